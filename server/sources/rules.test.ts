import { expect, test } from "vitest";
import { type Asked, checkedAgain, type LinkCheck, linkSays, linkState } from "./rules";

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
