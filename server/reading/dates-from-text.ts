import { isUnit, precisionOf } from "@/server/dates/calendar";
import { amount, amountOf, countIn, endOf, measure, measureOf, shifted, startOf } from "./amounts";
import { type Around, type Form, type Found, foundBy, type Reading, sideOf } from "./found";
import { inWords } from "./in-words";

/** Counted from the nearest date before in the text. */
const fromBefore: Form[] = [
  [
    /\b(?:(later|earlier)\s+)?(?:in\s+)?(?:the\s+(?:very\s+)?same|that(?:\s+same)?)\s+(day|week|month|year)\b/gi,
    ([, side = "", measure = ""], around) => sameAs(measure, side, around),
  ],
  [
    /(?<!\b(?:over|in|within|during|for)\s)\bthe\s+(following|next|previous|preceding)\s+(day|week|month|year|decade)\b/gi,
    ([, which = "", measure = ""], around) =>
      step(/following|next/i.test(which) ? 1 : -1, measure, around),
  ],
  [
    /\bthe\s+(day|week|month|year)\s+(before|after)\b(?=\s*[,.;:)]|\s*$)/gi,
    ([, measure = "", which = ""], around) =>
      step(which.toLowerCase() === "after" ? 1 : -1, measure, around),
  ],
  [
    new RegExp(
      String.raw`\b(${amount})\s+(${measure})s?\s+(later|earlier|(?:before|after|afterwards)(?=\s*[,.;:)]|\s*$))`,
      "giu",
    ),
    ([, count = "", measure = "", which = ""], around) => counted(count, measure, which, around),
  ],
];

/** "Two years after joining", beside "in 1998": the date of the joining. */
const fromBeside: Form[] = [
  [
    new RegExp(String.raw`\b(${amount})\s+(${measure})s?\s+(after|before)(?=\s+[\p{L}\d])`, "giu"),
    ([, count = "", measure = "", which = ""], { beside, isBesideCountedFrom }) => {
      if (!beside) return null;
      const sign = (which.toLowerCase() === "after") === isBesideCountedFrom ? 1 : -1;
      const named = shifted(endOf(beside), sign * amountOf(count), measureOf(measure));
      const said = countIn(count, measure);
      if (!named) return null;
      return { named, workedOut: `${inWords(beside)} ${sign < 0 ? "minus" : "plus"} ${said}` };
    },
  ],
];

/** Dates that are said by their distance from the nearest one before: "later that year", "three days later". */
export function datesFromBefore(text: string): Found[] {
  return foundBy(fromBefore, text);
}

/** Dates that are said by their distance from another of the same sentence. */
export function datesFromBeside(text: string): Found[] {
  return foundBy(fromBeside, text);
}

function sameAs(measure: string, side: string, { before }: Around): Reading | null {
  if (!before) return null;
  const from = endOf(before);
  const named = precisionOf(from) === "decade" ? null : shifted(from, 0, measureOf(measure));
  if (!named) return null;
  const said = inWords(before);
  if (!side) return { named, workedOut: `the ${measure.toLowerCase()} of ${said}` };
  const order = /later/i.test(side) ? "after" : "before";
  return sideOf(named, from, side, `${order} ${said}, within ${inWords(named)}`);
}

function step(by: number, measure: string, { before }: Around): Reading | null {
  if (!before) return null;
  const from = by > 0 ? endOf(before) : startOf(before);
  const named = /decade/i.test(measure)
    ? decadeBeside(from, by)
    : shifted(from, by, measureOf(measure));
  const reason = `the ${measure.toLowerCase()} ${by > 0 ? "after" : "before"} ${inWords(before)}`;
  return named ? { named, workedOut: reason } : null;
}

function decadeBeside(from: string, by: number): string | null {
  const decade = Number(from.slice(0, 3)) + by;
  return isUnit(`${decade}X`) ? `${decade}X` : null;
}

function counted(
  count: string,
  measure: string,
  which: string,
  { before }: Around,
): Reading | null {
  if (!before) return null;
  const isLater = /later|after/i.test(which);
  const by = isLater ? amountOf(count) : -amountOf(count);
  const named = shifted(isLater ? endOf(before) : startOf(before), by, measureOf(measure));
  if (!named) return null;
  const said = countIn(count, measure);
  return { named, workedOut: `${said} ${isLater ? "after" : "before"} ${inWords(before)}` };
}
