import { expect, test } from "vitest";
import { noTerms, type TreatyAct } from "./act";
import { matrixOn } from "./matrix";
import { realPairs } from "./real-pairs.cases";
import { statusOn } from "./status";
import { act, termsOf } from "./status.cases";

const treaties = realPairs.map(({ pair, terms }) => ({ id: pair, terms: termsOf({ terms }) }));
const states = ["state", "neighbour"];
const acts = realPairs.flatMap(({ pair, acts }, n) =>
  acts.map((each) => ({
    ...each,
    id: `${n} ${each.id}`,
    ofId: pair,
    stateId: states[n % 2] ?? "",
  })),
);

test("each cell of the matrix is the status of its pair", () => {
  const on = "2016-12-01";
  const rows = matrixOn(acts, { states, treaties, on });
  expect(rows.map(({ stateId }) => stateId)).toEqual(states);
  for (const { stateId, cells } of rows) {
    expect(cells.map(({ ofId }) => ofId)).toEqual(treaties.map(({ id }) => id));
    for (const { ofId, ...cell } of cells) {
      const terms = treaties.find(({ id }) => id === ofId)?.terms ?? noTerms;
      expect(cell).toEqual(statusOn(acts, { stateId, ofId, terms, on }));
    }
  }
});

test("an act recorded against the wrong state is gone there once it is superseded", () => {
  const mistake = act("mistake", "ratified", "1998-05-05");
  const right: TreatyAct = {
    ...mistake,
    id: "right",
    stateId: "neighbour",
    supersedesId: "mistake",
  };
  const rows = matrixOn([mistake, right], {
    states,
    treaties: [{ id: "treaty", terms: noTerms }],
    on: "2025-08-26",
  });
  expect(rows.map(({ cells }) => cells.map(({ status }) => status))).toEqual([
    ["unknown"],
    ["party"],
  ]);
});
