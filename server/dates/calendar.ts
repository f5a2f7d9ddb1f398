/**
 * A named stretch of the calendar, written as EDTF writes it: a day `2022-06-14`, a month `2022-06`,
 * a year `1998` or a decade `199X`. Years run from 1000 to 9999, in the Gregorian calendar.
 */
export type Unit = string;
export type UnitPrecision = "day" | "month" | "year" | "decade";

/** The months by their English names, in their order. */
export const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

const precisions = new Map<number, UnitPrecision>([
  [10, "day"],
  [7, "month"],
  [4, "year"],
]);
const dayLength = 86_400_000;

/** Whether a text names a day, month, year or decade that the calendar has. */
export function isUnit(text: string) {
  if (/^[1-9]\d\dX$/.test(text)) return true;
  const parts = /^([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!parts) return false;
  const [, year, month = "01", day = "01"] = parts;
  if (Number(month) < 1 || Number(month) > 12) return false;
  return Number(day) >= 1 && Number(day) <= daysIn(`${year}-${month}`);
}

export function precisionOf(unit: Unit): UnitPrecision {
  return unit.endsWith("X") ? "decade" : (precisions.get(unit.length) ?? "day");
}

/** The unit's first day, `YYYY-MM-DD`. */
export function firstDay(unit: Unit) {
  return `${unit.replace("X", "0")}-01-01`.slice(0, 10);
}

/** The unit's last day, `YYYY-MM-DD`. */
export function lastDay(unit: Unit) {
  if (precisionOf(unit) === "day") return unit;
  const month = `${unit.replace("X", "9")}-12`.slice(0, 7);
  return `${month}-${daysIn(month)}`;
}

/** The number of days in a month, `YYYY-MM`. */
export function daysIn(month: Unit) {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  if (number === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(number) ? 30 : 31;
}

function isLeap(year: number) {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The day so many days after another, or before it when the number is negative. */
export function dayAt(day: string, distance: number) {
  return new Date(Date.parse(day) + distance * dayLength).toISOString().slice(0, 10);
}

/** The day, month or year just before this one; null where the years end. */
export function unitBefore(unit: Unit): Unit | null {
  return known(dayAt(firstDay(unit), -1).slice(0, unit.length));
}

/** The day, month or year just after this one; null where the years end. */
export function unitAfter(unit: Unit): Unit | null {
  return known(dayAt(lastDay(unit), 1).slice(0, unit.length));
}

function known(unit: Unit) {
  return isUnit(unit) ? unit : null;
}
