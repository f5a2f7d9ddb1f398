import type { Language } from "@/server/public/projection";
import { datesWords } from "./catalogue";
import type { VagueDate } from "./vague-date";

/** What the source left out of a date: "day" of June 2022, "monthAndDay" of 1998, null of a day or of no date at all. */
export function whatIsNotKnown(date: VagueDate | null) {
  if (!date) return null;
  const { earliest, latest } = date;
  if (!earliest || !latest || earliest.slice(0, 4) !== latest.slice(0, 4)) return "yearMonthAndDay";
  if (earliest.slice(0, 7) !== latest.slice(0, 7)) return "monthAndDay";
  return earliest === latest ? null : "day";
}

/** The same as a sentence: "The month and the day are not known." */
export function notKnownSentence(date: VagueDate | null, lang: Language) {
  const part = whatIsNotKnown(date);
  return part && datesWords(lang)(`notKnown.${part}`);
}
