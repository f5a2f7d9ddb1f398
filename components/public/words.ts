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

/** The language of `publicWords`, whatever the page's. A date within one of their sentences is in it too; one by itself is in the page's. */
export const wordsLanguage: Language = "en";

/** The UTC day of an instant as a sentence of `publicWords` has it, its day held to its month. */
export function longDate(date: Date) {
  return unitWords(isoDay(date), wordsLanguage);
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
