import { expect, test } from "vitest";
import type { Language } from "@/server/public/projection";
import type { Period } from "./period";
import { periodWords } from "./period-words";

const words: [string, Period["until"], string][] = [
  ["P1D", "day", "1 day"],
  ["P30D", "day", "30 days"],
  ["P6W", "day", "6 weeks"],
  ["P1M", "day", "1 month"],
  ["P12M", "day", "12 months"],
  ["P1Y", "day", "1 year"],
  ["P1Y6M", "day", "1 year and 6 months"],
  ["P1Y6M2W3D", "day", "1 year, 6 months, 2 weeks and 3 days"],
  ["P3M", "nextMonth", "3 months, and on to the first day of the next month"],
];

test.each(words)("%s until the %s reads “%s”", (duration, until, said) => {
  expect(periodWords({ duration, until })).toBe(said);
});

const others: [Language, string][] = [
  ["uk", "3 місяці, і далі до першого дня наступного місяця"],
  ["ru", "3 месяца, и далее до первого дня следующего месяца"],
  ["ar", "3 أشهر، ثم حتى اليوم الأول من الشهر التالي"],
];

test.each(others)("in %s it reads “%s”", (lang, said) => {
  expect(periodWords({ duration: "P3M", until: "nextMonth" }, lang)).toBe(said);
});

test.each<[Language, string, string]>([
  ["en", "P12M", "12 months"],
  ["en", "P1Y6M", "1 year and 6 months"],
  ["en", "P1M2W3D", "1 month, 2 weeks and 3 days"],
  ["en", "P30D", "30 days"],
  ["uk", "P12M", "12 місяців"],
  ["uk", "P1Y3D", "1 рік і 3 дні"],
  ["ru", "P2Y", "2 года"],
  ["ru", "P1W", "1 неделя"],
  ["ar", "P12M", "12 شهرًا"],
  ["ar", "P2Y", "سنتان"],
])("a period is said in %s: %s is “%s”", (lang, duration, words) => {
  expect(periodWords({ duration, until: "day" }, lang)).toBe(words);
});

test("after how long asks for another form where the language has one", () => {
  expect(periodWords({ duration: "P1W", until: "day" }, "ru", "after")).toBe("1 неделю");
  expect(periodWords({ duration: "P2Y", until: "day" }, "ar", "after")).toBe("سنتين");
});
