import { dayAt, firstDay, isUnit, lastDay, precisionOf } from "@/server/dates/calendar";
import { amount, amountOf, endOf, measureOf, quarterOf, shifted, startOf, two } from "./amounts";
import { type Around, type Form, type Found, foundBy, type Reading } from "./found";
import { inWords } from "./in-words";
import { month } from "./written-years";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const partOfDay = String.raw`(?:\s+(?:morning|afternoon|evening|night|noon))?`;
const monthNames = month.toLowerCase().split("|");
const measures = "day|week|month|year";

/** Counted from the report's own date. */
const fromReport: Form[] = [
  [
    /\b(?:today|tonight|this\s+(?:morning|afternoon|evening))\b/gi,
    (_, around) => day(around, 0, "the report’s own date"),
  ],
  [
    /\b(?:yesterday(?:\s+(?:morning|afternoon|evening))?|last\s+night)\b/gi,
    (_, around) => day(around, -1, "the day before"),
  ],
  [/\bthe\s+day\s+before\s+yesterday\b/gi, (_, around) => day(around, -2, "two days before")],
  [
    /\btomorrow(?:\s+(?:morning|afternoon|evening|night))?\b/gi,
    (_, around) => day(around, 1, "the day after"),
  ],
  [
    new RegExp(
      String.raw`(?<!\b(?:every|each|Black|Bloody|Good)\s)\b(?:(last|next|this)\s+)?(${weekdays.join("|")})${partOfDay}\b`,
      "g",
    ),
    ([, which = "", name = ""], around) => weekday(which, name, around),
  ],
  [
    new RegExp(
      String.raw`(?<!\b(?:more than|less than|over|nearly|almost|at least|some)\s)\b(${amount})\s+(${measures})s?\s+ago\b`,
      "gi",
    ),
    ([, count = "", measure = ""], around) => ago(count, measure, around),
  ],
  [
    /\b(?:(last|this|next)\s+|(?:over|at|during)\s+the\s+)weekend\b/gi,
    ([, which = ""], around) => weekend(which, around),
  ],
  [
    /\b(?:a\s+few|several|many|some|a|two|three)?\s*(?:decades?|centur(?:y|ies))\s+ago\b/gi,
    () => null,
  ],
  [/\b(?:a\s+few|several|many|some)\s+(?:days|weeks|months|years)\s+ago\b/gi, () => null],
  [
    /(?<!\b(?:the|that|same)\s)\b((?:earlier|later)\s+)?(?:(?:early|late)\s+)?((?:the\s+)?last|this|next)\s+(week|month|quarter|year)\b/gi,
    ([, side = "", which = "", measure = ""], around) => ofReport(which, measure, side, around),
  ],
  [
    /\b(?:the\s+)?(?:(?:very\s+)?(?:beginning|start|end|middle)\s+of|same\s+(?:period|month|time|quarter|day)(?:\s+of)?)\s+(?:the\s+)?(last|this|next)\s+(week|month|year)\b/gi,
    ([, which = "", measure = ""], around) => ofReport(which, measure, "", around),
  ],
  [
    /\b(?:the\s+)?(?:very\s+)?(?:beginning|start|end|middle)\s+of\s+the\s+(week|month|year)\b/gi,
    ([, measure = ""], around) => ofReport("this", measure, "", around),
  ],
  [
    new RegExp(String.raw`\b(?:(?:early|mid|late)[\s-]+)?(last|next|this)\s+(${month})\b`, "gi"),
    ([, which = "", name = ""], around) => namedMonth(which, name, around),
  ],
  [/\b(?:last|this|next)\s+(?:spring|summer|autumn|fall|winter)\b/gi, () => null],
];

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
      String.raw`\b(${amount})\s+(${measures})s?\s+(later|earlier|(?:before|after|afterwards)(?=\s*[,.;:)]|\s*$))`,
      "giu",
    ),
    ([, count = "", measure = "", which = ""], around) => counted(count, measure, which, around),
  ],
];

/** "Two years after joining", beside "in 1998": the date of the joining. */
const fromBeside: Form[] = [
  [
    new RegExp(String.raw`\b(${amount})\s+(${measures})s?\s+(after|before)(?=\s+[\p{L}\d])`, "giu"),
    ([, count = "", measure = "", which = ""], { beside, isBesideCountedFrom }) => {
      if (!beside) return null;
      const sign = (which.toLowerCase() === "after") === isBesideCountedFrom ? 1 : -1;
      const named = shifted(endOf(beside), sign * amountOf(count), measureOf(measure));
      const said = `${count.toLowerCase()} ${measure.toLowerCase()}${amountOf(count) === 1 ? "" : "s"}`;
      if (!named) return null;
      return { named, workedOut: `${inWords(beside)} ${sign < 0 ? "minus" : "plus"} ${said}` };
    },
  ],
];

/** Dates that are said by their distance from another. */
export function relativeDates(text: string): Found[] {
  return foundBy([...fromReport, ...fromBefore], text);
}

