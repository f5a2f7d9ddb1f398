import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languages } from "@/server/public/projection";
import { anyEdtf } from "@/server/testing/any-date";
import { dateSentence, dateWords } from "./date-words";
import { readDate } from "./read-date";
import { unitWords } from "./unit-words";
import { vagueDateFrom } from "./vague-date";

const edtfOf = (typed: string) => {
  const read = readDate(typed);
  return "date" in read ? (read.date?.edtf ?? null) : read.problem.code;
};

describe("what people type", () => {
  test.each([
    ["1985", "1985"],
    ["March 2022", "2022-03"],
    ["Mar. 2022", "2022-03"],
    ["sept 2022", "2022-09"],
    ["2022-03", "2022-03"],
    ["14 June 2022", "2022-06-14"],
    ["14th of June 2022", "2022-06-14"],
    ["June 14, 2022", "2022-06-14"],
    ["2022-06-14", "2022-06-14"],
    ["26.08.2025", "2025-08-26"],
    ["26/08/2025", "2025-08-26"],
    ["about 1998", "1998~"],
    ["c. 1998", "1998~"],
    ["circa March 1998", "1998-03~"],
    ["~1998", "1998~"],
    ["1998 or so", "1998~"],
    ["about around 1998", "1998~"],
    ["in March 2022", "2022-03"],
    ["on 14 June 2022", "2022-06-14"],
    ["1998?", "1998?"],
    ["perhaps 1998", "1998?"],
    ["about 1998, perhaps", "1998%"],
    ["before 1998", "../1997"],
    ["by 1998", "../1998"],
    ["by the end of 1998", "../1998"],
    ["by about March 2022", "../2022-03~"],
    ["until 31 March 2022", "../2022-03-31"],
    ["no later than 2011", "../2011"],
    ["after 2000", "2001/.."],
    ["before circa 1998", "../1997~"],
    ["since 2000", "2000/.."],
    ["before 3 March 2022", "../2022-03-02"],
    ["between June and September 2022", "2022-06/2022-09"],
    ["from June to September 2022", "2022-06/2022-09"],
    ["June–September 2022", "2022-06/2022-09"],
    ["14–16 June 2022", "2022-06-14/2022-06-16"],
    ["between March 2022 and May 2023", "2022-03/2023-05"],
    ["between 1990 and 1995", "1990/1995"],
    ["the 1990s", "199X"],
    ["1990s", "199X"],
    ["in the 90s of the 20th century", "199X"],
    ["later in 2022", "2022"],
    ["the last Saturday before 26 August 2025", "2025-08-23"],
    ["the Monday before 2025-08-26", "2025-08-25"],
    ["1998 minus two years", "1996"],
    ["two years before 1998", "1996"],
    ["", null],
    ["no date set", null],
    ["Not set", null],
    ["2022-03/2022-12", "2022-03/2022-12"],
    ["199x", "199X"],
  ])("%j is %j", (typed, edtf) => {
    expect(edtfOf(typed)).toBe(edtf);
  });

  test.each([
    ["31 June 2022", "noSuchDay"],
    ["29 February 2023", "noSuchDay"],
    ["2022-13", "noSuchMonth"],
    ["26.13.2025", "noSuchMonth"],
    ["08/03/2025", "dayOrMonth"],
    ["summer 2022", "season"],
    ["late 2022", "partOf"],
    ["between September and June 2022", "endsReversed"],
    ["14 June", "noYear"],
    ["14 June 22", "shortYear"],
    ["the 90s", "shortYear"],
    ["the 1900s", "decadeOrCentury"],
    ["the last Monday before 2025", "anchorVague"],
    ["soon", "notADate"],
    ["yesterday", "notADate"],
  ])("%j is refused as %s", (typed, code) => {
    expect(edtfOf(typed)).toBe(code);
  });

  test("ends that are reversed are suggested the other way round, each whole", () => {
    expect(readDate("between September and June 2022")).toMatchObject({
      problem: { suggestion: "between June 2022 and September 2022" },
    });
  });
});

describe.each(languages)("what is said of a date in %s, typed again,", (lang) => {
  test("is the same date", () => {
    fc.assert(
      fc.property(anyEdtf, (text) => {
        const date = vagueDateFrom(text, { note: "", derivedFrom: "" });
        const again = readDate(dateWords(date, lang));
        expect("date" in again ? again.date : again.problem).toEqual(date);
      }),
      { numRuns: 2_000 },
    );
  });

  test("is the same date where it stands alone or begins a sentence", () => {
    for (const edtf of ["2022-06-14", "2022-02", "1998", "190X", "191X", "199X", "850X"]) {
      expect(edtfOf(unitWords(edtf, lang))).toBe(edtf);
      expect(edtfOf(dateSentence(vagueDateFrom(edtf, { note: "", derivedFrom: "" }), lang))).toBe(
        edtf,
      );
    }
    expect(readDate(dateSentence(null, lang))).toEqual({ date: null });
  });
});

test("nothing typed makes it throw, and what it reads is never more exact than the digits typed", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (typed) => {
      const read = readDate(typed);
      if ("date" in read && read.date?.precision === "day")
        expect(typed.normalize("NFKC").replace(/\D/g, "").length).toBeGreaterThanOrEqual(5);
    }),
  );
});
