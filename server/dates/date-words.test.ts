import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languages } from "@/server/public/projection";
import { anyEdtf } from "@/server/testing/any-date";
import { monthNames } from "./calendar";
import { datePieces, dateSentence, dateWords } from "./date-words";
import { type Case, unitWords } from "./unit-words";
import { isEdtf, vagueDateFrom } from "./vague-date";

const dateOf = (edtf: string) => vagueDateFrom(edtf, { note: "", derivedFrom: "" });
const timesIn = new Map([
  ["decade", 0],
  ["interval", 2],
]);
const cases: Case[] = ["nominative", "genitive", "instrumental", "locative"];

describe.each(languages)("the words of a date in %s", (lang) => {
  const months = monthNames.flatMap((_, place) =>
    cases.map((form) =>
      unitWords(`2022-${`${place + 1}`.padStart(2, "0")}`, lang, {
        shown: "withoutYear",
        case: form,
      }).toLowerCase(),
    ),
  );

  test("name no day the date does not have, and no month", () => {
    fc.assert(
      fc.property(anyEdtf, (edtf) => {
        const words = dateSentence(dateOf(edtf), lang);
        // A century of Arabic is the only other number of two digits, and has its article before it.
        if (!/-\d\d-\d\d/.test(edtf)) expect(words).not.toMatch(/(?<![\dـ])\d{1,2}(?!\d)/);
        const small = words.toLowerCase();
        if (!/-\d\d/.test(edtf))
          expect(months.filter((month) => small.includes(month))).toEqual([]);
      }),
    );
  });

  test("are in western digits, with a no-break space after each day, and abbreviate nothing", () => {
    fc.assert(
      fc.property(anyEdtf, (edtf) => {
        const words = dateWords(dateOf(edtf), lang);
        expect(words).not.toMatch(/(?![0-9])\p{Nd}/u);
        expect(words).not.toMatch(/(?<!\d)\d{1,2} \p{L}+\u00a0?\d{4}|[\ue000-\uf8ff]|[{}.]/u);
      }),
    );
  });

  test("are the pieces one after the other, each unit of `<time>` once", () => {
    fc.assert(
      fc.property(anyEdtf, (edtf) => {
        const date = dateOf(edtf);
        const pieces = datePieces(date, lang);
        expect(pieces.map(({ text }) => text).join("")).toBe(dateWords(date, lang));
        const times = pieces.flatMap(({ datetime }) => datetime ?? []);
        expect(times).toHaveLength(timesIn.get(date.precision) ?? 1);
        for (const time of times) expect(isEdtf(time)).toBe(true);
      }),
    );
  });

  test("are those of no other date", () => {
    const units = [
      "1900",
      "1909",
      "1910",
      "1919",
      "1998-03",
      "1998-12",
      "1999-03-01",
      "1999-03-31",
    ];
    const kinds = [
      ...[...units, "190X", "191X", "199X"].map((unit) => [unit]),
      ...units.flatMap((from, place) => units.slice(place + 1).map((to) => [from, to])),
      ...units.flatMap((unit) => [
        ["..", unit],
        [unit, ".."],
      ]),
    ];
    const dates = kinds.flatMap((ends) =>
      ["", "~", "?", "%"].map((mark) =>
        ends.map((end) => (end === ".." ? end : `${end}${mark}`)).join("/"),
      ),
    );
    const words = dates.map((edtf) => dateWords(dateOf(edtf), lang));
    expect(new Set(words).size).toBe(dates.length);
  });
});
