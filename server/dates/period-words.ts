import { oncePer } from "@/server/once-per";
import type { Language } from "@/server/public/projection";
import { datesWords } from "./catalogue";
import { countsOf, type Period } from "./period";

const units = [
  ["years", "year"],
  ["months", "month"],
  ["weeks", "week"],
  ["days", "day"],
] as const;
type Unit = (typeof units)[number][1];

/** A period in words, to stand within a sentence: "12 months", "3 months, and on to the first day of the next month". */
export function periodWords({ duration, until }: Period, lang: Language = "en"): string {
  const counted = countsOf(duration);
  if (!counted) throw new RangeError(`Not a duration: ${duration}`);
  const { list, number } = formatsOf(lang);
  const parts = units.flatMap(([name, unit]) =>
    counted[name] > 0 ? [number(unit).format(counted[name])] : [],
  );
  const words = list.format(parts);
  return until === "day" ? words : datesWords(lang)("periods.nextMonth", { period: words });
}

const localeOf = (lang: Language) => (lang === "en" ? "en-GB" : lang);

const formatsOf = oncePer((lang: Language) => ({
  list: new Intl.ListFormat(localeOf(lang)),
  number: oncePer(
    (unit: Unit) =>
      new Intl.NumberFormat(localeOf(lang), {
        style: "unit",
        unit,
        unitDisplay: "long",
        numberingSystem: "latn",
      }),
  ),
}));
