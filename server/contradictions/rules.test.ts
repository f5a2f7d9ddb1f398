import { expect, test } from "vitest";
import { type Claim, type Named, numbersOfArticle } from "@/server/claims/rules";
import { vagueDateFrom } from "@/server/dates/vague-date";
import type { ActType } from "@/server/ledger/act";
import type { ArticleProjection, RecordedAct, RecordedMeasure } from "@/server/public/projection";
import { actsTwice, againstLedger, againstMeasures, headlineAgainst, outOfOrder } from "./rules";

const dated = (edtf: string | null) =>
  edtf === null ? null : vagueDateFrom(edtf, { note: "", derivedFrom: "" });

const act = (id: string, type: ActType, on: string | null, part: Partial<RecordedAct> = {}) => ({
  id,
  stateId: "russia",
  ofId: "treaty",
  type,
  actedOn: dated(on),
  effectiveOn: null,
  reason: null,
  supersedesId: null,
  instrument: "",
  ...part,
});

const claim = (quote: string, on: string | null, part: Partial<Claim> = {}): Claim => ({
  place: 5,
  quote,
  date: dated(on),
  stateIds: ["russia"],
  ofIds: ["treaty"],
  ...part,
});

const signed = act("signed", "signed", "1985-12-10");
const ratified = act("ratified", "ratified", "1987-03-03");

test("the seed’s: ratified in 1985, says the report; the register has 1987, and a signature in 1985", () => {
  expect(againstLedger([claim("which it ratified in 1985", "1985")], [signed, ratified])).toEqual([
    {
      kind: "date",
      place: 5,
      said: "which it ratified in 1985",
      acts: [ratified],
      perhaps: [signed],
    },
  ]);
});

test.each<[string, Claim, RecordedAct[]]>([
  ["the year fits", claim("ratified in 1987", "1987"), [ratified]],
  ["a vague date fits", claim("ratified in the 1980s", "198X"), [ratified]],
  [
    "it took effect then",
    claim("ratified in 1988", "1988"),
    [act("ratified", "ratified", "1987-03-03", { effectiveOn: dated("1988-01-01") })],
  ],
  ["the words tell of no act", claim("which it praised in 1985", "1985"), [ratified]],
  ["no date is said", claim("which it ratified", null), [ratified]],
  ["nothing of the kind is recorded", claim("ratified in 1985", "1985"), [signed]],
  [
    "nobody knows when it was done",
    claim("ratified in 1985", "1985"),
    [act("r", "ratified", null)],
  ],
  ["it is another state’s", claim("ratified in 1985", "1985", { stateIds: ["us"] }), [ratified]],
  [
    "the act that differs was recorded by mistake",
    claim("ratified in 1987", "1987"),
    [act("old", "ratified", "1985"), act("new", "ratified", "1987", { supersedesId: "old" })],
  ],
])("nothing contradicts the ledger where %s", (_, said, acts) => {
  expect(againstLedger([said], acts)).toEqual([]);
});

test("an adoption is one whoever adopted the treaty", () => {
  const adopted = act("adopted", "adopted", "1987-06-26", { stateId: "council" });
  const said = claim("adopted in 1986", "1986", { stateIds: [] });
  expect(againstLedger([said], [adopted])).toMatchObject([{ kind: "date", acts: [adopted] }]);
});

const denounced = act("denounced", "denunciation_notified", "1990");

test.each<[string, RecordedAct, RecordedAct[], string[]]>([
  [
    "ratified on two days",
    act("a", "ratified", "1987-03-03"),
    [act("b", "ratified", "1988")],
    ["b"],
  ],
  [
    "ratified, and acceded later",
    act("a", "acceded", "1988"),
    [act("b", "ratified", "1987")],
    ["b"],
  ],
  ["signed twice", act("a", "signed", "1985"), [act("b", "signed", "1986")], ["b"]],
  ["ratified in a year, and on a day of it", act("a", "ratified", "1987"), [ratified], []],
  ["left in between", act("a", "acceded", "1995"), [ratified, denounced], []],
  ["done by two states", act("a", "ratified", "1988", { stateId: "us" }), [ratified], []],
  ["signed, then ratified", ratified, [signed], []],
  ["put right", act("a", "ratified", "1988", { supersedesId: "ratified" }), [ratified], []],
])("of two acts that are %s", (_, own, ledger, ids) => {
  const found = actsTwice([own], ledger);
  expect(found.flatMap(({ acts }) => acts.map(({ id }) => id))).toEqual(ids);
});

const adopted = act("adopted", "adopted", "1987-06-26", { stateId: "council" });

test.each<[string, RecordedAct, RecordedAct[], string[]]>([
  ["ratified before it was adopted", act("a", "ratified", "1986"), [adopted], ["adopted"]],
  ["ratified in the year it was adopted", act("a", "ratified", "1987"), [adopted], []],
  [
    "left before it was joined",
    act("a", "denunciation_notified", "1980"),
    [ratified],
    ["ratified"],
  ],
  ["left after it was joined", denounced, [ratified], []],
  ["left, and joined again later", denounced, [ratified, act("again", "acceded", "1999")], []],
  ["left, with nothing known before", denounced, [], []],
  ["left after a mere signature", denounced, [act("s", "signed", "1995")], []],
])("of a treaty %s", (_, own, ledger, ids) => {
  const found = outOfOrder([own], ledger);
  expect(found.flatMap(({ acts }) => acts.map(({ id }) => id))).toEqual(ids);
});

