import { expect, test } from "vitest";
import { actTypes } from "./act";
import { realPairs, russia } from "./real-pairs.cases";
import { statuses } from "./status";
import { cases } from "./status.cases";

const expected = [
  ...cases,
  ...realPairs.flatMap(({ days }) => days),
  ...russia.map((one) => one.expected),
];

test("the table has at least sixty cases, each with a name of its own", () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  expect(cases.length).toBeGreaterThanOrEqual(60);
});

test.each(statuses)("%s is an answer of the table", (status) => {
  expect(expected.some((each) => each.status === status)).toBe(true);
});

test.each(actTypes)("%s is an act of the table", (type) => {
  expect(cases.some(({ acts }) => acts.some((each) => each.type === type))).toBe(true);
});

test("every answer of the table but that of no act names its acts", () => {
  for (const { status, by } of expected)
    expect(by.length > 0).toBe(status !== "unknown" && status !== "no_action");
});
