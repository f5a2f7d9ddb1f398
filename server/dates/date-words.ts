import { createTranslator } from "use-intl/core";
import english from "@/messages/en/dates.json" with { type: "json" };
import { oncePer } from "@/server/once-per";
import type { Language } from "@/server/public/projection";
import { firstDay, lastDay, precisionOf, type Unit, unitAfter, unitBefore } from "./calendar";
import type { Shape } from "./edtf";
import { shownBeside, unitWords } from "./unit-words";
import { shapeIn, type VagueDate } from "./vague-date";

/** Words of a date; `datetime` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, all that `<time>` allows here, else null. */
export type DatePiece = { text: string; datetime: string | null };

/** The other catalogues are not filled yet, so every language reads the English one. */
const catalogues: Record<Language, typeof english> = {
  en: english,
  uk: english,
  ru: english,
  ar: english,
};

/** Stand in a template for the units, so that a language may put them in its own order. */
const places = { date: "\ue000", from: "\ue000", to: "\ue001" };

/** Words of the dates' own catalogue. */
export const datesWords = oncePer((lang: Language) =>
  createTranslator({
    locale: "en",
    messages: { dates: catalogues[lang] },
    namespace: "dates",
  }),
);

/**
 * A date in words, in pieces to put in `<time>` or beside it: "between", June, "and", September 2022.
 * Names no day and no month the date does not have. Null is "no date set".
 */
export function datePieces(date: VagueDate | null, lang: Language): DatePiece[] {
  const words = datesWords(lang);
  if (!date) return [{ text: words("none"), datetime: null }];
  const shape = shapeIn(date);
  const units = new Map(unitPieces(shape, lang));
  return words(`${shape.kind}.${shape.qualifier}`, places)
    .split(/([\ue000\ue001])/)
    .filter((text) => text !== "")
    .map((text) => units.get(text) ?? { text, datetime: null });
}

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

function unitPieces(shape: Shape, lang: Language): [string, DatePiece][] {
  if (shape.kind === "single") return [[places.date, pieceOf(shape.unit, lang)]];
  if (shape.kind === "before") return [[places.date, pieceOf(beyond(unitAfter(shape.to)), lang)]];
  if (shape.kind === "after") return [[places.date, pieceOf(beyond(unitBefore(shape.from)), lang)]];
  const text = unitWords(shape.from, lang, shownBeside(shape.from, shape.to));
  return [
    [places.from, { text, datetime: shape.from }],
    [places.to, pieceOf(shape.to, lang)],
  ];
}

function pieceOf(unit: Unit, lang: Language): DatePiece {
  if (precisionOf(unit) !== "decade") return { text: unitWords(unit, lang), datetime: unit };
  const [first, last] = [firstDay(unit).slice(0, 4), lastDay(unit).slice(0, 4)];
  const text = datesWords(lang)(isFirstOfCentury(unit) ? "firstDecade" : "decade", { first, last });
  return { text, datetime: null };
}

/** "The 1900s" may be ten years or a hundred. */
function isFirstOfCentury(decade: Unit) {
  return decade[2] === "0";
}

function beyond(unit: Unit | null): Unit {
  if (!unit) throw new RangeError("A date open to one side has a unit beyond its end.");
  return unit;
}

function capitalised(text: string, lang: Language) {
  const [first = ""] = text;
  return first.toLocaleUpperCase(lang) + text.slice(first.length);
}

function joined(pieces: DatePiece[]) {
  return pieces.map(({ text }) => text).join("");
}
