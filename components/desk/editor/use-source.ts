import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC, useTRPCClient } from "@/components/desk/trpc";
import type { CreateSource } from "@/server/sources/schema";
import { sourceProblems } from "./source-fields";
import { useProblems } from "./use-problems";

export type SourceWords = Omit<CreateSource, "trackerId">;
export type RecordedSource = CreateSource & { id: string; version: number };

const wordsOf = ({ id: _, version: __, trackerId: ___, ...fields }: RecordedSource): SourceWords =>
  fields;

/** A recorded source as it is put right: what is typed, what was saved last, and what another saved meanwhile. */
export function useSource(source: RecordedSource, onSaved: (fields: SourceWords) => void) {
  const words = useRefusalWords();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [base, setBase] = useState({ fields: wordsOf(source), version: source.version });
  const [fields, setFields] = useState(base.fields);
  const [clashes, setClashes] = useState<string[] | null>(null);
  const { form, problems, setProblems } = useProblems();
  const update = useMutation(
    trpc.sources.update.mutationOptions({
      onSuccess: async ({ version }) => {
        setBase({ fields, version });
        setClashes(null);
        await queries.invalidateQueries(trpc.sources.search.pathFilter());
        await queries.invalidateQueries(trpc.sources.origins.pathFilter());
        await queries.invalidateQueries(trpc.reviews.footing.pathFilter());
        await queries.invalidateQueries(trpc.captures.ofSource.pathFilter());
        onSaved(fields);
      },
    }),
  );
  // The page was drawn anew with a newer one: what was typed stays.
  useEffect(() => {
    if (source.version > base.version) take(source);
  });

  function take(newer: RecordedSource) {
    const theirs = wordsOf(newer);
    const now = merged({ base: base.fields, mine: fields, theirs });
    setBase({ fields: theirs, version: newer.version });
    setFields(now.fields);
    return now.clashes;
  }

  async function reload() {
    const newer = await client.sources.one.query({ sourceId: source.id }).catch(() => null);
    if (!newer) return;
    setClashes(take(newer));
    update.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const found = sourceProblems(fields);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    update.mutate({ sourceId: source.id, version: base.version, ...fields });
  }

  function write(next: SourceWords) {
    setFields(next);
    update.reset();
  }

  return {
    trackerId: source.trackerId,
    form,
    submit,
    fields,
    saved: base.fields,
    problems,
    write,
    reload,
    /** Null until another's save was brought in; then the fields that both changed. */
    clashes,
    isStale: update.error?.message === "sourceStale",
    error: words(update.error),
    isBusy: update.isPending,
    isSaved: update.isSuccess,
  };
}

type Versions = { base: SourceWords; mine: SourceWords; theirs: SourceWords };

/** Mine over theirs: what only they changed is taken, and where both changed a field it is named, mine standing. */
function merged({ base, mine, theirs }: Versions): { fields: SourceWords; clashes: string[] } {
  const was = new Map(Object.entries(base));
  const now = new Map(Object.entries(theirs));
  const changed = Object.entries(mine).filter(([name, value]) => value !== was.get(name));
  const clashes = changed.filter(
    ([name, value]) => now.get(name) !== was.get(name) && now.get(name) !== value,
  );
  return {
    fields: { ...theirs, ...Object.fromEntries(changed) },
    clashes: clashes.map(([name]) => name),
  };
}
