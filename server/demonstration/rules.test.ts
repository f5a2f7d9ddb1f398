import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dateWords } from "@/server/dates/date-words";
import { readDate } from "@/server/dates/read-date";
import { readReport } from "@/server/reports/rules";
import { fateOf, inWords, sentenceWith } from "./rules";
import { seedRecord } from "./schema";

const record = seedRecord.parse(JSON.parse(readFileSync("prisma/seed/record.json", "utf8")));
const read = readReport(readFileSync("prisma/seed/report.txt", "utf8"));
const paragraphs = "recognised" in read ? read.recognised.paragraphs.map(({ text }) => text) : [];

test("six events go live, one waits, one was sent back, two are drafts", () => {
  const fates = record.events.map(fateOf);
  const count = (fate: string) => fates.filter((one) => one === fate).length;
  expect([count("published"), count("inReview"), count("sentBack"), count("draft")]).toEqual([
    6, 1, 1, 2,
  ]);
});

test.each(record.events)("$title is told in the report's own sentence", ({ quote }) => {
  const { sentence, paragraph } = sentenceWith(paragraphs, quote);
  expect(paragraph).toBeGreaterThan(0);
  expect(paragraphs[paragraph - 1]).toContain(sentence);
  expect(sentence.length).toBeGreaterThanOrEqual(quote.length);
});

test.each(record.events)("$title shows the date the record gives and no closer one", ({ date }) => {
  const reading = readDate(date ?? "");
  expect(reading).toHaveProperty("date");
  if ("date" in reading) expect(reading.date?.edtf ?? null).toBe(date);
});

test("how a date was worked out names days in words", () => {
  expect(inWords("the last Saturday before 2025-08-26")).toBe(
    "the last Saturday before 26 August 2025",
  );
  expect(inWords("1998 minus two years")).toBe("1998 minus two years");
});

test("the withdrawal from the convention on human rights reads as a window", () => {
  const reading = readDate("2022-03/2022-12");
  if ("date" in reading)
    expect(dateWords(reading.date, "en")).toBe("between March and December 2022");
});
