import { oncePer } from "@/server/once-per";
import type { Language } from "@/server/public/projection";
import { precisionOf, type Unit, unitAfter, unitBefore } from "./calendar";
import { datesWords } from "./catalogue";
import type { Shape } from "./edtf";
import { type Case, type Shown, shownBeside, unitWords } from "./unit-words";
import { shapeIn, type VagueDate } from "./vague-date";

/** Words of a date; `datetime` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, all that `<time>` allows here, else null. */
export type DatePiece = { text: string; datetime: string | null };

type EndName = "date" | "from" | "to";
type End = { unit: Unit; shown: Shown };

/** How a template asks for a unit in a case: `{to}` as it stands by itself, `{toInstrumental}`. */
const suffixes: [suffix: string, form: Case][] = [
  ["", "nominative"],
  ["Genitive", "genitive"],
  ["Instrumental", "instrumental"],
  ["Locative", "locative"],
];
const endNames: EndName[] = ["date", "from", "to"];

/** Every place for a unit that a template may have; a character that no text has stands in it until the unit's words do. */
const places = endNames
  .flatMap((end) => suffixes.map(([suffix, form]) => ({ end, form, name: `${end}${suffix}` })))
  .map((place, number) => ({ ...place, mark: String.fromCharCode(0xe000 + number) }));
const marks = Object.fromEntries(places.map(({ name, mark }) => [name, mark]));
const placeOf = new Map(places.map((place) => [place.mark, place]));

/**
 * A date in words, in pieces to put in `<time>` or beside it: "between", June, "and", September 2022.
 * Names no day and no month the date does not have. Null is "no date set".
 */
export function datePieces(date: VagueDate | null, lang: Language): DatePiece[] {
  if (!date) return [{ text: datesWords(lang)("none"), datetime: null }];
  const shape = shapeIn(date);
  const ends = endsOf(shape);
  return templateOf({ lang, ...shape, ...grammarOf(ends) })
    .split(/([\ue000-\ue00b])/)
    .filter((text) => text !== "")
    .map((text) => {
      const place = placeOf.get(text);
      const end = place && ends[place.end];
      return end ? pieceOf(end, lang, place.form) : { text, datetime: null };
    });
}

type Template = Pick<Shape, "kind" | "qualifier"> &
  ReturnType<typeof grammarOf> & { lang: Language };

/** What stands around the places of a date's units. */
const templateOf = oncePer(
  ({ lang, kind, qualifier, precision, span }: Template) =>
    datesWords(lang)(`${kind}.${qualifier}`, { ...marks, precision, span }),
  ({ lang, kind, qualifier, precision, span }) =>
    `${lang} ${kind} ${qualifier} ${precision} ${span}`,
);

/** The same pieces, the first beginning with a capital. */
export function sentencePieces(date: VagueDate | null, lang: Language): DatePiece[] {
  const [first, ...rest] = datePieces(date, lang);
  return first ? [{ ...first, text: capitalised(first.text, lang) }, ...rest] : [];
}

/** A date in words, to stand within a sentence: "about 1998". */
export function dateWords(date: VagueDate | null, lang: Language) {
  return joined(datePieces(date, lang));
}

/** A date in words that begin with a capital: "About 1998". */
export function dateSentence(date: VagueDate | null, lang: Language) {
  return joined(sentencePieces(date, lang));
}

type Ends = Partial<Record<EndName, End>>;

function endsOf(shape: Shape): Ends {
  if (shape.kind === "single") return { date: whole(shape.unit) };
  if (shape.kind === "before") return { date: whole(beyond(unitAfter(shape.to))) };
  if (shape.kind === "after") return { date: whole(beyond(unitBefore(shape.from))) };
  const { from, to } = shape;
  return { from: { unit: from, shown: shownBeside(from, to) }, to: whole(to) };
}

const whole = (unit: Unit): End => ({ unit, shown: "whole" });

function beyond(unit: Unit | null): Unit {
  if (!unit) throw new RangeError("A date open to one side has a unit beyond its end.");
  return unit;
}

/** What a template may choose by: how exact one unit is; what two are, where they share a noun or a year: "between 14 and 16 June". */
function grammarOf({ date, from, to }: Ends) {
  if (date) return { precision: precisionOf(date.unit), span: "other" };
  return { precision: "other", span: from && to ? spanOf(from, to) : "other" };
}

function spanOf(from: End, to: End): "days" | "months" | "years" | "other" {
  if (from.shown === "dayAlone") return "days";
  const [first, second] = [precisionOf(from.unit), precisionOf(to.unit)];
  if (first === "month" && from.shown === "withoutYear") return "months";
  return first === "year" && second === "year" ? "years" : "other";
}

function pieceOf({ unit, shown }: End, lang: Language, form: Case): DatePiece {
  const text = unitWords(unit, lang, { shown, case: form });
  return { text, datetime: precisionOf(unit) === "decade" ? null : unit };
}

function capitalised(text: string, lang: Language) {
  const [first = ""] = text;
  return first.toLocaleUpperCase(lang) + text.slice(first.length);
}

function joined(pieces: DatePiece[]) {
  return pieces.map(({ text }) => text).join("");
}
