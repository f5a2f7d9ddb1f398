/** Answers a reader from the pressed files. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Encoded, FileStore, StoredFile } from "./file-store.ts";
import { headersFor } from "./headers.ts";
import { fileFor, kindOf } from "./paths.ts";

/** Returns false, having written nothing, when the request is not for a pressed file. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: FileStore,
): Promise<boolean> {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  const path = fileFor(request.url ?? "");
  const file = path === null ? null : await files.get(path);
  if (path === null || file === null) return false;
  const { encoding, chosen } = choose(file, String(request.headers["accept-encoding"] ?? ""));
  const headers = { ...headersFor(kindOf(path)), ETag: chosen.etag, Vary: "Accept-Encoding" };
  if (matches(request.headers["if-none-match"], file)) {
    response.writeHead(304, headers).end();
    return true;
  }
  const about = {
    "Content-Type": file.type,
    "Content-Length": chosen.bytes.length,
    ...(encoding && { "Content-Encoding": encoding }),
  };
  response.writeHead(200, { ...headers, ...about });
  response.end(request.method === "HEAD" ? undefined : chosen.bytes);
  return true;
}

function choose(
  file: StoredFile,
  accepted: string,
): { encoding: "br" | "gzip" | null; chosen: Encoded } {
  if (file.br && accepts(accepted, "br")) return { encoding: "br", chosen: file.br };
  if (file.gzip && accepts(accepted, "gzip")) return { encoding: "gzip", chosen: file.gzip };
  return { encoding: null, chosen: file.body };
}

/** Whether an Accept-Encoding header allows a coding; `q=0` forbids it and a name wins over `*` (RFC 9110, 12.5.3). */
export function accepts(header: string, coding: string): boolean {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    weights.set(name, q ? Number(q.slice(2)) : 1);
  }
  return (weights.get(coding) ?? weights.get("*") ?? 0) > 0;
}

// Any encoding's ETag shows that the reader has this version; the comparison is the weak one (RFC 9110, 13.1.2).
function matches(header: string | undefined, file: StoredFile) {
  if (header === undefined) return false;
  if (header.trim() === "*") return true;
  const current = [file.body, file.gzip, file.br].map((encoded) => encoded?.etag);
  return header.split(",").some((tag) => current.includes(tag.trim().replace(/^W\//, "")));
}
