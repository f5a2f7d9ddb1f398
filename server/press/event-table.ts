import Papa from "papaparse";
import type { DownloadFormat } from "@/components/public/downloads";
import { nameOf } from "@/components/public/participants";
import { publicWords as t } from "@/components/public/words";
import { dateWords } from "@/server/dates/date-words";
import type { VagueDate } from "@/server/dates/vague-date";
import type { Language, PublicSource, TimelineEvent } from "@/server/public/projection";
import { formulaStart } from "@/server/text/formula";

/** What a file says of each event, in this order. Others read it by name: nothing is renamed, and what is new comes last. */
export const columns = [
  "id",
  "title",
  "summary",
  "date_edtf",
  "date_earliest",
  "date_latest",
  "date_precision",
  "date_qualifier",
  "date_words",
  "phase",
  "participants",
  "url",
  "version",
  "published_at",
  "sources",
] as const;
type Row = Record<(typeof columns)[number], string | number | string[] | null>;

/** What stands before the rows of a file, some of its rows after those before them, and what stands after all. */
type Writer = { begin: string; each: (rows: Row[]) => string; end: string };

/** Each begins a file of its own. */
export const writers: Record<DownloadFormat, () => Writer> = {
  // Without the mark at its beginning a spreadsheet does not take it for UTF-8.
  csv: () => ({
    begin: `\uFEFF${csvOf([[...columns]])}`,
    each: (rows) => csvOf(rows.map(cellsOf)),
    end: "",
  }),
  json: () => {
    let between = "\n";
    const line = (row: Row) => {
      const text = `${between}${JSON.stringify(row)}`;
      between = ",\n";
      return text;
    };
    return { begin: "[", each: (rows) => rows.map(line).join(""), end: "\n]\n" };
  },
};

/** As RFC 4180 has it. A cell that begins like a formula is text, in a spreadsheet too. */
const csvOf = (rows: unknown[][]) =>
  rows.length > 0
    ? `${Papa.unparse(rows, { escapeFormulae: formulaStart, newline: "\r\n" })}\r\n`
    : "";

const cellsOf = (row: Row) =>
  columns.map((column) => {
    const value = row[column];
    return Array.isArray(value) ? value.join(listed[column] ?? "; ") : value;
  });

/** What stands between the parts of a cell. An address of a source may hold a semicolon. */
const listed: Partial<Record<keyof Row, string>> = { sources: " | " };

/** What a file says of an event. `lang` is the language of its words, and the names in it where those taking part have one. */
export function rowOf(event: TimelineEvent, lang: Language): Row {
  const { workId, headline, standfirst, facts, path, version, publishedAt, notes } = event;
  return {
    id: workId,
    title: headline,
    summary: standfirst || null,
    ...datedAs(facts.date, lang),
    phase: facts.phase,
    participants: facts.participants.map((one) => nameOf(t, one, lang).text),
    url: `${process.env.SITE_URL ?? ""}${path}`,
    version,
    published_at: publishedAt.toISOString(),
    sources: [...new Set(notes.map(({ source }) => sourceWords(source)))],
  };
}

function datedAs(date: VagueDate | null, lang: Language) {
  return {
    date_edtf: date?.edtf ?? null,
    date_earliest: date?.earliest ?? null,
    date_latest: date?.latest ?? null,
    date_precision: date?.precision ?? null,
    date_qualifier: date?.qualifier ?? null,
    date_words: date && dateWords(date, lang),
  };
}

/** Its address last, where it has one; of a protected source the chosen wording alone. */
function sourceWords(source: PublicSource): string {
  if ("wording" in source) return source.wording || t("notes.protected");
  return [source.publisher, source.title, source.url].filter(Boolean).join(", ");
}
