import type { ParsedComponents, ParsedResult } from "chrono-node";
import { casual } from "chrono-node/en";
import { isUnit, type Unit } from "@/server/dates/calendar";
import { isEdtf } from "@/server/dates/vague-date";
import { two } from "./amounts";
import { type Around, type Form, type Found, foundBy, outright, type Reading } from "./found";
import { inWords } from "./in-words";
import { sentencesIn, wordsBefore } from "./sentences";
import { month, year } from "./written-years";

const monthNames = month.split("|");
const short = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec";
const weekday = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const ordinal = "(?:st|nd|rd|th)?";

/** A day or month of a year that may not be said; with its weekday (0 for Sunday) where that is. */
type Place = { month: number; day: number | null; weekday?: number | null };

/** "12 and 14 February", of which chrono takes the second. */
const pairs: Form[] = [
  [
    new RegExp(
      String.raw`\b(\d{1,2})${ordinal}\s+(?:and|or|to)\s+(\d{1,2})${ordinal}\s+(?:of\s+)?(${month})\b(?:,?\s+(${year})\b)?`,
      "g",
    ),
    ([, from = "", to = "", name = "", of = ""], around) => {
      const inMonth = (day: string) => ({ month: monthNames.indexOf(name) + 1, day: Number(day) });
      return placed(inMonth(from), inMonth(to), of || null, around);
    },
  ],
];

/** Days and months by name or number. Of what chrono finds we keep what the words say, never what it implies. */
export function calendarDates(text: string): Found[] {
  return sentencesIn(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    if (!mayHoldOne.test(sentence)) return [];
    return datesInSentence(sentence).map((found) => ({ ...found, index: found.index + start }));
  });
}

/** Chrono looks for much that we do not take from it, so it is asked only where there is something to find. */
const mayHoldOne = new RegExp(String.raw`\b(?:${month}|${short})\b|\d[./-]\d`);

function datesInSentence(sentence: string): Found[] {
  const results = chronoOf(withoutHours(sentence));
  const dated = results.filter(({ start }) => start.isCertain("month"));
  return [
    ...foundBy(pairs, sentence),
    ...dated.flatMap((result) => fromChrono(result, sentence) ?? []),
  ];
}

const chronoOf = (text: string) =>
  casual.parse(text, { instant: new Date("2000-01-01T12:00:00Z"), timezone: 0 });

/** Chrono makes a moment of "the night of 11 December 1996" and a day of "the end of March"; it is not shown these words. */
const withoutHours = (text: string) =>
  text.replace(
    /\b(?:midnight|night|evening|morning|afternoon|noon|end|beginning|start)\b/gi,
    (word) => "x".repeat(word.length),
  );

const asWritten = new RegExp(
  String.raw`(?<!\d)(?:${weekday},?\s+)?(?:\d{4}-\d|\d{1,2}[./]\d|\d{1,2}${ordinal}[\s–-]|(?:${month}|(?:${short})\b)).*`,
  "s",
);
const partOf =
  /(?:\bthe\s+)?\b(?:(?:very\s+)?(?:beginning|start|end|middle|morning|afternoon|evening|night)\s+of\s+|(?:early|mid|late)[\s-]+(?:in\s+)?)$/i;

function fromChrono(result: ParsedResult, text: string): Found | null {
  const [within = ""] = asWritten.exec(result.text) ?? [];
  const words = within.replace(/[\s,;:]+$/, "");
  // "1990s ago" is so many seconds to chrono.
  if (!words || /\b(?:ago|later|before|after)\b/.test(words)) return null;
  const at = result.index + result.text.indexOf(words);
  const isAlone = new RegExp(`^(?:${month}|${short})$`).test(words);
  if (isAlone && !isMonth(text, at, words)) return null;
  const [part = ""] = partOf.exec(wordsBefore(text, at)) ?? [];
  // "Two weeks after May 4" is no 4 May, and "at 3pm on May 4" is: what is left of the words is read again.
  const read = words === result.text ? result : chronoOf(words)[0];
  if (!read?.start.isCertain("month")) return null;
  const said = { words, start: read.start, end: read.end };
  const following = text.slice(at + words.length);
  return {
    index: at - part.length,
    text: `${part}${words}`,
    read: (around) => readWritten(said, borrowed(following), around),
  };
}

