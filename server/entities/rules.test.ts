import { expect, test } from "vitest";
import { noTerms } from "@/server/ledger/act";
import {
  endsBeforeBeginning,
  folded,
  initialsOf,
  isNoFuller,
  publicNames,
  standsIn,
  stateOf,
  states,
  statesNamed,
  termsFrom,
  typedTermsOf,
  yearOf,
  yearWords,
} from "./rules";
import { isNarrower } from "./schema";

test("every state of ISO 3166-1 is named in English, Ukrainian, Russian and Arabic", () => {
  const present = states.filter(({ former }) => former === null);
  expect(present).toHaveLength(249);
  for (const { names } of present) expect(Object.keys(names)).toEqual(["en", "uk", "ru", "ar"]);
});

test("no two states have one code, and no code leads to a state that is not listed", () => {
  expect(new Set(states.map(({ code }) => code)).size).toBe(states.length);
  for (const { former } of states)
    for (const code of former?.to ?? []) expect(stateOf(code)).toBeTruthy();
});

test.each([
  ["RU", { en: "Russian Federation", uk: "Росія", ru: "Российская Федерация", ar: "روسيا" }],
  ["UA", { en: "Ukraine", uk: "Україна", ru: "Украина", ar: "أوكرانيا" }],
  [
    "MD",
    {
      en: "Republic of Moldova",
      uk: "Молдова",
      ru: "Молдавия",
      ar: "مولدوفا",
    },
  ],
  ["CI", { en: "Cote d'Ivoire", uk: "Кот-Д'Івуар", ru: "Кот-д’Ивуар", ar: "ساحل العاج" }],
])("%s is named as the package names it", (code, names) => {
  expect(stateOf(code)).toMatchObject({ names, former: null });
});

test.each([
  ["SUHH", "USSR", "split", "AM AZ EE GE KZ KG LV LT MD RU TJ TM UZ"],
  ["CSHH", "Czechoslovakia", "split", "CZ SK"],
  ["YUCS", "Yugoslavia", "change", "CSXX"],
  ["CSXX", "Serbia and Montenegro", "split", "ME RS"],
  ["DDDE", "German Democratic Republic", "merge", "DE"],
  ["ZRCD", "Zaire", "change", "CD"],
])("%s is a former state with what took the place of its code", (code, name, change, to) => {
  // Its names in other languages are not in the list, and none is invented.
  expect(stateOf(code)).toEqual({
    code,
    names: { en: name },
    aliases: [],
    former: { change, to: to.split(" ") },
  });
});

test("a name the list turns around is set straight, and found either way", () => {
  expect(stateOf("VDVN")).toMatchObject({
    names: { en: "Democratic Republic of Viet-Nam" },
    aliases: ["Viet-Nam, Democratic Republic of"],
  });
  for (const search of ["moldova, rep", "republic of moldova", "молдова"])
    expect(statesNamed(search)[0]?.code).toBe("MD");
  expect(stateOf("BQ")?.names.en).toBe("Bonaire, Sint Eustatius and Saba");
});

