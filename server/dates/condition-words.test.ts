import { expect, test } from "vitest";
import type { Language } from "@/server/public/projection";
import { conditionWords, expectedSentence } from "./condition-words";
import type { AwaitedState, Condition } from "./expected-window";
import { vagueDateFrom } from "./vague-date";

const condition: Condition = {
  kind: "after",
  workId: "00000000-0000-4000-8000-000000000001",
  period: { duration: "P12M", until: "day" },
  basis: "Article 22",
};

test.each<[AwaitedState, string]>([
  ["dated", "12 months after “Notice <1>” (Article 22)"],
  ["undated", "12 months after “Notice <1>”, for which no date is set (Article 22)"],
  ["cancelled", "12 months after “Notice <1>”, which was cancelled (Article 22)"],
  ["unknown", "12 months after an event that is not public (Article 22)"],
])("after an event that is %s", (state, words) => {
  expect(conditionWords(condition, { state, title: "Notice <1>" }, "en")).toBe(words);
});

test("without a basis nothing stands in its place, and a period that ends with its month says so", () => {
  const period = { duration: "P3M", until: "nextMonth" } as const;
  const bare = { ...condition, period, basis: "" };
  expect(conditionWords(bare, { state: "dated", title: "Notice" }, "en")).toBe(
    "3 months after “Notice”, from the first day of the month that follows",
  );
});

test.each<[Language, string]>([
  ["en", "Expected between September and October 2026: 12 months after “N” (Article 22)"],
  [
    "uk",
    "Очікується між вереснем і жовтнем 2026 року: через 12 місяців після події «N» (Article 22)",
  ],
  [
    "ru",
    "Ожидается между сентябрём и октябрём 2026 года: через 12 месяцев после события «N» (Article 22)",
  ],
  ["ar", "متوقع بين سبتمبر وأكتوبر 2026: بعد 12 شهرًا من «N» (Article 22)"],
])("when it is expected and why is one sentence in %s", (lang, sentence) => {
  const date = vagueDateFrom("2026-09/2026-10", { note: "", derivedFrom: "" });
  const words = conditionWords(condition, { state: "dated", title: "N" }, lang);
  expect(expectedSentence(date, words, lang).replaceAll("\u00a0", " ")).toBe(sentence);
});

test("without a window the condition is what it is expected by", () => {
  const words = conditionWords(condition, { state: "undated", title: "N" }, "en");
  expect(expectedSentence(null, words, "en")).toBe(
    "Expected 12 months after “N”, for which no date is set (Article 22)",
  );
});
