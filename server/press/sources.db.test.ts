import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sourcePath } from "@/server/public/sources";
import { aNewsroom, as, body, db, type Newsroom } from "@/server/testing/newsroom";
import { aSite, leaveSite } from "@/server/testing/site";
import { sourceFields } from "@/server/testing/things";
import { startWork } from "@/server/works/commands";
import { answer } from "./answer";

let room: Newsroom;
let folder: string;
beforeAll(async () => {
  folder = aSite();
  room = await aNewsroom();
});
afterAll(() => leaveSite(folder));

async function source(more: object) {
  const given = { trackerId: room.trackerId, ...sourceFields, ...more };
  return (await as(room.editor).sources.create(given)).id;
}

const address = () => `https://example.org/${crypto.randomUUID()}`;

/** Writes what the sources are cited for, and publishes it. */
async function citing(editionId: string, sourceIds: string[]) {
  const now = await as(room.editor).reviews.edition({ editionId });
  const citations = sourceIds.map((sourceId) => ({
    // The same from version to version, as when somebody writes on.
    id: sourceId,
    sourceId,
    place: "page 3",
    quote: `It said ${editionId}.`,
  }));
  const { version, factsVersion, facts, text } = now;
  const at = { editionId, version, factsVersion, facts };
  await as(room.editor).drafts.save({
    ...at,
    text: { ...text, standfirst: "Told.", body, citations },
  });
  await room.goesLive(room.editor, room.reviewer, { editionId });
  return editionId;
}

const article = async (sourceIds: string[], headline = "An article") =>
  citing((await room.draft(room.editor, { headline })).editionId, sourceIds);

async function rewritten(editionId: string, sourceIds: string[]) {
  const { version } = await as(room.editor).reviews.edition({ editionId });
  await as(room.editor).drafts.edit({ editionId, version });
  return citing(editionId, sourceIds);
}

const takesDown = (editionId: string) =>
  as(room.reviewer).publications.takeDown({ editionId, reason: "legal" });

const pageOf = async (sourceId: string) =>
  (await as(room.editor).sources.page({ sourceId })).publicPath;

const written = (file: string) => readFile(join(folder, file), "utf8").catch(() => undefined);
/** What the press wrote at the address; undefined where nothing is. */
const pressed = (path: string | null) => written(`${path?.slice(1)}.html`);
const map = (path: string | null) => `sitemaps/sources-${path?.split("/").at(-1)?.slice(0, 2)}.xml`;

test("a source has a page from the first text that rests on it: it names both, loses one with its take-down, and goes with the last", async () => {
  const id = await source({ url: address() });
  expect(await pageOf(id)).toBeNull();
  const first = await article([id], "First to cite it");
  const path = await pageOf(id);
  expect(path).toMatch(/^\/en\/sources\/[0-9a-f]{16}$/);
  expect(await pressed(path)).toContain("One text published here rests on it.");
  const second = await citing((await room.anEvent(room.editor)).editionId, [id]);
  const both = await pressed(path);
  expect(both).toContain("2 texts published here rest on it.");
  for (const words of ["First to cite it", `It said ${first}.`, `It said ${second}.`, "page 3"])
    expect(both).toContain(words);
  expect(await (await answer(path ?? "")).text()).toBe(both);
  expect(await written(map(path))).toContain(path);
  expect(await written("sitemap.xml")).toContain(map(path));
  await takesDown(first);
  const one = await pressed(path);
  expect(one).toContain("One text published here rests on it.");
  expect(one).not.toContain("First to cite it");
  await takesDown(second);
  const gone = await answer(path ?? "");
  expect([gone.status, await pressed(path), await pageOf(id)]).toEqual([404, undefined, null]);
  expect(await gone.text()).toContain("nothing does any more");
  expect(await written(map(path))).toBeUndefined();
  expect(await written("sitemap.xml")).not.toContain(map(path));
});

test("a text that cites a source no more is gone from its page, and its own earlier version leads there no longer", async () => {
  const [dropped, kept] = [await source({ url: address() }), await source({ url: address() })];
  const editionId = await article([dropped, kept]);
  const path = (await pageOf(dropped)) ?? "";
  const [old] = await as(room.editor).publications.versions({ editionId });
  expect(await pressed(old?.versionPath ?? "")).toContain(path);
  await rewritten(editionId, [kept]);
  expect(await pressed(path)).toBeUndefined();
  expect(await pressed(old?.versionPath ?? "")).not.toContain("/en/sources/");
  expect(await pressed(await pageOf(kept))).toContain("One text published here rests on it.");
});

