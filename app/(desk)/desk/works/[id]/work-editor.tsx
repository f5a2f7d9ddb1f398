"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Kept } from "@/components/desk/kept-words";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { useTold } from "@/components/desk/use-told";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import type { Draft } from "@/server/drafts/rules";
import type { EditionForDesk } from "@/server/reviews/queries";
import { ActsFields } from "./acts-fields";
import { ArticleFields } from "./article-fields";
import { Conflict } from "./conflict";
import { Contradictions, useLookAgain } from "./contradictions";
import { EntityFields } from "./entity-fields";
import { EventFields } from "./event-fields";
import { MeasuresFields } from "./measures-fields";
import { useTypedHeadline } from "./open-text";
import { PageFields } from "./page-fields";
import { SaveStateShown } from "./save-state";
import { useSaving } from "./use-saving";

type WorkEditorProps = { edition: EditionForDesk; kept: Kept | null | undefined };

/** A draft open for writing: saved while one types, sent for review with a note. */
export function WorkEditor({ edition, kept }: WorkEditorProps) {
  const t = useTranslations("desk.work");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const told = useTold();
  const showHeadline = useTypedHeadline();
  const { state, refusal, change, settle, release } = useSaving(edition.id, edition, kept);
  const submit = useMutation(
    trpc.reviews.submit.mutationOptions({
      onSuccess: ({ version }) =>
        told("sent", ({ reviews }) => reviews.takeBack.mutate({ editionId: edition.id, version })),
    }),
  );
  const lookAgain = useLookAgain(edition.id);
  useEffect(() => {
    if (state === "saved") lookAgain();
  });
  const [unsent, setUnsent] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const note = useId();
  const draft = useRef<Draft>({ text: edition.text, facts: edition.facts });

  const write: Write = ({ text, facts }) => {
    draft.current = {
      text: { ...draft.current.text, ...text },
      facts: facts ?? draft.current.facts,
    };
    if (text?.headline !== undefined) showHeadline(text.headline);
    change(draft.current);
  };

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const told = String(new FormData(event.currentTarget).get("note") ?? "");
    const version = await settle();
    if (version === null) return setUnsent(t("unsent"));
    setUnsent(null);
    submit.mutate({ editionId: edition.id, version, note: told });
  }

  function keys(event: KeyboardEvent) {
    const isSend = event.key === "Enter" && (event.metaKey || event.ctrlKey);
    if (isSend) form.current?.requestSubmit();
  }

  if (state === "stale") {
    return (
      <>
        <SaveStateShown state={state} refusal={refusal} />
        <Conflict editionId={edition.id} mine={draft.current} release={release} before={edition} />
      </>
    );
  }
  return (
    // Ctrl or Command with Enter sends from any field of the draft.
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside take the keys
    <div onKeyDown={keys}>
      <SaveStateShown state={state} refusal={refusal} />
      <Contradictions editionId={edition.id} isOpen />
      {edition.kind === "article" ? <ArticleFields edition={edition} write={write} /> : null}
      {edition.kind === "event" ? <EventFields edition={edition} write={write} /> : null}
      {edition.kind === "act" ? <ActsFields edition={edition} write={write} /> : null}
      {edition.kind === "measure" ? <MeasuresFields edition={edition} write={write} /> : null}
      {edition.kind === "page" ? <PageFields edition={edition} write={write} /> : null}
      {edition.kind === "entity" ? <EntityFields edition={edition} write={write} /> : null}
      <form className="closing" ref={form} onSubmit={send}>
        <div className="field">
          <label htmlFor={note}>{t("note")}</label>
          <textarea className="area" id={note} name="note" rows={2} maxLength={2000} />
          <p className="hint">{t("noteHint")}</p>
        </div>
        <div>
          <Submit isBusy={submit.isPending}>{t("send")}</Submit>
        </div>
        <ErrorNote text={unsent ?? words(submit.error)} />
      </form>
    </div>
  );
}

/** Takes the part of the draft a field changed. */
export type Write = (part: { text?: Partial<Draft["text"]>; facts?: Draft["facts"] }) => void;
