import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, decodeAs } from "./decode";

const utf16 = (text: string, isBigEndian: boolean) => {
  const bytes = Buffer.from(text, "utf16le");
  return isBigEndian ? bytes.swap16() : bytes;
};

test("UTF-8, with or without a mark, and UTF-16 are read as they are", () => {
  const word = fc
    .string({ unit: "grapheme", minLength: 1 })
    .filter((text) => !/\p{Cc}/u.test(text));
  fc.assert(
    fc.property(word, (more) => {
      const text = `Bericht, отчёт, تقرير ${more.normalize("NFC")}`;
      expect(decode(Buffer.from(text))).toEqual({ text });
      expect(decode(Buffer.from(`\uFEFF${text}`))).toEqual({ text });
      expect(decode(utf16(`\uFEFF${text}`, false))).toEqual({ text });
      expect(decode(utf16(`\uFEFF${text}`, true))).toEqual({ text });
    }),
  );
  expect(decode(utf16("Plain English words without a mark.", false))).toHaveProperty("text");
  expect(decode(utf16("Plain English words without a mark.", true))).toHaveProperty("text");
});

test("the first real report is read", () => {
  expect(decode(readFileSync("prisma/seed/report.txt"))).toHaveProperty("text");
});

test("Cyrillic of old shows as Cyrillic among the choices", () => {
  const bytes = new Uint8Array([0xce, 0xf2, 0xf7, 0xb8, 0xf2, 0x20, 0x31]);
  const decoded = decode(bytes);
  expect(decoded).toMatchObject({
    choices: [
      { encoding: "windows-1251", firstLines: "Отчёт 1" },
      { encoding: "windows-1252" },
      { encoding: "windows-1256" },
    ],
  });
  expect(decodeAs(bytes, "windows-1251")).toBe("Отчёт 1");
});

describe("refused, saying which", () => {
  test.each([
    ["nothing", new Uint8Array(), "empty"],
    ["only white space", Buffer.from(" \n\t\r\n"), "empty"],
    ["more than a megabyte", new Uint8Array(1_000_001).fill(65), "tooLarge"],
    ["a PDF", Buffer.from("%PDF-1.7 …"), "notText"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), "notText"],
    ["a Word file", Buffer.from("PK\u0003\u0004…"), "notText"],
    ["bytes with zeros", new Uint8Array([65, 0, 0, 0, 66, 0]), "notText"],
    ["control characters", Buffer.from("a\u0007b"), "notText"],
  ])("%s", (_, bytes, problem) => {
    expect(decode(bytes)).toEqual({ problem });
  });
});