test("what is no code of a state leads nowhere", () => {
  expect([stateOf("ZZ"), stateOf("XK"), stateOf("ru"), stateOf("")]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test.each([
  ["russia", ["RU", "BYAA"]],
  ["РОССИЯ", ["RU"]],
  ["росія", ["RU"]],
  ["روسيا", ["RU", "BY"]],
  ["côte d’ivoire", ["CI"]],
  ["ivory coast", ["CI"]],
  ["ussr", ["SUHH"]],
  ["suhh", ["SUHH"]],
  ["turkey", ["TR"]],
  ["Чорногорія", ["ME"]],
  ["atlantis", []],
])("a state is found by any of its names: %s", (search, codes) => {
  expect(statesNamed(search).map(({ code }) => code)).toEqual(codes);
});

test("the states that are called just so come first, then those that begin with the words", () => {
  expect(statesNamed("niger").map(({ code }) => code)).toEqual(["NE", "NG"]);
  expect(statesNamed("guinea").map(({ code }) => code)).toEqual(["GN", "GW", "GQ", "PG"]);
});

test.each([
  ["Côte  d’Ivoire", "cote d'ivoire"],
  ["Österreich", "osterreich"],
  ["Ёлка", "елка"],
  ["أوكرانيا", "اوكرانيا"],
  ["مُعَاهَدَة", "معاهدة"],
  ["ЄКЗК", "єкзк"],
  ["ΕΛΛΆΣ", "ελλασ"],
])("%s is looked for as %s", (words, plain) => {
  expect(folded(words)).toBe(plain);
});

test.each([
  ["Niger", "Nigeria withdrew.", false],
  ["Niger", "It was Niger.", true],
  ["Niger", "Nigeria, and Niger", true],
  ["CPT", "The CPT’s report", true],
  ["CPT", "ECPT", false],
  ["CAT", "a cat", false],
  ["ЄКЗК", "звіт ЄКЗК, 2025", true],
  ["روسيا", "في روسيا", true],
])("%s in “%s”: %s", (name, text, stands) => {
  expect(standsIn(text, name)).toBe(stands);
});

test.each([
  ["1992", "1992"],
  ["about 1918", "1918~"],
  ["the 1950s", "195X"],
  ["", null],
  ["not set", null],
  ["June 1992", undefined],
  ["1991 or so they say", undefined],
])("“%s” as a year is %s", (typed, edtf) => {
  expect(yearOf(typed)).toBe(edtf);
});

test.each([
  ["1990", "1980", true],
  ["1990", "1990", false],
  ["199X", "1985", true],
  ["1985", "198X", false],
  ["1990~", "1989~", true],
  [null, "1980", false],
  ["1990", null, false],
])("from %s to %s ends before it begins: %s", (from, to, isReversed) => {
  expect(endsBeforeBeginning(from, to)).toBe(isReversed);
});

test.each(["1992", "1918~", "1918?", "195X", "195X~", null])(
  "the words of %s can be typed again",
  (edtf) => {
    expect(yearOf(yearWords(edtf))).toBe(edtf);
  },
);

const nothingTyped = { ...noTerms, inForceOn: "" };

test("terms of which nothing is said are none, and a date nobody can read is refused", () => {
  expect(termsFrom(nothingTyped)).toBeNull();
  expect(termsFrom({ ...nothingTyped, inForceOn: "not set" })).toBeNull();
  expect(termsFrom({ ...nothingTyped, inForceOn: "31 June 1999" })).toBeUndefined();
  expect(typedTermsOf(null)).toEqual(nothingTyped);
});

test.each([
  ["noticeArticle", "Article 22"],
  ["notice", { duration: "P12M", until: "day" }],
  ["entry", { duration: "P3M", until: "nextMonth" }],
  ["completeUpTo", "2025-08-26"],
  ["inForceOn", "about 1989"],
])("terms of which %s alone is said are kept and come back as they were typed", (name, said) => {
  const typed = { ...nothingTyped, [name]: said };
  expect(typedTermsOf(termsFrom(typed) ?? null)).toEqual(typed);
});

test.each([
  ["Mikhail Mishustin", "M. M."],
  ["Jean-Paul Sartre", "J.-P. S."],
  ["Ludwig van Beethoven", "L. B."],
  ["o'neill", "O."],
  ["Михаил Мишустин", "М. М."],
  ["Їжак Ґонта", "Ї. Ґ."],
  ["محمد علي", ""],
  ["Ada محمد", ""],
  ["", ""],
])("the initials of %j are %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

const ada = { en: "Ada Byron", ru: "Ада Байрон", ar: "آدا" };
test.each([
  ["full", null],
  ["initials", { en: "A. B.", ru: "А. Б." }],
  ["pseudonym", { en: "Rose", uk: "Rose", ru: "Rose", ar: "Rose" }],
  ["withheld", {}],
] as const)("readers of a person who is named by %s get %j", (nameMode, shown) => {
  expect(publicNames({ names: ada, nameMode, pseudonym: "Rose" })).toEqual(shown);
});

test("what is no person has its names", () => {
  expect(publicNames({ names: ada, nameMode: null, pseudonym: "" })).toBeNull();
});

test("a name may stand where it is the one allowed, or none at all", () => {
  const initials = { en: "A. B." };
  expect(isNoFuller(ada, null)).toBe(true);
  expect(isNoFuller({}, initials)).toBe(true);
  expect(isNoFuller(initials, initials)).toBe(true);
  expect(isNoFuller(ada, initials)).toBe(false);
  expect(isNoFuller(initials, {})).toBe(false);
});

test("each way to name a person is narrower than those before it", () => {
  expect(isNarrower("initials", "full")).toBe(true);
  expect(isNarrower("withheld", "pseudonym")).toBe(true);
  expect(isNarrower("full", "initials")).toBe(false);
  expect(isNarrower("withheld", null)).toBe(true);
  expect(isNarrower("withheld", "withheld")).toBe(false);
});
