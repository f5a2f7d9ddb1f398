import { createTranslator } from "use-intl/core";
import words from "@/messages/en/public.json" with { type: "json" };
import type { Language } from "@/server/public/projection";

/** The words of the public pages. The other catalogues are not filled yet, so every language reads the English ones, with English plurals. */
export function publicWords() {
  return createTranslator({
    locale: "en",
    timeZone: "UTC",
    messages: { public: words },
    namespace: "public",
  });
}

export type Words = ReturnType<typeof publicWords>;

const locales: Record<Language, string> = { en: "en-GB", uk: "uk", ru: "ru", ar: "ar" };

/** A date in words, in UTC and western digits, its day held to its month. */
export function longDate(lang: Language, date: Date) {
  const words = new Intl.DateTimeFormat(locales[lang], {
    dateStyle: "long",
    timeZone: "UTC",
    numberingSystem: "latn",
  }).format(date);
  return words.replace(/(\d) (?=\p{L})/gu, "$1\u00a0");
}

/** `2025-08-26`, in UTC. */
export function isoDay(date: Date) {
  return date.toISOString().slice(0, 10);
}

export function direction(lang: Language) {
  return lang === "ar" ? "rtl" : "ltr";
}
