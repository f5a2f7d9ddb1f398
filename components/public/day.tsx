import type { Language } from "@/server/public/projection";
import { isoDay, longDate } from "./words";

/** A day: an ISO date, or the UTC day of an instant. */
export function Day({ lang, on }: { lang: Language; on: string | Date }) {
  const date = new Date(on);
  return <time dateTime={isoDay(date)}>{longDate(lang, date)}</time>;
}
