import { type VagueDate, vagueDateFrom } from "@/server/dates/vague-date";
import { calendarDates } from "./calendar-dates";
import { datesFromReport } from "./dates-from-report";
import { datesFromBefore, datesFromBeside } from "./dates-from-text";
import type { Found, Reading } from "./found";
import { type Stretch, sentencesIn, wordsBefore } from "./sentences";
import { tellsOfFuture } from "./tense";
import { writtenYears } from "./written-years";

/** Words of a text that say a date. */
export type DateExpression = {
  index: number;
  text: string;
  /** What the words name; null where they give no date, or only one that is counted from what is not known. */
  date: VagueDate | null;
  /** When an event told with them can have been: in "later that year" less than the year it names. */
  within: VagueDate | null;
  /** The reason in words; empty where the words themselves give the date. */
  workedOut: string;
  /** Whether the words around it tell of what is to come. */
  isAhead: boolean;
};

type Placed = Found & { sentence: number; isBeside: boolean; isAhead: boolean };
type Read = Placed & { reading: Reading | null };
type Report = { text: string; datedOn: string | null };

/** What a date expression stands among where nothing else is dated. */
const alone = { before: null, beside: null, isBesideCountedFrom: false };

/**
 * Every date expression of an English text in reading order, none within another, each resolved against the report's own
 * date (ISO day) or the nearest date before it. None is more precise than its words.
 */
export function dateExpressions(text: string, datedOn: string | null): DateExpression[] {
  const found = [
    ...datesFromReport(text).map(isPlain),
    ...datesFromBefore(text).map(isPlain),
    ...datesFromBeside(text).map(isBeside),
    ...writtenYears(text).map(isPlain),
    ...calendarDates(text).map(isPlain),
  ];
  const read: Read[] = [];
  for (const each of placed(longest(found, text), text)) {
    const before = nearestBefore(each, read);
    const around = { ...alone, datedOn, before, isAhead: each.isAhead };
    read.push({ ...each, reading: each.isBeside ? null : each.read(around) });
  }
  const bySentence = Map.groupBy(read, ({ sentence }) => sentence);
  return read
    .map((each) => {
      if (!each.isBeside) return each;
      return besideOthers(each, bySentence.get(each.sentence) ?? [], { text, datedOn });
    })
    .filter(({ isBeside, reading }) => !isBeside || reading)
    .map(expressionOf);
}

const isPlain = (found: Found) => ({ ...found, isBeside: false });
const isBeside = (found: Found) => ({ ...found, isBeside: true });

/** Where expressions overlap the longest stays, and of equal ones the first. */
function longest<Each extends Found>(found: Each[], text: string): Each[] {
  const taken = new Uint8Array(text.length);
  const kept = found
    .toSorted((a, b) => b.text.length - a.text.length)
    .filter(({ index, text: { length } }) => {
      const isFree = !taken.subarray(index, index + length).includes(1);
      if (isFree) taken.fill(1, index, index + length);
      return isFree;
    });
  return kept.toSorted((a, b) => a.index - b.index);
}

/** Each with its sentence; both are in reading order. */
function placed(found: (Found & { isBeside: boolean })[], text: string): Placed[] {
  const sentences = sentencesIn(text);
  let sentence = 0;
  return found.map((each) => {
    while ((sentences[sentence + 1]?.start ?? text.length) <= each.index) sentence += 1;
    return { ...each, sentence, isAhead: isAheadIn(text, sentences[sentence], each) };
  });
}

/** "That year" is not said of a date told long before: it lies at most so many sentences back. */
const reach = 2;

function nearestBefore(each: Placed, read: Read[]): string | null {
  const before = read.findLast(({ reading }) => reading);
  if (!before || each.sentence - before.sentence > reach) return null;
  return before.reading?.named ?? null;
}

function isAheadIn(text: string, sentence: Stretch | undefined, found: Found): boolean {
  if (!sentence) return false;
  const start = found.index - sentence.start;
  const words = text.slice(sentence.start, sentence.end);
  return tellsOfFuture(words, { start, end: start + found.text.length });
}

/**
 * The date beside it in the sentence: the nearest before, else the nearest after. A year in a name dates nothing else.
 * Where there is none, "a year after giving notice" is a time to wait and no date.
 */
function besideOthers(each: Placed, sentence: Read[], { text, datedOn }: Report): Read {
  const end = each.index + each.text.length;
  const mates = sentence.filter(({ reading }) => reading);
  const isCountedFrom = (mate: Read) =>
    mate.index > end && !/[,;]/.test(text.slice(end, mate.index));
  const mate =
    mates.find(isCountedFrom) ??
    mates.findLast((other) => other.index < each.index && !isInName(text, other)) ??
    mates.find((other) => other.index > end && !isInName(text, other));
  const beside = mate?.reading?.named ?? null;
  const isBesideCountedFrom = mate !== undefined && isCountedFrom(mate);
  const around = { ...alone, datedOn, beside, isBesideCountedFrom, isAhead: each.isAhead };
  return { ...each, reading: each.read(around) };
}

/** "The 1951 Refugee Convention", "Summit 2010": a year that is part of a name tells of no event. */
export function isInName(text: string, { index, text: words }: { index: number; text: string }) {
  if (!/^\d{4}$/.test(words)) return false;
  const before = wordsBefore(text, index);
  if (/\b(?:the|a|an|its|their|his|her|this)\s+$/i.test(before))
    return /^\s\p{L}/u.test(text.slice(index + words.length));
  return /[\p{Ll},]\s+\p{Lu}\p{L}+\s+$|\p{Lu}\p{L}+\s+\p{Lu}\p{L}+\s+$/u.test(before);
}

function expressionOf({ index, text, reading, isAhead }: Read): DateExpression {
  if (!reading) return { index, text, date: null, within: null, workedOut: "", isAhead };
  const told = { note: text, derivedFrom: reading.workedOut };
  const date = vagueDateFrom(reading.named, told);
  const within = reading.narrowed ? vagueDateFrom(reading.narrowed, told) : date;
  return { index, text, date, within, workedOut: reading.workedOut, isAhead };
}
