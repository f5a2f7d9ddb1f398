import { oncePer } from "@/server/once-per";
import type { Language } from "@/server/public/projection";

/** Sorts names as a language does. */
export const collatorOf = oncePer((lang: Language) => new Intl.Collator(lang));
