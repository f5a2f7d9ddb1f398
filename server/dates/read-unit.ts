import { daysIn, isUnit, monthNames, type Unit } from "./calendar";
import type { DateProblem } from "./date-problem";

/** What one day, month, year or decade was typed as; `day` and `month` may lack what the other end of an interval gives. */
export type ReadUnit = { unit: Unit } | { problem: DateProblem };

const two = (number: number) => String(number).padStart(2, "0");

/** June, Jun, Sept: its number, or null. */
function monthNamed(word: string): number | null {
  const name = word.toLowerCase().replace(/\.$/, "");
  const at = monthNames.findIndex(
    (month) => month === name || (name.length >= 3 && month.startsWith(name)),
  );
  return at < 0 ? null : at + 1;
}

const monthWord = (number: number) => {
  const name = monthNames[number - 1] ?? "";
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};

type Form = [pattern: RegExp, read: (parts: string[]) => ReadUnit | null];

/** Every way one unit of the calendar is written, the plainest first. */
const forms: Form[] = [
  [/^(\d{3}X|\d{4}|\d{4}-\d\d)$/i, ([, text = ""]) => known(text.toUpperCase())],
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, ([, y, m, d]) => day(Number(y), Number(m), Number(d))],
  [/^(?:the )?(\d{3})0s$/i, ([, start = ""]) => decade(start)],
  [/^(?:the )?decade (\d{3})0[–-](?:\1)9$/i, ([, start]) => known(`${start}X`)],
  [
    /^(?:the )?([1-9])0s (?:of the )?(\d{2,3})(?:st|nd|rd|th)? century$/i,
    ([, tens, century]) => known(`${Number(century) - 1}${tens}X`),
  ],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, ([, d, m, y]) => day(Number(y), Number(m), Number(d))],
  [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, ([, one, other, y]) => slashed(one, other, y)],
  [/^(\d{1,2})(?:st|nd|rd|th)?(?: of)? (\p{L}+\.?),? (\d{4})$/iu, ([, d, m, y]) => named(d, m, y)],
  [/^(\p{L}+\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/iu, ([, m, d, y]) => named(d, m, y)],
  [/^(\p{L}+\.?),?(?: of)? (\d{4})$/iu, ([, m, y]) => month(m, y)],
];

/** Reads one day, month, year or decade; null when it is none of these. */
export function readUnit(typed: string): ReadUnit | null {
  const text = typed.trim().replace(/\s+/g, " ");
  for (const [pattern, read] of forms) {
    const found = pattern.exec(text);
    const unit = found && read(found);
    if (unit) return unit;
  }
  return null;
}

function known(text: string): ReadUnit | null {
  if (isUnit(text)) return { unit: text };
  const monthNumber = /^\d{4}-(\d\d)$/.exec(text)?.[1];
  if (monthNumber === undefined) return null;
  return noSuchMonth(Number(monthNumber), text.slice(0, 4));
}

const noSuchMonth = (number: number, year: string): ReadUnit => ({
  problem: { code: "noSuchMonth", month: String(number), suggestion: year },
});

// "The 1900s" may be ten years or a hundred.
function decade(start: string): ReadUnit {
  if (!start.endsWith("0")) return { unit: `${start}X` };
  const [suggestion, second] = [
    `the decade ${start}0–${start}9`,
    `between ${start}0 and ${start.slice(0, 2)}99`,
  ];
  return { problem: { code: "decadeOrCentury", suggestion, second } };
}

function day(year: number, monthNumber: number, dayNumber: number): ReadUnit {
  if (monthNumber < 1 || monthNumber > 12) return noSuchMonth(monthNumber, String(year));
  const inMonth = daysIn(`${year}-${two(monthNumber)}`);
  if (dayNumber >= 1 && dayNumber <= inMonth)
    return { unit: `${year}-${two(monthNumber)}-${two(dayNumber)}` };
  const name = monthWord(monthNumber);
  return {
    problem: {
      code: "noSuchDay",
      month: name,
      days: String(inMonth),
      suggestion: `${name} ${year}`,
    },
  };
}

/** 26/08/2025 can only be August; 08/03/2025 is March to some and August to others. */
function slashed(one = "", other = "", year = ""): ReadUnit {
  const [first, second] = [Number(one), Number(other)];
  if (second > 12 && first <= 12) return day(Number(year), first, second);
  if (first > 12 || first === second) return day(Number(year), second, first);
  return {
    problem: {
      code: "dayOrMonth",
      suggestion: `${first} ${monthWord(second)} ${year}`,
      second: `${second} ${monthWord(first)} ${year}`,
    },
  };
}

function named(dayText = "", monthText = "", year = ""): ReadUnit | null {
  const number = monthNamed(monthText);
  return number === null ? null : day(Number(year), number, Number(dayText));
}

function month(name = "", year = ""): ReadUnit | null {
  const number = monthNamed(name);
  return number === null || !isUnit(year) ? null : { unit: `${year}-${two(number)}` };
}

/** An end of an interval that leaves out what the other end says: "June", "14", "14 June". */
export function withBorrowed(start: string, end: string): string {
  const text = start.trim();
  const year = /\d{4}$/.exec(end.trim())?.[0];
  if (!year || readUnit(text)) return text;
  const monthOfEnd = /(\p{L}+\.?),? \d{4}$/u.exec(end.trim())?.[1];
  if (/^\d{1,2}(st|nd|rd|th)?$/.test(text) && monthOfEnd) return `${text} ${monthOfEnd} ${year}`;
  return `${text} ${year}`;
}
