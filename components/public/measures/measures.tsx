import { Entry, type EntryProps } from "@/components/public/entry";
import type { MeasureProjection } from "@/server/public/projection";
import { MeasureTable } from "./measure-table";

/** Measures entered together: what was counted, by whom, over which time, and on what the numbers rest. */
export function Measures(entry: EntryProps<MeasureProjection>) {
  const { t, around, version } = entry;
  const { lang, path, facts } = version.projection;
  const named = new Map(facts.named.map((one) => [one.id, one]));
  const lines = facts.measures.flatMap((measure) => {
    const of = named.get(measure.ofId);
    const about = named.get(measure.aboutId ?? "") ?? null;
    return of ? [{ measure, of, about, path }] : [];
  });
  return (
    <Entry {...entry}>
      <section className="sec" aria-labelledby="measures">
        <h2 id="measures">{t("measure.numbers", { count: lines.length })}</h2>
        <MeasureTable t={t} lang={lang} lines={lines} links={around.entities} isOwn />
      </section>
    </Entry>
  );
}
