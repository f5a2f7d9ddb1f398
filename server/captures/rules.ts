import { wordsOfHtml } from "@/server/exchange/html-body";
import { headersFor } from "@/server/front/headers";
import { type Ending, ending } from "./schema";

/** Bytes. A page is taken apart to be read, which takes many times its size; the others are only kept. */
export const largestCopy = 25_000_000;
const largestPage = 5_000_000;
/** Characters of a copy that are kept to be read and searched. */
export const mostWords = 1_000_000;

const pictures: Record<string, Ending> = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/gif": "gif",
};

type Shown = { type: string; charset: string | null; bytes: Uint8Array };

/** What is kept of an answer: the ending of its file, and its words where they can be read. */
export type Copy = { ending: Ending; words: string };

/** Reads what an address showed; what is neither a page, a PDF nor a picture, or is a page beyond measure, is not kept. */
export function copyOf({ type, charset, bytes }: Shown): Copy | "otherKind" | "tooLarge" {
  const isPage = type === "text/html" || type === "application/xhtml+xml";
  if (!isPage && type !== "text/plain") {
    const kept = pictures[type];
    return kept ? { ending: kept, words: "" } : "otherKind";
  }
  if (bytes.length > largestPage) return "tooLarge";
  const text = decoded(bytes, charset ?? "");
  if (!isPage) return { ending: "txt", words: cut(text) };
  return { ending: "html", words: cut(wordsOfHtml(text).words) };
}

// PostgreSQL keeps no NUL, and nobody reads one.
const cut = (words: string) => words.replaceAll("\0", "").slice(0, mostWords).toWellFormed();

/** As a browser would: UTF-8 wherever that reads it, else what the answer or the page itself says (HTML, 13.2.3.2). */
function decoded(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1_024));
    const said = charset || /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
    return decoderFor(said).decode(bytes);
  }
}

function decoderFor(label: string | undefined): TextDecoder {
  try {
    return new TextDecoder(label ?? "windows-1252");
  } catch {
    return new TextDecoder("windows-1252");
  }
}

const types: Record<Ending, string> = {
  html: "text/html; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  avif: "image/avif",
  gif: "image/gif",
};

type Kept = { bytes: Uint8Array<ArrayBuffer>; charset: string };

/**
 * A copy as it is answered under the name of its file: a page to be looked at in a sandbox, anything else to be saved as it came.
 * A page is told in UTF-8, and without what would lead away or open connections by itself: the sandbox of Chromium lets a
 * `<meta http-equiv="refresh">` through, and no policy holds back a `<link rel="preconnect">`.
 */
export function captureAnswer(name: string, { bytes, charset }: Kept): Response {
  if (!name.endsWith(".html")) return captureToSave(name, bytes);
  const page = decoded(bytes, charset)
    .replace(/http-equiv/gi, "data-equiv")
    .replace(/<(link|base)/gi, "<x-$1");
  const headers = { ...headersFor("capture"), "Content-Type": types.html };
  return new Response(page, { headers });
}

/** The bytes of a copy, to be saved as they came. */
export function captureToSave(name: string, bytes: Uint8Array<ArrayBuffer>): Response {
  const found = ending.safeParse(name.slice(name.lastIndexOf(".") + 1));
  return new Response(bytes, {
    headers: {
      ...headersFor("capture"),
      "Content-Type": found.data ? types[found.data] : "application/octet-stream",
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
}

/** Quoted words in a copy, with a little of what stands around them. */
export type Found = { before: string; words: string; after: string };

const around = 120;

/**
 * Looks for quoted words in a copy as a person would: marks, dashes, spaces and capitals apart, without the marks they were put in,
 * over what an ellipsis leaves out.
 */
export function findQuote(quote: string, copy: string): Found | null {
  const parts = quote
    .split(/\[?(?:…|\.\.\.)\]?/)
    .map((part) => folded(part).text.replace(/^["'\s]+|["'\s]+$/g, ""))
    .filter((part) => part !== "");
  if (parts.length === 0) return null;
  const { text, at } = folded(copy);
  let from = 0;
  let first = -1;
  for (const part of parts) {
    const here = text.indexOf(part, from);
    if (here === -1) return null;
    if (first === -1) first = here;
    from = here + part.length;
  }
  const start = at[first] ?? 0;
  const end = at[from] ?? copy.length;
  return {
    before: copy.slice(Math.max(0, start - around), start),
    words: copy.slice(start, end).trimEnd(),
    after: copy.slice(end, end + around),
  };
}

/**
 * A regular expression of PostgreSQL that finds any of the names in a copy's words, with the character on either side: in any
 * capitals, over any spaces, with any apostrophe.
 */
export function namesPattern(names: readonly string[]): string {
  const found = names.map((name) =>
    name
      .trim()
      .replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")
      .replace(/['’‘ʼʹ`´]/g, "['’‘ʼʹ`´]")
      .replace(/\s+/g, "\\s+"),
  );
  return `.?(?:${found.join("|")}).?`;
}

const alike: Record<string, string> = {};
for (const mark of "“”„‟«»″") alike[mark] = '"';
for (const mark of "‘’‚‛ʼ′`") alike[mark] = "'";
for (const mark of "‐‑‒–—―−") alike[mark] = "-";
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/;

/** The words without what does not matter to their sense, and for each of its characters where that came from. */
function folded(words: string): { text: string; at: number[] } {
  const pieces: string[] = [];
  const at: number[] = [];
  let wasSpace = false;
  let place = 0;
  for (const character of words) {
    const here = place;
    place += character.length;
    if (unseen.test(character)) continue;
    const isSpace = /\s/.test(character);
    if (isSpace && wasSpace) continue;
    wasSpace = isSpace;
    const piece = isSpace ? " " : (alike[character] ?? character.normalize("NFKC").toLowerCase());
    pieces.push(piece);
    for (let n = 0; n < piece.length; n++) at.push(here);
  }
  return { text: pieces.join(""), at };
}