/** "May", "March" and "April" are names and verbs too: a month alone needs a word before it that takes a time. */
function isMonth(text: string, at: number, words: string): boolean {
  const isLed =
    /\b(?:in|of|since|until|till|by|from|to|and|during|between|before|after|through|late|early|mid)[\s-]+$|\b(?:January|February|March|April|May|June|July|August|September|October|November),\s+$/i;
  if (isLed.test(wordsBefore(text, at))) return true;
  const isOwner = /^['’]s\b/.test(text.slice(at + words.length));
  return isOwner && !/^(?:May|April|June|August)$/.test(words);
}

/** The year that what follows gives to both: "between March and June 2022". */
function borrowed(following: string): string | null {
  const pattern = new RegExp(
    String.raw`^(?:,\s(?:${month}))*,?\s*(?:and|to|or|until|–|-)\s*(?:\d{1,2}\s+)?(?:${month})(?:\s+\d{1,2},)?\s+(${year})\b`,
  );
  return pattern.exec(following)?.[1] ?? null;
}

type Said = { words: string; start: ParsedComponents; end: ParsedComponents | undefined };

function readWritten(
  { words, start, end }: Said,
  ofNext: string | null,
  around: Around,
): Reading | null {
  if (isUnclear(words)) return null;
  const said = /\d{4}/.exec(words)?.[0] ?? ofNext;
  const own = (part: ParsedComponents) =>
    end && part.isCertain("year") ? `${part.get("year")}` : said;
  const [from, to] = [start, end ?? start].map((part) => placeOf(part, words));
  const [first, last] = [own(start), own(end ?? start)];
  if (!from || !to) return null;
  if (first === last) return placed(from, to, first, around);
  // "June to 1990s" ends in the year 2000 to chrono, so many seconds from now.
  if (!first || !last || !words.includes(last)) return null;
  const span = `${unitIn(from, first)}/${unitIn(to, last)}`;
  return isEdtf(span) ? outright(span) : null;
}

/** A day only where its number is said. */
function placeOf(part: ParsedComponents, words: string): Place {
  const day = part.isCertain("day") ? part.get("day") : null;
  const isSaid = new RegExp(String.raw`(?<!\d)0?${day}(?!\d)`).test(words);
  const weekdaySaid = part.isCertain("weekday") ? part.get("weekday") : null;
  return { month: part.get("month") ?? 0, day: isSaid ? day : null, weekday: weekdaySaid };
}

/** 08/03/2025 is August to some and March to others, and "March 98" may be of either century. */
function isUnclear(words: string): boolean {
  const [one = 0, other = 0] = words.split(/[./]/).map(Number);
  if (words.includes("/") && one !== other && one <= 12 && other <= 12) return true;
  return (
    /(?:^|\D)\d{1,2}\D+(?:['’]?\d{2})$|\s['’]\d{2}$/.test(words) &&
    !/\d{4}/.test(words) &&
    !/[–-]/.test(words)
  );
}

function unitIn({ month: number, day }: Place, of: string): Unit | null {
  const unit = `${of}-${two(number)}${day === null ? "" : `-${two(day)}`}`;
  return isUnit(unit) ? unit : null;
}

/** "In August", "on 3 April": the last one up to the report's own date, or the next where what is told is to come. */
function placed(
  from: Place,
  to: Place,
  said: string | null,
  { datedOn, isAhead }: Around,
): Reading | null {
  if (said) return outright(spanIn(from, to, said));
  if (!datedOn) return null;
  const own = Number(datedOn.slice(0, 4));
  const years = isAhead ? [own, own + 1] : [own, own - 1];
  const isSaid = (each: number) => isOnSide(unitIn(to, `${each}`), datedOn, isAhead);
  const of = yearOfWeekday(from, own) ?? years.find(isSaid);
  const named = of === undefined ? null : spanIn(from, to, `${of}`);
  return named === null ? null : { named, workedOut: reason(named, datedOn) };
}

/** "Thursday, Sept. 4" is of the year in which that is a Thursday: this one, or one beside it. */
function yearOfWeekday(place: Place, own: number): number | undefined {
  if (place.day === null || typeof place.weekday !== "number") return undefined;
  return [own, own - 1, own + 1].find((each) => {
    const day = unitIn(place, `${each}`);
    return day && new Date(day).getUTCDay() === place.weekday;
  });
}

function spanIn(from: Place, to: Place, of: string): string | null {
  const [start, end] = [unitIn(from, of), unitIn(to, of)];
  if (!start || !end || start > end) return null;
  return start === end ? start : `${start}/${end}`;
}

function isOnSide(unit: Unit | null, datedOn: string, isAhead: boolean): boolean {
  if (!unit) return false;
  const own = datedOn.slice(0, unit.length);
  return isAhead ? unit >= own : unit <= own;
}

function reason(named: string, datedOn: string): string {
  const said = inWords(named).replace(/^between |\s\d{4}$/g, "");
  if (datedOn.startsWith(named)) return `${said} of the report’s own year`;
  const isAhead = named > datedOn;
  const side = isAhead ? "next" : "last";
  return `the ${side} ${said} ${isAhead ? "after" : "before"} ${inWords(datedOn)}`;
}
