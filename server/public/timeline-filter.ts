import { firstDay, isUnit, lastDay, type Unit } from "@/server/dates/calendar";
import { type DateRange, isWithin, mayOverlap } from "@/server/dates/date-order";
import { type Phase, phases, type VagueDate } from "@/server/dates/vague-date";

/** Whether a vague date is asked to lie in a time possibly, or certainly. */
export const sureties = ["possible", "certain"] as const;
export type Surety = (typeof sureties)[number];

/** Which events of a timeline a reader asks for. */
export type TimelineFilter = {
  /** A day, month or year: from its first day on. Null for a side that is open. */
  from: Unit | null;
  /** A day, month or year: up to its last day. */
  to: Unit | null;
  dates: Surety;
  /** Null for any. */
  phase: Phase | null;
};

/** The names of a filter in an address, in their order there. */
export const filterFields = ["from", "to", "dates", "phase"] as const;
export type FilterField = (typeof filterFields)[number];

export type FilterProblem = {
  field: FilterField;
  code: "twice" | "noTime" | "reversed" | "notOffered";
};

export type AskedFilter = {
  /** Each field as it stands in the address. */
  said: Record<FilterField, string>;
  /** Null where something of it is wrong. */
  filter: TimelineFilter | null;
  problems: FilterProblem[];
  /** Names in the address that are none of a filter's. */
  unknown: string[];
};

/** Reads a filter from the query of an address. An empty field asks for nothing. */
export function readFilter(query: URLSearchParams): AskedFilter {
  const said = {
    from: saidIn(query, "from"),
    to: saidIn(query, "to"),
    dates: saidIn(query, "dates"),
    phase: saidIn(query, "phase"),
  };
  const read = {
    from: timeIn(said.from),
    to: timeIn(said.to),
    dates: sureties.find((one) => one === (said.dates || "possible")),
    phase: said.phase === "" ? null : phases.find((one) => one === said.phase),
  };
  const problems = filterFields.flatMap((field): FilterProblem[] => {
    const code = query.getAll(field).length > 1 ? "twice" : problemIn(read, field);
    return code ? [{ field, code }] : [];
  });
  return {
    said,
    filter: problems.length === 0 && isWhole(read) ? read : null,
    problems,
    unknown: [...new Set(query.keys())].filter((name) => !isField(name)),
  };
}

const saidIn = (query: URLSearchParams, field: FilterField) => query.get(field)?.trim() ?? "";

/** What the fields were read as; undefined where the words are none of what they may be. */
type Read = { [Field in FilterField]: TimelineFilter[Field] | undefined };

function isWhole(read: Read): read is TimelineFilter {
  return filterFields.every((field) => read[field] !== undefined);
}

function problemIn(read: Read, field: FilterField): FilterProblem["code"] | null {
  const isTime = field === "from" || field === "to";
  if (read[field] === undefined) return isTime ? "noTime" : "notOffered";
  return field === "to" && isReversed(read) ? "reversed" : null;
}

const isReversed = ({ from, to }: Read) => Boolean(from && to && firstDay(from) > lastDay(to));

/** Whether a query asks for anything a filter knows. */
export const isAsked = (query: URLSearchParams) => [...query.keys()].some(isField);

const isField = (name: string) => filterFields.some((field) => field === name);

/** Null where none is asked for, undefined where the words are none. Decades are no way to ask. */
function timeIn(said: string): Unit | null | undefined {
  if (said === "") return null;
  return isUnit(said) && !said.endsWith("X") ? said : undefined;
}

/** The one way to write a filter as a query, "?from=2022-03&phase=pending"; empty where it asks for everything. */
export function queryOf({ from, to, dates, phase }: TimelineFilter): string {
  const query = new URLSearchParams();
  if (from) query.set("from", from);
  if (to) query.set("to", to);
  if ((from || to) && dates === "certain") query.set("dates", dates);
  if (phase) query.set("phase", phase);
  return query.size > 0 ? `?${query}` : "";
}

/** The events a filter finds, in the order in which they came. Of those of its phase: how many may lie in its time, how many certainly do, and how many have no date. */
export type Chosen<T> = { events: T[]; possible: number; certain: number; undated: number };

type Dated = { facts: { date: VagueDate | null; phase: Phase } };

/** An event without a date is in no time; where no time is asked for it is found like any other. */
export function chosenFrom<T extends Dated>(events: T[], filter: TimelineFilter): Chosen<T> {
  const ofPhase = events.filter(({ facts }) => !filter.phase || facts.phase === filter.phase);
  const range = rangeOf(filter);
  const possible = ofPhase.filter(({ facts: { date } }) => date && mayOverlap(date, range));
  const certain = possible.filter(({ facts: { date } }) => date && isWithin(date, range));
  const within = filter.dates === "certain" ? certain : possible;
  return {
    events: hasTime(filter) ? within : ofPhase,
    possible: possible.length,
    certain: certain.length,
    undated: ofPhase.filter(({ facts }) => facts.date === null).length,
  };
}

export const hasTime = ({ from, to }: TimelineFilter) => from !== null || to !== null;

/** The first day and the last that are asked for. */
export const rangeOf = ({ from, to }: TimelineFilter): DateRange => ({
  from: from && firstDay(from),
  to: to && lastDay(to),
});
