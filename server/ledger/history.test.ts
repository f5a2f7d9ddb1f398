import fc from "fast-check";
import { expect, test } from "vitest";
import { noTerms, type TreatyAct, type TreatyTerms } from "./act";
import { historyOf } from "./history";
import { realPairs } from "./real-pairs.cases";
import { statusOn } from "./status";
import { act, day, termsOf } from "./status.cases";

const pair = { stateId: "state", ofId: "treaty" };
const linesOf = (acts: TreatyAct[], terms: TreatyTerms = noTerms) =>
  historyOf(acts, { ...pair, terms }).map(({ on, status, since }) => [on, status, since?.edtf]);

test.each([
  [
    "The Gambia and the Rome Statute",
    [
      ["1998-12-04", "signatory", "1998-12-04"],
      ["2002-06-28", "party_not_yet_in_force", "2002-06-28"],
      ["2002-09-01", "party", "2002-09-01"],
      ["2016-11-10", "party_denunciation_pending", "2016-11-10"],
      ["2017-02-10", "party", "2002-09-01"],
    ],
  ],
  [
    "Trinidad and Tobago and the First Optional Protocol to the ICCPR",
    [
      ["1980-11-14", "party_not_yet_in_force", "1980-11-14"],
      ["1981-02-14", "party", "1981-02-14"],
      ["1998-05-26", "party_denunciation_pending", "1998-05-26"],
      ["1998-08-26", "party", "1998-08-26"],
      ["2000-03-27", "party_denunciation_pending", "2000-03-27"],
      ["2000-06-27", "former_party", "2000-06-27"],
    ],
  ],
] as const)("the history of %s has each change once", (name, lines) => {
  const found = realPairs.find((each) => each.pair === name);
  expect(found && linesOf(found.acts, termsOf(found))).toEqual(lines);
});

test("a change of a vague date stands on its last day and says no more than its source", () => {
  const acts = [
    act("ratified", "ratified", "1998~"),
    act("ceased", "ceased_to_be_party", "2022-03/2022-12"),
  ];
  expect(linesOf(acts)).toEqual([
    ["1998-12-31", "party", "1998~"],
    ["2022-12-31", "former_party", "2022-03/2022-12"],
  ]);
});

test("a party that leaves and comes back on one day is a party anew", () => {
  const lines = linesOf([
    act("ratified", "ratified", "1998-05-05"),
    act("left", "denunciation_effective", "2010-01-01"),
    act("back", "acceded", "2010-01-01"),
  ]);
  expect(lines).toEqual([
    ["1998-05-05", "party", "1998-05-05"],
    ["2010-01-01", "party", "2010-01-01"],
  ]);
});

test("what is worked out from a vague date is as vague", () => {
  const lines = linesOf([act("ratified", "ratified", "1998-05~")], {
    ...noTerms,
    entry: day("P1M"),
  });
  expect(lines).toEqual([
    ["1998-05-31", "party_not_yet_in_force", "1998-05~"],
    ["1998-06-30", "party", "1998-06~"],
  ]);
});

test("a law at home has no line, nor has an act that may never have been", () => {
  const acts = [
    act("law", "domestic_act", "2025-08-25"),
    act("left", "ceased_to_be_party", "2001/.."),
  ];
  expect(linesOf(acts)).toEqual([]);
});

test("the last change before any day is the status on that day", () => {
  const days = realPairs.map(({ acts, terms }) => ({ acts, terms: termsOf({ terms }) }));
  const anyDay = fc
    .date({ min: new Date("1975-01-01"), max: new Date("2026-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.constantFrom(...days), anyDay, ({ acts, terms }, on) => {
      const last = historyOf(acts, { ...pair, terms }).findLast((change) => change.on <= on);
      expect(last?.status ?? "unknown").toBe(statusOn(acts, { ...pair, terms, on }).status);
    }),
  );
});
