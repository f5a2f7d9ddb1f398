import { expect, test } from "vitest";
import { numbersIn } from "./numbers";

test.each<[string, number[]]>([
  ["made 30 visits and drafted 27 reports", [30, 27]],
  ["only four of which", [4]],
  ["twenty-seven reports", [27]],
  ["two hundred and thirty visits", [230]],
  ["four thousand two hundred people", [4200]],
  ["1,200 people, 4.5% of them", [1200, 4.5]],
  ["5 million people", [5_000_000]],
  ["nineteen visits", [19]],
  ["in 1998, 30 visits.", [1998, 30]],
  ["the 30th visit in its 27-year history", []],
  ["one visit, or a hundred", []],
  ["someone and anyone, often", []],
  ["2006–2011", []],
])("of “%s” the numbers are %j", (text, numbers) => {
  expect(numbersIn(text).map(({ value }) => value)).toEqual(numbers);
});
