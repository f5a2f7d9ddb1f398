import { expect, test } from "vitest";
import { type RegisterRow, readRegister } from "./read-register";

const row = (given: Partial<RegisterRow>): RegisterRow => ({
  treatyID: "HALLEN_2001A",
  stateID: "KEN",
  Title: "Hallen Protocol",
  Force: "01.06.2002",
  stateSignature: "NA",
  stateRat: "NA",
  stateForce: "NA",
  stateWithdrawal: "NA",
  ProvisionalApp: "NA",
  Acceptance: "NA",
  Accession: "NA",
  Succession: "NA",
  End: "NA",
  Term: "NA",
  ...given,
});

const signed = { stateSignature: "04.03.2001" };
const party = { ...signed, stateRat: "05.06.2002", stateForce: "05.07.2002" };
const partyActs = ["signed 2001-03-04", "ratified 2002-06-05", "entered_into_force 2002-07-05"];

type Told = [string, Partial<RegisterRow>, string, string[], string[]];
const told: Told[] = [
  ["a signatory’s is taken", signed, "taken", [], ["signed 2001-03-04"]],
  ["a party’s is taken", party, "taken", [], partyActs],
  [
    "a membership without an end is taken",
    { ...party, stateWithdrawal: "31.12.9999", End: "31.12.9999", Term: "31.12.9999" },
    "taken",
    [],
    partyActs,
  ],
  [
    "an accession is one act",
    { stateRat: "05.06.2002", Accession: "05.06.2002" },
    "taken",
    [],
    ["acceded 2002-06-05"],
  ],
  [
    "an acceptance is one act",
    { stateRat: "05.06.2002", Acceptance: "05.06.2002" },
    "taken",
    [],
    ["accepted 2002-06-05"],
  ],
  [
    "a withdrawal is the effect of a denunciation",
    { ...party, stateWithdrawal: "01.02.2010" },
    "taken",
    [],
    [...partyActs, "denunciation_effective 2010-02-01"],
  ],
  [
    "a withdrawal on the day the treaty ended is no denunciation",
    { ...party, stateWithdrawal: "01.02.2010", End: "01.02.2010" },
    "taken",
    [],
    [...partyActs, "ceased_to_be_party 2010-02-01 treatyEnded"],
  ],
  [
    "a provisional application is taken",
    { ...signed, ProvisionalApp: "05.03.2001" },
    "taken",
    [],
    ["signed 2001-03-04", "provisional_application 2001-03-05"],
  ],
  [
    "a succession leaves out what its predecessor did",
    { ...party, Succession: "03.06.2006" },
    "remarked",
    ["predecessorsActs"],
    ["succeeded 2006-06-03"],
  ],
  [
    "a succession that is the consent is one act",
    { stateRat: "03.06.2006", stateForce: "03.07.2006", Succession: "03.06.2006" },
    "taken",
    [],
    ["succeeded 2006-06-03", "entered_into_force 2006-07-03"],
  ],
  [
    "a former state’s is remarked",
    { ...signed, stateID: "CSK" },
    "remarked",
    ["formerState"],
    ["signed 2001-03-04"],
  ],
  [
    "an organisation’s is remarked",
    { ...signed, stateID: "EUE" },
    "remarked",
    ["organisation"],
    ["signed 2001-03-04"],
  ],
  [
    "an organisation’s by its name is remarked",
    { ...signed, stateID: "IO-World Lake Organization" },
    "remarked",
    ["organisation"],
    ["signed 2001-03-04"],
  ],
  ["an unknown state’s waits", { ...signed, stateID: "XQX" }, "anomaly", ["unknownState"], []],
  ["a province’s waits", { ...signed, stateID: "Oberhallen" }, "anomaly", ["unknownState"], []],
  ["30 February waits", { ...signed, stateRat: "30.02.2002" }, "anomaly", ["impossibleDate"], []],
  [
    "a day in another form waits",
    { ...signed, stateRat: "2002-0605" },
    "anomaly",
    ["impossibleDate"],
    [],
  ],
  [
    "the year 1 is no day, and the rest is taken",
    { ...signed, stateRat: "0001-01-01" },
    "anomaly",
    ["sentinelDate"],
    ["signed 2001-03-04"],
  ],
  [
    "a ratification without an end is no day, and the rest is taken",
    { ...signed, stateRat: "31.12.9999" },
    "anomaly",
    ["sentinelDate"],
    ["signed 2001-03-04"],
  ],
  [
    "a succession without its day waits, for the rest may be the predecessor’s",
    { ...party, Succession: "0001-01-01" },
    "anomaly",
    ["undatedSuccession"],
    [],
  ],
  [
    "an accession that stands under its own heading alone is taken",
    { Accession: "05.06.2002" },
    "taken",
    [],
    ["acceded 2002-06-05"],
  ],
  [
    "an accession on another day than the consent waits",
    { ...party, Accession: "06.06.2010" },
    "anomaly",
    ["severalConsents"],
    [],
  ],
  [
    "a ratification before the signature waits",
    { ...signed, stateRat: "03.03.2001" },
    "anomaly",
    ["reversedDates"],
    [],
  ],
  [
    "an entry into force before the ratification waits",
    { stateRat: "05.06.2002", stateForce: "04.06.2002" },
    "anomaly",
    ["reversedDates"],
    [],
  ],
  [
    "a withdrawal before the entry into force waits",
    { ...party, stateWithdrawal: "04.07.2002" },
    "anomaly",
    ["reversedDates"],
    [],
  ],
  ["a row without a day waits", {}, "anomaly", ["noDates"], []],
];

