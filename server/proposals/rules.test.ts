import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import record from "@/prisma/seed/record.json" with { type: "json" };
import { readDate } from "@/server/dates/read-date";
import { vagueDateFrom } from "@/server/dates/vague-date";
import karesh from "@/server/reading/fixtures/karesh.json" with { type: "json" };
import ostrania from "@/server/reading/fixtures/ostrania.json" with { type: "json" };
import velmoria from "@/server/reading/fixtures/velmoria.json" with { type: "json" };
import { readReport } from "@/server/reports/rules";
import { isRead, proposeEvents } from "./rules";

type Expected = { quote: string; date: string | null; phase?: string };

const bounds = (edtf: string) => {
  const { earliest, latest } = vagueDateFrom(edtf, { note: "", derivedFrom: "" });
  return `${earliest ?? ".."} to ${latest ?? ".."}`;
};

const boundsOf = (typed: string) => {
  const read = readDate(typed);
  if ("problem" in read) return read.problem.code;
  return read.date ? bounds(read.date.edtf) : "no date";
};

const line = (quote: string, dates: string, phase: string) =>
  `${quote.replaceAll("’", "'")} | ${dates} | ${phase}`;

function proposed(raw: string) {
  const read = readReport(raw);
  if ("problem" in read) throw new Error("The report’s date is impossible.");
  return proposeEvents(read.recognised);
}

const given = (raw: string) =>
  proposed(raw).map(({ quote, typed, phase }) => line(quote, boundsOf(typed), phase));

const expected = (events: Expected[]) =>
  events.map(({ quote, date, phase = "occurred" }) =>
    line(quote, date ? bounds(date) : "no date", phase),
  );

test("the seed’s report proposes what its record holds: eight by their dates, two by their cues", () => {
  const report = readFileSync("prisma/seed/report.txt", "utf8");
  expect(given(report).toSorted()).toEqual(expected(record.events).toSorted());
  expect(proposed(report).filter(({ phrase }) => phrase === "")).toHaveLength(2);
});

/** What an editor would have quoted otherwise than the rules do; the dates and phases of all of them are right. */
const misses: Record<string, string[]> = {
  velmoria: [],
  ostrania: [
    "voted on Monday | 2023-03-06 to 2023-03-06 | occurred",
    "last visited in mid-2019 | 2019-01-01 to 2019-12-31 | occurred",
    "My son was taken on the night of 11 December 1996 | 1996-12-11 to 1996-12-11 | occurred",
  ],
  karesh: [
    "accepted the files on 12 and 14 February 2020 | 2020-02-12 to 2020-02-14 | occurred",
    "the council of ministers adopted on January 9 | 2026-01-09 to 2026-01-09 | occurred",
  ],
};

describe.each(Object.entries({ velmoria, ostrania, karesh }))("the report %s", (name, report) => {
  test("proposes what its editor would, but for the misses listed", () => {
    const found = given(report.report);
    const missed = expected(report.proposals).filter((event) => !found.includes(event));
    expect(missed).toEqual(misses[name]);
  });

  test("proposes nothing more, and the right dates and phases in reading order", () => {
    const withoutQuote = (event: string) => event.replace(/^.*? \| /, "");
    expect(given(report.report).map(withoutQuote)).toEqual(
      expected(report.proposals).map(withoutQuote),
    );
  });
});

const one = (text: string, datedOn: string | null = "2025-08-26") =>
  proposeEvents({ paragraphs: [{ id: "paragraph-1", text }], datedOn });

test.each([
  ["The union will decide by the end of March 2026.", "before April 2026", "pending"],
  ["The union closed its office after March 2022.", "after March 2022", "occurred"],
  ["The union watched the country from 2006 to 2011.", "between 2006 and 2011", "occurred"],
  ["The union watched between March and June 2022.", "between March and June 2022", "occurred"],
  ["The court is expected to rule on Friday.", "29 August 2025", "pending"],
  ["The state plans to leave the union.", "", "pending"],
])("%j is typed %j and %s", (text, typed, phase) => {
  expect(one(text).map((event) => [event.typed, event.phase])).toEqual([[typed, phase]]);
});

