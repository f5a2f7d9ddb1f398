import type { Language } from "@/server/public/projection";
import { firstDay, precisionOf, type Unit } from "./calendar";

/** What of a unit is said: an interval names a year or month that its ends share only once. */
export type Shown = "whole" | "withoutYear" | "dayAlone";

/** Until the catalogues are filled, dates are in English wherever their words are. */
const locales: Record<Language, string> = {
  en: "en-GB",
  uk: "en-GB",
  ru: "en-GB",
  ar: "en-GB",
};

/** A day, month or year in words, in western digits, a day held to its month by a no-break space. */
export function unitWords(unit: Unit, lang: Language, shown: Shown = "whole") {
  const precision = precisionOf(unit);
  const hasMonth = precision === "day" || precision === "month";
  const words = new Intl.DateTimeFormat(locales[lang], {
    day: precision === "day" ? "numeric" : undefined,
    month: hasMonth && shown !== "dayAlone" ? "long" : undefined,
    year: shown === "whole" ? "numeric" : undefined,
    timeZone: "UTC",
    numberingSystem: "latn",
  }).format(new Date(firstDay(unit)));
  return words.replace(/(\d) (?=\p{L})/gu, "$1\u00a0");
}

/** How the start of an interval is said when its end follows: "June" of "between June and September 2022". */
export function shownBeside(from: Unit, to: Unit): Shown {
  if (from.length !== to.length || from.length === 4) return "whole";
  if (from.slice(0, 4) !== to.slice(0, 4)) return "whole";
  return from.length === 10 && from.slice(0, 7) === to.slice(0, 7) ? "dayAlone" : "withoutYear";
}
