import { expect, test } from "vitest";
import type { Language } from "@/server/public/projection";
import { periodWords } from "./period-words";

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

test("a period that ends with its month says from when", () => {
  expect(periodWords({ duration: "P3M", until: "nextMonth" })).toBe(
    "3 months, from the first day of the next month",
  );
});

test("after how long asks for another form where the language has one", () => {
  expect(periodWords({ duration: "P1W", until: "day" }, "ru", "after")).toBe("1 неделю");
  expect(periodWords({ duration: "P2Y", until: "day" }, "ar", "after")).toBe("سنتين");
});
