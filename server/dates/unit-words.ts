import { oncePer } from "@/server/once-per";
import type { Language } from "@/server/public/projection";
import {
  firstDay,
  lastDay,
  monthNames,
  precisionOf,
  type Unit,
  type UnitPrecision,
} from "./calendar";
import { datesWords } from "./catalogue";

/** What of a unit is said: an interval names a year or month that its ends share only once. */
export type Shown = "whole" | "withoutYear" | "dayAlone";

/** The form a unit takes where it stands; a language that has no cases leaves it unread. */
export type Case = "nominative" | "genitive" | "instrumental" | "locative";

type Said = { shown?: Shown; case?: Case };

/**
 * A day, month, year or decade in words, in western digits, a day held to its month by a no-break space.
 * In the nominative, as it stands by itself, unless another case is asked for.
 */
export function unitWords(unit: Unit, lang: Language, said: Said = {}): string {
  const { shown = "whole", case: form = "nominative" } = said;
  const precision = precisionOf(unit);
  if (precision === "decade") return decadeWords(unit, lang, form);
  // A day is "of" its month, whatever the case of the whole.
  const months = monthsOf(lang)[precision === "day" ? "genitive" : form];
  return templateOf({ lang, precision, shown, form })
    .replace(places.day, `${Number(unit.slice(8))}`)
    .replace(places.month, months[Number(unit.slice(5, 7)) - 1] ?? "")
    .replace(places.year, unit.slice(0, 4));
}

/** Characters that no text has. */
const places = { day: "\ue000", month: "\ue001", year: "\ue002" };

type Template = {
  lang: Language;
  precision: Exclude<UnitPrecision, "decade">;
  shown: Shown;
  form: Case;
};

/** What stands around the places of a unit's day, month and year. */
const templateOf = oncePer(
  ({ lang, precision, shown, form }: Template) =>
    datesWords(lang)(`units.${precision}`, { ...places, shown, case: form }),
  ({ lang, precision, shown, form }) => `${lang} ${precision} ${shown} ${form}`,
);

/** The names of the months in each case. */
export const monthsOf = oncePer((lang: Language): Record<Case, string[]> => {
  const words = datesWords(lang);
  const names = (form: Case) => monthNames.map((name) => words(`months.${name}`, { case: form }));
  return {
    nominative: names("nominative"),
    genitive: names("genitive"),
    instrumental: names("instrumental"),
    locative: names("locative"),
  };
});

function decadeWords(unit: Unit, lang: Language, form: Case) {
  const [first, last] = [firstDay(unit).slice(0, 4), lastDay(unit).slice(0, 4)];
  const [century, tens] = [`${Number(unit.slice(0, 2)) + 1}`, unit.charAt(2)];
  // "The 1900s" may be ten years or a hundred.
  const kind = tens === "0" ? "firstDecade" : "decade";
  return datesWords(lang)(`units.${kind}`, { first, last, century, tens, case: form });
}

/** How the start of an interval is said when its end follows: "June" of "between June and September 2022". */
export function shownBeside(from: Unit, to: Unit): Shown {
  if (from.length !== to.length || from.length === 4) return "whole";
  if (from.slice(0, 4) !== to.slice(0, 4)) return "whole";
  return from.length === 10 && from.slice(0, 7) === to.slice(0, 7) ? "dayAlone" : "withoutYear";
}
