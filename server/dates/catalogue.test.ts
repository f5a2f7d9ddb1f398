import { describe, expect, test } from "vitest";
import arabic from "@/messages/ar/dates.json";
import english from "@/messages/en/dates.json";
import russian from "@/messages/ru/dates.json";
import ukrainian from "@/messages/uk/dates.json";
import type { Language } from "@/server/public/projection";
import { monthNames } from "./calendar";
import { type DateProblem, problemSentence } from "./date-problem";
import { notKnownSentence } from "./not-known";
import { type Case, unitWords } from "./unit-words";
import { vagueDateFrom } from "./vague-date";

type Messages = { [key: string]: string | Messages };

/** Every message of a catalogue under its whole name. */
function messagesIn(messages: Messages, path = ""): [name: string, message: string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value]] : messagesIn(value, `${path}${key}.`),
  );
}

/** What a language's grammar alone asks for. */
const grammar = ["case", "precision", "span", "shown", "century", "tens"];

/** The facts a message puts in its place, whatever case it asks for them in. */
function factsIn(message: string) {
  const names = [...message.matchAll(/[{<](\w+)[,}>]/g)].map(([, name = ""]) =>
    name.replace(/(Genitive|Instrumental|Locative)$/, ""),
  );
  return [...new Set(names)].filter((name) => !grammar.includes(name)).sort();
}

const others: [Language, Messages][] = [
  ["uk", ukrainian],
  ["ru", russian],
  ["ar", arabic],
];

describe.each(others)("the catalogue of dates in %s", (lang, messages) => {
  const own = new Map(messagesIn(messages));

  test("has the messages of the English one, in its order", () => {
    expect([...own.keys()]).toEqual(messagesIn(english).map(([name]) => name));
  });

  test.each(messagesIn(english).filter(([name]) => !/^units\.(first)?[dD]ecade$/.test(name)))(
    "says in “%s” what the English one says",
    (name, message) => {
      expect(factsIn(own.get(name) ?? "")).toEqual(factsIn(message));
    },
  );

  test("has every form that its plurals have, wherever it counts", () => {
    const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
    const counting = [...own.values()].filter((message) => message.includes(", plural,"));
    expect(counting.length).toBeGreaterThan(0);
    for (const message of counting)
      for (const category of pluralCategories) expect(message).toContain(` ${category} {`);
  });

  test("has no words in the Latin script but those to be typed", () => {
    const words = [...own.values()].map((message) =>
      message
        .replace(/«[^»]*»|<\/?\w+>|\{\w+[,}]|select,|plural,/g, "")
        .replace(/ \w+ (?=\{)/g, ""),
    );
    expect(words.filter((text) => /\p{Script=Latin}/u.test(text))).toEqual([]);
  });
});

const monthUnits = monthNames.map((_, place) => `2022-${`${place + 1}`.padStart(2, "0")}`);
const namesOf = (lang: Language, form: Case) =>
  monthUnits.map((unit) => unitWords(unit, lang, { shown: "withoutYear", case: form })).join(" ");

describe("the months", () => {
  test.each<Language>(["en", "uk", "ru", "ar"])("by themselves are those of Intl in %s", (lang) => {
    const names = new Intl.DateTimeFormat(lang, { month: "long", timeZone: "UTC" });
    expect(namesOf(lang, "nominative")).toBe(
      monthUnits.map((unit) => names.format(new Date(unit))).join(" "),
    );
  });

  test.each<Language>(["en", "uk", "ru", "ar"])("of a day are those of Intl in %s", (lang) => {
    const days = new Intl.DateTimeFormat(lang, { day: "numeric", month: "long", timeZone: "UTC" });
    const monthOf = (unit: string) =>
      days.formatToParts(new Date(unit)).find(({ type }) => type === "month")?.value;
    expect(namesOf(lang, "genitive")).toBe(monthUnits.map(monthOf).join(" "));
  });

  test.each<[Language, Case, string]>([
    [
      "uk",
      "instrumental",
      "січнем лютим березнем квітнем травнем червнем липнем серпнем вереснем жовтнем листопадом груднем",
    ],
    [
      "uk",
      "locative",
      "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
    ],
    [
      "ru",
      "instrumental",
      "январём февралём мартом апрелем маем июнем июлем августом сентябрём октябрём ноябрём декабрём",
    ],
    [
      "ru",
      "locative",
      "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    ],
  ])("in %s have a %s that Intl does not know", (lang, form, names) => {
    expect(namesOf(lang, form)).toBe(names);
  });
});

test.each<[Language, string, string, string]>([
  [
    "en",
    "The day is not known.",
    "The month and the day are not known.",
    "The year, the month and the day are not known.",
  ],
  ["uk", "День невідомий.", "Місяць і день невідомі.", "Рік, місяць і день невідомі."],
  ["ru", "День неизвестен.", "Месяц и день неизвестны.", "Год, месяц и день неизвестны."],
  ["ar", "اليوم غير معروف.", "الشهر واليوم غير معروفين.", "السنة والشهر واليوم غير معروفة."],
])("what a source leaves out is said in %s", (lang, ...sentences) => {
  const said = ["2022-06", "1998", "199X"].map((edtf) =>
    notKnownSentence(vagueDateFrom(edtf, { note: "", derivedFrom: "" }), lang),
  );
  expect(said).toEqual(sentences);
  expect(notKnownSentence(null, lang)).toBeNull();
});

const june: DateProblem = {
  code: "noSuchDay",
  month: "June",
  days: "30",
  suggestion: "June 2022",
};

test.each<[Language, string, string]>([
  ["en", "30 days", "31 days"],
  ["uk", "30 днів", "31 день"],
  ["ru", "30 дней", "31 день"],
  ["ar", "30 يومًا", "31 يومًا"],
])("the days of a month are counted in %s as that language counts", (lang, thirty, thirtyOne) => {
  expect(problemSentence(june, lang)).toContain(thirty);
  expect(problemSentence({ ...june, days: "31" }, lang)).toContain(thirtyOne);
  expect(problemSentence(june, lang)).toContain("June 2022");
});
