import { existsSync, mkdtempSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

// Thousands of files are synced to disk here; memory, where there is some, takes the wait out and leaves the order in.
const place = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** Gives this process a press of its own: a new folder, and an address. */
export function aSite(): string {
  const folder = mkdtempSync(path.join(place, "vigil-site-"));
  process.env.VIGIL_SITE = folder;
  process.env.SITE_URL = "http://localhost:3999";
  return folder;
}

/** Every file readers could be given, by its path: the compressed copies and the servers' own notes apart. */
export async function filesIn(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => !/\.(gz|br|part)$|^_pressed/.test(name))
    .sort();
  const pairs = files.map(
    async (name) => [name, await readFile(path.join(folder, name), "utf8")] as const,
  );
  return new Map(await Promise.all(pairs));
}

export const leaveSite = (folder: string) => rm(folder, { recursive: true, force: true });
