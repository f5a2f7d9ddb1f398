import type { Language } from "@/server/public/projection";
import { datesWords } from "./catalogue";
import { countsOf, type Period } from "./period";

/** By itself, or where a sentence says after how long: "через неделю" of "неделя". */
export type PeriodPlace = "alone" | "after";

const units = ["years", "months", "weeks", "days"] as const;

/**
 * A period in words: "12 months", "1 year and 6 months", "3 months, and on to the first day of the next month". It counts in the
 * units it was given in. Throws on what is no duration.
 */
export function periodWords(
  { duration, until }: Period,
  lang: Language = "en",
  place: PeriodPlace = "alone",
): string {
  const counted = countsOf(duration);
  if (!counted) throw new RangeError(`Not a duration: ${duration}`);
  const words = datesWords(lang);
  const parts = units
    .filter((unit) => counted[unit] > 0)
    .map((unit) => words(`period.${unit}`, { count: counted[unit], shown: place }));
  // American English would put a comma before the last.
  const length = new Intl.ListFormat(lang === "en" ? "en-GB" : lang).format(parts);
  return until === "day" ? length : words("periods.nextMonth", { period: length });
}
