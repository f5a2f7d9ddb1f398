import { expect, test } from "vitest";
import { asChosen } from "./as-chosen";

test.each([
  ["one is added", ["a"], ["a", "b"], ["a"], ["a", "b"]],
  ["one is taken away", ["a", "b"], ["b"], ["a", "b"], ["b"]],
  ["one is added while the one before it is not shown yet", [], ["b"], ["a"], ["a", "b"]],
  ["one is taken away while another is not shown yet", ["a"], [], ["a", "b"], ["b"]],
  ["one is added that is there already", [], ["a"], ["a"], ["a"]],
])("%s", (_, shown, chosen, ids, left) => {
  expect(asChosen(shown, chosen)(ids)).toEqual(left);
});
