import { expect, test } from "vitest";
import { codeApart, mergedEntry, renamed } from "./rules";

const cpt = { names: { en: "CPT", uk: "КЗК" }, aliases: ["the Committee"], identifiers: {} };
const committee = {
  names: { en: "Committee against Torture", uk: "Комітет" },
  aliases: ["CPT"],
  identifiers: { wikidata: "Q1" },
};

test("the entry that stays keeps its own, and gets what it lacks", () => {
  expect(mergedEntry(committee, cpt)).toEqual({
    names: { en: "Committee against Torture", uk: "Комітет" },
    aliases: ["CPT", "the Committee", "КЗК"],
    identifiers: { wikidata: "Q1" },
  });
  expect(mergedEntry({ ...cpt, names: { en: "CPT" } }, committee)).toEqual({
    names: { en: "CPT", uk: "Комітет" },
    aliases: ["the Committee", "Committee against Torture"],
    identifiers: { wikidata: "Q1" },
  });
});

test("two codes in one register keep two entries apart", () => {
  const other = { ...cpt, identifiers: { wikidata: "Q2" } };
  expect(codeApart(committee, other)).toBe("wikidata");
  expect(codeApart(committee, committee)).toBeNull();
  expect(codeApart(committee, cpt)).toBeNull();
});

test("facts name the one that stays, once", () => {
  const event = {
    kind: "event",
    typed: "",
    phrase: "",
    workedOut: "",
    phase: "occurred",
    participantIds: ["a", "b", "c"],
  } as const;
  const facts = { ...event, participantIds: [...event.participantIds] };
  expect(renamed(facts, "a", "c")).toEqual({ ...facts, participantIds: ["c", "b"] });
  expect(renamed({ kind: "page" }, "a", "c")).toEqual({ kind: "page" });
});
