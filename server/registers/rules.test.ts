import { expect, test } from "vitest";
import { registerColumns } from "@/server/exchange/read-register";
import { registerFile, smallRegister } from "@/server/testing/a-register";
import { changesIn, countsOf, keptFrom, sampleOf, tableFrom } from "./rules";
import { mostRows } from "./schema";

function kept(text: string) {
  const table = tableFrom(text);
  if ("problem" in table) throw new Error(table.problem);
  let n = 0;
  return keptFrom(table.rows, () => `00000000-0000-4000-8000-${String(n++).padStart(12, "0")}`);
}

const heading = registerColumns.join(",");

test.each<[string, string, object]>([
  ["nothing", "", { problem: "registerEmpty" }],
  ["blank lines alone", " \r\n\n\t\n", { problem: "registerEmpty" }],
  ["another table", "name,date\nKenya,1998", { problem: "registerUnread" }],
  ["a heading alone", `${heading}\n\n`, { problem: "registerWithoutRows" }],
  [
    "a register without two of its columns",
    `${heading.replace(",Force", "").replace(",Term", "")}\nA,KEN`,
    { problem: "registerColumns", missing: "Force, Term" },
  ],
  ["a row that is too short", `${heading}\nA,KEN`, { problem: "registerUnread" }],
  [
    "a million rows",
    registerFile(Array.from({ length: mostRows + 1 }, () => ({}))),
    { problem: "registerTooLarge" },
  ],
])("a file of %s is refused, and why", (_, text, problem) => {
  expect(tableFrom(text)).toEqual(problem);
});

test("every row is kept with its fate, what it says, and acts that have ids of their own", () => {
  const { rows } = kept(smallRegister);
  expect(rows.map(({ fate, acts }) => [fate, acts.length])).toEqual([
    ["taken", 2],
    ["taken", 1],
    ["remarked", 1],
    ["remarked", 1],
    ["anomaly", 0],
    ["anomaly", 0],
    ["taken", 1],
  ]);
  expect(rows[5]).toMatchObject({
    number: 6,
    reasons: ["impossibleDate", "noDates"],
    said: { stateID: "KEN", stateRat: "30.02.1999" },
  });
  const ids = rows.flatMap(({ acts }) => acts.map(({ id }) => id));
  expect(new Set(ids).size).toBe(6);
});

test("treaties of one title are told apart by their codes, and a title too long for a name is cut", () => {
  const long = "A very long title ".repeat(20).trim();
  const titles = [
    { treatyID: "A_1", Title: "Fishing Agreement" },
    { treatyID: "A_2", Title: "fishing agreement" },
    { treatyID: "B_1", Title: long },
  ];
  const names = kept(registerFile(titles)).treaties.map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(["Fishing Agreement (A_1)", "fishing agreement (A_2)"]);
  expect(names[2]?.length).toBeLessThanOrEqual(300);
});

test("a treaty's entry into force is known where all its rows say the same", () => {
  expect(kept(smallRegister).treaties.map(({ inForceOn }) => inForceOn)).toEqual([
    "2002-06-01",
    null,
  ]);
});

const many = registerFile(
  Array.from({ length: 200 }, (_, n) => ({
    treatyID: `T_${n}`,
    stateID: "KEN",
    Title: `Treaty ${n}`,
    stateSignature: "04.03.2001",
  })),
);

test("the sample is fifty rows, the same for everybody, and another one for another file", () => {
  const { rows } = kept(many);
  const numbers = (hash: string) => sampleOf(rows, hash).map(({ number }) => number);
  expect(numbers("a")).toHaveLength(50);
  expect(numbers("a")).toEqual(numbers("a"));
  expect(numbers("a")).not.toEqual(numbers("b"));
  expect(sampleOf(kept(smallRegister).rows, "a")).toHaveLength(5);
});

const [kenya, uganda, hallen, lake] = [1, 2, 3, 4].map(
  (n) => `00000000-0000-7000-8000-00000000000${n}`,
);
const entities = {
  parties: { KE: kenya ?? "", UG: uganda ?? "" },
  treaties: { HALLEN_2001A: hallen ?? "", LAKE_1999A: lake ?? "" },
};

test("a row changes a status where the ledger says something else today", () => {
  const { rows } = kept(smallRegister);
  const compared = { rows, entities, ledger: [], recordedIds: [], terms: new Map() };
  const on = (day: string) =>
    [...changesIn({ ...compared, on: day })].map(([number, { before, after }]) => [
      number,
      before.status,
      after.status,
    ]);
  expect(on("2026-01-01")).toEqual([
    [1, "unknown", "party"],
    [2, "unknown", "signatory"],
    [7, "unknown", "party"],
  ]);
  expect(on("2000-01-01")).toEqual([[7, "unknown", "party"]]);
  const recordedIds = rows.flatMap(({ acts }) => acts.map(({ id }) => id));
  expect(changesIn({ ...compared, recordedIds, on: "2026-01-01" }).size).toBe(0);
});

test("counts come the most first", () => {
  expect(countsOf(["a", "b", "b"])).toEqual([
    { key: "b", count: 2 },
    { key: "a", count: 1 },
  ]);
});