test.each([
  ["The prime minister signed a decree on Saturday.", "The prime minister signed a decree"],
  ["Holm, who leads it, was sentenced last year to six years.", "Holm was sentenced to six years"],
  ["Police raided the offices of a group that was founded in 1994.", "A group was founded"],
  ["It left the treaty, which it had ratified in 1998.", "It had ratified the treaty"],
  ["It is in the Sarn Convention, which it ratified in 1998.", "It ratified the Sarn Convention"],
  [
    "The treaty was opened in 1989 and entered into force in 1992.",
    "The treaty entered into force",
  ],
  ["The trial opened on August 3, was adjourned on August 10.", "The trial was adjourned"],
  ["The court spoke of the man, arrested in 2020.", "Arrested"],
  ["At least 12 people died in 2021.", "At least 12 people died"],
  ["No date has been set for the exit.", "The exit"],
  [
    "It spoke of proposing that the state leave the union.",
    "Proposal that the state leave the union",
  ],
])("%j is titled %j", (text, title) => {
  expect(one(text).at(-1)?.title).toBe(title);
});

test.each([
  ["The minister said on Thursday it would leave the court.", "21 August 2025", "occurred"],
  ["On Thursday it will leave the court.", "28 August 2025", "pending"],
  ["By 2011 it had released all of the prisoners.", "before 2012", "occurred"],
])("of %j the date is %j, and it is %s", (text, typed, phase) => {
  expect(one(text).map((event) => [event.typed, event.phase])).toEqual([[typed, phase]]);
});

test.each([
  "The state may withdraw a year after giving notice.",
  "Under the 1969 Vienna Convention, a state may withdraw a year after giving notice.",
  "The state will leave the convention, a move that some say is symbolic.",
  "The 1951 Refugee Convention protects them.",
  "It made 30 visits in the state’s 27 years in the convention.",
  "They have come every Thursday since 1998.",
  "Is the state expected to leave?",
])("%j proposes nothing", (text) => {
  expect(one(text)).toEqual([]);
});

test("a report without a date resolves nothing against it, and keeps the phrase", () => {
  const [event] = one("The minister signed the decree on Saturday.", null);
  expect(event).toMatchObject({ phrase: "Saturday", typed: "", workedOut: "", phase: "occurred" });
});

test("each proposal has its number, its paragraph and a title without its date", () => {
  const paragraphs = [
    { id: "paragraph-1", text: "The state joined the union in 1996." },
    { id: "paragraph-2", text: "It remains in the treaty, which it ratified in 1998." },
  ];
  expect(proposeEvents({ paragraphs, datedOn: null })).toMatchObject([
    { id: "event-1", paragraphId: "paragraph-1", title: "The state joined the union" },
    { id: "event-2", paragraphId: "paragraph-2", quote: "which it ratified in 1998" },
  ]);
});

test.each([
  ["Россия вышла из Совета Европы в марте 2022 года.", false],
  ["La Russie a quitté le Conseil de l’Europe en mars 2022, et le parlement a voté la loi.", false],
  [
    "Russland hat den Europarat im März 2022 verlassen, und das Parlament stimmte für ein Gesetz.",
    false,
  ],
  ["Russia quit the Council of Europe in March 2022 after being suspended.", true],
])("%j is read: %s", (text, answer) => {
  expect(isRead(text)).toBe(answer);
  if (!answer) expect(one(text)).toEqual([]);
});

const words = fc.constantFrom(
  ...readFileSync("prisma/seed/report.txt", "utf8").split(/\s+/),
  ..."yesterday Friday ago weeks three next month 12 May 1999, by since between and later the following year".split(
    " ",
  ),
);

test("whatever is written, each quote is in its paragraph, each date reads back and no title is long", () => {
  const paragraphs = fc.array(
    fc.array(words, { maxLength: 40 }).map((said) => said.join(" ")),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(paragraphs, fc.constantFrom(null, "2025-08-26"), (texts, datedOn) => {
      const report = texts.map((text, n) => ({ id: `paragraph-${n + 1}`, text }));
      for (const event of proposeEvents({ paragraphs: report, datedOn })) {
        const own = report.find(({ id }) => id === event.paragraphId)?.text ?? "";
        expect(own).toContain(event.quote);
        expect(own).toContain(event.phrase);
        expect(event.quote).toContain(event.phrase);
        expect(event.title.length).toBeLessThanOrEqual(100);
        expect(boundsOf(event.typed)).toMatch(/^no date$| to /);
      }
    }),
    { numRuns: 300 },
  );
});
