"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { Field } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/note";
import { unitWords } from "@/server/dates/unit-words";
import type { Recognised as Report } from "@/server/reports/rules";
import { Part } from "./part";

type RecognisedProps = {
  text: string;
  recognised: Report;
  trackers: { id: string; name: string }[];
  startAgain: () => void;
};

/** What was recognised, each part to be unticked, and where the report is from; only then is a draft made. */
export function Recognised({ text, recognised, trackers, startAgain }: RecognisedProps) {
  const t = useTranslations("desk.reports");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { push } = useRouter();
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const bringIn = useMutation(
    trpc.reports.bringIn.mutationOptions({
      onSuccess: ({ editionId }) => push(`/desk/works/${editionId}`),
    }),
  );
  const { datedOn, headerWords, paragraphs, wordCount } = recognised;
  const isDated = datedOn !== null && !unticked.has("date");
  const quotations = paragraphs.filter(({ quotation }) => quotation !== null).length;

  function tick(id: string, isTicked: boolean) {
    const next = new Set(unticked);
    if (isTicked) next.delete(id);
    else next.add(id);
    setUnticked(next);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "");
    bringIn.mutate({
      text,
      trackerId: field("trackerId"),
      unticked: [...unticked],
      datedOn: isDated ? datedOn : field("datedOn") || null,
      headline: field("headline"),
      source: { publisher: field("publisher"), title: field("title"), url: field("url") },
    });
  }

  return (
    <form className="form" onSubmit={submit}>
      <section className="sect" aria-labelledby="found">
        <h2 id="found">
          {t("found", { words: wordCount, paragraphs: paragraphs.length, quotations })}
        </h2>
        <ul className="rows parts">
          {datedOn ? (
            <Part
              label={t("date")}
              text={t("dateRead", { date: unitWords(datedOn, "en"), words: headerWords })}
              isTicked={isDated}
              tick={(isTicked) => tick("date", isTicked)}
            />
          ) : null}
          {paragraphs.map(({ id, text: paragraph, quotation }) => (
            <Part
              key={id}
              label={t("paragraph")}
              text={paragraph}
              isTicked={!unticked.has(id)}
              tick={(isTicked) => tick(id, isTicked)}
              quotation={
                quotation && !unticked.has(id)
                  ? {
                      speaker: quotation.speaker,
                      isTicked: !unticked.has(`quotation-${id}`),
                      tick: (isTicked) => tick(`quotation-${id}`, isTicked),
                    }
                  : null
              }
            />
          ))}
        </ul>
      </section>
      <section className="sect" aria-labelledby="from">
        <h2 id="from">{t("source")}</h2>
        {isDated ? null : (
          <Field label={t("datedOn")} hint={t("datedOnHint")} type="date" name="datedOn" />
        )}
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
          <button
            type="submit"
            className="btn primary"
            disabled={bringIn.isPending || bringIn.isSuccess}
          >
            {t("make")}
          </button>
          <button type="button" className="btn" onClick={startAgain}>
            {t("again")}
          </button>
        </div>
      </section>
    </form>
  );
}
