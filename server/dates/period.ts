import { dayAt, daysIn, firstDay, isUnit, lastDay, unitAfter } from "./calendar";
import type { VagueDate } from "./vague-date";

/**
 * A stretch of time as treaties count it. `duration` is ISO 8601 in years, months, weeks and days (`P12M`, `P1Y6M`, `P30D`);
 * `until` says when it is over: on the day it ends, or on the first day of the month after that day.
 */
export type Period = { duration: string; until: PeriodEnd };
export const periodEnds = ["day", "nextMonth"] as const;
export type PeriodEnd = (typeof periodEnds)[number];

type Counted = { years: number; months: number; weeks: number; days: number };

/** Whether a text is such a duration, of at least a day and at most 100 years. */
export function isDuration(text: string) {
  const counted = countsOf(text);
  if (!counted) return false;
  const days = (counted.years * 12 + counted.months) * 31 + counted.weeks * 7 + counted.days;
  return days > 0 && days <= 100 * 12 * 31;
}

/** How much of each unit a duration counts; null where it is none. */
export function countsOf(duration: string): Counted | null {
  const parts = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/.exec(
    duration,
  );
  if (!parts) return null;
  const [, years = "0", months = "0", weeks = "0", days = "0"] = parts;
  return { years: +years, months: +months, weeks: +weeks, days: +days };
}

/**
 * The day on which a period that began on another is over. Months and years end on the day of the same number, or on the
 * month's last where it has none: three months after 30 November is 28 February. Null where the years end.
 */
export function dayAfter(day: string, { duration, until }: Period): string | null {
  const counted = countsOf(duration);
  if (!counted) throw new RangeError(`Not a duration: ${duration}`);
  const months =
    (Number(day.slice(0, 4)) + counted.years) * 12 + Number(day.slice(5, 7)) - 1 + counted.months;
  const month = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
  if (!isUnit(month)) return null;
  const number = Math.min(Number(day.slice(8)), daysIn(month));
  const moved = `${month}-${String(number).padStart(2, "0")}`;
  const end = dayAt(moved, counted.weeks * 7 + counted.days);
  if (!isUnit(end)) return null;
  if (until === "day") return end;
  const next = unitAfter(end.slice(0, 7));
  return next && firstDay(next);
}

export type Bounds = Pick<VagueDate, "earliest" | "latest">;

/** The first and last day on which the period can be over, for one that began within the bounds; open where they are. */
export function boundsAfter({ earliest, latest }: Bounds, period: Period): Bounds {
  const first = earliest && dayAfter(earliest, period);
  // Most dates are days, and a matrix counts from thousands of them.
  return {
    earliest: first,
    latest: latest === earliest ? first : latest && dayAfter(latest, period),
  };
}

/** The bounds in EDTF, by the largest unit that has just them: a whole month is `2026-03`, not an interval. Null where both are open. */
export function edtfBetween({ earliest, latest }: Bounds): string | null {
  if (earliest && latest) {
    const units = [earliest.slice(0, 4), earliest.slice(0, 7), earliest];
    const whole = units.find((unit) => firstDay(unit) === earliest && lastDay(unit) === latest);
    return whole ?? `${earliest}/${latest}`;
  }
  if (earliest) return `${earliest}/..`;
  return latest ? `../${latest}` : null;
}
