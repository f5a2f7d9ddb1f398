import type { Phase, VagueDate } from "./vague-date";

export type DateMark =
  | "day"
  | "month"
  | "year"
  | "between"
  | "about"
  | "before"
  | "after"
  | "expected";

const byPrecision: Record<VagueDate["precision"], DateMark> = {
  day: "day",
  month: "month",
  year: "year",
  decade: "between",
  interval: "between",
  before: "before",
  after: "after",
};

/**
 * The mark beside a date; it repeats the words and never says more than they do.
 * Expected is for what is pending. A date its source doubts is dashed like "about", for its ends are not firm,
 * and so is what has happened on no known date; an arrow stays an arrow.
 */
export function markOf(date: VagueDate | null, phase: Phase): DateMark {
  if (phase === "pending") return "expected";
  if (!date) return "about";
  const mark = byPrecision[date.precision];
  if (date.qualifier === "none" || mark === "before" || mark === "after") return mark;
  return "about";
}
