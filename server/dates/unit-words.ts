import { oncePer } from "@/server/once-per";
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
  const format = formatOf(`${locales[lang]} ${precisionOf(unit)} ${shown}`);
  const words = format.format(new Date(firstDay(unit)));
  return words.replace(/(\d) (?=\p{L})/gu, "$1\u00a0");
}

/** Takes a locale, a precision and what is shown: `en-GB month whole`. */
const formatOf = oncePer((key: string) => {
  const [locale, precision, shown] = key.split(" ");
  const hasMonth = precision === "day" || precision === "month";
  return new Intl.DateTimeFormat(locale, {
    day: precision === "day" ? "numeric" : undefined,
    month: hasMonth && shown !== "dayAlone" ? "long" : undefined,
    year: shown === "whole" ? "numeric" : undefined,
    timeZone: "UTC",
    numberingSystem: "latn",
  });
});

/** How the start of an interval is said when its end follows: "June" of "between June and September 2022". */
export function shownBeside(from: Unit, to: Unit): Shown {
  if (from.length !== to.length || from.length === 4) return "whole";
  if (from.slice(0, 4) !== to.slice(0, 4)) return "whole";
  return from.length === 10 && from.slice(0, 7) === to.slice(0, 7) ? "dayAlone" : "withoutYear";
}
