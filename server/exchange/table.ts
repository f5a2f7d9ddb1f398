import { isEdtf } from "@/server/dates/vague-date";
import type { FileWorkGiven } from "./format";

/** What a column of a table can become. */
export const targets = [
  "leftOut",
  "id",
  "title",
  "summary",
  "date",
  "dateDayFirst",
  "dateMonthFirst",
  "year",
  "month",
  "day",
  "endDate",
  "endYear",
  "endMonth",
  "endDay",
  "phrase",
  "phase",
  "url",
  "sourceTitle",
  "publisher",
  "quote",
  "place",
  "named",
] as const;
export type Target = (typeof targets)[number];

/** What headers are usually called, in lower case and without signs; the first name of a target that is found takes it. */
const usual: Record<Exclude<Target, "leftOut" | "dateDayFirst" | "dateMonthFirst">, string[]> = {
  id: ["id", "rowid", "uid", "uuid", "uniqueid", "identifier", "key", "ref", "reference"],
  title: ["title", "headline", "name", "event", "eventtitle", "eventname", "heading", "subject"],
  summary: ["summary", "text", "description", "details", "abstract", "standfirst", "body", "notes"],
  date: [
    "dateedtf",
    "date",
    "eventdate",
    "when",
    "startdate",
    "dateofevent",
    "datetime",
    "start",
    "begin",
  ],
  year: ["year", "startyear"],
  month: ["month", "startmonth"],
  day: ["day", "startday"],
  endDate: ["enddate", "end", "until", "dateto", "todate"],
  endYear: ["endyear"],
  endMonth: ["endmonth"],
  endDay: ["endday"],
  phrase: ["displaydate", "datephrase", "datetext", "dateasgiven", "phrase"],
  phase: ["phase"],
  url: ["sourceurl", "sources", "url", "link", "links", "source", "sourcelink", "media", "href"],
  sourceTitle: ["sourcetitle", "sourcename", "mediacaption", "caption"],
  publisher: ["publisher", "outlet", "newspaper", "mediacredit", "credit", "publication"],
  quote: ["quote", "quotation", "quotedwords", "excerpt"],
  place: ["placeinsource", "page", "pages", "paragraph", "article"],
  named: [
    "named",
    "participants",
    "participant",
    "people",
    "states",
    "state",
    "country",
    "place",
    "location",
    "city",
    "actors",
    "parties",
  ],
};

/** Columns of these may be many: every one of them counts. */
const many: readonly Target[] = ["named", "url", "summary"];

/** A first idea of what each column is, by its header, and for a date with strokes by what its values prove. */
export function guessColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Target[] {
  const names = header.map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
  const columns = names.map((): Target => "leftOut");
  for (const [target, known] of entriesOf(usual)) {
    const found = known.flatMap((name) => {
      const at = names.indexOf(name);
      return at >= 0 && columns[at] === "leftOut" ? [at] : [];
    });
    for (const at of target === "named" ? found : found.slice(0, 1))
      columns[at] = target === "date" ? dateOrder(rows.map((row) => row[at] ?? "")) : target;
  }
  return columns;
}

const entriesOf = (table: typeof usual) =>
  targets.flatMap((target) => (isUsual(target) ? [[target, table[target]] as const] : []));

const isUsual = (target: Target): target is keyof typeof usual => target in usual;

/** 5/13/2020 proves that the month comes first, 13/5/2020 that the day does; where both or neither is proved nobody knows. */
function dateOrder(values: readonly string[]): Target {
  let [dayFirst, monthFirst] = [false, false];
  for (const value of values) {
    const [, one = "0", other = "0"] = slashed.exec(value.trim()) ?? [];
    if (Number(one) > 12) dayFirst = true;
    if (Number(other) > 12) monthFirst = true;
  }
  if (dayFirst === monthFirst) return "date";
  return dayFirst ? "dateDayFirst" : "dateMonthFirst";
}

const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** A row as a work, its columns being what they were said to be. */
export function workOfRow(columns: readonly Target[], cells: readonly string[]): FileWorkGiven {
  const all = (target: Target) =>
    columns.flatMap((column, at) =>
      column === target && cells[at]?.trim() ? [cells[at].trim()] : [],
    );
  const one = (target: Target) => all(target).join(many.includes(target) ? "\n\n" : " ");
  const date = dateOf(one);
  const phrase = one("phrase") || date.phrase;
  const phase = one("phase").toLowerCase();
  return {
    id: one("id"),
    kind: "event",
    date: date.text,
    facts: {
      ...(phrase && { phrase }),
      ...(phase && { phase }),
      ...(date.workedOut && { workedOut: date.workedOut }),
    },
    named: all("named").flatMap((names) => names.split(/\s*[;|\n]\s*/).filter(Boolean)),
    editions: [
      { headline: one("title"), standfirst: one("summary"), citations: citationsOf(all, one) },
    ],
  };
}

/** One citation for each address; the quotation belongs to the first. */
function citationsOf(all: (target: Target) => string[], one: (target: Target) => string) {
  const urls = all("url").flatMap(addressesIn);
  const told = { title: one("sourceTitle"), publisher: one("publisher") };
  const first = { quote: one("quote"), place: one("place") };
  if (urls.length > 0)
    return urls.map((url, at) => ({ url, ...(at === 0 && { ...told, ...first }) }));
  return told.title || first.quote ? [{ url: "", ...told, ...first }] : [];
}

/** Addresses that stand beside each other in a cell; what holds none is left whole. */
function addressesIn(cell: string): string[] {
  const found = cell.split(/[\s|]+|[;,](?=\s|https?:)/).filter((part) => /^https?:/i.test(part));
  return found.length > 0 ? found : [cell];
}

type Dated = { text: string; phrase: string; workedOut: string };

function dateOf(one: (target: Target) => string): Dated {
  const start = startOf(one);
  const end = one("endDate") || partsOf(one("endYear"), one("endMonth"), one("endDay"));
  if (!end || end === start.text) return start;
  const isPlain = isEdtf(`${start.text}/${end}`);
  return { ...start, text: isPlain ? `${start.text}/${end}` : `between ${start.text} and ${end}` };
}

function startOf(one: (target: Target) => string): Dated {
  const parts = partsOf(one("year"), one("month"), one("day"));
  if (one("date") || parts) return { text: one("date") || parts, phrase: "", workedOut: "" };
  const given = one("dateDayFirst") || one("dateMonthFirst");
  const found = slashed.exec(given);
  if (!found) return { text: given, phrase: "", workedOut: "" };
  const [, first = "", second = "", year = ""] = found;
  const isDayFirst = one("dateDayFirst") !== "";
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  return {
    text: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
    phrase: given,
    workedOut: isDayFirst
      ? "the whole file gives the day first"
      : "the whole file gives the month first",
  };
}

/** A date of three columns; a month may be a word. */
export function partsOf(year: string, month: string, day: string): string {
  if (!year) return "";
  if (month && !/^\d+$/.test(month)) return [day, month, year].filter(Boolean).join(" ");
  const two = (part: string) => part.padStart(2, "0");
  return [year, ...(month ? [two(month), ...(day ? [two(day)] : [])] : [])].join("-");
}
