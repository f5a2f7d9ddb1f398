import type { Unit } from "@/server/dates/calendar";
import { firstDay, lastDay } from "@/server/dates/calendar";
import { endOf, startOf } from "./amounts";

/** What a date expression stands among. */
export type Around = {
  /** The report's own day; null where it is not known. */
  datedOn: string | null;
  /** The nearest date before in the text, as EDTF; null where there is none. */
  before: string | null;
  /** Another date said in the same sentence, as EDTF; null where there is none. */
  beside: string | null;
  /** Whether that is the date of what one counts from: "two years after the 1996 accession". */
  isBesideCountedFrom: boolean;
  /** Whether the words around it tell of what is to come. */
  isAhead: boolean;
};

/** A date read from words: the unit they name, and what of it they leave open to the event. */
export type Reading = {
  /** EDTF of what the expression names: "later that year" names a year. */
  named: string;
  /** EDTF of when it can have been, where the expression says less than all of it: "later that year" begins after what it follows. */
  narrowed?: string;
  /** Why, in words; empty where the words give the date themselves. */
  workedOut: string;
};

/** A date expression in a text, not resolved yet. */
export type Found = {
  index: number;
  text: string;
  /** Null where no date can be given for it. */
  read: (around: Around) => Reading | null;
};

/** One way a date is said. */
export type Form = [
  pattern: RegExp,
  read: (said: string[], around: Around) => Reading | null | undefined,
];

/** A reading of words that give the date themselves. */
export function outright(named: Unit | null): Reading | null {
  return named === null ? null : { named, workedOut: "" };
}

/** Everything in a text that one of the forms says. */
export function foundBy(forms: readonly Form[], text: string): Found[] {
  return forms.flatMap(([pattern, read]) =>
    [...text.matchAll(pattern)].map((match) => ({
      index: match.index,
      text: match[0],
      read: (around: Around) =>
        read(
          [...match].map((part) => part ?? ""),
          around,
        ) ?? null,
    })),
  );
}

/** What of a unit lies before or after a day or month in it, that included. */
export function sideOf(named: string, from: string, side: string, workedOut: string): Reading {
  const isLater = /later/i.test(side);
  const edge = isLater ? endOf(named) : startOf(named);
  if (from.length <= edge.length && edge.length !== 10) return { named, workedOut };
  const end =
    edge.length === 10 ? edge : (isLater ? lastDay(edge) : firstDay(edge)).slice(0, from.length);
  const [start, stop] = isLater ? [from, end] : [end, from];
  return { named, narrowed: start === stop ? start : `${start}/${stop}`, workedOut };
}
