import { dateWords } from "@/server/dates/date-words";
import { withheldName } from "@/server/entities/rules";
import { oncePer } from "@/server/once-per";
import type { Language, MeasureFacts, RecordedMeasure } from "@/server/public/projection";
import { ledgerWords } from "./act-words";

const numberFormat = oncePer(
  (lang: Language) =>
    new Intl.NumberFormat(lang === "en" ? "en-GB" : lang, {
      maximumFractionDigits: 15,
      numberingSystem: "latn",
    }),
);

/** A number with its unit: "30", "1,200 people", "4.5%". */
export function amountWords({ value, unit }: Amount, lang: Language): string {
  const number = numberFormat(lang).format(value);
  if (unit === "") return number;
  return unit === "%"
    ? ledgerWords("percent", { number })
    : ledgerWords("counted", { number, unit });
}

type Amount = Pick<RecordedMeasure, "value" | "unit">;

/** What was counted, to stand at the head of a line: "Visits". */
export const nameWords = ({ name }: Pick<RecordedMeasure, "name">) =>
  name.charAt(0).toLocaleUpperCase("en") + name.slice(1);

/** A measure in a line: "Visits: 30, of the CPT about Russia, between 1998 and 2025". `nameOf` tells what an id is called. */
export function measureWords(measure: RecordedMeasure, nameOf: (id: string) => string): string {
  const { ofId, aboutId, period, asOf } = measure;
  const of = nameOf(ofId);
  return [
    ledgerWords("measure", { name: nameWords(measure), number: amountWords(measure, "en") }),
    aboutId
      ? ledgerWords("measureAbout", { of, about: nameOf(aboutId) })
      : ledgerWords("measureOf", { of }),
    period ? dateWords(period, "en") : "",
    asOf ? ledgerWords("asOf", { when: dateWords(asOf, "en") }) : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** Measures entered together, a line each, with those they name as readers have them. */
export function measureLines({ measures, named }: MeasureFacts, lang: Language): string[] {
  const names = new Map(
    named.map(({ id, names: all }) => [id, all[lang] ?? all.en ?? withheldName]),
  );
  return measures.map((measure) => measureWords(measure, (id) => names.get(id) ?? ""));
}

/** What stands, in a comparison, where a text shows the measures of an entry. */
export const shownWords = ({ title, isLive }: { title: string; isLive: boolean }) =>
  ledgerWords("shown", { title, live: String(isLive) });
