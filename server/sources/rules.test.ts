import fc from "fast-check";
import { expect, test } from "vitest";
import { type WorkKind, workKinds } from "@/server/public/projection";
import {
  type Asked,
  checkedAgain,
  footingOf,
  independent,
  isTooLittle,
  type LinkCheck,
  linkSays,
  linkState,
  type TwoSourcesFrom,
  type Voiced,
} from "./rules";
import { type SourceKind, sourceKinds } from "./schema";

const unsaid = { kind: "media", origin: "", publisher: "", author: "", url: "" } as const;
const all = (...sources: Partial<Voiced>[]): Voiced[] =>
  sources.map((source, n) => ({ id: `${n}`, ...unsaid, ...source }));

const post = { kind: "socialPost", publisher: "A network" } as const;

test.each<[string, number, Voiced[]]>([
  ["nothing is cited", 0, []],
  ["two reprints of one agency", 1, all({ origin: "AFP", publisher: "A" }, { origin: "AFP" })],
  ["the agency and its reprint", 1, all({ publisher: "AFP" }, { origin: "AFP", publisher: "A" })],
  ["reprints of two agencies in one paper", 2, all({ origin: "AFP" }, { origin: "Reuters" })],
  ["a paper's own report and its reprint", 2, all({ publisher: "A" }, { origin: "B" })],
  ["two reports of one paper", 1, all({ publisher: "The Post" }, { publisher: "the  post " })],
  ["accents and width aside", 1, all({ publisher: "Médiapart" }, { publisher: "MEDIAPART" })],
  ["in Cyrillic too", 1, all({ publisher: "Голос" }, { origin: "ГОЛОС" })],
  ["a name of marks alone is none", 2, all({ origin: "\u0301" }, { origin: "\u0301" })],
  ["two papers", 2, all({ publisher: "The Post" }, { publisher: "The Times" })],
  ["one source twice", 1, [...all({}), ...all({})]],
  ["nothing is said of either", 2, all({}, {})],
  ["pages of one site", 1, all({ url: "https://www.a.example/1" }, { url: "http://a.example/2" })],
  ["pages of two sites", 2, all({ url: "https://a.example/1" }, { url: "https://b.example/1" })],
  ["two posts of one person", 1, all({ ...post, author: "Ada" }, { ...post, author: "ada" })],
  ["posts of two people", 2, all({ ...post, author: "Ada" }, { ...post, author: "Bea" })],
  ["two posts of nobody named", 1, all(post, post)],
  ["two journalists of one paper", 1, all({ publisher: "A", author: "Ada" }, { publisher: "A" })],
  [
    "a post repeats an agency",
    1,
    all({ ...post, origin: "AFP", author: "Ada" }, { origin: "AFP" }),
  ],
])("%s: of %i", (_, voices, sources) => {
  expect(independent(sources)).toHaveLength(voices);
});

const name = fc.constantFrom("", "AFP", "afp ", "Reuters", "Ада", "АДА");
const source: fc.Arbitrary<Voiced> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...sourceKinds),
  origin: name,
  publisher: name,
  author: name,
  url: fc.constantFrom("", "https://a.example/1", "https://a.example/2", "https://b.example/"),
});
const sources = fc.array(source, { maxLength: 12 });
const grouped = (all: Voiced[]) =>
  independent(all)
    .map((group) => group.map(({ id }) => id).sort())
    .sort();

test("the order in which sources are cited never matters, nor how often", () => {
  fc.assert(
    fc.property(sources, fc.infiniteStream(fc.nat()), (given, places) => {
      const shuffled = given
        .map((one) => ({ one, at: places.next().value }))
        .sort((one, other) => one.at - other.at)
        .map(({ one }) => one);
      expect(grouped([...shuffled, ...given])).toEqual(grouped(given));
      expect(independent(given).flat()).toHaveLength(given.length);
    }),
  );
});

test("one more source never makes them fewer, and a reprint of one that is cited never more", () => {
  fc.assert(
    fc.property(sources, source, fc.nat(), (given, more, at) => {
      const before = independent(given).length;
      const after = independent([...given, more]).length;
      expect(after - before).toBeOneOf([0, 1]);
      const repeated = given[at % given.length];
      const origin = repeated?.origin || (repeated?.kind === "media" ? repeated.publisher : "");
      if (origin.trim() === "") return;
      expect(independent([...given, { ...more, origin }])).toHaveLength(before);
    }),
  );
});

type Rests = {
  kind?: WorkKind;
  risk?: "ordinary" | "high";
  from?: TwoSourcesFrom;
  on: Voiced[];
};
const isRefused = ({ kind = "event", risk = "high", from = "high", on }: Rests) =>
  isTooLittle(footingOf({ kind, risk, twoSourcesFrom: from, sources: on }));

const one = all({ publisher: "The Post" });
const two = all({ publisher: "The Post" }, { publisher: "The Times" });
const reprints = all({ publisher: "The Post", origin: "AFP" }, { publisher: "AFP" });
const record = (kind: SourceKind, origin = "") => all({ kind, publisher: "A ministry", origin });

