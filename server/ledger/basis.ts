import type { VagueDate } from "@/server/dates/vague-date";
import { eitherDate } from "./since";

/** What something rests on: the acts, and the day it began as precise as its source. */
export type Basis = { by: string[]; since: VagueDate | null; assumed: boolean };
/** What began on one and the same day rests on both; otherwise the first stands. */
export function together(one: Basis, other: Basis): Basis {
  const isOneDay = one.since?.precision === "day" && one.since.edtf === other.since?.edtf;
  if (!isOneDay) return one;
  return {
    ...one,
    by: [...new Set([...one.by, ...other.by])],
    assumed: one.assumed && other.assumed,
  };
}

/** What two courses of events that end in one status have in common: the acts of both, and a day as vague as both. */
export function eitherBasis(one: Basis, other: Basis): Basis {
  const by = [...new Set([...one.by, ...other.by])];
  const isOne = by.length === one.by.length && by.length === other.by.length;
  return {
    by,
    since: isOne ? one.since : eitherDate(one.since, other.since),
    assumed: one.assumed || other.assumed,
  };
}
