import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyEdtf } from "@/server/testing/any-date";
import { dayAt } from "./calendar";
import { compareDates, type Dated, isWithin, mayOverlap } from "./date-order";
import { vagueDateFrom } from "./vague-date";

const dateOf = (edtf: string) => vagueDateFrom(edtf, { note: "", derivedFrom: "" });
const anyDate = anyEdtf.map(dateOf);

/** Things of few dates, so that many stand on the same one. */
const anyDated: fc.Arbitrary<Dated[]> = fc
  .array(
    fc.tuple(
      fc.option(
        fc.oneof(
          anyEdtf,
          fc.constantFrom("1998", "1998-03", "1998-01-01", "199X", "../1998", "1998/.."),
        ),
      ),
      fc.integer({ min: 0, max: 2 }),
    ),
    { maxLength: 12 },
  )
  .map((things) =>
    things.map(([edtf, order], place) => ({
      date: edtf === null ? null : dateOf(edtf),
      order,
      id: `${place}`.padStart(2, "0"),
    })),
  );

describe("the order of dates", () => {
  test("puts any two things one way, and never both", () => {
    fc.assert(
      fc.property(anyDated, (things) => {
        for (const one of things)
          for (const other of things)
            expect(Math.sign(compareDates(one, other)) + Math.sign(compareDates(other, one))).toBe(
              0,
            );
      }),
    );
  });

  test("puts only a thing and itself in the same place", () => {
    fc.assert(
      fc.property(anyDated, (things) => {
        for (const one of things)
          for (const other of things) expect(compareDates(one, other) === 0).toBe(one === other);
      }),
    );
  });

  test("puts what is before something before what that is before", () => {
    fc.assert(
      fc.property(anyDated, (things) => {
        const sorted = [...things].sort(compareDates);
        for (const [place, one] of sorted.entries())
          for (const later of sorted.slice(place + 1))
            expect(compareDates(one, later)).toBeLessThan(0);
      }),
    );
  });

  test("is the same in whatever order things came, and moves nothing when one more comes", () => {
    const cut = fc.nat({ max: 12 });
    fc.assert(
      fc.property(anyDated, cut, cut, (things, at, taken) => {
        const sorted = [...things].sort(compareDates);
        const turned = [...things.slice(at), ...things.slice(0, at)].reverse();
        expect(turned.sort(compareDates)).toEqual(sorted);
        const without = things.filter((_, place) => place !== taken).sort(compareDates);
        expect(without).toEqual(sorted.filter((thing) => thing !== things[taken]));
      }),
    );
  });

  test("puts what has no date last, and what has no beginning first", () => {
    const sorted = [null, "1998", "../2020", "1998/.."].map((edtf, place) => ({
      date: edtf === null ? null : dateOf(edtf),
      order: 0,
      id: `${place}`,
    }));
    expect(sorted.sort(compareDates).map(({ date }) => date?.edtf)).toEqual([
      "../2020",
      "1998",
      "1998/..",
      undefined,
    ]);
  });
});

describe("a range", () => {
  const range = fc
    .tuple(anyDate, fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 800 }))
    .map(([date, before, length]) => {
      const near = date.earliest ?? date.latest ?? "1998-01-01";
      const from = inYears(dayAt(near, before));
      return { date, range: { from, to: inYears(dayAt(from, length)) } };
    });

  test("that certainly has a date may have it", () => {
    fc.assert(
      fc.property(range, ({ date, range: within }) => {
        if (isWithin(date, within)) expect(mayOverlap(date, within)).toBe(true);
      }),
    );
  });

  test("may have a date when it has one of its days, and certainly has it when it has all", () => {
    fc.assert(
      fc.property(range, ({ date, range: { from, to } }) => {
        expect(from <= to).toBe(true);
        const has = (day: string) => from <= day && day <= to;
        const { earliest, latest } = date;
        const days = [earliest, latest, from, to].filter((day) => day !== null);
        const isOfDate = (day: string) =>
          (earliest === null || earliest <= day) && (latest === null || day <= latest);
        expect(mayOverlap(date, { from, to })).toBe(days.some((day) => has(day) && isOfDate(day)));
        const isAll = earliest !== null && latest !== null && has(earliest) && has(latest);
        expect(isWithin(date, { from, to })).toBe(isAll && date.qualifier === "none");
      }),
    );
  });

  test("open to both sides has every date", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const open = { from: null, to: null };
        expect(isWithin(date, open) && mayOverlap(date, open)).toBe(true);
      }),
    );
  });
});

function inYears(day: string) {
  // After 9999 ISO 8601 has a sign and six digits.
  if (!/^\d{4}-/.test(day)) return "9999-12-31";
  return day < "1000" ? "1000-01-01" : day;
}
