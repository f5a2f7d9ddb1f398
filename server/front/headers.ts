/** One table of headers for every answer, pressed or not. */

export type Kind = "page" | "asset" | "feed" | "desk" | "preview" | "api" | "capture";

const published =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";
const always = { "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin" };
const pageCaching = { "Cache-Control": "public, max-age=0, must-revalidate" };
const unkept = { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" };

const table: Record<Kind, Readonly<Record<string, string>>> = {
  page: {
    ...always,
    ...pageCaching,
    "Content-Security-Policy": `${published}; frame-ancestors 'none'`,
  },
  feed: {
    ...always,
    ...pageCaching,
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  },
  asset: { ...always, "Cache-Control": "public, max-age=31536000, immutable" },
  desk: { ...always, ...unkept, "X-Frame-Options": "DENY" },
  preview: {
    ...always,
    ...unkept,
    "Content-Security-Policy": `${published}; frame-ancestors 'self'`,
  },
  api: {
    ...always,
    ...unkept,
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  },
  // Somebody else's page, as it came: nothing of it runs, and nothing of it asks for anything.
  capture: {
    ...always,
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "sandbox; default-src 'none'; img-src data:; frame-ancestors 'none'",
  },
};

/** What a reader put together by a query is nothing to list: there are as many as anyone cares to ask for. */
export const unlisted = { "X-Robots-Tag": "noindex" };

const privately = { ...always, ...unkept };

/** The headers of one kind of answer. The desk's policy is separate, since it needs a nonce for each answer. */
export function headersFor(kind: Kind): Readonly<Record<string, string>> {
  return table[kind];
}

/**
 * What every answer of Next carries before Next adds its own, by the address asked: scripts, icons and errors too. Where a
 * session counts nothing is kept by anyone.
 */
export function headersBeneath(address: string): Readonly<Record<string, string>> {
  const [, first] = address.split(/[/?]/);
  if (first === "api") return table.api;
  return first === "desk" ? privately : always;
}

/** Content-Security-Policy of a desk page. `next dev` evaluates source text and injects styles, so `dev` allows both. */
export function deskPolicy({ nonce, dev }: { nonce: string; dev: boolean }): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
