"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ComponentProps, type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { Control } from "@/components/ui/control";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import type { NameMode } from "@/server/entities/schema";
import { type EntityKind, entityKinds } from "@/server/public/projection";
import { isNamingMissing, NameChoice, type Naming } from "./name-choice";
import { type StateChoice, StateSearch } from "./state-search";

/** A state is chosen out of the list of ISO 3166, all else is recorded by its kind and name. Then its page opens. */
export function AddForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations("desk.record.add");
  const adding = useAdding();
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState<EntityKind>("state");
  const [isUnlisted, setUnlisted] = useState(false);
  const [state, setState] = useState<StateChoice | null>(null);
  const [name, setName] = useState("");
  const [naming, setNaming] = useState<Naming>({ nameMode: null, pseudonym: "" });
  const [isAsked, setAsked] = useState(false);
  const isListed = kind === "state" && !isUnlisted;
  const isUnnamed = isListed ? state === null : name.trim() === "";
  const isMissing = isUnnamed || isUnchosen(kind, naming);
  const problem = isAsked && isUnnamed ? t(isListed ? "chooseState" : "nameMissing") : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (isMissing) {
      const first = isUnnamed ? "input:not([type=checkbox])" : "fieldset input, fieldset ~ * input";
      form.current?.querySelector<HTMLElement>(first)?.focus();
      return;
    }
    adding.add(isListed ? { state } : { kind, name, ...chosen(kind, naming) });
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <div className="body one">
        <div>
          <KindChoice kind={kind} onChoose={setKind} />
          {isListed ? (
            <StateSearch state={state} onPick={setState} error={problem} />
          ) : (
            <NameField name={name} onWrite={setName} error={problem} />
          )}
          <PersonNaming kind={kind} naming={naming} onChoose={setNaming} isAsked={isAsked} />
          {kind === "state" ? <Unlisted isTicked={isUnlisted} onTick={setUnlisted} /> : null}
          <ErrorNote text={adding.error} />
        </div>
      </div>
      <footer>
        <button type="button" className="btn" onClick={onClose}>
          {t("cancel")}
        </button>
        <Submit isBusy={adding.isBusy}>
          {t(isListed && state?.recordedId ? "openIt" : "add")}
        </Submit>
      </footer>
    </form>
  );
}

const isUnchosen = (kind: EntityKind, naming: Naming) =>
  kind === "person" && isNamingMissing(naming);

function PersonNaming({
  kind,
  ...given
}: ComponentProps<typeof NameChoice> & { kind: EntityKind }) {
  return kind === "person" ? <NameChoice {...given} /> : null;
}

/** Of a person alone; a pseudonym that was typed and then not chosen stays untold. */
function chosen(kind: EntityKind, { nameMode, pseudonym }: Naming) {
  if (kind !== "person" || nameMode === null) return {};
  return { nameMode, ...(nameMode === "pseudonym" && { pseudonym }) };
}

type Added =
  | { state: StateChoice | null }
  | { kind: EntityKind; name: string; nameMode?: NameMode; pseudonym?: string };

/** Records what is asked for, and opens its page. */
function useAdding() {
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { push } = useRouter();
  const opens = { onSuccess: ({ id }: { id: string }) => push(`/desk/record/${id}`) };
  const create = useMutation(trpc.entities.create.mutationOptions(opens));
  const addState = useMutation(trpc.entities.addState.mutationOptions(opens));
  return {
    add: (added: Added) => {
      if ("name" in added) create.mutate(added);
      else if (added.state) addState.mutate({ code: added.state.id });
    },
    // Until the page is there.
    isBusy: [create, addState].some((one) => one.isPending || one.isSuccess),
    error: words(create.error ?? addState.error),
  };
}

type UnlistedProps = { isTicked: boolean; onTick: (isTicked: boolean) => void };

function Unlisted({ isTicked, onTick }: UnlistedProps) {
  const t = useTranslations("desk.record.add");
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={isTicked}
        onChange={(event) => onTick(event.target.checked)}
      />
      {t("unlisted")}
    </label>
  );
}

type KindChoiceProps = { kind: EntityKind; onChoose: (kind: EntityKind) => void };

function KindChoice({ kind, onChoose }: KindChoiceProps) {
  const t = useTranslations("desk.record.add");
  const kinds = useTranslations("desk.event.kinds");
  return (
    <Control label={t("kind")}>
      {(props) => (
        <select
          {...props}
          className="select"
          value={kind}
          onChange={({ target }) =>
            onChoose(entityKinds.find((one) => one === target.value) ?? kind)
          }
        >
          {entityKinds.map((one) => (
            <option key={one} value={one}>
              {kinds(one)}
            </option>
          ))}
        </select>
      )}
    </Control>
  );
}

type NameFieldProps = {
  name: string;
  onWrite: (name: string) => void;
  error: string | undefined;
};

function NameField({ name, onWrite, error }: NameFieldProps) {
  const t = useTranslations("desk.record.add");
  return (
    <Control label={t("name")} hint={t("nameHint")} error={error}>
      {(props) => (
        <input
          {...props}
          className="input"
          lang="en"
          dir="ltr"
          maxLength={300}
          value={name}
          onChange={(event) => onWrite(event.target.value)}
        />
      )}
    </Control>
  );
}
