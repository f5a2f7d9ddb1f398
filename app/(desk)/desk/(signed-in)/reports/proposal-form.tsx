"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { DateField } from "@/app/(desk)/desk/works/[id]/date-field";
import { useTRPC } from "@/components/desk/trpc";
import { Field } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/note";
import type { ProposedEvent } from "@/server/proposals/queries";
import { type Decision, eventFrom } from "./use-decisions";

type ProposalFormProps = {
  event: ProposedEvent;
  place: string;
  onAccept: (decision: Decision) => void;
  onCancel: () => void;
};

/** A proposal put right before it is taken over: its title and its date. The words it rests on stay the report's. */
export function ProposalForm({ event, place, onAccept, onCancel }: ProposalFormProps) {
  const t = useTranslations("desk.proposals");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(event.typed);
  const [problem, setProblem] = useState<string | null>(null);

  async function accept(submitted: FormEvent<HTMLFormElement>) {
    submitted.preventDefault();
    const title = String(new FormData(submitted.currentTarget).get("title") ?? "").trim();
    if (title === "") return setProblem(t("titleNeeded"));
    const reading = await queries.fetchQuery(trpc.works.readDate.queryOptions({ typed }));
    if (reading.problem) return setProblem(reading.problem);
    // A date that is typed anew no longer follows from the report's words.
    const workedOut = typed === event.typed ? event.workedOut : "";
    onAccept({
      is: "accepted",
      isChanged: true,
      words: reading.words,
      event: { ...eventFrom(event, place), title, typed, workedOut },
    });
  }

  return (
    <form className="stack" aria-label={t("changing", { title: event.title })} onSubmit={accept}>
      <Field label={t("title")} name="title" maxLength={300} defaultValue={event.title} autoFocus />
      <DateField typed={typed} onChange={setTyped} />
      <ErrorNote text={problem} />
      <div className="row-of">
        <button type="submit" className="btn primary small">
          {t("acceptChanged")}
        </button>
        <button type="button" className="btn small" onClick={onCancel}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
