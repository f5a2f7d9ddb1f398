import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyEdtf } from "@/server/testing/any-date";
import { coverageOf } from "./date-coverage";
import { vagueDateFrom } from "./vague-date";

const dateOf = (edtf: string) => vagueDateFrom(edtf, { note: "", derivedFrom: "" });

describe("what a date covers is told as exactly as it is known", () => {
  test.each([
    ["2022-06-14", "2022-06-14"],
    ["2022-06", "2022-06"],
    ["1998", "1998"],
    ["199X", "1990/1999"],
    ["2022-03/2022-12", "2022-03/2022-12"],
    ["1998/2001-03-04", "1998/2001-03-04"],
    ["2003-11-08/2003-11-20", "2003-11-08/2003-11-20"],
    ["../1997", "../1997"],
    ["../2022-06", "../2022-06"],
    ["2001/..", "2001/.."],
    ["2022-06-14/..", "2022-06-14/.."],
  ])("%s as %s", (edtf, told) => {
    expect(coverageOf(dateOf(edtf))).toBe(told);
  });

  test.each([
    ...["1998~", "2022-06~", "2022-06-14~", "199X~", "1998~/2001~", "../1997~", "2001~/.."],
    ...["1998?", "2022-06?", "2022-06-14?", "199X?", "1998?/2001?", "../1997?", "2001?/.."],
    ...["1998%", "2022-06%", "2022-06-14%", "199X%", "1998%/2001%", "../1997%", "2001%/.."],
  ])("%s not at all", (edtf) => {
    expect(coverageOf(dateOf(edtf))).toBeNull();
  });

  test("with all its days and no others, and no month or day that it does not name", () => {
    fc.assert(
      fc.property(anyEdtf, (edtf) => {
        const date = dateOf(edtf);
        const told = coverageOf(date);
        expect(told === null).toBe(date.qualifier !== "none");
        if (told === null) return;
        const [from = "", to = from] = told.split("/");
        expect([daysOf(from)?.first ?? null, daysOf(to)?.last ?? null]).toEqual([
          date.earliest,
          date.latest,
        ]);
        const finer = [from, to].filter((end) => end.includes("-"));
        expect(edtf.split("/")).toEqual(expect.arrayContaining(finer));
      }),
    );
  });
});

/** The first day and the last of a year, a month or a day as ISO 8601 writes them, by the platform's own calendar; null for an open end. */
function daysOf(unit: string) {
  if (unit === "..") return null;
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(unit) ?? [];
  if (!year) throw new RangeError(`Not ISO 8601: ${unit}`);
  const end = new Date(0);
  if (day) end.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  else end.setUTCFullYear(Number(year), month ? Number(month) : 12, 0);
  return { first: `${unit}-01-01`.slice(0, 10), last: end.toISOString().slice(0, 10) };
}
