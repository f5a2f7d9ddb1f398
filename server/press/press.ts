import "@/server/front/file-store";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ClientBase } from "pg";
import { readerPool } from "@/server/public/db";
import { publishedEditions } from "@/server/public/queries";
import { fileFor, removeFile, shortHash, writeFile } from "./files";
import { lists, type Sheet, sheetsOfEdition } from "./pages";
import { render } from "./render";

// Any number, so long as every press of a site asks for the same one.
const pressLock = 7_270_736;

/** Presses what a publication or a take-down of the edition touches: its own pages, then the lists. */
export function pressEdition(editionId: string): Promise<number> {
  return oneAtATime(async (reader) => {
    const own = await write(await sheetsOfEdition(reader, editionId));
    return own + (await write(await lists(reader)));
  });
}

/** Presses everything that differs from what stands; answers how many files it wrote. */
export function pressAll(): Promise<number> {
  return oneAtATime(async (reader) => {
    let written = 0;
    for (const editionId of await publishedEditions(reader)) {
      written += await write(await sheetsOfEdition(reader, editionId));
    }
    return written + (await write(await lists(reader)));
  });
}

/** Reads the record only once it holds the lock, so that of two presses the later one sees both changes. */
async function oneAtATime(work: (reader: ClientBase) => Promise<number>): Promise<number> {
  const client = await readerPool().connect();
  try {
    await client.query("SET statement_timeout = 0");
    await client.query("SELECT pg_advisory_lock($1)", [pressLock]);
    try {
      return await work(client);
    } finally {
      await client.query("SELECT pg_advisory_unlock($1)", [pressLock]);
    }
  } finally {
    client.release();
  }
}

async function write(sheets: Sheet[]): Promise<number> {
  const site = { siteUrl: process.env.SITE_URL ?? "", stylesheet: await pressStylesheet() };
  let written = 0;
  for (const { path: address, page } of sheets) {
    const file = fileFor(address);
    if (page) {
      if (!(await writeFile(file, Buffer.from(await render(page, site))))) continue;
    } else {
      await removeFile(file);
    }
    globalThis.__vigilFiles?.delete(file);
    written += 1;
  }
  return written;
}

/** Puts the readers' stylesheet in place, named by its hash; answers its address. */
export async function pressStylesheet(): Promise<string> {
  const bytes = await readFile(path.join(process.cwd(), "server/generated/public.css"));
  const address = `/assets/public.${shortHash(bytes)}.css`;
  await writeFile(fileFor(address), bytes);
  return address;
}
