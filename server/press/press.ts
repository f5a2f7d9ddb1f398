import "@/server/front/file-store";
import type { ClientBase } from "pg";
import { readerPool } from "@/server/public/db";
import { eventsWaiting, waitingDue } from "@/server/public/expectations";
import { countedBy, ledgerWorks } from "@/server/public/ledger";
import type { PublishedVersion } from "@/server/public/projection";
import {
  entityTakenDown,
  firstDays,
  goneAddresses,
  movedAddresses,
  publishedWorks,
  tombstoneAt,
  versionsOf,
  worksAround,
  worksDue,
  worksNaming,
} from "@/server/public/queries";
import { citedSources, sourcesTelling } from "@/server/public/sources";
import { fileOf, filesBelow, placeFile, removeFile, writeFile } from "./files";
import { lists, sourceSheets } from "./lists";
import {
  entitiesTold,
  entitySheets,
  type Sheet,
  sheetsOf,
  sheetsOfWork,
  timelinePage,
  trackerSheets,
  trackersOf,
} from "./pages";
import type { Published } from "./queue";
import { render } from "./render";
import { siteNow } from "./site";

// Any number, so long as every press of a site asks for the same one.
const pressLock = 7_270_736;

/**
 * Presses what a publication or a take-down of the work touches: its own pages first, those around it, then the lists. With
 * `published`, only those of its versions that differ since. Answers how many files it wrote.
 */
export async function pressWork(
  workId: string,
  published: Published | null = null,
): Promise<number> {
  const { written, isTracker } = await oneAtATime(async (reader) => {
    const versions = await versionsOf(reader, workId, published);
    const sheets = published
      ? await sheetsOf(reader, versions)
      : await sheetsOfWork(reader, workId, versions);
    const own = await write(sheets);
    const changed = versions.filter(({ editionId }) => !published || editionId in published);
    const sources = await sourcesTelling(reader, { workId, versions: changed });
    if (await isTrackerGone(reader, sheets)) {
      const lost = await write(await sourceSheets(reader, sources));
      return { written: own + lost, isTracker: true };
    }
    const waiting = await eventsWaiting(reader, workId);
    const around = await writeAround(reader, [
      ...(await worksAround(reader, workId)),
      ...waiting.workIds,
    ]);
    const naming = await writeNaming(reader, { workId, versions, published });
    const counted = await countedBy(reader, workId);
    const shownOn = withAll(trackersOf(versions), [...waiting.trackerIds, ...counted.trackerIds]);
    const trackers = await write(await trackerSheets(reader, shownOn));
    const told = entitiesTold(versions);
    const more = [...waiting.entityIds, ...counted.entityIds];
    const named = told && { ...told, entityIds: [...told.entityIds, ...more] };
    const entities = await write(await entitySheets(reader, named));
    const rested = await write(await sourceSheets(reader, sources));
    const listed = await writeLists(reader, await firstDays(reader, workId));
    const pages = around + naming + trackers + entities + rested;
    return { written: own + pages + listed, isTracker: false };
  });
  return isTracker ? written + (await pressAll()) : written;
}

/** All of both; null, for all there are, where the first is. */
const withAll = (ids: string[] | null, more: string[]) => ids && [...new Set([...ids, ...more])];

async function writeAround(reader: ClientBase, workIds: string[]): Promise<number> {
  let written = 0;
  for (const around of new Set(workIds)) written += await write(await sheetsOfWork(reader, around));
  return written;
}

type Change = { workId: string; versions: PublishedVersion[]; published: Published | null };

/** The pages of the events that name an entity, whose page's address came or went with this change. */
async function writeNaming(reader: ClientBase, change: Change): Promise<number> {
  const entityId = await entityMoved(reader, change);
  if (entityId === null) return 0;
  let written = 0;
  const works = new Set(await worksNaming(reader, entityId));
  // Who is bound by a treaty depends on what its page says of it, and other pages lead to this one.
  for (const workId of await ledgerWorks(reader, entityId)) works.add(workId);
  for (const workId of works) written += await write(await sheetsOfWork(reader, workId));
  return written;
}

/** Where a version stood before, so did the address, and the pages that lead there stay as they are, unless a treaty's terms changed. */
async function entityMoved(reader: ClientBase, { workId, versions, published }: Change) {
  const [first] = versions;
  if (!first) return entityTakenDown(reader, workId);
  const { facts } = first.projection;
  if (facts.kind !== "entity") return null;
  const isNew = (editionId: string) =>
    versions.filter((version) => version.editionId === editionId).length === 1;
  const isMoved = published === null || Object.keys(published).some(isNew);
  return isMoved || facts.terms !== null ? facts.entity.id : null;
}

