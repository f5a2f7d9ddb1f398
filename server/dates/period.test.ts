import fc, { constantFrom, date, integer, record } from "fast-check";
import { expect, test } from "vitest";
import { boundsAfter, dayAfter, edtfBetween, isDuration, periodEnds } from "./period";
import { vagueDateFrom } from "./vague-date";

test.each([
  ["2025-08-26", "P12M", "day", "2026-08-26"],
  ["2025-11-30", "P3M", "day", "2026-02-28"],
  ["2023-11-30", "P3M", "day", "2024-02-29"],
  ["2024-02-29", "P1Y", "day", "2025-02-28"],
  ["1987-03-03", "P30D", "day", "1987-04-02"],
  ["2025-12-20", "P2W", "day", "2026-01-03"],
  ["2024-01-31", "P1M1D", "day", "2024-03-01"],
  // The European Convention for the Prevention of Torture, articles 19 and 22.
  ["1998-05-05", "P3M", "nextMonth", "1998-09-01"],
  ["2025-09-30", "P12M", "nextMonth", "2026-10-01"],
  ["2025-12-01", "P12M", "nextMonth", "2027-01-01"],
  ["9999-12-31", "P1D", "day", null],
  ["9999-12-01", "P1D", "nextMonth", null],
] as const)("%s and %s, until %s, is over on %s", (day, duration, until, end) => {
  expect(dayAfter(day, { duration, until })).toBe(end);
});

test.each([
  ["P12M", true],
  ["P1Y6M", true],
  ["P30D", true],
  ["P6W", true],
  ["P100Y", true],
  ["P0D", false],
  ["P101Y", false],
  ["P", false],
  ["12M", false],
  ["P-3M", false],
  ["P1.5Y", false],
  ["PT3H", false],
  ["P3M1Y", false],
])("%s is a duration: %s", (text, is) => {
  expect(isDuration(text)).toBe(is);
});

test.each([
  ["2025-09", "P12M", "day", "2026-09"],
  ["2025", "P12M", "nextMonth", "2026-02-01/2027-01-01"],
  ["2025-09-30", "P12M", "nextMonth", "2026-10-01"],
  ["2025-09/..", "P6M", "day", "2026-03-01/.."],
  ["../2025-09", "P6M", "day", "../2026-03-30"],
] as const)(
  "what began in %s is over %s later, until %s, in %s",
  (edtf, duration, until, after) => {
    const began = vagueDateFrom(edtf, { note: "", derivedFrom: "" });
    expect(edtfBetween(boundsAfter(began, { duration, until }))).toBe(after);
  },
);

test("a later beginning is never over earlier", () => {
  const days = date({
    min: new Date("1800-01-01"),
    max: new Date("2400-01-01"),
    noInvalidDate: true,
  });
  const periods = record({
    duration: integer({ min: 1, max: 60 }).chain((n) =>
      constantFrom(`P${n}D`, `P${n}W`, `P${n}M`, `P${n}Y`),
    ),
    until: constantFrom(...periodEnds),
  });
  const iso = (day: Date) => day.toISOString().slice(0, 10);
  fc.assert(
    fc.property(days, days, periods, (one, other, period) => {
      const [first, second] = [iso(one), iso(other)].sort();
      const ends = [dayAfter(first ?? "", period), dayAfter(second ?? "", period)];
      expect(ends).toEqual([...ends].sort());
      expect(ends.every((end) => end !== null && end > (first ?? ""))).toBe(true);
    }),
  );
});
