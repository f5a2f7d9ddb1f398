import { dateWords } from "@/server/dates/date-words";
import { vagueDateFrom } from "@/server/dates/vague-date";

/** A date of the record in English words, with plain spaces, as a person would type it: "between March and December 2022". */
export function inWords(edtf: string): string {
  return dateWords(vagueDateFrom(edtf, { note: "", derivedFrom: "" }), "en").replace(
    /\u00a0/g,
    " ",
  );
}
