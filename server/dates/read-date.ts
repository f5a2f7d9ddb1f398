import { dayAt, precisionOf, type Unit, unitAfter, unitBefore } from "./calendar";
import type { DateProblem } from "./date-problem";
import { inEnglish } from "./in-english";
import { numberWords } from "./number-words";
import { readUnit, withBorrowed } from "./read-unit";
import { isEdtf, type VagueDate, vagueDateFrom } from "./vague-date";

/** A date, no date set, or why it cannot be read. */
export type DateReading = { date: VagueDate | null } | { problem: DateProblem };

const notADate: DateReading = {
  problem: {
    code: "notADate",
    suggestion: "14 June 2022",
    second: "about 1998",
    third: "between June and September 2022",
  },
};

type Form = [pattern: RegExp, read: (parts: RegExpExecArray) => DateReading | null];

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const weekday = weekdays.join("|");
const seasons: Record<string, [string, string]> = {
  spring: ["March", "May"],
  summer: ["June", "August"],
  autumn: ["September", "November"],
  fall: ["September", "November"],
  winter: ["January", "February"],
};
const parts: Record<string, [string, string]> = {
  early: ["January", "April"],
  mid: ["May", "August"],
  late: ["September", "December"],
};
const about = String.raw`(?:about|around|circa|ca?\.|approximately|approx\.|roughly|~)`;
const dash = String.raw`\s*[–—]\s*|\s+-\s+|\s+to\s+|\s+(?:until|till)\s+|\s+and\s+`;

/** Every way a date is said, the most particular first. */
const forms: Form[] = [
  [/^(not set|no date( set)?|no date has been set|unknown|none)?$/i, () => ({ date: null })],
  [/^later (?:in|that year,?) (\d{4})$/i, ([, year = ""]) => later(year)],
  [
    new RegExp(`^(?:the )?(?:last )?(${weekday}) before (.+)$`, "i"),
    ([, name, from]) => lastWeekday(name, from),
  ],
  [/^(\d{4}) minus (\w+) years?$/i, ([, year = "", count = ""]) => yearsBefore(year, count)],
  [/^(\w+) years? before (\d{4})$/i, ([, count = "", year = ""]) => yearsBefore(year, count)],
  [/^(early|mid|late)(?: |-)(?:in )?(\d{4})$/i, ([, said = "", year = ""]) => partOf(said, year)],
  [
    /^(?:the )?(spring|summer|autumn|fall|winter)(?: of|,)? (\d{4})$/i,
    ([, name = "", year = ""]) => season(name, year),
  ],
  [
    new RegExp(`^(?:between|from)\\s+(.+?)(?:${dash})(.+)$`, "i"),
    ([, from = "", to = ""]) => between(from, to),
  ],
  [/^before\s+(.+)$/i, ([, text = ""]) => open(text, "before")],
  [
    /^(?:until|till|by|up to|no later than|not later than)\s+(?:(?:the )?end of )?(.+)$/i,
    ([, text = ""]) => open(text, "by"),
  ],
  [/^(?:after)\s+(.+)$/i, ([, text = ""]) => open(text, "after")],
  [/^(?:since|from)\s+(.+)$/i, ([, text = ""]) => open(text, "since")],
  [
    new RegExp(`^${about}\\s*(.+?)(,? perhaps|\\?)?$`, "i"),
    ([, text = "", doubt]) => marked(text, doubt ? "%" : "~"),
  ],
  [/^(?:perhaps|possibly|probably|maybe),?\s+(.+)$/i, ([, text = ""]) => marked(text, "?")],
  [/^(.+?),? (?:approximately|approx\.?|or so)$/i, ([, text = ""]) => marked(text, "~")],
  [/^(.+?)(?:,? perhaps|\s*\?)$/i, ([, text = ""]) => marked(text, "?")],
  [/^(.+?)(?:\s*[–—]\s*|\s+-\s+|\s+to\s+)(.+)$/i, ([, from = "", to = ""]) => between(from, to)],
  [/^(?:in|on) (.+)$/i, ([, text = ""]) => dateOf(text)],
  [/^(\p{L}{3,}|\d{1,2} \p{L}{3,}|\p{L}{3,} \d{1,2})$/u, ([, text = ""]) => noYear(text)],
  [/^(.*\D)?(\d{2}|[1-9]0s)$/, ([, before = "", year = ""]) => shortYear(before, year)],
];

/**
 * Reads a date as people say it in English, Ukrainian, Russian or Arabic, or EDTF. Gives no day and no month that was not typed; an
 * empty text is no date set. How a date was worked out ("the last Saturday before …") is said in English, and years are counted
 * back ("two years before 1998") in English only.
 */
export function readDate(typed: string): DateReading {
  const text = typed.normalize("NFKC").trim().replace(/\s+/g, " ");
  return readEnglish(inEnglish(text));
}

function readEnglish(text: string): DateReading {
  const canonical = text.toUpperCase();
  if (isEdtf(canonical)) return dated(canonical, "");
  const unit = readUnit(text);
  if (unit) return "unit" in unit ? dated(unit.unit, "") : unit;
  for (const [pattern, read] of forms) {
    const found = pattern.exec(text);
    const reading = found && read(found);
    if (reading) return reading;
  }
  return notADate;
}

