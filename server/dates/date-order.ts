import type { VagueDate } from "./vague-date";

/** Something with a place on a timeline; `order` is the editors' own number among things of the same date. */
export type Dated = { date: VagueDate | null; order: number; id: string };

/** Days `YYYY-MM-DD`, both included; null for a side that is open. */
export type DateRange = { from: string | null; to: string | null };

/** Sort before and after every `YYYY-MM-DD`. */
const always = "";
const never = "\uffff";

/**
 * Orders by earliest day, latest day, the editors' number, then id; undated last.
 * What has no earliest day comes first of all, what has no latest day after all that begin with it.
 */
export function compareDates(a: Dated, b: Dated) {
  return (
    compare(firstOf(a), firstOf(b)) ||
    compare(lastOf(a), lastOf(b)) ||
    a.order - b.order ||
    compare(a.id, b.id)
  );
}

const firstOf = ({ date }: Dated) => (date ? (date.earliest ?? always) : never);
const lastOf = ({ date }: Dated) => date?.latest ?? never;

function compare(a: string, b: string) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether some day the date can be lies in the range ("possible"). An undated event is in no range: the list says so itself. */
export function mayOverlap(date: VagueDate, range: DateRange) {
  return (
    (date.latest ?? never) >= (range.from ?? always) &&
    (date.earliest ?? always) <= (range.to ?? never)
  );
}

/**
 * Whether every day the date can be lies in the range ("certain").
 * "About 1998" and "1998, perhaps" may lie outside 1998, so they are certain of no range but the open one.
 */
export function isWithin(date: VagueDate, range: DateRange) {
  if (range.from === null && range.to === null) return true;
  if (date.qualifier !== "none") return false;
  return (
    (date.earliest ?? always) >= (range.from ?? always) &&
    (date.latest ?? never) <= (range.to ?? never)
  );
}
