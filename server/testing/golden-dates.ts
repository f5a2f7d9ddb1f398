import { dateWords } from "@/server/dates/date-words";
import { vagueDateFrom } from "@/server/dates/vague-date";
import type { Language } from "@/server/public/projection";

/** A date without a qualifier, then its words: plain, about, perhaps, and both. */
export type Golden = [edtf: string, plain: string, about: string, perhaps: string, both: string];

/** Each date of a table with each qualifier, and its words. */
export function golden(table: Golden[]): [edtf: string, words: string][] {
  return table.flatMap(([edtf, plain, about, perhaps, both]): [string, string][] => [
    [edtf, plain],
    [marked(edtf, "~"), about],
    [marked(edtf, "?"), perhaps],
    [marked(edtf, "%"), both],
  ]);
}

/** A qualifier holds for each end that a date has. */
function marked(edtf: string, mark: string) {
  return edtf.replace(/[\dX](?=\/|$)/g, `$&${mark}`);
}

/** A date's words with an underscore for each no-break space, so that a table shows them. */
export function wordsOf(edtf: string, lang: Language) {
  return shown(dateWords(vagueDateFrom(edtf, { note: "", derivedFrom: "" }), lang));
}

export const shown = (words: string) => words.replaceAll("\u00a0", "_");
