import { describe, expect, test } from "vitest";
import { guessColumns, type Target, workOfRow } from "./table";

describe("what columns are taken for", () => {
  test.each<[header: string, Target[]]>([
    [
      "Title,Date,Summary,Source URL,Quote,Place",
      ["title", "date", "summary", "url", "quote", "named"],
    ],
    ["name;when;description;link", ["title", "date", "summary", "url"]],
    ["ID,HEADLINE,Event Date,Notes", ["id", "title", "date", "summary"]],
    [
      "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background",
      [
        "year",
        "month",
        "day",
        "leftOut",
        "endYear",
        "endMonth",
        "endDay",
        "leftOut",
        "phrase",
        "title",
        "summary",
        "url",
        "publisher",
        "sourceTitle",
        "leftOut",
        "leftOut",
        "leftOut",
        "leftOut",
      ],
    ],
    ["Title,Headline", ["title", "leftOut"]],
    [
      "id,title,date_edtf,date_earliest,date_words,phase,participants,url,sources",
      ["id", "title", "date", "leftOut", "leftOut", "phase", "named", "leftOut", "url"],
    ],
    ["State,City", ["named", "named"]],
    ["Foo,Bar", ["leftOut", "leftOut"]],
  ])("%s", (header, columns) => {
    expect(guessColumns(header.split(/[,;]/), [])).toEqual(columns);
  });

  test.each<[string[], Target]>([
    [["3/4/2020", "5/13/2020"], "dateMonthFirst"],
    [["3/4/2020", "13/5/2020"], "dateDayFirst"],
    [["3/4/2020"], "date"],
    [["13/5/2020", "5/13/2020"], "date"],
    [["2020-05-13"], "date"],
  ])("dates like %j are a %s", (values, target) => {
    expect(
      guessColumns(
        ["Date"],
        values.map((value) => [value]),
      ),
    ).toEqual([target]);
  });
});

describe("a row becomes a work", () => {
  const work = (columns: Target[], cells: string[]) => workOfRow(columns, cells);

  test.each<[Target[], string[], string]>([
    [["date"], ["5 June 2020"], "5 June 2020"],
    [["dateMonthFirst"], ["6/5/2020"], "2020-06-05"],
    [["dateDayFirst"], ["6/5/2020"], "2020-05-06"],
    [["dateDayFirst"], ["June 2020"], "June 2020"],
    [["year", "month", "day"], ["2020", "6", "5"], "2020-06-05"],
    [["year", "month", "day"], ["2020", "6", ""], "2020-06"],
    [["year", "month", "day"], ["2020", "June", "5"], "5 June 2020"],
    [["year", "endYear"], ["1998", "2001"], "1998/2001"],
    [["date", "endDate"], ["June 2020", "July 2020"], "between June 2020 and July 2020"],
    [["date", "endDate"], ["2020", "2020"], "2020"],
    [["title"], ["No date"], ""],
  ])("%j of %j is dated %j", (columns, cells, date) => {
    expect(work(columns, cells)).toMatchObject({ date });
  });

  test("each address is a citation, and the quotation belongs to the first", () => {
    const given = work(
      ["title", "url", "quote"],
      ["A", "https://a.example/1 https://b.example/2", "Words"],
    );
    expect(given.editions[0]?.citations).toEqual([
      { url: "https://a.example/1", title: "", publisher: "", quote: "Words", place: "" },
      { url: "https://b.example/2" },
    ]);
  });

  test.each([
    ["https://a.example/1; https://b.example/2,https://c.example/3", 3],
    ["https://a.example/1|https://b.example/2", 2],
    ["not an address", 1],
  ])("%j are %i citations", (cell, count) => {
    expect(work(["url"], [cell]).editions[0]?.citations).toHaveLength(count);
  });

  test("a date read by the order of the whole file keeps the source's words", () => {
    expect(work(["dateMonthFirst"], ["6/5/2020"])).toMatchObject({
      facts: { phrase: "6/5/2020", workedOut: "the whole file gives the month first" },
    });
  });

  test.each([
    ["Pending", "pending"],
    ["Expected soon", "expected soon"],
    ["", undefined],
  ])("a phase of %j is %j", (cell, phase) => {
    expect(work(["title", "phase"], ["A", cell]).facts?.phase).toBe(phase);
  });

  test("columns left out are left out", () => {
    expect(JSON.stringify(work(["title", "leftOut"], ["A", "a secret"]))).not.toContain("secret");
  });
});