/** Distances from what is dated by another expression of the sentence. */
export function distancesBeside(text: string): Found[] {
  return foundBy(fromBeside, text);
}

function day({ datedOn }: Around, distance: number, said: string): Reading | null {
  if (!datedOn) return null;
  return {
    named: dayAt(datedOn, distance),
    workedOut: distance === 0 ? said : `${said} ${inWords(datedOn)}`,
  };
}

/** A weekday is the last one up to the report's own day, for news tells of the past, or the next where it tells of what is to come. */
function weekday(which: string, name: string, { datedOn, isAhead }: Around): Reading | null {
  if (!datedOn) return null;
  const own = new Date(datedOn).getUTCDay();
  const wanted = weekdays.indexOf(name);
  const said = which.toLowerCase();
  if (said === "" && own === wanted)
    return { named: datedOn, workedOut: `the report’s own date, a ${name}` };
  const isNext = said === "next" || (said !== "last" && isAhead);
  const distance = isNext ? ((wanted - own + 6) % 7) + 1 : -(((own - wanted + 6) % 7) + 1);
  const reason = isNext ? `the next ${name} after` : `the last ${name} before`;
  return { named: dayAt(datedOn, distance), workedOut: `${reason} ${inWords(datedOn)}` };
}

function weekend(which: string, around: Around): Reading | null {
  const saturday = weekday(which.toLowerCase() === "this" ? "" : which, "Saturday", around);
  if (!saturday) return null;
  const named = `${saturday.named}/${dayAt(saturday.named, 1)}`;
  return { named, workedOut: saturday.workedOut.replace("Saturday", "weekend") };
}

function ago(count: string, measure: string, { datedOn }: Around): Reading | null {
  const named = datedOn && shifted(datedOn, -amountOf(count), measureOf(measure));
  if (!named) return null;
  const said = `${count.toLowerCase()} ${measure.toLowerCase()}${amountOf(count) === 1 ? "" : "s"}`;
  return {
    named,
    workedOut: `${measureOf(measure) === "week" ? "the week " : ""}${said} before ${inWords(datedOn)}`,
  };
}

const steps: Record<string, number> = { last: -1, this: 0, next: 1 };
const relation: Record<string, string> = { last: "before", this: "of", next: "after" };

/** "Last month", "earlier this year": a whole week, month, quarter or year beside the report's own date or around it. */
function ofReport(
  which: string,
  measure: string,
  side: string,
  { datedOn }: Around,
): Reading | null {
  if (!datedOn) return null;
  const said = which.toLowerCase().replace(/^the\s+/, "");
  const named = unitNear(datedOn, measure.toLowerCase(), steps[said] ?? 0);
  if (!named) return null;
  const reason = `the ${measure.toLowerCase()} ${relation[said]} ${inWords(datedOn)}`;
  if (said !== "this" || !side) return { named, workedOut: reason };
  const own = datedOn.slice(0, endOf(named).length === 4 ? 7 : 10);
  return sideOf(named, own, side, `${side.trim().toLowerCase()} in ${reason}`);
}

function unitNear(datedOn: string, measure: string, by: number): string | null {
  if (measure === "quarter") return quarterOf(datedOn.slice(0, 7), by);
  return shifted(datedOn, by, measureOf(measure));
}

/** What of a unit lies before or after a day or month in it, that included. */
function sideOf(named: string, from: string, side: string, workedOut: string): Reading {
  const isLater = /later/i.test(side);
  const edge = isLater ? endOf(named) : startOf(named);
  if (from.length <= edge.length && edge.length !== 10) return { named, workedOut };
  const end =
    edge.length === 10 ? edge : (isLater ? lastDay(edge) : firstDay(edge)).slice(0, from.length);
  const [start, stop] = isLater ? [from, end] : [end, from];
  return { named, narrowed: start === stop ? start : `${start}/${stop}`, workedOut };
}

/** "Last August" is the one before this month, not one before the last. */
function namedMonth(which: string, name: string, { datedOn }: Around): Reading | null {
  if (!datedOn) return null;
  const number = two(monthNames.indexOf(name.toLowerCase()) + 1);
  const [own, ownYear] = [datedOn.slice(5, 7), Number(datedOn.slice(0, 4))];
  const said = which.toLowerCase();
  const by = { last: number < own ? 0 : -1, next: number > own ? 0 : 1 }[said] ?? 0;
  const reason =
    said === "this" ? "of the report’s own year" : `${relation[said]} ${inWords(datedOn)}`;
  const words = `${name.charAt(0).toUpperCase()}${name.slice(1).toLowerCase()}`;
  return {
    named: `${ownYear + by}-${number}`,
    workedOut: said === "this" ? `${words} ${reason}` : `the ${said} ${words} ${reason}`,
  };
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
  const said = `${count.toLowerCase()} ${measure.toLowerCase()}${amountOf(count) === 1 ? "" : "s"}`;
  return { named, workedOut: `${said} ${isLater ? "after" : "before"} ${inWords(before)}` };
}
