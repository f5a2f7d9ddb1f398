import { expect, test } from "vitest";
import { numbersTold } from "./numbers-told";

const seed =
  "It noted that during Russia’s 27 years in the convention, the European Committee for the Prevention of Torture made 30 visits and drafted 27 reports — only four of which Moscow agreed to publish.";

test("the seed's numbers are told with what they count", () => {
  expect(numbersTold(seed)).toMatchObject([
    { value: 27, counted: ["year"] },
    {
      value: 30,
      counted: ["visit"],
      quote: "the European Committee for the Prevention of Torture made 30 visits",
    },
    { value: 27, counted: ["report"], quote: "drafted 27 reports" },
    { value: 4, counted: expect.arrayContaining(["publish"]) },
  ]);
});

test("words before the one a number belongs to are its own up to the number before", () => {
  const [drafted, published] = numbersTold("It drafted 27 reports and published 4 reports.");
  expect(drafted?.around).toEqual(["it", "draft", "report"]);
  expect(published?.around).toEqual(["report", "and", "publish", "report"]);
});

test.each([
  ["made more than 30 visits", "atLeast"],
  ["made at most 30 visits", "atMost"],
  ["made 30 visits", "exactly"],
])("in “%s” the number holds %s", (words, bound) => {
  expect(numbersTold(words)).toMatchObject([{ bound }]);
});

test.each([
  "made about 30 visits",
  "made another 2 visits",
  "its first 30 visits",
  "every 2 years",
])("“%s” is no whole count", (words) => {
  expect(numbersTold(words)).toEqual([]);
});

test("a share of a hundred is told as one", () => {
  expect(numbersTold("4.5% turnout, 97 per cent of them")).toMatchObject([
    { value: 4.5, isPercent: true, counted: ["turnout"] },
    { value: 97, isPercent: true },
  ]);
});
