/** The memory copy of pressed files; one object in the process, which the press and the front share. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { contentType } from "./paths.ts";

/** One encoding of a file and its strong ETag, quotes included. */
export type Encoded = { bytes: Buffer; etag: string };
export type StoredFile = { type: string; body: Encoded; gzip?: Encoded; br?: Encoded };
/** A file as the press has it in hand. */
export type PressedFile = { body: Buffer; gzip?: Buffer; br?: Buffer };

/** Paths are relative to the site's folder, with `/`: `en/articles/x.html`. Whoever replaces or removes a file says so here. */
export type FileStore = {
  get(path: string): Promise<StoredFile | null>;
  put(path: string, file: PressedFile): void;
  delete(path: string): void;
  clear(): void;
};

declare global {
  var __vigilFiles: FileStore | undefined;
}

type Limits = { folder: string; capacity: number };

/** A store over a folder that keeps at most `capacity` bytes in memory and forgets what was asked for longest ago. */
export function makeFileStore({ folder, capacity }: Limits): FileStore {
  const kept = new Map<string, StoredFile>();
  let size = 0;
  // A file replaced while it is being read must not be kept as it was before.
  let generation = 0;

  function forget(path: string) {
    const file = kept.get(path);
    if (file) size -= sizeOf(file);
    kept.delete(path);
  }

  function keep(path: string, file: StoredFile) {
    forget(path);
    if (sizeOf(file) > capacity / 8) return;
    kept.set(path, file);
    size += sizeOf(file);
    for (const oldest of kept.keys()) {
      if (size <= capacity) break;
      forget(oldest);
    }
  }

  return {
    async get(path) {
      const known = kept.get(path);
      const before = generation;
      const file = known ?? (await readPressed(folder, path));
      if (file && before === generation) keep(path, file);
      return file;
    },
    put(path, file) {
      generation++;
      keep(path, stored(path, file));
    },
    delete(path) {
      generation++;
      forget(path);
    },
    clear() {
      generation++;
      kept.clear();
      size = 0;
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
  return stored(path, { body, gzip, br });
}

async function bytesOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}

function stored(path: string, { body, gzip, br }: PressedFile): StoredFile {
  return {
    type: contentType(path),
    body: encoded(body),
    gzip: gzip && encoded(gzip),
    br: br && encoded(br),
  };
}

// A hash of the encoded bytes: RFC 9110, 8.8.3.3, wants another strong ETag for each encoding.
function encoded(bytes: Buffer): Encoded {
  return { bytes, etag: `"${createHash("sha256").update(bytes).digest("base64url")}"` };
}

function sizeOf({ body, gzip, br }: StoredFile) {
  return body.bytes.length + (gzip?.bytes.length ?? 0) + (br?.bytes.length ?? 0);
}
