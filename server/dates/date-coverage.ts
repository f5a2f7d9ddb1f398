import { precisionOf } from "./calendar";
import { edtfOf } from "./edtf";
import { shapeIn, type VagueDate } from "./vague-date";

/**
 * A date for programs that read ISO 8601 and no EDTF, as schema.org's `temporalCoverage` has it: `2022-06`, `1998-03/2001`, `1998/..`,
 * a decade as its first year and its last. It is never narrower than the date, and names no day or month that the date does not.
 * Null where the source doubts its date or gives it as about: ISO 8601 has no way to say either.
 */
export function coverageOf(date: VagueDate): string | null {
  const shape = shapeIn(date);
  if (shape.qualifier !== "none") return null;
  if (shape.kind !== "single" || precisionOf(shape.unit) !== "decade") return edtfOf(shape);
  return `${shape.unit.replace("X", "0")}/${shape.unit.replace("X", "9")}`;
}
