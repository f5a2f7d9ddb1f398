/** Answers a reader from the pressed files. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Encoded, FileStore, StoredFile } from "./file-store.ts";

/** Answers from memory alone. Returns false, having written nothing, when the file is not there. */
export function answerHeld(
  request: IncomingMessage,
  response: ServerResponse,
  files: FileStore,
): boolean {
  const file = isReading(request) && files.held(request.url ?? "");
  if (!file) return false;
  send(request, response, file);
  return true;
}

/** Answers from memory or the folder. Returns false, having written nothing, when the request is not for a pressed file. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: FileStore,
): Promise<boolean> {
  const file = isReading(request) && (await files.at(request.url ?? ""));
  if (!file) return false;
  send(request, response, file);
  return true;
}

const isReading = ({ method }: IncomingMessage) => method === "GET" || method === "HEAD";

function send(request: IncomingMessage, response: ServerResponse, file: StoredFile) {
  const chosen = choose(file, request.headers["accept-encoding"] ?? "");
  if (matches(request.headers["if-none-match"], file)) {
    response.writeHead(304, chosen.unchanged).end();
    return;
  }
  response.writeHead(200, chosen.whole);
  response.end(request.method === "HEAD" ? undefined : chosen.bytes);
}

function choose(file: StoredFile, accepted: string): Encoded {
  if (file.br && accepts(accepted, "br")) return file.br;
  if (file.gzip && accepts(accepted, "gzip")) return file.gzip;
  return file.body;
}

/** Whether an Accept-Encoding header allows a coding; `q=0` forbids it and a name wins over `*` (RFC 9110, 12.5.3). */
export function accepts(header: string, coding: string): boolean {
  const weights = weightsIn(header);
  return (weights.get(coding) ?? weights.get("*") ?? 0) > 0;
}

// Browsers send a handful of these headers, over and over.
const read = new Map<string, ReadonlyMap<string, number>>();
const mostRead = 100;

function weightsIn(header: string): ReadonlyMap<string, number> {
  const known = read.get(header);
  if (known) return known;
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    weights.set(name, q ? Number(q.slice(2)) : 1);
  }
  if (read.size < mostRead) read.set(header, weights);
  return weights;
}

// Any encoding's ETag shows that the reader has this version; the comparison is the weak one (RFC 9110, 13.1.2).
function matches(header: string | undefined, file: StoredFile) {
  if (header === undefined) return false;
  if (header.trim() === "*") return true;
  const current = [file.body, file.gzip, file.br].map((encoded) => encoded?.etag);
  return header.split(",").some((tag) => current.includes(tag.trim().replace(/^W\//, "")));
}
