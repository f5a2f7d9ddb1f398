import { createTranslator } from "use-intl/core";
import words from "@/messages/en/public.json" with { type: "json" };
import { unitWords } from "@/server/dates/unit-words";
import type { Language } from "@/server/public/projection";

/** The words of the public pages. The other catalogues are not filled yet, so every language reads the English ones, with English plurals. */
export const publicWords = createTranslator({
  locale: "en",
  timeZone: "UTC",
  messages: { public: words },
  namespace: "public",
});

export type Words = typeof publicWords;

/** The UTC day of an instant in words, its day held to its month. */
export function longDate(lang: Language, date: Date) {
  return unitWords(isoDay(date), lang);
}

/** `2025-08-26`, in UTC. */
export function isoDay(date: Date) {
  return date.toISOString().slice(0, 10);
}

export function direction(lang: Language) {
  return lang === "ar" ? "rtl" : "ltr";
}

/** Words in another language than the page's say so. */
export function ownLanguage(page: Language, words: Language) {
  return page === words ? {} : { lang: words, dir: direction(words) };
}

/** Stands between the names in a line: "Russia · State Duma". */
export const between = " · ";
