import Papa from "papaparse";
import { decode } from "@/server/text/decode";
import { isAllStorable } from "@/server/text/storable";
import { rowsOfFeed } from "./feed";
import {
  type FileEntity,
  type FileRegister,
  type FileSource,
  fileEntity,
  fileRegister,
  fileSource,
  formatName,
  vigilFile,
} from "./format";
import { rowsOfGhost } from "./ghost";
import type { Reason } from "./reason";
import { workOfTimeline } from "./timeline";
import { rowsOfWordPress } from "./wordpress";

export const formats = ["csv", "json", "vigil", "timeline", "wordpress", "ghost", "feed"] as const;
export type Format = (typeof formats)[number];

/** A row of a table, or a work as another file tells it; `flaws` are what was seen while reading it. */
export type RawRow = { flaws: Reason[]; cells: string[] } | { flaws: Reason[]; work: unknown };

export type FileRead = {
  format: Format;
  /** The names of a table's columns; null where the file is none. */
  header: string[] | null;
  rows: RawRow[];
  entities: FileEntity[];
  sources: FileSource[];
  registers: FileRegister[];
};

/** Why nothing of a file can be read; each is a refusal of its own. */
export type FileProblem =
  | "importEmpty"
  | "importTooLarge"
  | "importTooManyRows"
  | "importNotText"
  | "importEncoding"
  | "importBroken"
  | "importUnknown";

/** Twenty megabytes, as people count them. */
export const largestFile = 20_000_000;
export const mostRows = 20_000;
const mostColumns = 200;

/** Reads a file of any of the formats, recognised by what stands in it. */
export function readFile(bytes: Uint8Array): FileRead | { problem: FileProblem } {
  const decoded = decode(bytes, largestFile);
  if ("choices" in decoded) return { problem: "importEncoding" };
  if ("problem" in decoded) return { problem: problems[decoded.problem] };
  const text = decoded.text.trimStart();
  const read = text.startsWith("<")
    ? readXml(text)
    : /^[[{]/.test(text)
      ? readJson(text)
      : readCsv(text);
  if ("problem" in read) return read;
  if (read.rows.length === 0) return { problem: "importEmpty" };
  if (read.rows.length > mostRows) return { problem: "importTooManyRows" };
  return { ...read, rows: read.rows.map(keptRow) };
}

const problems = {
  empty: "importEmpty",
  tooLarge: "importTooLarge",
  notText: "importNotText",
} as const;

const table = (format: Format, header: string[], rows: RawRow[]): FileRead => ({
  format,
  header,
  rows,
  entities: [],
  sources: [],
  registers: [],
});

const worksOnly = (format: Format, rows: RawRow[]): FileRead => ({
  format,
  header: null,
  rows,
  entities: [],
  sources: [],
  registers: [],
});

/** Row by row, and no further than the first row too many. */
function readCsv(text: string): FileRead | { problem: FileProblem } {
  let header: string[] | null = null;
  const rows: RawRow[] = [];
  Papa.parse<string[]>(text, {
    skipEmptyLines: "greedy",
    step({ data, errors }, reader) {
      if (header === null) {
        header = data.map((name) => name.trim());
        return;
      }
      rows.push({
        cells: data.slice(0, header.length),
        flaws: flawsOf(data.length - header.length, errors),
      });
      if (rows.length > mostRows) reader.abort();
    },
  });
  const names: string[] = header ?? [];
  if (names.length > mostColumns) return { problem: "importUnknown" };
  return table("csv", names, rows);
}

function flawsOf(over: number, errors: readonly { type: string }[]): Reason[] {
  if (errors.some(({ type }) => type === "Quotes")) return [{ code: "quotesOpen" }];
  return over > 0 ? [{ code: "cellsTooMany" }] : [];
}

function readXml(text: string): FileRead | { problem: FileProblem } {
  if (!/<(rss|feed|rdf:RDF)[\s>]/.test(text)) return { problem: "importUnknown" };
  const format = text.includes("wordpress.org/export") ? "wordpress" : "feed";
  const rows = format === "wordpress" ? rowsOfWordPress(text) : rowsOfFeed(text);
  return rows ? worksOnly(format, rows) : { problem: "importBroken" };
}

function readJson(text: string): FileRead | { problem: FileProblem } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: "importBroken" };
  }
  if (isTooDeep(json)) return { problem: "importUnknown" };
  if (Array.isArray(json)) return tableOf(json);
  const has = (name: string): unknown => Reflect.get(Object(json), name);
  if (has("format") === formatName) return readOwn(json);
  const events = has("events");
  if (Array.isArray(events)) return worksOnly("timeline", events.map(timelineRow));
  const posts = rowsOfGhost(json);
  return posts ? worksOnly("ghost", posts) : { problem: "importUnknown" };
}

const deepest = 200;

/** Whether values are nested deeper than any text of ours is, or than a database likes to keep. */
export function isTooDeep(json: unknown): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((one) => (typeof one === "object" && one ? Object.values(one) : []));
  }
  return false;
}

const timelineRow = (event: unknown): RawRow =>
  workOfTimeline(event) ?? { work: {}, flaws: [{ code: "shapeUnknown" }] };

function readOwn(json: unknown): FileRead | { problem: FileProblem } {
  const file = vigilFile.safeParse(json);
  if (!file.success) return { problem: "importUnknown" };
  return {
    format: "vigil",
    header: null,
    rows: file.data.works.map((work) => ({ work, flaws: [] })),
    entities: file.data.entities.flatMap((one) => fileEntity.safeParse(cleaned(one)).data ?? []),
    sources: file.data.sources.flatMap((one) => fileSource.safeParse(cleaned(one)).data ?? []),
    registers: file.data.registers.flatMap(
      (one) => fileRegister.safeParse(cleaned(one)).data ?? [],
    ),
  };
}

/** A list of plain objects is a table: each name that occurs is a column. */
function tableOf(list: unknown[]): FileRead | { problem: FileProblem } {
  const header = [...new Set(list.flatMap((one) => Object.keys(Object(one))))];
  if (header.length === 0 || header.length > mostColumns) return { problem: "importUnknown" };
  const rows = list.map((one) => ({
    cells: header.map((name) => wordsOf(Reflect.get(Object(one), name))),
    flaws: [],
  }));
  return table("json", header, rows);
}

function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value) && value.every((one) => typeof one === "string"))
    return value.join("; ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What the database cannot keep is replaced, and the row refused: it is not what the file says any more. */
export function keptRow(row: RawRow): RawRow {
  if (isAllStorable(row)) return row;
  const flaws: Reason[] = [...row.flaws, { code: "charactersUnkept" }];
  return "cells" in row
    ? { cells: row.cells.map(replaced), flaws }
    : { work: cleaned(row.work), flaws };
}

const replaced = (words: string) => words.toWellFormed().replaceAll("\0", "\uFFFD");

export function cleaned(value: unknown): unknown {
  if (typeof value === "string") return replaced(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [replaced(name), cleaned(inner)]),
  );
}
