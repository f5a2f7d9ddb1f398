import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateExpressions } from "./date-expressions";

/** A Tuesday. */
const datedOn = "2025-08-26";

const read = (text: string, from: string | null = datedOn) =>
  dateExpressions(text, from).map(({ text: words, within, workedOut }) => [
    words,
    within?.edtf ?? null,
    workedOut,
  ]);

describe("dates that are written out", () => {
  test.each([
    ["adopted in 1987", "1987", "1987"],
    ["on 4 May 1989", "4 May 1989", "1989-05-04"],
    ["on May 4, 1989", "May 4, 1989", "1989-05-04"],
    ["on Saturday, 23 August 2025", "Saturday, 23 August 2025", "2025-08-23"],
    ["on the night of 11 December 1996", "the night of 11 December 1996", "1996-12-11"],
    ["on 2022-02-24", "2022-02-24", "2022-02-24"],
    ["on 26/08/2022", "26/08/2022", "2022-08-26"],
    ["in March 2022", "March 2022", "2022-03"],
    ["in mid-March 2020", "mid-March 2020", "2020-03"],
    ["at the end of March 2020", "the end of March 2020", "2020-03"],
    ["in early 2009", "early 2009", "2009"],
    ["in the summer of 2009", "the summer of 2009", "2009"],
    ["in the 1990s", "the 1990s", "199X"],
    ["in the mid-1990s", "the mid-1990s", "199X"],
    ["in the first half of 2001", "the first half of 2001", "2001-01/2001-06"],
    ["in the last quarter of 2001", "the last quarter of 2001", "2001-10/2001-12"],
    ["in 2014–15", "2014–15", "2014/2015"],
    ["in the 20th century", "the 20th century", "1901/2000"],
    ["on 12 and 14 February 2020", "12 and 14 February 2020", "2020-02-12/2020-02-14"],
    ["from 3 March to 5 April 2022", "3 March to 5 April 2022", "2022-03-03/2022-04-05"],
  ])("%j says %j: %s", (text, words, edtf) => {
    expect(read(text)).toEqual([[words, edtf, ""]]);
  });
});

describe("dates counted from the report’s own", () => {
  test.each([
    ["signed it on Saturday", "2025-08-23", "the last Saturday before 26 August 2025"],
    ["made public on Monday evening", "2025-08-25", "the last Monday before 26 August 2025"],
    ["signed it on Tuesday", "2025-08-26", "the report’s own date, a Tuesday"],
    ["signed it last Tuesday", "2025-08-19", "the last Tuesday before 26 August 2025"],
    ["it will vote on Friday", "2025-08-29", "the next Friday after 26 August 2025"],
    ["the trial is set to begin on Friday", "2025-08-29", "the next Friday after 26 August 2025"],
    ["said on Friday that it will vote", "2025-08-22", "the last Friday before 26 August 2025"],
    ["signed it next Monday", "2025-09-01", "the next Monday after 26 August 2025"],
    ["arrested today", "2025-08-26", "the report’s own date"],
    ["arrested yesterday", "2025-08-25", "the day before 26 August 2025"],
    ["arrested three days ago", "2025-08-23", "three days before 26 August 2025"],
    ["arrested last week", "2025-08-18/2025-08-24", "the week before 26 August 2025"],
    ["it votes next week", "2025-09-01/2025-09-07", "the week after 26 August 2025"],
    [
      "arrested over the weekend",
      "2025-08-23/2025-08-24",
      "the last weekend before 26 August 2025",
    ],
    ["two weeks ago", "2025-08-11/2025-08-17", "the week two weeks before 26 August 2025"],
    ["arrested last month", "2025-07", "the month before 26 August 2025"],
    ["six months ago", "2025-02", "six months before 26 August 2025"],
    ["last quarter", "2025-04/2025-06", "the quarter before 26 August 2025"],
    ["three years ago", "2022", "three years before 26 August 2025"],
    ["earlier this year", "2025-01/2025-08", "earlier in the year of 26 August 2025"],
    ["later this year", "2025-08/2025-12", "later in the year of 26 August 2025"],
    ["last year", "2024", "the year before 26 August 2025"],
    ["adopted in August", "2025-08", "August of the report’s own year"],
    ["adopted in October", "2024-10", "the last October before 26 August 2025"],
    ["it will be adopted in October", "2025-10", "the next October after 26 August 2025"],
    ["adopted last August", "2024-08", "the last August before 26 August 2025"],
    ["adopted on 30 September", "2024-09-30", "the last 30 September before 26 August 2025"],
    ["on Thursday, Sept. 4", "2025-09-04", "the next 4 September after 26 August 2025"],
    ["in the early hours of Sunday", "2025-08-24", "the last Sunday before 26 August 2025"],
    ["to be held on October 12", "2025-10-12", "the next 12 October after 26 August 2025"],
  ])("%j is %s, %s", (text, edtf, workedOut) => {
    expect(read(text).map(([, ...rest]) => rest)).toEqual([[edtf, workedOut]]);
    expect(read(text, null).map(([, ...rest]) => rest)).toEqual([[null, ""]]);
  });
});

