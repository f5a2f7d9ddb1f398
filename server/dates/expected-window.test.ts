import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyEdtf } from "@/server/testing/any-date";
import { dayAt } from "./calendar";
import { type Awaiting, awaitedState, expectedDate, windowAfter } from "./expected-window";
import { dayAfter, type Period, periodEnds } from "./period";
import { vagueDateFrom } from "./vague-date";

const dateOf = (edtf: string) => vagueDateFrom(edtf, { note: "", derivedFrom: "" });

test.each([
  ["2025-08-26", "P12M", "day", "2026-08-26"],
  ["2025-09", "P12M", "day", "2026-09"],
  ["2025-09/2025-10", "P12M", "day", "2026-09/2026-10"],
  ["2025-09-03/2025-10-14", "P12M", "day", "2026-09-03/2026-10-14"],
  ["2025-09-03/2025-10", "P12M", "day", "2026-09-03/2026-10-31"],
  ["2025", "P12M", "day", "2026"],
  ["2025", "P6M", "day", "2025-07/2026-06"],
  ["199X", "P1Y", "day", "1991/2000"],
  ["2025~", "P12M", "day", "2026~"],
  ["2025-09?/2025-10?", "P1Y", "day", "2026-09?/2026-10?"],
  ["2025-09/..", "P6M", "day", "2026-03/.."],
  ["../2025-09", "P6M", "day", "../2026-03"],
  ["2025-02", "P30D", "day", "2025-03"],
  // Every day of September leads to the first of October.
  ["2025-09", "P12M", "nextMonth", "2026-10-01"],
  ["2025-09-30", "P3M", "nextMonth", "2026-01-01"],
  ["2025", "P12M", "nextMonth", "2026-02/2027-01"],
] as const)("what follows %s by %s, until %s, is expected in %s", (edtf, duration, until, is) => {
  expect(windowAfter(dateOf(edtf), { duration, until })?.edtf).toBe(is);
});

test("beyond the years the record has there is no window", () => {
  expect(windowAfter(dateOf("9999-12"), { duration: "P1Y", until: "day" })).toBeNull();
});

const anyPeriod = fc.record({
  duration: fc
    .integer({ min: 1, max: 60 })
    .chain((n) => fc.constantFrom(`P${n}D`, `P${n}W`, `P${n}M`, `P${n}Y`)),
  until: fc.constantFrom(...periodEnds),
});

describe("a window", () => {
  test("holds the end that every day of the date leads to", () => {
    fc.assert(
      fc.property(anyEdtf, anyPeriod, fc.nat(400), (edtf, period, distance) => {
        const date = dateOf(edtf);
        const window = windowAfter(date, period);
        fc.pre(window !== null && date.earliest !== null);
        const day = dayAt(date.earliest ?? "", distance);
        fc.pre(date.latest === null || day <= date.latest);
        const end = dayAfter(day, period);
        fc.pre(end !== null);
        expect((window?.earliest ?? "") <= (end ?? "")).toBe(true);
        expect((window?.latest ?? "\uffff") >= (end ?? "")).toBe(true);
      }),
    );
  });

  test("names no day where the date names none, but one that all its days lead to", () => {
    fc.assert(
      fc.property(anyEdtf, anyPeriod, (edtf, period) => {
        fc.pre(!/\d{4}-\d\d-\d\d/.test(edtf));
        const window = windowAfter(dateOf(edtf), period);
        fc.pre(window !== null);
        const isOneDay = window?.earliest === window?.latest;
        expect(isOneDay || !/\d{4}-\d\d-\d\d/.test(window?.edtf ?? "")).toBe(true);
      }),
    );
  });

  test("is as doubtful as the date", () => {
    fc.assert(
      fc.property(anyEdtf, anyPeriod, (edtf, period) => {
        const date = dateOf(edtf);
        const window = windowAfter(date, period);
        expect(window?.qualifier ?? date.qualifier).toBe(date.qualifier);
      }),
    );
  });
});

const year: Period = { duration: "P12M", until: "day" };
const after = (workId: string): Awaiting => ({
  date: null,
  phase: "pending",
  condition: { kind: "after", workId, period: year, basis: "" },
});
const on = (edtf: string | null, phase: Awaiting["phase"] = "occurred"): Awaiting => ({
  date: edtf === null ? null : dateOf(edtf),
  phase,
});

const among = (events: Record<string, Awaiting>) => (id: string) => events[id];

test.each([
  ["a dated event", { b: on("2025-09") }, "2026-09", "dated"],
  ["a dated event that is itself expected", { b: on("2025-09", "pending") }, "2026-09", "dated"],
  ["one without a date", { b: on(null, "pending") }, null, "undated"],
  ["one that was cancelled", { b: on("2025-09", "cancelled") }, null, "cancelled"],
  ["one nobody may know of", {}, null, "unknown"],
  ["one that waits for a dated one", { b: after("c"), c: on("2024") }, "2026", "dated"],
  ["one that waits for it", { b: after("a"), a: after("b") }, null, "undated"],
  ["itself", { b: after("b") }, null, "undated"],
] as const)("after %s", (_, events, edtf, state) => {
  const find = among(events);
  const event = after("b");
  expect(expectedDate(event, find)?.edtf ?? null).toBe(edtf);
  if (event.condition) expect(awaitedState(event.condition, find)).toBe(state);
});

test("what has happened has the date it happened on, whatever it waited for", () => {
  const happened = { ...after("b"), ...on("2026-03-01") };
  expect(expectedDate(happened, among({ b: on("2025-09") }))?.edtf).toBe("2026-03-01");
});
