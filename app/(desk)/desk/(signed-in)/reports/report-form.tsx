"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { Field } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import type { BringIn } from "@/server/reports/schema";

type ReportFormProps = {
  /** What stays of the report, and what was taken over from it. */
  made: Pick<BringIn, "text" | "unticked" | "events">;
  /** ISO; null where it is asked for here. */
  datedOn: string | null;
  onDated: (datedOn: string | null) => void;
  trackers: { id: string; name: string }[];
  startAgain: () => void;
};

/** Where a report is from and what becomes of it; makes the drafts and opens the article's. */
export function ReportForm({ made, datedOn, onDated, trackers, startAgain }: ReportFormProps) {
  const t = useTranslations("desk.reports");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { push } = useRouter();
  const bringIn = useMutation(
    trpc.reports.bringIn.mutationOptions({
      onSuccess: ({ editionId }) => push(`/desk/works/${editionId}`),
    }),
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "");
    bringIn.mutate({
      ...made,
      trackerId: field("trackerId"),
      datedOn: datedOn ?? (field("datedOn") || null),
      headline: field("headline"),
      source: { publisher: field("publisher"), title: field("title"), url: field("url") },
    });
  }

  return (
    <form className="form sect" onSubmit={submit}>
      <section className="sect" aria-labelledby="from">
        <h2 id="from">{t("source")}</h2>
        {datedOn === null ? (
          <Field
            label={t("datedOn")}
            hint={t("datedOnHint")}
            type="date"
            name="datedOn"
            onChange={(event) => onDated(event.target.value || null)}
          />
        ) : null}
        <Field label={t("publisher")} name="publisher" maxLength={200} required />
        <Field
          label={t("address")}
          hint={t("addressHint")}
          type="url"
          name="url"
          maxLength={2048}
        />
        <Field label={t("sourceTitle")} hint={t("sourceTitleHint")} name="title" maxLength={300} />
      </section>
      <section className="sect" aria-labelledby="draft">
        <h2 id="draft">{t("draft")}</h2>
        <Field label={t("headline")} hint={t("headlineHint")} name="headline" maxLength={300} />
        <div className="field">
          <label htmlFor="trackerId">{t("tracker")}</label>
          <select className="select" id="trackerId" name="trackerId">
            {trackers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <ErrorNote text={words(bringIn.error)} />
        <div className="row-of">
          <Submit isBusy={bringIn.isPending || bringIn.isSuccess}>
            {t("make", { events: made.events.length })}
          </Submit>
          <button type="button" className="btn" onClick={startAgain}>
            {t("again")}
          </button>
        </div>
      </section>
    </form>
  );
}
