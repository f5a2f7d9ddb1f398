import { edtfOf, shapeOf } from "@/server/dates/edtf";
import { type Bounds, boundsAfter, edtfBetween, type Period } from "@/server/dates/period";
import { isEdtf, type VagueDate, vagueDateFrom } from "@/server/dates/vague-date";

/** The day on which a period is over that began on a date, as precise as that date. */
export function dateAfter(date: VagueDate, period: Period): VagueDate | null {
  const shape = shapeOf(date.edtf);
  const end = shapeOf(edtfBetween(boundsAfter(date, period)) ?? "");
  if (!shape || !end) return null;
  const edtf = edtfOf({ ...end, qualifier: shape.qualifier });
  return vagueDateFrom(edtf, { note: "", derivedFrom: `${date.edtf} + ${period.duration}` });
}

/** The date that is known of what began on one of two dates. */
export function eitherDate(one: VagueDate | null, other: VagueDate | null): VagueDate | null {
  if (!one || !other) return null;
  if (one.edtf === other.edtf) return one;
  return dateBetween({
    earliest: least(one.earliest, other.earliest),
    latest: greatest(one.latest, other.latest),
  });
}

/** The date on which the later of two things came. */
export function laterDate(one: VagueDate | null, other: VagueDate): VagueDate | null {
  if (!one) return null;
  const [begins, ends] = [firstOf(one) >= firstOf(other), lastOf(one) >= lastOf(other)];
  if (begins === ends) return begins ? one : other;
  return dateBetween({
    earliest: (begins ? one : other).earliest,
    latest: (ends ? one : other).latest,
  });
}

/** Ends that sort with days, also where a date is open. */
export const firstOf = (date: VagueDate | null) => date?.earliest ?? "";
export const lastOf = (date: VagueDate | null) => date?.latest ?? "~";

function dateBetween(bounds: Bounds): VagueDate | null {
  const edtf = edtfBetween(bounds);
  return edtf !== null && isEdtf(edtf) ? vagueDateFrom(edtf, { note: "", derivedFrom: "" }) : null;
}

const least = (a: string | null, b: string | null) =>
  a === null || b === null ? null : a < b ? a : b;
const greatest = (a: string | null, b: string | null) =>
  a === null || b === null ? null : a > b ? a : b;