/** Once a tracker's page is gone nobody can say any more which works named it: all are pressed again. */
async function isTrackerGone(reader: ClientBase, sheets: Sheet[]) {
  const [first] = sheets;
  if (!first || sheets.some(({ page }) => page !== null)) return false;
  return (await tombstoneAt(reader, first.path))?.kind === "page";
}

/**
 * Presses everything that differs from what stands; answers how many files it wrote. It goes a hundred works or sources at a
 * time, so that a take-down never waits for the whole site.
 */
export async function pressAll(): Promise<number> {
  const pages = (await inSteps(writeWorks)) + (await inSteps(writeSources));
  const listed = await oneAtATime(async (reader) =>
    writeLists(reader, await firstDays(reader, null)),
  );
  return pages + listed;
}

/** How many files were written, and which was the last of the works or sources; null when there were none. */
type Step = { written: number; last: string | null };

async function inSteps(write: (reader: ClientBase, after: string | null) => Promise<Step>) {
  let written = 0;
  let last: string | null = null;
  do {
    const step = await oneAtATime((reader) => write(reader, last));
    written += step.written;
    last = step.last;
  } while (last !== null);
  return written;
}

async function writeWorks(reader: ClientBase, after: string | null): Promise<Step> {
  const works = await publishedWorks(reader, after);
  let written = 0;
  for (const workId of works) written += await write(await sheetsOfWork(reader, workId));
  return { written, last: works.at(-1) ?? null };
}

async function writeSources(reader: ClientBase, after: string | null): Promise<Step> {
  const keys = await citedSources(reader, after ?? "");
  return { written: await write(await sourceSheets(reader, keys)), last: keys.at(-1) ?? null };
}

/** Presses the works whose words change by themselves after one day and up to another (ISO dates), and what says who is bound today. */
export function pressDue(days: { after: string; upTo: string }): Promise<number> {
  return oneAtATime(async (reader) => {
    let written = 0;
    const due = [...(await worksDue(reader, days)), ...(await waitingDue(reader, days))];
    for (const workId of new Set(due)) {
      written += await write(await sheetsOfWork(reader, workId));
      const versions = await versionsOf(reader, workId);
      written += await write(await trackerSheets(reader, trackersOf(versions)));
      written += await write(await entitySheets(reader, entitiesTold(versions)));
    }
    for (const workId of await ledgerWorks(reader, null))
      written += await write(await sheetsOfWork(reader, workId));
    return written + (await writeLists(reader, []));
  });
}

/** The days (ISO, UTC) are those whose sitemaps may have changed. */
async function writeLists(reader: ClientBase, days: string[]): Promise<number> {
  const written = await write(await lists(reader, days));
  // For other servers of this folder: the lines of two nginx maps.
  const gone = (await goneAddresses(reader)).map((address) => `"${address}" 1;\n`);
  const moved = (await movedAddresses(reader)).map(
    ({ from, to }) => `"${from}" "${encodeURI(to)}";\n`,
  );
  const isNew = [
    await placeFile("_gone", Buffer.from(gone.join(""))),
    await placeFile("_moved", Buffer.from(moved.join(""))),
  ];
  return written + isNew.filter(Boolean).length;
}

// The presses of this process wait for each other here, so that only one of them holds a connection.
let turn: Promise<unknown> = Promise.resolve();

function oneAtATime<T>(work: (reader: ClientBase) => Promise<T>): Promise<T> {
  const mine = turn.then(() => locked(work));
  turn = mine.catch(() => {});
  return mine;
}

/** Reads the record only once it holds the lock, so that of two presses the later one sees both changes. */
async function locked<T>(work: (reader: ClientBase) => Promise<T>): Promise<T> {
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
  const site = await siteNow();
  let written = 0;
  for (const { path: address, page } of sheets) {
    const file = fileOf(address);
    if (page) {
      if (!(await writeFile(file, Buffer.from(await render(page, site))))) continue;
    } else {
      await removeFile(file);
    }
    globalThis.__vigilFiles?.delete(file);
    written += 1;
  }
  return written + (await removeLostParts(sheets));
}

/** Below a page with a timeline stand the parts of its timeline, a tracker's calendar and nothing else, so what is not among them has lost its events. */
async function removeLostParts(sheets: Sheet[]): Promise<number> {
  const kept = new Set(sheets.filter(({ page }) => page).map(({ path }) => fileOf(path)));
  let removed = 0;
  for (const { path } of sheets.filter((sheet) => timelinePage.test(sheet.path))) {
    for (const file of await filesBelow(path)) {
      if (kept.has(file)) continue;
      await removeFile(file);
      globalThis.__vigilFiles?.delete(file);
      removed += 1;
    }
  }
  return removed;
}
