/** The memory copy of pressed files; one object in the process, which the press and the front share. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { headersFor } from "./headers.ts";
import { contentType, fileFor, kindOf } from "./paths.ts";

/** One encoding of a file, its strong ETag, quotes included, and the headers of both answers as Node writes them: name, value, name, value. */
export type Encoded = { bytes: Buffer; etag: string; whole: string[]; unchanged: string[] };
export type StoredFile = { body: Encoded; gzip?: Encoded; br?: Encoded };

/** Paths are relative to the site's folder, with `/`: `en/articles/x.html`. Whoever replaces or removes a file says so here. */
export type FileStore = {
  /** What is in memory for an address as it stands in a request line. Nothing is worked out or read: most requests end here. */
  held(address: string): StoredFile | undefined;
  /** What stands at an address, from memory or from the folder; null when that is no pressed file. */
  at(address: string): Promise<StoredFile | null>;
  delete(path: string): void;
};

declare global {
  var __vigilFiles: FileStore | undefined;
}

type Limits = { folder: string; capacity: number };
type Kept = { file: StoredFile; addresses: string[]; wasAskedFor: boolean };

// One page can be written in many ways (`%41` is `A`); those beyond the first few are worked out each time.
const mostAddresses = 4;

/** A store over a folder that keeps at most `capacity` bytes in memory and first forgets what nobody asked for again. */
export function makeFileStore({ folder, capacity }: Limits): FileStore {
  const kept = new Map<string, Kept>();
  const byAddress = new Map<string, Kept>();
  let size = 0;
  // A file replaced while it is being read must not be kept as it was before.
  let generation = 0;

  function forget(path: string) {
    const known = kept.get(path);
    if (!known) return;
    size -= sizeOf(known.file);
    kept.delete(path);
    for (const address of known.addresses) byAddress.delete(address);
  }

  function keep(path: string, file: StoredFile): Kept | undefined {
    if (sizeOf(file) > capacity / 8) return undefined;
    forget(path);
    const one = { file, addresses: [], wasAskedFor: false };
    kept.set(path, one);
    size += sizeOf(file);
    while (size > capacity) makeRoom();
    return one;
  }

  /** Whatever was asked for since it last came to the front of the queue goes to its end once more. */
  function makeRoom() {
    const [oldest] = kept;
    if (!oldest) return;
    const [path, one] = oldest;
    if (!one.wasAskedFor) return forget(path);
    one.wasAskedFor = false;
    kept.delete(path);
    kept.set(path, one);
  }

  function remember(address: string, one: Kept | undefined) {
    if (!one || one.addresses.length >= mostAddresses) return;
    one.addresses.push(address);
    byAddress.set(address, one);
  }

  return {
    held(address) {
      const one = byAddress.get(address);
      if (one) one.wasAskedFor = true;
      return one?.file;
    },
    async at(address) {
      const path = fileFor(address);
      if (path === null) return null;
      const known = kept.get(path);
      if (known) {
        remember(address, known);
        return known.file;
      }
      const before = generation;
      const file = await readPressed(folder, path);
      if (file && before === generation) remember(address, keep(path, file));
      return file;
    },
    delete(path) {
      generation++;
      forget(path);
    },
  };
}

/** The store of this process, made on first use over VIGIL_SITE. */
export function fileStore(): FileStore {
  globalThis.__vigilFiles ??= makeFileStore({
    folder: process.env.VIGIL_SITE ?? "",
    capacity: 64 * 1024 * 1024,
  });
  return globalThis.__vigilFiles;
}

async function readPressed(folder: string, path: string): Promise<StoredFile | null> {
  if (!folder || path.split("/").includes("..")) return null;
  const file = join(folder, path);
  const body = await bytesOf(file);
  if (!body) return null;
  const [gzip, br] = await Promise.all([bytesOf(`${file}.gz`), bytesOf(`${file}.br`)]);
  return {
    body: encoded(path, body, null),
    gzip: gzip && encoded(path, gzip, "gzip"),
    br: br && encoded(path, br, "br"),
  };
}

async function bytesOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}

function encoded(path: string, bytes: Buffer, coding: "br" | "gzip" | null): Encoded {
  // A hash of the encoded bytes: RFC 9110, 8.8.3.3, wants another strong ETag for each encoding.
  const etag = `"${createHash("sha256").update(bytes).digest("base64url")}"`;
  const headers = { ...headersFor(kindOf(path)), ETag: etag, Vary: "Accept-Encoding" };
  const about = {
    "Content-Type": contentType(path),
    "Content-Length": String(bytes.length),
    ...(coding && { "Content-Encoding": coding }),
  };
  return {
    bytes,
    etag,
    whole: Object.entries({ ...headers, ...about }).flat(),
    unchanged: Object.entries(headers).flat(),
  };
}

function sizeOf({ body, gzip, br }: StoredFile) {
  return body.bytes.length + (gzip?.bytes.length ?? 0) + (br?.bytes.length ?? 0);
}
