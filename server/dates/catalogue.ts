import { createTranslator } from "use-intl/core";
import arabic from "@/messages/ar/dates.json" with { type: "json" };
import english from "@/messages/en/dates.json" with { type: "json" };
import russian from "@/messages/ru/dates.json" with { type: "json" };
import ukrainian from "@/messages/uk/dates.json" with { type: "json" };
import { oncePer } from "@/server/once-per";
import type { Language } from "@/server/public/projection";

const catalogues: Record<Language, typeof english> = {
  en: english,
  uk: ukrainian,
  ru: russian,
  ar: arabic,
};

/** Words of the dates' own catalogue, with the plurals of their language and western digits. */
export const datesWords = oncePer((lang: Language) =>
  createTranslator({
    locale: `${lang}-u-nu-latn`,
    timeZone: "UTC",
    messages: { dates: catalogues[lang] },
    namespace: "dates",
  }),
);
