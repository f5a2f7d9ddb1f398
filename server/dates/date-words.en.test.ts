import { describe, expect, test } from "vitest";
import { type Golden, golden, shown, wordsOf } from "@/server/testing/golden-dates";
import { dateSentence } from "./date-words";
import { unitWords } from "./unit-words";
import { vagueDateFrom } from "./vague-date";

/** A date, then its words: plain, about, perhaps, and both. An underscore is a no-break space. */
const dates: Golden[] = [
  [
    "2022-06-14",
    "14_June 2022",
    "about 14_June 2022",
    "14_June 2022, perhaps",
    "about 14_June 2022, perhaps",
  ],
  ["2022-03", "March 2022", "about March 2022", "March 2022, perhaps", "about March 2022, perhaps"],
  ["1998", "1998", "about 1998", "1998, perhaps", "about 1998, perhaps"],
  ["199X", "the 1990s", "about the 1990s", "the 1990s, perhaps", "about the 1990s, perhaps"],
  ["191X", "the 1910s", "about the 1910s", "the 1910s, perhaps", "about the 1910s, perhaps"],
  [
    "190X",
    "the decade 1900–1909",
    "about the decade 1900–1909",
    "the decade 1900–1909, perhaps",
    "about the decade 1900–1909, perhaps",
  ],
  ["202X", "the 2020s", "about the 2020s", "the 2020s, perhaps", "about the 2020s, perhaps"],
  [
    "2022-06-14/2022-06-16",
    "between 14 and 16_June 2022",
    "between about 14 and about 16_June 2022",
    "between 14 and 16_June 2022, perhaps",
    "between about 14 and about 16_June 2022, perhaps",
  ],
  [
    "2022-06-14/2022-07-03",
    "between 14_June and 3_July 2022",
    "between about 14_June and about 3_July 2022",
    "between 14_June and 3_July 2022, perhaps",
    "between about 14_June and about 3_July 2022, perhaps",
  ],
  [
    "2022-12-30/2023-01-02",
    "between 30_December 2022 and 2_January 2023",
    "between about 30_December 2022 and about 2_January 2023",
    "between 30_December 2022 and 2_January 2023, perhaps",
    "between about 30_December 2022 and about 2_January 2023, perhaps",
  ],
  [
    "2022-06/2022-09",
    "between June and September 2022",
    "between about June and about September 2022",
    "between June and September 2022, perhaps",
    "between about June and about September 2022, perhaps",
  ],
  [
    "2022-03/2023-05",
    "between March 2022 and May 2023",
    "between about March 2022 and about May 2023",
    "between March 2022 and May 2023, perhaps",
    "between about March 2022 and about May 2023, perhaps",
  ],
  [
    "1990/1995",
    "between 1990 and 1995",
    "between about 1990 and about 1995",
    "between 1990 and 1995, perhaps",
    "between about 1990 and about 1995, perhaps",
  ],
  [
    "1998/2000-03",
    "between 1998 and March 2000",
    "between about 1998 and about March 2000",
    "between 1998 and March 2000, perhaps",
    "between about 1998 and about March 2000, perhaps",
  ],
  [
    "1998/2000-03-05",
    "between 1998 and 5_March 2000",
    "between about 1998 and about 5_March 2000",
    "between 1998 and 5_March 2000, perhaps",
    "between about 1998 and about 5_March 2000, perhaps",
  ],
  [
    "2022-06-14/2022-09",
    "between 14_June 2022 and September 2022",
    "between about 14_June 2022 and about September 2022",
    "between 14_June 2022 and September 2022, perhaps",
    "between about 14_June 2022 and about September 2022, perhaps",
  ],
  [
    "2022-09/2024",
    "between September 2022 and 2024",
    "between about September 2022 and about 2024",
    "between September 2022 and 2024, perhaps",
    "between about September 2022 and about 2024, perhaps",
  ],
  [
    "../1997",
    "before 1998",
    "before about 1998",
    "before 1998, perhaps",
    "before about 1998, perhaps",
  ],
  [
    "../2022-02",
    "before March 2022",
    "before about March 2022",
    "before March 2022, perhaps",
    "before about March 2022, perhaps",
  ],
  [
    "../2022-06-13",
    "before 14_June 2022",
    "before about 14_June 2022",
    "before 14_June 2022, perhaps",
    "before about 14_June 2022, perhaps",
  ],
  ["2001/..", "after 2000", "after about 2000", "after 2000, perhaps", "after about 2000, perhaps"],
  [
    "2022-04/..",
    "after March 2022",
    "after about March 2022",
    "after March 2022, perhaps",
    "after about March 2022, perhaps",
  ],
  [
    "2022-06-15/..",
    "after 14_June 2022",
    "after about 14_June 2022",
    "after 14_June 2022, perhaps",
    "after about 14_June 2022, perhaps",
  ],
];

describe("a date in English", () => {
  test.each(golden(dates))("%s is “%s”", (edtf, words) => {
    expect(wordsOf(edtf, "en")).toBe(words);
  });

  test.each([
    ["2022-03", "March 2022"],
    ["2022-03~", "About March 2022"],
    ["199X", "The 1990s"],
    ["../1997", "Before 1998"],
  ])("%s begins a sentence as “%s”", (edtf, words) => {
    const date = vagueDateFrom(edtf, { note: "", derivedFrom: "" });
    expect(shown(dateSentence(date, "en"))).toBe(words);
  });

  test("that is none says so", () => {
    expect(dateSentence(null, "en")).toBe("No date set");
  });

  test.each([
    ["2022-06-14", "14_June 2022"],
    ["2022-03", "March 2022"],
    ["1998", "1998"],
    ["199X", "the 1990s"],
  ])("%s by itself, as on an axis or in a list of facts, is “%s”", (unit, words) => {
    expect(shown(unitWords(unit, "en"))).toBe(words);
  });
});
