import { expect, test } from "vitest";
import { emptyMeasure, numberIn, problemIn, recordedFrom, typedMeasureFrom } from "./rules";
import type { TypedMeasure } from "./schema";

const [id, committee, russia, other] = [
  "00000000-0000-7000-8000-000000000001",
  "00000000-0000-7000-8000-000000000002",
  "00000000-0000-7000-8000-000000000003",
  "00000000-0000-7000-8000-000000000004",
];
const visits: TypedMeasure = {
  ...emptyMeasure(id),
  ofId: committee,
  aboutId: russia,
  name: "visits",
  value: "30",
  period: "between 1998 and 2025",
};

test.each<[string, Partial<TypedMeasure>, string | null]>([
  ["whole", {}, null],
  ["about all alike", { aboutId: null }, null],
  ["right up to a day, over no time", { period: "", asOf: "26 August 2025" }, null],
  ["without who did it", { ofId: null }, "measureUnfinished"],
  ["without what was counted", { name: " " }, "measureUnfinished"],
  ["without a number", { value: "" }, "measureUnfinished"],
  ["of someone about themselves", { aboutId: committee }, "measureUnfinished"],
  ["without any date", { period: "" }, "measureUndated"],
  ["with a number in words", { value: "thirty" }, "numberUnread"],
  ["with a period nobody can read", { period: "in its time there" }, "dateUnread"],
  ["with a period that ends before it begins", { period: "between 2025 and 1998" }, "dateUnread"],
  ["with an as-of date that does not exist", { asOf: "31 June 2025" }, "dateUnread"],
])("a measure %s", (_, part, problem) => {
  expect(problemIn([{ ...visits, ...part }])).toBe(problem);
});

test("an entry has a measure at least, and none twice, whatever its number", () => {
  expect(problemIn([])).toBe("measuresMissing");
  const again = { ...visits, id: other, name: "Visits", value: "31" };
  expect(problemIn([visits, again])).toBe("measureTwice");
  expect(problemIn([visits, { ...again, name: "reports" }])).toBeNull();
  expect(problemIn([visits, { ...again, period: "2023" }])).toBeNull();
  expect(problemIn([visits, { ...again, aboutId: null }])).toBeNull();
});

test.each<[string, number | null]>([
  ["30", 30],
  [" 4.5 ", 4.5],
  ["1,200", 1200],
  ["1 200 000", 1200000],
  ["1\u00a0200", 1200],
  ["0", 0],
  ["", null],
  ["1,20", null],
  ["1,200 300", null],
  ["-4", null],
  ["4.5.6", null],
  ["thirty", null],
  ["30 visits", null],
  ["1234567890123456", null],
])("what is typed as “%s” is read as %s", (typed, number) => {
  expect(numberIn(typed)).toBe(number);
});

test("a measure is published and comes back as it was typed, its dates in EDTF", () => {
  const typed = { ...visits, name: " visits ", value: "1,200", unit: " people " };
  const recorded = recordedFrom(typed);
  expect(recorded).toMatchObject({
    name: "visits",
    value: 1200,
    unit: "people",
    period: { edtf: "1998/2025" },
    asOf: null,
  });
  expect(recorded && recordedFrom(typedMeasureFrom(recorded))).toEqual(recorded);
});

test("a new measure begins with whom and when the one before it has, and nothing else of it", () => {
  const { period } = visits;
  expect(emptyMeasure(other, visits)).toEqual({
    ...emptyMeasure(other),
    ofId: committee,
    aboutId: russia,
    period,
  });
});