function dated(edtf: string, derivedFrom: string): DateReading {
  return { date: vagueDateFrom(edtf, { note: "", derivedFrom }) };
}

/** Reads a unit and goes on with it, or answers its problem. */
function withUnit(text: string, use: (unit: Unit) => DateReading | null): DateReading | null {
  const read = readUnit(text);
  if (!read) return null;
  return "unit" in read ? use(read.unit) : read;
}

/** What can only be said of a date that there is. */
function dateOf(text: string): DateReading {
  const read = readEnglish(text);
  return "date" in read && !read.date ? notADate : read;
}

/** A date said with "about" or "perhaps", whatever shape it has. */
function marked(text: string, mark: "~" | "?" | "%"): DateReading | null {
  const plain = dateOf(text);
  if ("problem" in plain || !plain.date) return plain;
  const { edtf, derivedFrom } = plain.date;
  const said = /[~?%]/.exec(edtf)?.[0] ?? mark;
  const both = said === mark ? mark : "%";
  const ends = edtf
    .split("/")
    .map((end) => (end === ".." ? end : `${end.replace(/[~?%]$/, "")}${both}`));
  return dated(ends.join("/"), derivedFrom);
}

function between(from: string, to: string): DateReading | null {
  const [start, end] = [afterAbout(from), afterAbout(to)];
  if (start && end) return marked(`between ${start} and ${end}`, "~");
  const doubt = /^(.*?),? perhaps$/i.exec(to)?.[1];
  if (doubt) return marked(`between ${from} and ${doubt}`, "?");
  const whole = withBorrowed(from, to);
  return withUnit(to, (end) =>
    withUnit(whole, (start) => {
      const edtf = `${start}/${end}`;
      if (isEdtf(edtf)) return dated(edtf, "");
      if (precisionOf(start) === "decade" || precisionOf(end) === "decade") return notADate;
      return { problem: { code: "endsReversed", suggestion: `between ${to} and ${whole}` } };
    }),
  );
}

const afterAbout = (text: string) => new RegExp(`^${about}\\s*(.+)$`, "i").exec(text)?.[1];

/** "Before 1998" ends with 1997, "by 1998" with 1998 itself, "after 2000" begins with 2001, "since 2000" with 2000 itself. */
function open(text: string, side: "before" | "by" | "after" | "since"): DateReading | null {
  const unsure = afterAbout(text);
  if (unsure) return marked(`${side} ${unsure}`, "~");
  const doubt = /^(.*?),? perhaps$/i.exec(text)?.[1];
  if (doubt) return marked(`${side} ${doubt}`, "?");
  return withUnit(text, (unit) => {
    const itself = (same: Unit) => same;
    const end = { before: unitBefore, by: itself, after: unitAfter, since: itself }[side](unit);
    const edtf = side === "before" || side === "by" ? `../${end}` : `${end}/..`;
    return end !== null && isEdtf(edtf) ? dated(edtf, "") : notADate;
  });
}

function later(year: string): DateReading {
  return dated(year, `“later in ${year}”: nothing closer than the year is said`);
}

/** The weekday that came last before a day, as reports count from their own date. */
function lastWeekday(name = "", from = ""): DateReading | null {
  return withUnit(from, (day) => {
    if (precisionOf(day) !== "day")
      return {
        problem: { code: "anchorVague", suggestion: `the last ${name} before 26 August 2025` },
      };
    const wanted = weekdays.indexOf(name.toLowerCase());
    const distance = ((new Date(day).getUTCDay() - wanted + 6) % 7) + 1;
    const said = `the last ${name.charAt(0).toUpperCase()}${name.slice(1).toLowerCase()} before ${from}`;
    return dated(dayAt(day, -distance), said);
  });
}

function yearsBefore(year: string, count: string): DateReading | null {
  const spelt = numberWords.indexOf(count.toLowerCase());
  const number = spelt >= 0 ? spelt : Number(count);
  const result = String(Number(year) - number);
  if (!Number.isInteger(number) || !isEdtf(result)) return null;
  return dated(result, `${count} years before ${year}`);
}

function partOf(said: string, year: string): DateReading {
  const [from, to] = parts[said.toLowerCase()] ?? ["January", "December"];
  return { problem: { code: "partOf", said, suggestion: `between ${from} and ${to} ${year}` } };
}

function season(name: string, year: string): DateReading {
  const [from, to] = seasons[name.toLowerCase()] ?? ["January", "December"];
  return { problem: { code: "season", suggestion: `between ${from} and ${to} ${year}` } };
}

function noYear(text: string): DateReading | null {
  return readUnit(`${text} 2022`) && { problem: { code: "noYear", suggestion: `${text} 2022` } };
}

function shortYear(before: string, year: string): DateReading | null {
  const [suggestion, second] = [`${before}19${year}`, `${before}20${year}`];
  return readUnit(second) && { problem: { code: "shortYear", suggestion, second } };
}
