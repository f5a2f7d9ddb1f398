import { firstDay, lastDay, precisionOf, type UnitPrecision } from "./calendar";
import { edtfOf, type Qualifier, type Shape, shapeOf } from "./edtf";

/** A date as precise as its source and no more. Where an event has none, `null` stands in its place. */
export type VagueDate = {
  /** EDTF; the other fields but `note` and `derivedFrom` follow from it. */
  edtf: string;
  /** First day it can be, `YYYY-MM-DD`; null when the source sets no beginning. */
  earliest: string | null;
  /** Last day it can be, `YYYY-MM-DD`; null when the source sets no end. */
  latest: string | null;
  precision: UnitPrecision | "interval" | "before" | "after";
  qualifier: Qualifier;
  /** The phrase, as it was typed or as the source gave it. */
  note: string;
  /** How it was worked out from the phrase; empty when the phrase says it outright. */
  derivedFrom: string;
};

/** Where an event stands: what is pending may never happen, what is superseded is told by a newer record. */
export const phases = ["occurred", "ongoing", "pending", "cancelled", "superseded"] as const;
export type Phase = (typeof phases)[number];

type Told = { note: string; derivedFrom: string };

/**
 * The only way to make a date. The bounds are worked out here, from the EDTF alone.
 * "About" moves no bound: `1998~` runs from 1 January to 31 December 1998, and the words carry the "about".
 * `A/A` becomes `A`. Throws on what `isEdtf` refuses; ask that first of anything that comes from outside.
 */
export function vagueDateFrom(edtf: string, { note, derivedFrom }: Told): VagueDate {
  const shape = shapeIn({ edtf });
  const { earliest, latest } = boundsOf(shape);
  const { qualifier } = shape;
  const precision = precisionIn(shape);
  return { edtf: edtfOf(shape), earliest, latest, precision, qualifier, note, derivedFrom };
}

/** Whether a text is in the part of EDTF that the record keeps. */
export function isEdtf(text: string) {
  return shapeOf(text) !== null;
}

/** The parts of a date that is known to be one. */
export function shapeIn({ edtf }: { edtf: string }): Shape {
  const shape = shapeOf(edtf);
  if (!shape) throw new RangeError(`Not a date the record keeps: ${edtf}`);
  return shape;
}

function boundsOf(shape: Shape) {
  if (shape.kind === "single")
    return { earliest: firstDay(shape.unit), latest: lastDay(shape.unit) };
  return {
    earliest: shape.kind === "before" ? null : firstDay(shape.from),
    latest: shape.kind === "after" ? null : lastDay(shape.to),
  };
}

function precisionIn(shape: Shape) {
  if (shape.kind === "single") return precisionOf(shape.unit);
  return shape.kind === "between" ? "interval" : shape.kind;
}
