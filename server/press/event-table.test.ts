import fc from "fast-check";
import { expect, test } from "vitest";
import { eventOn, note, waiting } from "@/components/public/sample-record";
import { readDate } from "@/server/dates/read-date";
import { phases } from "@/server/dates/vague-date";
import { prepare } from "@/server/exchange/prepare";
import { readFile } from "@/server/exchange/read-file";
import { guessColumns, workOfRow } from "@/server/exchange/table";
import type { TimelineEvent } from "@/server/public/projection";
import { anyEdtf } from "@/server/testing/any-date";
import { columns, rowOf, writers } from "./event-table";

const dated: TimelineEvent = {
  ...eventOn(1, "2022-03~/2022-12~"),
  headline: "=1+1, “said”\nby two",
  notes: [
    note(1, "a quotation", "page 3"),
    note(2, "another of the same source", ""),
    { id: "3", source: { wording: "A person; known to us" }, place: "cell 12", quote: "us" },
  ],
};
const undated: TimelineEvent = { ...eventOn(2, null), standfirst: "", notes: [] };

const written = (format: "csv" | "json", ...parts: TimelineEvent[][]) => {
  const { begin, each, end } = writers[format]();
  return begin + parts.map((events) => each(events.map((one) => rowOf(one, "en")))).join("") + end;
};

test("a table has its columns, lines that end as RFC 4180 has them, and no formula", () => {
  const csv = written("csv", [dated], [undated]);
  expect(csv.split("\r\n")[0]).toBe(
    "\uFEFFid,title,summary,date_edtf,date_earliest,date_latest,date_precision,date_qualifier,date_words,phase,participants,url,version,published_at,sources",
  );
  expect(csv).toContain(`,"'=1+1, “said”\nby two",`);
  expect(csv).toContain(
    ",2022-03~/2022-12~,2022-03-01,2022-12-31,interval,approximate,between about March and about December 2022,occurred,",
  );
  expect(csv).toContain(`,,,,,,,,occurred,`);
  expect(csv.match(/\r\n/g)).toHaveLength(3);
});

test("data has the same names, null for what is not known, and lists of those taking part and of sources", () => {
  const rows: unknown = JSON.parse(written("json", [dated], [undated]));
  expect(rows).toMatchObject([
    { title: "=1+1, “said”\nby two", date_edtf: "2022-03~/2022-12~", version: 1 },
    { summary: null, date_edtf: null, date_earliest: null, date_words: null, sources: [] },
  ]);
  for (const row of Object(rows)) expect(Object.keys(row)).toEqual(columns);
  expect(JSON.parse(written("json"))).toEqual([]);
});

test("a source is named once, a protected one by its wording and nothing else", () => {
  const { sources } = rowOf(dated, "en");
  expect(sources).toHaveLength(2);
  expect(sources).toContain("A person; known to us");
  expect(written("csv", [dated])).not.toMatch(/cell 12|quotation/);
  const since = [{ id: "4", source: { wording: "" }, place: "", quote: "" }];
  expect(rowOf({ ...dated, notes: since }, "en").sources).toEqual(["A source that is protected"]);
});

test("an event that waits for another has the window that makes", () => {
  expect(rowOf(waiting("2025-09"), "en")).toMatchObject({ date_edtf: "2026-09", phase: "pending" });
});

/** The EDTF and the phase of each row, as the import reads it with the columns as it guesses them. */
function broughtIn(file: string): (string | null)[][] {
  const read = readFile(Buffer.from(file));
  if ("problem" in read) throw new Error(read.problem);
  const cells = read.rows.flatMap((row) => ("cells" in row ? [row.cells] : []));
  const guessed = guessColumns(read.header ?? [], cells);
  return cells.map((row) => {
    const { work } = prepare(workOfRow(guessed, row), nothingKnown);
    if (work?.facts.kind !== "event") throw new Error("It is refused.");
    const date = readDate(work.facts.typed);
    return ["date" in date ? (date.date?.edtf ?? null) : date.problem.code, work.facts.phase];
  });
}

const nothingKnown = {
  ids: new Map<string, string>(),
  named: () => [],
  fuller: new Map<string, string>(),
  pages: new Set<string>(),
  acts: new Map<string, string>(),
  registers: new Map<string, string>(),
};

const given = fc.record({ edtf: fc.option(anyEdtf), phase: fc.constantFrom(...phases) });

test("a file that is brought in again has the date and the phase of every row as they were", () => {
  fc.assert(
    fc.property(fc.array(given, { minLength: 1, maxLength: 12 }), (rows) => {
      const events = rows.map(({ edtf, phase }, place) => eventOn(place + 1, edtf, phase));
      const kept = events.map(({ facts }) => [facts.date?.edtf ?? null, facts.phase]);
      expect(broughtIn(written("csv", events))).toEqual(kept);
      expect(broughtIn(written("json", events))).toEqual(kept);
    }),
  );
});

test("its sources are what it cites when it is brought in, and its own page is not", () => {
  const { header, rows } = Object(readFile(Buffer.from(written("csv", [dated]))));
  const guessed = guessColumns(header, []);
  const [{ cells }] = rows;
  const { citations } = workOfRow(guessed, cells).editions?.[0] ?? {};
  expect(citations?.map(({ url }) => url)).toEqual([expect.stringMatching(/^https:\/\/(?!vigil)/)]);
});
