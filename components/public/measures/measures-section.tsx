import type { Words } from "@/components/public/words";
import type { Language, Measures } from "@/server/public/projection";
import { MeasureTable } from "./measure-table";

type MeasuresSectionProps = { t: Words; lang: Language; measures: Measures; about: string };

/** What an entity counted, and what was counted about it. */
export function MeasuresSection({ t, lang, measures, about }: MeasuresSectionProps) {
  if (measures.lines.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="measures">
      <h2 id="measures">{t("measure.section")}</h2>
      <MeasureTable t={t} lang={lang} lines={measures.lines} links={measures.pages} about={about} />
    </section>
  );
}
