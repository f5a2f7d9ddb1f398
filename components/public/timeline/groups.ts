import { compareDates } from "@/server/dates/date-order";
import type { TimelineEvent, TimelinePart } from "@/server/public/projection";

/** A section of a timeline. `year` is the one an event begins in, a decade's first, or the one it was certainly before or not before. */
export type Group = { kind: "expected" | "awaited"; events: TimelineEvent[] } | Part;

/** What a group is, whatever stands in it. */
export type Section = { kind: "expected" | "awaited" } | TimelinePart;

/** A section that has a page of its own in a timeline too long for one page. */
export type Part = TimelinePart & { events: TimelineEvent[] };

/** Above this many events a timeline has a page for each year, instead of all on one. */
export const mostOnOnePage = 500;

export const isByParts = (events: TimelineEvent[]) => events.length > mostOnOnePage;

/** What a section is called in addresses, "2022" or "before-1999"; null for what is expected, which is never parted. */
export function partName(section: Section): string | null {
  switch (section.kind) {
    case "expected":
    case "awaited":
      return null;
    case "undated":
      return section.kind;
    case "year":
      return `${section.year}`;
    case "decade":
      return `${section.year}s`;
    default:
      return `${section.kind}-${section.year}`;
  }
}

/** The id of the section an event stands in, whatever other events there are. */
export function sectionOf(event: TimelineEvent["facts"]): string {
  if (event.phase === "pending") return sectionId({ kind: event.date ? "expected" : "awaited" });
  return sectionId(event.date ? placeOf(event) : { kind: "undated" });
}

/** The id of a section of a timeline. */
export const sectionId = (section: Section) => `in-${partName(section) ?? section.kind}`;

/** Years, both included, in which nothing recorded begins, goes on or may have happened. */
export type Gap = { kind: "gap"; from: number; to: number };

/** A single year without events is nothing to remark on. */
const shortestGap = 2;

/**
 * What is expected first, without a date and then soonest first, then what has a date, the newest first, with the gaps
 * between, then what has none.
 * A vague date stands where it begins; one without a beginning or an end has a group of its own.
 */
export function groupTimeline(events: TimelineEvent[]): (Group | Gap)[] {
  const sorted = newestFirst(events);
  const expected = sorted.filter(({ facts }) => facts.phase === "pending");
  const others = sorted.filter(({ facts }) => facts.phase !== "pending");
  const undated = others.filter(({ facts }) => facts.date === null);
  const awaited = expected.filter(({ facts }) => facts.date === null);
  const dated = soonestFirst(expected.filter(({ facts }) => facts.date !== null));
  return [
    ...someOf({ kind: "awaited", events: awaited }),
    ...someOf({ kind: "expected", events: dated }),
    ...withGaps(datedGroups(others.filter(({ facts }) => facts.date !== null))),
    ...someOf({ kind: "undated", events: undated }),
  ];
}

/** What is needed of an event to give it its place. */
type Placed = Pick<TimelineEvent, "workId"> & { facts: Pick<TimelineEvent["facts"], "date"> };

/** Those without a date come first. */
export function newestFirst<T extends Placed>(events: readonly T[]): T[] {
  return [...events].sort((a, b) => compareDates(dated(b), dated(a)) || byId(a, b));
}

/** Those without a date come last. */
export function soonestFirst<T extends Placed>(events: readonly T[]): T[] {
  return [...events].sort((a, b) => compareDates(dated(a), dated(b)) || byId(a, b));
}

/** Of one date, events stand in the order of their ids whichever way the dates run. */
const dated = ({ facts }: Placed) => ({ date: facts.date, order: 0, id: "" });
const byId = (a: Placed, b: Placed) => (a.workId < b.workId ? -1 : 1);

const someOf = (group: Group): Group[] => (group.events.length > 0 ? [group] : []);

type DatedGroup = Extract<Group, { year: number }>;

function datedGroups(sorted: TimelineEvent[]): DatedGroup[] {
  const groups = new Map<string, DatedGroup>();
  for (const event of sorted) {
    const { kind, year } = placeOf(event.facts);
    const key = `${kind}${year}`;
    const group = groups.get(key) ?? { kind, year, events: [] };
    group.events.push(event);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function placeOf({ date }: TimelineEvent["facts"]): { kind: DatedGroup["kind"]; year: number } {
  const { first, last } = yearsOf(date);
  if (first === Number.NEGATIVE_INFINITY) return { kind: "before", year: last + 1 };
  if (last === Number.POSITIVE_INFINITY) return { kind: "after", year: first };
  return { kind: date?.precision === "decade" ? "decade" : "year", year: first };
}

/** The first and the last year a date can be in; infinite where it is open. */
export function yearsOf(date: TimelineEvent["facts"]["date"]) {
  return {
    first: date?.earliest ? yearOf(date.earliest) : Number.NEGATIVE_INFINITY,
    last: date?.latest ? yearOf(date.latest) : Number.POSITIVE_INFINITY,
  };
}

const yearOf = (day: string) => Number(day.slice(0, 4));

function withGaps(groups: DatedGroup[]): (Group | Gap)[] {
  return groups.flatMap((group, place) => {
    const gap = gapAfter(group, groups.slice(place + 1));
    return gap ? [group, gap] : [group];
  });
}

/** The years just before a group in which none of the older events can be. */
function gapAfter({ kind, year }: DatedGroup, older: DatedGroup[]): Gap | null {
  const lasts = older.flatMap(({ events }) => events.map(({ facts }) => yearsOf(facts.date).last));
  const from = Math.max(...lasts) + 1;
  const to = year - 1;
  const isGap = kind !== "before" && lasts.length > 0 && to - from + 1 >= shortestGap;
  return isGap ? { kind: "gap", from, to } : null;
}