test.each<[string, boolean, Rests]>([
  ["nobody asks", false, { from: null, on: [] }],
  ["asked at a high risk alone", false, { risk: "ordinary", on: one }],
  ["asked of every text", true, { risk: "ordinary", from: "ordinary", on: one }],
  ["of every text, a high risk is one", true, { from: "ordinary", on: one }],
  ["no source", true, { on: [] }],
  ["one source", true, { on: one }],
  ["two reprints", true, { on: reprints }],
  ["two sources", false, { on: two }],
  ["two reprints and another", false, { on: [...reprints, ...two] }],
  ["an article on two", false, { kind: "article", on: two }],
  ["an entry on one", true, { kind: "entity", on: one }],
  ["a tracker's own page", false, { kind: "page", on: [] }],
  ["an event on an official document", true, { on: record("officialDocument") }],
  ["an article on a judgment", true, { kind: "article", on: record("court") }],
  ["an act on the register", false, { kind: "act", on: record("treatyRegister") }],
  ["an act on what repeats it", true, { kind: "act", on: record("officialDocument", "TASS") }],
  ["an act on a paper", true, { kind: "act", on: one }],
  ["an act on a body's report", true, { kind: "act", on: record("bodyReport") }],
  ["a measure on the body's report", false, { kind: "measure", on: record("bodyReport") }],
  ["a measure on a paper", true, { kind: "measure", on: one }],
])("%s: refused is %s", (_, refused, rests) => {
  expect(isRefused(rests)).toBe(refused);
});

test("where two are asked for, none of any kind rests on nothing but a tracker’s page", () => {
  for (const kind of workKinds) expect(isRefused({ kind, on: [] })).toBe(kind !== "page");
});

const status = (code: number): Asked => ({ status: code, failure: null });
const tooSlow: Asked = { status: null, failure: "tooSlow" };
const forbidden: Asked = { status: null, failure: "forbidden" };
const address = "https://source.example/report";

/** Checks on days of May 2026: "1:404 2:silent", each perhaps of an address of its own, "3:404@other". */
function checkedOn(checks: string): LinkCheck | null {
  return checks.split(" ").reduce<LinkCheck | null>((before, check) => {
    const [, day = "", said = "", other] = /^(\d+):(\w+)(?:@(\w+))?$/.exec(check) ?? [];
    const of = other ? `https://source.example/${other}` : address;
    const at = new Date(Date.UTC(2026, 4, Number(day), 9));
    return checkedAgain(before, { ...named(said), address: of, at });
  }, null);
}

function named(said: string): Asked {
  if (said === "silent") return tooSlow;
  return said === "forbidden" ? forbidden : status(Number(said));
}

test.each([
  [status(200), "answers"],
  [status(304), "answers"],
  [status(401), "refusesRobots"],
  [status(403), "refusesRobots"],
  [status(429), "refusesRobots"],
  [status(404), "gone"],
  [status(410), "gone"],
  [status(451), "refused"],
  [status(503), "inTrouble"],
  [tooSlow, "silent"],
  [forbidden, "forbidden"],
] as const)("%j is told as %s", (said, words) => {
  expect(linkSays(said)).toBe(words);
});

test.each([
  ["answers", "1:200", false],
  ["was not found once", "1:404", false],
  ["was not found twice in a day", "1:404 1:404", false],
  ["was not found on two days", "1:404 2:410", true],
  ["was in trouble, then not found", "1:500 2:404", false],
  ["was not found on two days, with an answer between", "1:404 2:200 3:404", false],
  ["was silent three times in two days", "1:silent 2:silent 3:silent", false],
  ["was silent twice in a week", "1:silent 8:silent", false],
  ["was silent or in trouble over three days", "1:silent 2:502 4:silent", true],
  ["refuses robots for a week", "1:403 4:429 8:401", false],
  ["is inside a network, so that it is never asked", "1:forbidden 4:forbidden 8:forbidden", false],
  ["was dead and answers again", "1:404 2:404 3:200", false],
  ["was dead and is in trouble since", "1:404 2:404 3:500", true],
  ["was dead and has another address now", "1:404 2:404 3:404@other", false],
])("a link that %s: %s, dead: %s", (_, checks, isDead) => {
  expect(checkedOn(checks)?.deadSince instanceof Date).toBe(isDead);
});

test("a link is dead since the check that showed it, and failing since the first in vain", () => {
  expect(checkedOn("1:200 3:404 5:404 6:404")).toMatchObject({
    failingSince: new Date("2026-05-03T09:00:00Z"),
    deadSince: new Date("2026-05-05T09:00:00Z"),
    failures: 3,
  });
});

test("what is said of a link is of its address, and of a protected source nothing is", () => {
  const dead = checkedOn("1:404 2:404");
  const source = { url: address, restrictedAt: null };
  expect(linkState(source, dead).is).toBe("dead");
  expect(linkState({ ...source, url: "https://source.example/other" }, dead).is).toBe("unchecked");
  expect(linkState({ ...source, url: "" }, null).is).toBe("noAddress");
  expect(linkState({ ...source, restrictedAt: new Date() }, dead).is).toBe("protected");
});
