"use client";

import { useTranslations } from "use-intl";
import { unitWords } from "@/server/dates/unit-words";
import type { Recognised } from "@/server/reports/rules";
import { Part } from "./part";

type PartsProps = {
  recognised: Recognised;
  unticked: ReadonlySet<string>;
  tick: (id: string, isTicked: boolean) => void;
};

/** The date, the paragraphs and the quotations of a report, each with its box. */
export function Parts({ recognised, unticked, tick }: PartsProps) {
  const t = useTranslations("desk.reports");
  const { datedOn, headerWords, paragraphs, wordCount } = recognised;
  const quotations = paragraphs.filter(({ quotation }) => quotation !== null).length;
  const box = (id: string) => ({
    isTicked: !unticked.has(id),
    tick: (isTicked: boolean) => tick(id, isTicked),
  });

  return (
    <section className="sect" aria-labelledby="found">
      <h2 id="found">
        {t("found", { words: wordCount, paragraphs: paragraphs.length, quotations })}
      </h2>
      <ul className="rows parts">
        {datedOn ? (
          <Part
            label={t("date")}
            text={t("dateRead", { date: unitWords(datedOn, "en"), words: headerWords })}
            {...box("date")}
          />
        ) : null}
        {paragraphs.map(({ id, text, quotation }) => (
          <Part
            key={id}
            label={t("paragraph")}
            text={text}
            quotation={
              quotation && !unticked.has(id)
                ? { speaker: quotation.speaker, ...box(`quotation-${id}`) }
                : null
            }
            {...box(id)}
          />
        ))}
      </ul>
    </section>
  );
}
