import {
  firstDay,
  isUnit,
  lastDay,
  precisionOf,
  type Unit,
  unitAfter,
  unitBefore,
} from "./calendar";

/** What the source says of its own date: `?`, `~` and `%` in EDTF. */
export type Qualifier = "none" | "uncertain" | "approximate" | "both";

/** A date taken apart. Ends are included: `../1997` is "before 1998", `2001/..` is "after 2000". */
export type Shape = { qualifier: Qualifier } & (
  | { kind: "single"; unit: Unit }
  | { kind: "between"; from: Unit; to: Unit }
  | { kind: "before"; to: Unit }
  | { kind: "after"; from: Unit }
);

const marks: Record<Qualifier, string> = {
  none: "",
  uncertain: "?",
  approximate: "~",
  both: "%",
};
const qualifiers = new Map<string, Qualifier>([
  ["", "none"],
  ["?", "uncertain"],
  ["~", "approximate"],
  ["%", "both"],
]);

/**
 * Takes a date apart: `1998`, `2022-06`, `2022-06-14`, `199X`, each with `?`, `~` or `%`, `A/B`, `A/..`, `../B`
 * (EDTF, ISO 8601-2, a part of level 1). Null for anything else: an interval that runs backwards, one with a decade
 * for an end (`1990/2009` says it), or ends that differ in their qualifier, which qualifies the whole.
 */
export function shapeOf(edtf: string): Shape | null {
  const [start = "", end, ...more] = edtf.split("/");
  if (more.length > 0) return null;
  if (end === undefined) return single(start);
  if (start === "..") return before(end);
  if (end === "..") return after(start);
  return between(start, end);
}

function single(text: string): Shape | null {
  const given = qualified(text);
  return given && { kind: "single", ...given };
}

function before(text: string): Shape | null {
  const given = endOf(text);
  if (!given || !unitAfter(given.unit)) return null;
  return { kind: "before", to: given.unit, qualifier: given.qualifier };
}

function after(text: string): Shape | null {
  const given = endOf(text);
  if (!given || !unitBefore(given.unit)) return null;
  return { kind: "after", from: given.unit, qualifier: given.qualifier };
}

function between(start: string, end: string): Shape | null {
  const [from, to] = [endOf(start), endOf(end)];
  if (!from || !to || from.qualifier !== to.qualifier) return null;
  if (firstDay(from.unit) > lastDay(to.unit)) return null;
  if (from.unit === to.unit) return { kind: "single", ...from };
  return { kind: "between", from: from.unit, to: to.unit, qualifier: from.qualifier };
}

function endOf(text: string) {
  const given = qualified(text);
  return given && precisionOf(given.unit) !== "decade" ? given : null;
}

function qualified(text: string) {
  const unit = text.replace(/[?~%]$/, "");
  const qualifier = qualifiers.get(text.slice(unit.length));
  return qualifier && isUnit(unit) ? { unit, qualifier } : null;
}

/** Puts a date together again; what it returns need not be a date that `shapeOf` accepts. */
export function edtfOf(shape: Shape) {
  const mark = marks[shape.qualifier];
  if (shape.kind === "single") return `${shape.unit}${mark}`;
  if (shape.kind === "before") return `../${shape.to}${mark}`;
  if (shape.kind === "after") return `${shape.from}${mark}/..`;
  return `${shape.from}${mark}/${shape.to}${mark}`;
}
