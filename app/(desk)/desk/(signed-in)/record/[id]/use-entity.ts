import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC, useTRPCClient } from "@/components/desk/trpc";
import {
  type Entity,
  type FieldName,
  fieldsOf,
  inputOf,
  merged,
  type Problems,
  problemsOf,
} from "./fields";

/** The form of an entity: what is typed, what was saved last, and what another saved meanwhile. */
export function useEntity(entity: Entity) {
  const words = useRefusalWords();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { refresh } = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState(() => ({ fields: fieldsOf(entity), version: entity.version }));
  const [fields, setFields] = useState(saved.fields);
  const [clashes, setClashes] = useState<FieldName[]>([]);
  const [problems, setProblems] = useState<Problems>({});
  const [isStale, setStale] = useState(false);
  const update = useMutation(trpc.entities.update.mutationOptions());
  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [problems]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const input = inputOf(fields, { id: entity.id, version: saved.version });
    const found = problemsOf(input);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    await update.mutateAsync(input).then(keep, async ({ message }: Error) => {
      if (message === "stale") await compare();
    });
  }

  /** What was sent may be written otherwise now: trimmed, a year in other words. What was typed since stays. */
  async function keep() {
    await read(({ fields: theirs }) =>
      setFields((mine) => merged({ base: fields, mine, theirs }).fields),
    );
    setClashes([]);
    setStale(false);
    refresh();
  }

  const compare = () =>
    read(({ fields: theirs }) => {
      const now = merged({ base: saved.fields, mine: fields, theirs });
      setFields(now.fields);
      setClashes(now.clashes);
      setStale(true);
    });

  async function read(then: (newer: typeof saved) => void) {
    const newer = await client.entities.one.query({ entityId: entity.id }).catch(() => null);
    if (!newer) return;
    const now = { fields: fieldsOf(newer), version: newer.version };
    setSaved(now);
    then(now);
  }

  function write(name: FieldName, typed: string) {
    setFields((before) => ({ ...before, [name]: typed }));
    update.reset();
  }

  function take(name: FieldName) {
    write(name, saved.fields[name]);
    setClashes((before) => before.filter((one) => one !== name));
  }

  return {
    form,
    submit,
    given: {
      fields,
      problems,
      theirs: Object.fromEntries(clashes.map((name) => [name, saved.fields[name]])),
      onWrite: write,
      onTake: take,
    },
    clashes,
    isStale,
    isBusy: update.isPending,
    isSaved: update.isSuccess,
    error: words(update.error),
  };
}