test.each(told)("a row of the register: %s", (_, given, fate, reasons, acts) => {
  const [read] = readRegister([row(given)]).rows;
  expect(read).toMatchObject({ number: 1, treatyId: "HALLEN_2001A", fate, reasons });
  expect(
    read?.acts.map(({ type, actedOn, reason }) =>
      [type, actedOn?.edtf, reason].filter(Boolean).join(" "),
    ),
  ).toEqual(acts);
});

test.each([
  ["KEN", { code: "KE", kind: "state" }],
  ["CSK", { code: "CSHH", kind: "formerState" }],
  ["YUG", { code: "YUCS", kind: "formerState" }],
  ["EUE", { code: "European Union", kind: "organisation" }],
  ["EUU", { code: "European Union", kind: "organisation" }],
  ["XQX", null],
])("the register’s %s is a party by the codes of ISO 3166", (stateID, party) => {
  expect(readRegister([row({ stateID })]).rows[0]?.party).toEqual(party);
});

test("of a pair that stands twice neither row is taken", () => {
  const { rows } = readRegister([row(signed), row(party), row({ ...party, stateID: "UGA" })]);
  expect(rows.map(({ number, fate, reasons }) => [number, fate, reasons])).toEqual([
    [1, "anomaly", ["doubledPair"]],
    [2, "anomaly", ["doubledPair"]],
    [3, "taken", []],
  ]);
  expect(rows.flatMap(({ acts }) => acts).map(({ stateId }) => stateId)).toEqual([
    "UG",
    "UG",
    "UG",
  ]);
});

test("under an id of several treaties no row is taken", () => {
  const [fish, mining] = [{ Title: "Fish Agreement" }, { Title: "Mining Agreement" }];
  const { rows } = readRegister([
    row({ ...party, ...fish }),
    row({ ...party, ...mining }),
    row({ ...party, ...fish, stateID: "UGA" }),
  ]);
  expect(rows.map(({ fate, reasons }) => [fate, reasons])).toEqual([
    ["anomaly", ["severalTreaties", "doubledPair"]],
    ["anomaly", ["severalTreaties", "doubledPair"]],
    ["anomaly", ["severalTreaties"]],
  ]);
});

test("a treaty that was renamed is one, each party standing there once", () => {
  const renamed = [row(party), row({ ...party, Title: "Hallen Treaty", stateID: "UGA" })];
  expect(readRegister(renamed).rows.map(({ fate }) => fate)).toEqual(["taken", "taken"]);
});

test("no two acts have one id", () => {
  const { rows } = readRegister([row(party), row({ ...party, stateID: "UGA" })]);
  const ids = rows.flatMap(({ acts }) => acts.map(({ id }) => id));
  expect(new Set(ids).size).toBe(6);
});

test("a treaty is in force from the day all its rows say, and from none where they differ", () => {
  const rows = [
    row({}),
    row({ stateID: "UGA" }),
    row({ treatyID: "OTHER_1999A", Title: "Other Treaty" }),
    row({ treatyID: "OTHER_1999A", Title: "Other Treaty", stateID: "UGA", Force: "01.01.2003" }),
    row({ treatyID: "LATER_2009A", Title: "Later Treaty", Force: "NA" }),
  ];
  expect(
    readRegister(rows).treaties.map(({ id, title, terms }) => [id, title, terms.inForceOn?.edtf]),
  ).toEqual([
    ["HALLEN_2001A", "Hallen Protocol", "2002-06-01"],
    ["OTHER_1999A", "Other Treaty", undefined],
    ["LATER_2009A", "Later Treaty", undefined],
  ]);
});
