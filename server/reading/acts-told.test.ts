import { expect, test } from "vitest";
import { actsTold, standingTold } from "./acts-told";

test.each([
  ["which it ratified in 1985", "ratified"],
  ["Russia’s accession in 1996", "acceded"],
  ["two years after joining the Council of Europe", "joined"],
  ["Russia quit the Council of Europe in March 2022", "ceased_membership"],
  ["it also withdrew", "ceased_to_be_party"],
  ["adopted in 1987", "adopted"],
  ["after being suspended", "suspended"],
  ["signed the convention on Monday", "signed"],
])("%s tells of an act: %s", (words, type) => {
  expect(actsTold(words)).toContain(type);
});

test.each([
  "signed a decree on Saturday",
  "signed the new law",
  "signs a bill",
  "the committee made 30 visits",
  "a designed programme",
])("%s tells of no act of the ledger", (words) => {
  expect(actsTold(words)).toEqual([]);
});

test.each([
  ["Russia to withdraw from Europe’s convention", "leaving"],
  ["Gambia rejoins the court it had not left", null],
  ["Russia remains a party to the convention", "bound"],
  ["Burundi quits the court", "leaving"],
  ["A report was made public", null],
])("the headline “%s” says %s", (words, standing) => {
  expect(standingTold(words)).toBe(standing);
});
