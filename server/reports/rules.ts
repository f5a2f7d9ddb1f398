import { readDate } from "@/server/dates/read-date";
import type { ProseNode } from "@/server/public/projection";

/** A paragraph of a report, and the quotation it is, where it is one. `text` is all of it. */
export type Paragraph = {
  id: string;
  text: string;
  quotation: { words: string; speaker: string } | null;
};

/** What was recognised in a report. Each part has an id to untick it by; the date's is `date`, a quotation's `quotation-<paragraph>`. */
export type Recognised = {
  /** ISO day of the header; null where it has none, or one that can be read two ways. */
  datedOn: string | null;
  /** The header as it stood, to be put back when the date is unticked. */
  headerWords: string;
  paragraphs: Paragraph[];
  wordCount: number;
};

export type ReadReport = { recognised: Recognised } | { problem: "impossibleDate" };

/** Reads a report: a date in its first line, then paragraphs, one a line or parted by blank lines. No word is dropped but the header's. */
export function readReport(raw: string): ReadReport {
  const text = tidy(raw);
  const header = headerOf(text);
  if (header === "impossible") return { problem: "impossibleDate" };
  const body = header ? text.slice(header.length) : text;
  const paragraphs = paragraphsOf(body).map((words, n) => ({
    id: `paragraph-${n + 1}`,
    text: words,
    quotation: quotationIn(words),
  }));
  return {
    recognised: {
      datedOn: header?.datedOn ?? null,
      headerWords: header ? text.slice(0, header.length).trim() : "",
      paragraphs,
      wordCount: body.split(/\s+/).filter(Boolean).length,
    },
  };
}

/** One kind of line end, composed letters, no byte order mark or zero-width space. */
function tidy(raw: string): string {
  return raw
    .replace(/\r\n?|\u0085|\u2028|\u2029/g, "\n")
    .replace(/[\uFEFF\u200B]/g, "")
    .normalize("NFC")
    .replace(/^\n+/, "");
}

const date = String.raw`\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2} \p{L}+\.? \d{4}|\p{L}+\.? \d{1,2}, \d{4}`;
/** "date 2025-08-26" and "Date: 26.08.2025", alone or before the first sentence; or a date alone on its line. */
const headers = [
  new RegExp(String.raw`^\s*date(?:\s*:\s*|\s+)(${date})(?![\d-])[^\S\n]*`, "iu"),
  new RegExp(String.raw`^\s*(${date})[^\S\n]*(?=\n|$)`, "iu"),
];

function headerOf(text: string): { datedOn: string | null; length: number } | "impossible" | null {
  const found = headers.map((header) => header.exec(text)).find((match) => match !== null);
  const given = found?.[1];
  if (!found || given === undefined) return null;
  const read = readDate(padded(given));
  if ("problem" in read) return isAmbiguous(given) ? null : "impossible";
  if (read.date?.precision !== "day") return null;
  return { datedOn: read.date.edtf, length: found[0].length };
}

/** 2025-8-6 as 2025-08-06. */
const padded = (given: string) =>
  given.replace(/^(\d{4})-(\d{1,2})-(\d{1,2})$/, (_, year, month, day) =>
    [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
  );

// 08/03/2025 is August to some and March to others: the page asks.
function isAmbiguous(given: string): boolean {
  const [, one, two] = /^(\d{1,2})\/(\d{1,2})\/\d{4}$/.exec(given) ?? [];
  return one !== undefined && two !== undefined && Number(one) <= 12 && Number(two) <= 12;
}

/** Blank lines part paragraphs where lines are wrapped by hand (several lines of 40 to 100 letters); else every line is one. */
function paragraphsOf(body: string): string[] {
  const blocks = body.split(/\n[^\S\n]*\n/).map((block) =>
    block
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  );
  const wrapped = blocks.filter((lines) => lines.length > 1);
  const isByHand = (line: string) => line.length >= 40 && line.length <= 100;
  const isWrapped =
    blocks.length > 1 &&
    wrapped.length > 0 &&
    wrapped.every((lines) => lines.slice(0, -1).every(isByHand));
  return isWrapped ? blocks.map((lines) => lines.join(" ")).filter(Boolean) : blocks.flat();
}

/** Quoted words from the first letter on, and at most 160 letters that say whose they are. */
const quotation = /^(["“„«‘][\s\S]{20,}["”“»’])\s*[,–—-]?\s*([^"“”„«»]{0,160})$/u;

function quotationIn(text: string): Paragraph["quotation"] {
  const [, words, said = ""] = quotation.exec(text) ?? [];
  if (!words) return null;
  return { words, speaker: said.replace(/^[,–—-]\s*|[.\s]+$/gu, "").trim() };
}

type Chosen = { unticked: readonly string[] };

/** The article's body: what was unticked as a quotation stays as a paragraph, an unticked paragraph is left out, an unticked date stands as words. */
export function bodyFrom({ headerWords, paragraphs }: Recognised, { unticked }: Chosen): ProseNode {
  const header = unticked.includes("date") && headerWords ? [paragraphNode(headerWords)] : [];
  const kept = paragraphs
    .filter(({ id }) => !unticked.includes(id))
    .map(({ id, text, quotation: quoted }) =>
      quoted && !unticked.includes(`quotation-${id}`)
        ? {
            type: "blockquote",
            attrs: { speaker: quoted.speaker },
            content: [paragraphNode(quoted.words)],
          }
        : paragraphNode(text),
    );
  return { type: "doc", content: [...header, ...kept] };
}

const paragraphNode = (text: string): ProseNode => ({
  type: "paragraph",
  content: [{ type: "text", text }],
});
