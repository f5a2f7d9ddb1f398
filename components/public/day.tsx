import { unitWords } from "@/server/dates/unit-words";
import type { Language } from "@/server/public/projection";
import { isoDay } from "./words";

/** A day: an ISO date, or the UTC day of an instant. */
export function Day({ lang, on }: { lang: Language; on: string | Date }) {
  const day = isoDay(new Date(on));
  return <time dateTime={day}>{unitWords(day, lang)}</time>;
}
