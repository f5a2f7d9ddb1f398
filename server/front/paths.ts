/** From the address a reader asks for to the pressed file, and what that file is. */
import type { Kind } from "./headers.ts";

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  jsonld: "application/ld+json; charset=utf-8",
  geojson: "application/geo+json; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  rss: "application/rss+xml; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  webmanifest: "application/manifest+json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  avif: "image/avif",
  ico: "image/x-icon",
  woff2: "font/woff2",
  pdf: "application/pdf",
};

const feeds = new Set(["json", "jsonld", "geojson", "xml", "atom", "rss", "txt", "csv", "ics"]);
const neverPressed = new Set(["desk", "api", "_next"]);

/**
 * The file, relative to the site's folder, that answers the address (as it stands in the request line); null when the address
 * has a query, is malformed, leaves the folder, or belongs to the application.
 */
export function fileFor(address: string): string | null {
  if (!address.startsWith("/") || address.includes("?")) return null;
  if (address === "/") return "index.html";
  const names = address.slice(1).split("/").map(decoded);
  if (!names.every(isPlain) || neverPressed.has(names[0] ?? "")) return null;
  const path = names.join("/").normalize("NFC");
  // A page has one address, and it has no ending.
  if (extensionOf(path) === "html") return null;
  return extensionOf(path) in types ? path : `${path}.html`;
}

/** Whether an address can be decoded and holds no control character; neither Next nor the database takes one that does. */
export function isWellFormed(address: string): boolean {
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(address));
  } catch {
    return false;
  }
}

function decoded(name: string) {
  try {
    return decodeURIComponent(name);
  } catch {
    return "";
  }
}

// A leading dot or underscore is ours (`_redirects`, temporary files), but RFC 8615 owns `.well-known`.
function isPlain(name: string) {
  if (name === ".well-known") return true;
  return name !== "" && !/^[._]|[/\\\0:]|\.(gz|br)$/.test(name);
}

function extensionOf(path: string) {
  const last = path.slice(path.lastIndexOf("/") + 1);
  return last.includes(".") ? last.slice(last.lastIndexOf(".") + 1).toLowerCase() : "";
}

/** The media type of a file, from its extension. */
export function contentType(path: string): string {
  return types[extensionOf(path)] ?? "application/octet-stream";
}

/** Which headers a file is served with. Only what lies in `assets/` is named by its hash and may be kept for ever. */
export function kindOf(path: string): Kind {
  if (path.startsWith("assets/")) return "asset";
  return feeds.has(extensionOf(path)) ? "feed" : "page";
}
