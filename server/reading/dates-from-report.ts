import { dayAt } from "@/server/dates/calendar";
import {
  amount,
  amountOf,
  countIn,
  endOf,
  measure,
  measureOf,
  quarterOf,
  shifted,
  two,
} from "./amounts";
import { type Around, type Form, type Found, foundBy, type Reading, sideOf } from "./found";
import { inWords } from "./in-words";
import { month } from "./written-years";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const partOfDay = String.raw`(?:\s+(?:morning|afternoon|evening|night|noon))?`;
const monthNames = month.toLowerCase().split("|");

const forms: Form[] = [
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
      String.raw`(?<!\b(?:every|each|Black|Bloody|Good)\s)\b(?:the\s+(?:early\s+hours|morning|afternoon|evening|night)\s+of\s+)?(?:(last|next|this)\s+)?(${weekdays.join("|")})${partOfDay}\b`,
      "g",
    ),
    ([, which = "", name = ""], around) => weekday(which, name, around),
  ],
  [
    new RegExp(
      String.raw`(?<!\b(?:more than|less than|over|nearly|almost|at least|some)\s)\b(${amount})\s+(${measure})s?\s+ago\b`,
      "gi",
    ),
    ([, count = "", measure = ""], around) => ago(count, measure, around),
  ],
  [
    /\b(?:(last|this|next)\s+|(?:over|at|during)\s+the\s+)weekend\b/gi,
    ([, which = ""], around) => weekend(which, around),
  ],
  [
    /\b(?:(?:a\s+few|several|many|some|a|two|three)\s+)?(?:decades?|centur(?:y|ies))\s+ago\b/gi,
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

/** Dates that are said by their distance from the report's own: "on Saturday", "last month", "three years ago". */
export function datesFromReport(text: string): Found[] {
  return foundBy(forms, text);
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
  const said = countIn(count, measure);
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
