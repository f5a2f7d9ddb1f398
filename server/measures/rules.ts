import { readDate } from "@/server/dates/read-date";
import { type VagueDate, vagueDateFrom } from "@/server/dates/vague-date";
import type { RefusalCode } from "@/server/errors";
import type { RecordedMeasure } from "@/server/public/projection";
import type { TypedMeasure } from "./schema";

/** A measure without anything in it; of the same body, about the same and over the same time as another where there is one. */
export const emptyMeasure = (id: string, like?: TypedMeasure): TypedMeasure => ({
  id,
  ofId: like?.ofId ?? null,
  aboutId: like?.aboutId ?? null,
  name: "",
  value: "",
  unit: "",
  period: like?.period ?? "",
  asOf: like?.asOf ?? "",
});

/** The measure as readers see it; null where it lacks who did it, what was counted, or a number. An unreadable date is none. */
export function recordedFrom(measure: TypedMeasure): RecordedMeasure | null {
  const { id, ofId, aboutId } = measure;
  const name = measure.name.trim();
  const value = numberIn(measure.value);
  if (!ofId || name === "" || value === null) return null;
  return {
    id,
    ofId,
    aboutId,
    name,
    value,
    unit: measure.unit.trim(),
    period: dateIn(measure.period),
    asOf: dateIn(measure.asOf),
  };
}

/** The same as a person would have typed it. */
export const typedMeasureFrom = (measure: RecordedMeasure): TypedMeasure => ({
  ...measure,
  value: String(measure.value),
  period: measure.period?.edtf ?? "",
  asOf: measure.asOf?.edtf ?? "",
});

/** No more digits than a number keeps exactly (IEEE 754). */
const mostDigits = 15;

/** A number in digits, thousands parted by commas or spaces, or not at all: "30", "1,200", "4.5". Null where it is none. */
export function numberIn(typed: string): number | null {
  const text = typed.normalize("NFKC").trim();
  const isOne = /^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(?:\.\d+)?$/.test(text);
  const digits = text.replace(/[, ]/g, "");
  return isOne && digits.length <= mostDigits ? Number(digits) : null;
}

function dateIn(typed: string): VagueDate | null {
  const read = readDate(typed);
  if (!("date" in read) || read.date === null) return null;
  return vagueDateFrom(read.date.edtf, { note: "", derivedFrom: "" });
}

const isUnread = (typed: string) => "problem" in readDate(typed);

/** What keeps measures from going before reviewers, each read with the others of its draft; null where nothing does. */
export function problemIn(measures: readonly TypedMeasure[]): RefusalCode | null {
  if (measures.length === 0) return "measuresMissing";
  const problem = measures.map(problemOf).find((code) => code !== null);
  if (problem) return problem;
  const same = measures.flatMap((measure) => recordedFrom(measure) ?? []).map(sameMeasure);
  return new Set(same).size < same.length ? "measureTwice" : null;
}

function problemOf(measure: TypedMeasure): RefusalCode | null {
  if (measure.value.trim() !== "" && numberIn(measure.value) === null) return "numberUnread";
  if (isUnread(measure.period) || isUnread(measure.asOf)) return "dateUnread";
  const recorded = recordedFrom(measure);
  if (!recorded || recorded.ofId === recorded.aboutId) return "measureUnfinished";
  return recorded.period || recorded.asOf ? null : "measureUndated";
}

/** Two measures with the same words here count the same, whatever their numbers. */
export const sameMeasure = ({ ofId, aboutId, name, unit, period, asOf }: RecordedMeasure) =>
  JSON.stringify([
    ...[ofId, aboutId, name.toLowerCase(), unit.toLowerCase()],
    ...[period?.edtf ?? "", asOf?.edtf ?? ""],
  ]);
