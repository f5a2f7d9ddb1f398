import { dayAt, lastDay, precisionOf, type Unit } from "@/server/dates/calendar";
import { numberWords } from "@/server/dates/number-words";

/** What a report counts time in. */
export type Measure = "day" | "week" | "month" | "year";

/** A number in figures or words, or "a". */
export const amount = String.raw`\d{1,3}|an?|${numberWords.slice(1).join("|")}|fifteen|twenty|thirty|forty|fifty`;
const tens: Record<string, number> = { fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50 };

export function amountOf(word: string): number {
  const said = word.toLowerCase();
  if (said === "a" || said === "an") return 1;
  const spelt = numberWords.indexOf(said);
  return spelt >= 0 ? spelt : (tens[said] ?? Number(said));
}

/** "Two years", in the words of the report. */
export function countIn(count: string, word: string): string {
  return `${count.toLowerCase()} ${word.toLowerCase()}${amountOf(count) === 1 ? "" : "s"}`;
}

export const measure = "day|week|month|year";

/** "Year" of "years". */
export function measureOf(word: string): Measure {
  const said = word.toLowerCase().replace(/s$/, "");
  return said === "day" || said === "week" || said === "month" ? said : "year";
}

/**
 * The day, week, month or year so many away from another, as EDTF; as precise as what one counts in, for "two years
 * after 4 May 1989" need not be a 4 May. Null where the other is less precise than that, or the years end.
 */
export function shifted(from: Unit, by: number, measure: Measure): string | null {
  const precision = precisionOf(from);
  if (precision === "decade") return null;
  if (measure === "year") return inCalendar(`${Number(from.slice(0, 4)) + by}`);
  if (precision === "year") return null;
  if (measure === "month") {
    const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + by;
    return inCalendar(`${Math.floor(months / 12)}-${two((months % 12) + 1)}`);
  }
  if (precision !== "day") return null;
  if (measure === "day") return inCalendar(dayAt(from, by));
  return weekOf(dayAt(from, by * 7));
}

/** Monday to Sunday of the week a day lies in (ISO 8601), as EDTF. */
export function weekOf(day: string): string | null {
  const monday = dayAt(day, -((new Date(day).getUTCDay() + 6) % 7));
  return inCalendar(monday) && `${monday}/${dayAt(monday, 6)}`;
}

/** The three months that a month lies in, moved by so many quarters, as EDTF. */
export function quarterOf(month: Unit, by = 0): string | null {
  const first = Math.floor((Number(month.slice(5, 7)) - 1) / 3) * 3 + by * 3;
  const start = shifted(`${month.slice(0, 4)}-01`, first, "month");
  const end = start && shifted(start, 2, "month");
  return start && end && `${start}/${end}`;
}

/** The last unit of an EDTF date or interval. */
export function endOf(edtf: string): Unit {
  return edtf.split("/").at(-1) ?? edtf;
}

/** The first unit of an EDTF date or interval. */
export function startOf(edtf: string): Unit {
  return edtf.split("/")[0] ?? edtf;
}

/** The last day of an EDTF date or interval that has an end. */
export function lastDayOf(edtf: string): string {
  return lastDay(endOf(edtf));
}

function inCalendar(unit: string): string | null {
  return /^[1-9]\d{3}(-|$)/.test(unit) ? unit : null;
}

export const two = (number: number) => String(number).padStart(2, "0");
