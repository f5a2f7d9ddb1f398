import { type Phase, vagueDateFrom } from "@/server/dates/vague-date";
import { type Bounded, boundedDates } from "@/server/reading/bounds";
import { clauseAround, clauseOfCue, segmentAround } from "@/server/reading/clauses";
import { type Cue, cuesIn } from "@/server/reading/cues";
import { dateExpressions, isInName } from "@/server/reading/date-expressions";
import { inWords } from "@/server/reading/in-words";
import { isEnglish } from "@/server/reading/language";
import { type Stretch, sentencesIn } from "@/server/reading/sentences";
import { titleFrom } from "@/server/reading/titles";

/** An event that a report tells of, for an editor to accept, change or dismiss. */
export type Proposal = {
  /** `event-1` and on, in reading order. */
  id: string;
  paragraphId: string;
  /** The words it rests on, verbatim from the paragraph. */
  quote: string;
  /** The date expression, verbatim; empty where a cue alone tells of it. */
  phrase: string;
  /** What the date field takes, so that `readDate` gives exactly the bounds; empty where no date is set. */
  typed: string;
  /** The reason for the date, in words; empty where the quote gives it itself. */
  workedOut: string;
  phase: Phase;
  /** From the clause's own words, without its date. */
  title: string;
};

type Report = { paragraphs: readonly { id: string; text: string }[]; datedOn: string | null };

/** A sentence with the place of its first letter in the text, and what was found in it, placed from its start. */
type Sentence = {
  words: string;
  dates: (Bounded & Stretch)[];
  cues: Cue[];
  datedOn: string | null;
};
type Told = Omit<Proposal, "id" | "paragraphId"> & { at: number };

/** Parts paragraphs so that no date expression reaches from one into the next. */
const between = "\n¶\n";

/** Whether a report is in a language that is read for events: English, for now. */
export function isRead(text: string): boolean {
  return isEnglish(text);
}

/**
 * The events a report tells of, by its date expressions and by the cues of what is still to come. Each date is resolved against
 * `datedOn` (ISO day) or the nearest date before it, and is never more precise than the words; null resolves nothing against it.
 * None for a report in another language than English.
 */
export function proposeEvents({ paragraphs, datedOn }: Report): Proposal[] {
  const text = paragraphs.map((paragraph) => paragraph.text).join(between);
  if (!isRead(text)) return [];
  const dates = boundedDates(text, dateExpressions(text, datedOn));
  let [start, next] = [0, 0];
  const told = paragraphs.flatMap(({ id, text: words }) => {
    const from = start;
    start += words.length + between.length;
    return sentencesIn(words).flatMap((each) => {
      const place = { start: from + each.start, end: from + each.end };
      const first = next;
      while ((dates[next]?.index ?? text.length) < place.end) next += 1;
      const sentence = sentenceAt(text, place, dates.slice(first, next));
      return toldIn({ ...sentence, datedOn }).map(({ at: _, ...event }) => ({
        paragraphId: id,
        ...event,
      }));
    });
  });
  return told.map((event, n) => ({ id: `event-${n + 1}`, ...event }));
}

function sentenceAt(text: string, { start, end }: Stretch, dates: readonly Bounded[]) {
  const words = text.slice(start, end);
  const own = dates.map((date) => ({
    ...date,
    start: date.index - start,
    end: date.index - start + date.text.length,
  }));
  return { words, dates: own.filter((date) => date.end <= words.length), cues: cuesIn(words) };
}

/** What a sentence tells, in its order. A cue with a date in its clause is that date's. */
function toldIn(sentence: Sentence): Told[] {
  const { words, dates, cues } = sentence;
  const owned = cues.filter((cue) => dates.some((date) => holds(words, cue, date, dates)));
  const free = cues.filter((cue) => !owned.includes(cue));
  const byDate = dates
    .filter(
      (date) =>
        !isInName(words, { index: date.start, text: date.text }) && !isCountedFrom(words, date),
    )
    .map((date) => toldByDate(sentence, date, { owned, free }))
    .filter(({ quote }) => !isHabit.test(quote));
  const byCue = free.map((cue) => toldByCue(sentence, cue));
  return [...byDate, ...byCue].toSorted((a, b) => a.at - b.at);
}

function holds(words: string, cue: Cue, date: Stretch, dates: readonly Stretch[]): boolean {
  const segment = segmentAround(words, date, [...dates.filter((other) => other !== date)]);
  return cue.quoted !== "sentence" && segment.start <= cue.start && cue.end <= date.start;
}

/** "Two weeks after 4 May": the event is the one two weeks after, or a time to wait that may not be over. */
const isCountedFrom = (words: string, { start }: Stretch) =>
  /\b(?:day|week|month|year)s?\s+(?:after|before|of|from)\s+(?:the\s+)?$/i.test(
    words.slice(0, start),
  );

/** "Every Thursday since 1998" is no event. */
const isHabit = /\b(?:every|each)\b/i;

function toldByDate(
  sentence: Sentence,
  date: Bounded & Stretch,
  cues: { owned: Cue[]; free: Cue[] },
): Told {
  const { words, dates, datedOn } = sentence;
  const taken = [...dates.filter((other) => other !== date), ...cues.free];
  const segment = segmentAround(words, date, taken);
  const clause = clauseAround(words, date, taken);
  const isCued = cues.owned.some((cue) => segment.start <= cue.start && cue.end <= segment.end);
  return {
    at: date.start,
    quote: words.slice(clause.start, clause.end),
    phrase: date.text,
    typed: date.edtf ? inWords(date.edtf) : "",
    workedOut: date.workedOut,
    phase: phaseOf(date, datedOn, isCued),
    title: titleFrom(words, segment, { dates }),
  };
}

/** What lies before the report has happened and what lies after it has not; between them the words decide. */
function phaseOf({ edtf, isAhead }: Bounded, datedOn: string | null, isCued: boolean): Phase {
  const { earliest = null, latest = null } = edtf
    ? vagueDateFrom(edtf, { note: "", derivedFrom: "" })
    : {};
  if (datedOn && latest && latest < datedOn) return "occurred";
  if (datedOn && earliest && earliest > datedOn) return "pending";
  return isAhead || isCued ? "pending" : "occurred";
}

function toldByCue({ words, dates, cues }: Sentence, cue: Cue): Told {
  const taken = [...dates, ...cues.filter((other) => other !== cue)];
  const clause = clauseOfCue(words, cue, taken);
  return {
    at: cue.start,
    quote: words.slice(clause.start, clause.end),
    phrase: "",
    typed: "",
    workedOut: cue.workedOut,
    phase: "pending",
    title: titleOfCue(words, cue, { clause, dates }),
  };
}

/** "Russia’s formal exit" of "No date has been set for Russia’s formal exit"; "Proposal that …" of "proposing that …". */
function titleOfCue(
  words: string,
  cue: Cue,
  { clause, dates }: { clause: Stretch; dates: Stretch[] },
) {
  const after = { start: cue.end, end: clause.end };
  if (cue.quoted === "fromHere") return titleFrom(words, after, { dates, lead: "Proposal that" });
  const isUnset = cue.quoted === "sentence" && /^\s+for\b/.test(words.slice(cue.end));
  return titleFrom(words, isUnset ? after : clause, { dates });
}