test("a protected source has no page, nor a row, whether it was always protected or is from this version on", async () => {
  const always = await source({
    url: address(),
    isRestricted: true,
    publicWording: "A lawyer",
  });
  const since = await source({ url: address(), title: "Since" });
  const editionId = await article([always, since]);
  const path = (await pageOf(since)) ?? "";
  expect(await db.citedSource.count({ where: { editionId } })).toBe(1);
  expect(await pageOf(always)).toBeNull();
  const { version } = await as(room.editor).sources.one({ sourceId: since });
  const given = { ...sourceFields, title: "Since", isRestricted: true, publicWording: "A judge" };
  await as(room.editor).sources.update({ ...given, sourceId: since, version });
  await rewritten(editionId, [always, since]);
  expect(await db.citedSource.count({ where: { editionId } })).toBe(0);
  expect([await pressed(path), await pageOf(since)]).toEqual([undefined, null]);
  expect((await answer(path)).status).toBe(404);
});

test("what readers have as the same is one source: by its address, or without one by what it is called", async () => {
  const url = address();
  const title = crypto.randomUUID();
  const given = [
    { url },
    { url, title: "Other" },
    { title },
    { title },
    { title, author: "A. B." },
  ];
  const paths: (string | null)[] = [];
  for (const more of given) {
    const id = await source({ url: "", ...more });
    await article([id]);
    paths.push(await pageOf(id));
  }
  const [one, same, bare, alike, other] = paths;
  expect([one, bare]).toEqual([same, alike]);
  expect(new Set(paths).size).toBe(3);
  expect(other).not.toBe(bare);
  // The newest text says what it is called; under what else it was cited stands beside the citation.
  const html = await pressed(one ?? null);
  expect(html).toContain('<h1><bdi lang="en">Other</bdi></h1>');
  expect(html).toContain('Cited as <cite lang="en" dir="auto">A source</cite>');
});

test("each language in which a text rests on a source has its page, which lists those in the others too", async () => {
  const id = await source({ url: address() });
  const { editor, trackerId } = room;
  await article([id], "In English");
  const path = (await pageOf(id)) ?? "";
  const other = path.replace("/en/", "/uk/");
  expect((await answer(other)).status).toBe(404);
  const start = { trackerId, kind: "article", lang: "uk", act: "create" } as const;
  const given = { ...start, headline: "Українською" };
  const work = await db.$transaction((tx) => startWork(tx, editor, given));
  await citing(work.id, [id]);
  for (const page of [await pressed(path), await pressed(other)]) {
    expect(page).toContain("In English");
    expect(page).toContain("Українською");
    expect(page).toContain("2 texts published here rest on it.");
  }
  await takesDown(work.id);
  expect([await pressed(other), (await answer(other)).status]).toEqual([undefined, 404]);
});

test("a page of the record that is merged into another takes its sources along", async () => {
  const id = await source({ url: address() });
  const { editor, admin, trackerId } = room;
  const treaty = () => as(editor).entities.create({ kind: "treaty", name: crypto.randomUUID() });
  const page = async (entityId: string, cited: string[]) =>
    citing((await as(editor).entities.makePage({ entityId, trackerId })).id, cited);
  const [old, stays] = [await treaty(), await treaty()];
  const versionOf = async (entityId: string) =>
    (await as(editor).entities.one({ entityId })).version;
  await page(old.id, [id]);
  await page(stays.id, []);
  const path = await pageOf(id);
  expect(await pressed(path)).toContain("Pages of the record");
  await as(admin).entities.merge({
    entityId: old.id,
    version: await versionOf(old.id),
    intoId: stays.id,
    intoVersion: await versionOf(stays.id),
  });
  expect(await pressed(path)).toBeUndefined();
});

test("only triggers write what cites a source, and readers may read it", async () => {
  const key = "0123456789abcdef";
  const row = {
    editionId: crypto.randomUUID(),
    noteId: crypto.randomUUID(),
    workId: room.trackerId,
  };
  await expect(db.citedSource.create({ data: { ...row, key } })).rejects.toThrow("denied");
  await expect(db.citedSource.deleteMany({ where: { key } })).rejects.toThrow("denied");
  expect((await answer(sourcePath("en", key))).status).toBe(404);
});
