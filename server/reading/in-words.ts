import { dateWords } from "@/server/dates/date-words";
import { vagueDateFrom } from "@/server/dates/vague-date";

/** A report says the same few dates again and again, its own in every second reason; their words are kept, up to so many. */
const known = new Map<string, string>();
const most = 500;

/** A date of the record in English words, with plain spaces, as a person would type it: "between March and December 2022". */
export function inWords(edtf: string): string {
  const kept = known.get(edtf);
  if (kept !== undefined) return kept;
  const date = vagueDateFrom(edtf, { note: "", derivedFrom: "" });
  const words = dateWords(date, "en").replace(/\u00a0/g, " ");
  if (known.size >= most) known.clear();
  known.set(edtf, words);
  return words;
}
