import { dateBand } from "./date-band";
import { problemSentence } from "./date-problem";
import { dateSentence, dateWords } from "./date-words";
import { notKnownSentence } from "./not-known";
import { readDate } from "./read-date";
import { type VagueDate, vagueDateFrom } from "./vague-date";

/** What a typed date means, for the person typing it: the words readers will get, its bounds in words, a drawing; or why it cannot be read. */
export function readingOf(typed: string) {
  const read = readDate(typed);
  if ("problem" in read)
    return { words: "", problem: problemSentence(read.problem, "en"), date: null };
  return readingAs(dateSentence(read.date, "en"), read.date);
}

/** A date, or the window that a condition makes, as it is shown to whoever writes, under the words readers get of it. */
export function readingAs(words: string, date: VagueDate | null) {
  return {
    words,
    problem: null,
    date: date && {
      edtf: date.edtf,
      earliest: date.earliest && dayWords(date.earliest),
      latest: date.latest && dayWords(date.latest),
      band: dateBand(date, "en"),
      because: [notKnownSentence(date, "en"), date.derivedFrom].filter(Boolean).join(" "),
    },
  };
}

const dayWords = (day: string) =>
  dateWords(vagueDateFrom(day, { note: "", derivedFrom: "" }), "en");

export type Reading = ReturnType<typeof readingOf>;