test.each([
  ["Russia to withdraw from the treaty", "party", 1],
  ["Russia to withdraw from the treaty", "former_party", 0],
  ["Russia remains a party to the treaty", "former_party", 1],
  ["Russia remains a party to the treaty", "party", 0],
  ["Russia and the treaty", "party", 0],
  ["Russia leaves the treaty", "unknown", 0],
] as const)("the headline “%s” beside a status of %s", (headline, status, count) => {
  const pairs = [{ stateId: "russia", ofId: "treaty", status, acts: [ratified] }];
  const found = headlineAgainst(headline, pairs);
  expect(found).toHaveLength(count);
  expect(found.every(({ said, acts }) => said === headline && acts[0] === ratified)).toBe(true);
});

const people: Named[] = [
  {
    id: "committee",
    kind: "body",
    words: ["European Committee for the Prevention of Torture", "CPT"],
  },
  { id: "russia", kind: "state", words: ["Russia", "Moscow"] },
  { id: "turkey", kind: "state", words: ["Turkey"] },
];

const article = (said: string, headline = "Russia to withdraw"): ArticleProjection => ({
  kind: "article",
  lang: "en",
  path: "/en/articles/a",
  headline,
  standfirst: "",
  byline: "",
  notes: [],
  body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: said }] }] },
  facts: { kind: "article", trackers: [], datedOn: "2025-08-26" },
});

const measure = (name: string, value: number, part: Partial<RecordedMeasure> = {}) => ({
  aboutKind: "state" as const,
  measure: {
    id: name,
    ofId: "committee",
    aboutId: "russia",
    name,
    value,
    unit: "",
    period: dated("1998/2025"),
    asOf: null,
    ...part,
  },
});
const counted = [
  measure("visits", 30),
  measure("reports drafted", 27),
  measure("reports published", 4),
];

const numbersAgainst = (said: string, measured = counted, headline?: string) =>
  againstMeasures(numbersOfArticle(article(said, headline), people), measured);

const report = (visits: string, drafted: string, published: string) =>
  `It noted that during Russia’s 27 years in the convention, the European Committee for the Prevention of Torture made ${visits} visits and drafted ${drafted} reports — only ${published} of which Moscow agreed to publish.`;

test.each<[string, string, string, string[]]>([
  ["30", "27", "four", []],
  ["thirty", "twenty-seven", "4", []],
  ["31", "27", "four", ["visits"]],
  ["30", "28", "four", ["reports drafted"]],
  ["30", "27", "five", ["reports published"]],
  ["thirty-one", "28", "4", ["visits", "reports drafted"]],
])("of %s visits, %s reports drafted and %s published, what differs is told", (...row) => {
  const [visits, drafted, published, names] = row;
  const found = numbersAgainst(report(visits, drafted, published));
  expect(found.flatMap(({ measures = [] }) => measures.map(({ name }) => name))).toEqual(names);
});

test("both sides of a number are the clause that says it and the measure that says another", () => {
  expect(numbersAgainst(report("31", "27", "four"))).toEqual([
    {
      kind: "measure",
      place: 1,
      said: "the European Committee for the Prevention of Torture made 31 visits",
      acts: [],
      perhaps: [],
      measures: [counted[0]?.measure],
    },
  ]);
});

test.each([
  ["The CPT made 31 visits to Russia.", 1],
  ["The CPT made 31 visits.", 1],
  ["The CPT made 31 visits between 1998 and 2025.", 1],
  ["By August 2025 the CPT had made 31 visits to Russia.", 1],
  ["The CPT made more than 30 visits to Russia.", 0],
  ["The CPT made more than 31 visits to Russia.", 1],
  ["The CPT made at most 25 visits to Russia.", 1],
  ["The CPT made about 40 visits to Russia.", 0],
  ["The CPT made 2 visits to Russia in 2003.", 0],
  ["Between 2003 and 2005 the CPT made 2 visits to Russia.", 0],
  ["Until 1997 the CPT made 5 visits to Russia.", 0],
  ["The CPT made 31 visits to Turkey.", 0],
  ["The CPT made 30 visits to Russia and 45 visits to Turkey.", 0],
  ["The committee made 31 visits to Russia.", 0],
  ["The CPT made its 31st visit to Russia.", 0],
  ["The CPT will make 31 visits to Russia.", 0],
  ["The CPT made one visit to Russia.", 0],
  ["The CPT wrote to 31 prisons in Russia.", 0],
  ["The CPT published 4 reports on Russia and drafted 27.", 0],
  ["The CPT published 5 reports on Russia.", 1],
])("beside the published measures, “%s” gives %i", (said, count) => {
  expect(numbersAgainst(said)).toHaveLength(count);
});

test.each<[string, string, ReturnType<typeof measure>[], number]>([
  [
    "another period has that number",
    "The CPT made 2 visits to Russia.",
    [...counted, measure("visits", 2, { period: dated("2003") })],
    0,
  ],
  [
    "the number is of all states",
    "The CPT made 31 visits to Russia.",
    [measure("visits", 500, { aboutId: null })],
    0,
  ],
  ["it is a share and the other a count", "The CPT saw 31% visits.", [measure("visits", 30)], 0],
  ["both are shares", "The CPT had 31% turnout.", [measure("turnout", 30, { unit: "%" })], 1],
])("where %s, “%s” is held against what counts the same", (_, said, measured, count) => {
  expect(numbersAgainst(said, measured)).toHaveLength(count);
});
