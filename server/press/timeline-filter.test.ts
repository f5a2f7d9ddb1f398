import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWithin, mayOverlap } from "@/server/dates/date-order";
import { type Phase, phases, vagueDateFrom } from "@/server/dates/vague-date";
import {
  chosenFrom,
  queryOf,
  readFilter,
  sureties,
  type TimelineFilter,
} from "@/server/public/timeline-filter";
import { anyEdtf } from "@/server/testing/any-date";

const read = (query: string) => readFilter(new URLSearchParams(query));
const dateOf = (edtf: string) => vagueDateFrom(edtf, { note: "", derivedFrom: "" });
const everything: TimelineFilter = { from: null, to: null, dates: "possible", phase: null };

describe("a filter in an address", () => {
  test.each<[query: string, asked: Partial<TimelineFilter>]>([
    ["", {}],
    ["from=&to=&dates=&phase=", {}],
    ["from=2022", { from: "2022" }],
    ["to=2022-03", { to: "2022-03" }],
    ["from=2022-03-31&to=2022-03-31", { from: "2022-03-31", to: "2022-03-31" }],
    ["from=%202022-03+&to=2022", { from: "2022-03", to: "2022" }],
    ["dates=certain&from=2022", { from: "2022", dates: "certain" }],
    ["phase=pending", { phase: "pending" }],
  ])("“%s” is read", (query, asked) => {
    expect(read(query)).toMatchObject({ filter: { ...everything, ...asked }, problems: [] });
  });

  test.each([
    ["from=soon", "from", "noTime"],
    ["from=199X", "from", "noTime"],
    ["to=2022-13", "to", "noTime"],
    ["to=2022-02-30", "to", "noTime"],
    ["from=2022-03~", "from", "noTime"],
    ["from=2022-04&to=2022-03", "to", "reversed"],
    ["from=2022-03-02&to=2022-03-01", "to", "reversed"],
    ["from=2023&to=2022-12-31", "to", "reversed"],
    ["dates=perhaps", "dates", "notOffered"],
    ["phase=Pending", "phase", "notOffered"],
    ["from=2022&from=2023", "from", "twice"],
  ])("“%s” is told from one that is right", (query, field, code) => {
    expect(read(query)).toMatchObject({ filter: null, problems: [{ field, code }] });
  });

  test("says which names it does not have, each once, and is read all the same", () => {
    expect(read("state=x&state=y&from=2022&__proto__=1")).toMatchObject({
      filter: { ...everything, from: "2022" },
      unknown: ["state", "__proto__"],
    });
  });
});

const unit = anyEdtf.filter((edtf) => /^\d{4}(-\d\d){0,2}$/.test(edtf));
const anyFilter = fc
  .record({
    from: fc.option(unit),
    to: fc.option(unit),
    dates: fc.constantFrom(...sureties),
    phase: fc.option(fc.constantFrom(...phases)),
  })
  .filter(({ from, to }) => !from || !to || from.slice(0, to.length) <= to.slice(0, from.length));

test("a filter written as an address is read as itself, and written so again", () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      const query = queryOf(filter);
      const again = read(query).filter;
      const hasTime = filter.from !== null || filter.to !== null;
      expect(again).toEqual(hasTime ? filter : { ...filter, dates: "possible" });
      expect(again && queryOf(again)).toBe(query);
    }),
  );
});

type Placed = { facts: { date: ReturnType<typeof dateOf> | null; phase: Phase } };
const anyEvents: fc.Arbitrary<Placed[]> = fc.array(
  fc.record({
    facts: fc.record({
      date: fc.option(anyEdtf.map(dateOf)),
      phase: fc.constantFrom(...phases),
    }),
  }),
  { maxLength: 12 },
);

/** Events, and a time that begins and ends with a day, month or year of theirs. */
const anyAsked = fc
  .record({
    events: anyEvents,
    at: fc.tuple(fc.nat({ max: 23 }), fc.nat({ max: 23 })),
    lengths: fc.tuple(fc.constantFrom(4, 7, 10), fc.constantFrom(4, 7, 10)),
    dates: fc.constantFrom(...sureties),
    phase: fc.option(fc.constantFrom(...phases), { freq: 1 }),
  })
  .map(({ events, at, lengths, ...asked }) => {
    const days = events.flatMap(({ facts: { date } }) => [date?.earliest, date?.latest]);
    const [one = "", other = ""] = at.map((place) => days[place % days.length] ?? "");
    const [first, last] = one < other ? [one, other] : [other, one];
    const filter = { ...asked, from: first.slice(0, lengths[0]), to: last.slice(0, lengths[1]) };
    return { events, filter: { ...filter, from: filter.from || null, to: filter.to || null } };
  });

test("what a filter finds is what may lie, or certainly lies, between its first day and its last", () => {
  fc.assert(
    fc.property(anyAsked, ({ events, filter }) => {
      const { from, to, phase } = filter;
      const ends = { from: from && dateOf(from).earliest, to: to && dateOf(to).latest };
      const lies = filter.dates === "certain" ? isWithin : mayOverlap;
      const isFound = ({ facts }: Placed) => {
        if (phase !== null && facts.phase !== phase) return false;
        if (from === null && to === null) return true;
        return facts.date !== null && lies(facts.date, ends);
      };
      expect(chosenFrom(events, filter).events).toEqual(events.filter(isFound));
    }),
  );
});

test("its figures are of all that have its phase, whichever dates are asked for", () => {
  fc.assert(
    fc.property(anyAsked, ({ events, filter }) => {
      const [possible, certain] = sureties.map((dates) => chosenFrom(events, { ...filter, dates }));
      const { events: _, ...figures } = possible ?? {};
      expect(certain).toMatchObject(figures);
      if (filter.from === null && filter.to === null) return;
      expect(possible?.events).toHaveLength(possible?.possible ?? -1);
      expect(certain?.events).toHaveLength(certain?.certain ?? -1);
    }),
  );
});
