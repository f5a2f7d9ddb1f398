import fc from "fast-check";
import { isEdtf } from "@/server/dates/vague-date";

const anyDay = fc
  .date({
    min: new Date("1000-01-02"),
    max: new Date("9999-12-30"),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

/** A year, a month or a day. */
const anyUnit = fc
  .tuple(anyDay, fc.constantFrom(4, 7, 10))
  .map(([day, length]) => day.slice(0, length));

/** Two of them that often share their year or their month, the earlier first. */
const anyPair = fc
  .tuple(anyUnit, anyUnit, fc.constantFrom(0, 4, 7))
  .map(([one, other, shared]) => [one, `${one.slice(0, shared)}${other.slice(shared)}`].sort());

const mark = fc.constantFrom("", "~", "?", "%");

/** A date of every kind the record keeps, with every qualifier. */
export const anyEdtf = fc
  .oneof(
    fc.tuple(anyUnit, mark).map(([unit, m]) => `${unit}${m}`),
    fc.tuple(anyPair, mark).map(([ends, m]) => ends.map((end) => `${end}${m}`).join("/")),
    fc.tuple(anyUnit, mark).map(([unit, m]) => `../${unit}${m}`),
    fc.tuple(anyUnit, mark).map(([unit, m]) => `${unit}${m}/..`),
    fc.tuple(fc.integer({ min: 100, max: 999 }), mark).map(([decade, m]) => `${decade}X${m}`),
  )
  .filter(isEdtf);
