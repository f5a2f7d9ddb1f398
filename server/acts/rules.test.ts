import { expect, test } from "vitest";
import { emptyAct, problemIn, recordedFrom, typedActFrom } from "./rules";
import type { TypedAct } from "./schema";

const [id, russia, cat, council] = [
  "00000000-0000-7000-8000-000000000001",
  "00000000-0000-7000-8000-000000000002",
  "00000000-0000-7000-8000-000000000003",
  "00000000-0000-7000-8000-000000000004",
];
const ratified: TypedAct = {
  ...emptyAct(id),
  stateId: russia,
  ofId: cat,
  type: "ratified",
  acted: "3 March 1987",
};

test.each<[string, Partial<TypedAct>, string | null]>([
  ["whole", {}, null],
  ["with a vague date", { acted: "1987" }, null],
  ["known by its effect alone", { acted: "", effective: "26 June 1987" }, null],
  ["without its party", { stateId: null }, "actUnfinished"],
  ["without its treaty", { ofId: null }, "actUnfinished"],
  ["without its kind", { type: null }, "actUnfinished"],
  ["of a party in itself", { ofId: russia }, "actUnfinished"],
  ["with a day that does not exist", { acted: "31 June 1987" }, "dateUnread"],
  ["with an effect nobody can read", { effective: "soon after" }, "dateUnread"],
  ["without any date", { acted: "" }, "actUndated"],
  ["in effect before it was done", { effective: "2 March 1987" }, "effectBeforeAct"],
  ["in effect in the year it was done", { effective: "1987" }, null],
  ["of a succession that reaches back", { type: "succeeded", effective: "1960" }, null],
  ["that ended a party without a reason", { type: "ceased_to_be_party" }, "reasonMissing"],
  [
    "that ended a party with its reason",
    { type: "ceased_to_be_party", reason: "noLongerMember" },
    null,
  ],
  ["in its own place", { supersedesId: id }, "supersedesItself"],
])("an act %s", (_, part, problem) => {
  expect(problemIn([{ ...ratified, ...part }])).toBe(problem);
});

test("an entry has an act at least, and none twice", () => {
  const other = { ...ratified, id: council };
  expect(problemIn([])).toBe("actsMissing");
  expect(problemIn([ratified, other])).toBe("actTwice");
  expect(problemIn([ratified, { ...other, acted: "1987" }])).toBeNull();
});

test("an act goes into the ledger and comes back as it was typed, its dates in EDTF", () => {
  const recorded = recordedFrom({ ...ratified, effective: "June 1987", instrument: " A note " });
  expect(recorded).toMatchObject({
    actedOn: { edtf: "1987-03-03", note: "", derivedFrom: "" },
    effectiveOn: { edtf: "1987-06" },
    instrument: "A note",
    reason: null,
  });
  const again = recorded && recordedFrom(typedActFrom(recorded));
  expect(again).toEqual(recorded);
});

test("a reason is kept of a party that ceased to be one alone", () => {
  expect(recordedFrom({ ...ratified, reason: "stateEnded" })?.reason).toBeNull();
});

test("a new act begins with the pair of the one before it, and nothing else of it", () => {
  expect(emptyAct(council, ratified)).toEqual({
    ...emptyAct(council),
    stateId: russia,
    ofId: cat,
  });
});