describe("dates counted from another in the text", () => {
  test.each([
    ["left in March 2022. Later that year, it", "2022-03/2022-12", "after March 2022, within 2022"],
    ["left in 2022. Later that year, it", "2022", "after 2022, within 2022"],
    [
      "left in March 2022. Earlier that year, it",
      "2022-01/2022-03",
      "before March 2022, within 2022",
    ],
    ["left in March 2022. In the same month, it", "2022-03", "the month of March 2022"],
    ["left in 1998. The following year it", "1999", "the year after 1998"],
    ["left on 4 May 1989, and the next day it", "1989-05-05", "the day after 4 May 1989"],
    ["left in the 1990s. The previous decade it", "198X", "the decade before the 1990s"],
    ["left in 1998 and two years later it", "2000", "two years after 1998"],
    ["left in May 1998 and, six months earlier, it", "1997-11", "six months before May 1998"],
    ["ratified in 1998, two years after joining", "1996", "1998 minus two years"],
    ["ratified in 1998, a year before leaving", "1999", "1998 plus a year"],
    ["left in 1998. Three days later it", null, ""],
  ])("%j ends with %s, %s", (text, edtf, workedOut) => {
    expect(read(text).at(1)?.slice(1)).toEqual([edtf, workedOut]);
  });

  test.each([
    ["two years after the 1996 accession, it left", "1998", "1996 plus two years"],
    ["two years after joining, it ratified in 1998", "1996", "1998 minus two years"],
    ["five days before 3 June 2020 it left", "2020-05-29", "3 June 2020 minus five days"],
  ])("%j begins with %s, %s", (text, edtf, workedOut) => {
    expect(read(text).at(0)?.slice(1)).toEqual([edtf, workedOut]);
  });

  test("months in a row have the year of the last", () => {
    const dates = read("in January, February and March 2020").map(([, edtf]) => edtf);
    expect(dates).toEqual(["2020-01", "2020-02", "2020-03"]);
  });

  test.each([
    ["in the 1990s after May", ["199X", "2025-05"]],
    ["from June to 1990s", ["2025-06", "199X"]],
    ["at 3pm on May 4", ["2025-05-04"]],
    ["in 2022 March began", ["2022"]],
  ])("%j is not what chrono makes of it, but %j", (text, edtf) => {
    expect(read(text).map(([, date]) => date)).toEqual(edtf);
  });

  test("“that year” is not said of a date told long before", () => {
    const text = "It left in 2022. It did. It has. It was. That year, nobody came.";
    expect(read(text).at(-1)).toEqual(["That year", null, ""]);
  });
});

test.each([
  "27 years in the convention",
  "more than 1900 prisoners",
  "some 2000 people",
  "every Thursday",
  "Theresa May said",
  "it may march",
  "for the next year",
  "1,998 votes",
  "$2010",
])("%j says no date", (text) => {
  expect(read(text)).toEqual([]);
});

test.each(["on 03/04/2022", "on 3 March 98", "a decade ago", "several weeks ago", "last summer"])(
  "%j says a date that cannot be given",
  (text) => {
    expect(read(text).map(([, edtf]) => edtf)).toEqual([null]);
  },
);

const words = fc.constantFrom(
  ..."in on the of by last next this that two three years later after before months ago year month decade later early mid March May June 1998 2022 1990s and to between summer quarter".split(
    " ",
  ),
);

test("no words without a day in them give a day", () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 14 }), (said) => {
      const dates = dateExpressions(said.join(" "), datedOn).flatMap(({ date }) => date ?? []);
      expect(dates.filter(({ edtf }) => /\d{4}-\d\d-\d\d/.test(edtf))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
