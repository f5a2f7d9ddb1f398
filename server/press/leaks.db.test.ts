import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { answer as answerFromFiles } from "@/server/front/answer";
import { makeFileStore } from "@/server/front/file-store";
import { isWellFormed } from "@/server/front/paths";
import { aNewsroom, as, db, type Newsroom, person } from "@/server/testing/newsroom";
import { aSite, leaveSite } from "@/server/testing/site";
import type { Scene } from "@/server/testing/things";
import { rows } from "@/server/trpc/outcomes";
import { startWork } from "@/server/works/commands";
import { emptyBody } from "@/server/works/schema";
import { answer } from "./answer";
import { pressAll } from "./press";

/** Words that stand in no dictionary: what was planted where nobody outside may read, and what was published. */
const secret: string[] = [];
const open: string[] = [];
const word = (list: string[]) => {
  const made = `x${randomBytes(5).toString("hex")}`;
  list.push(made);
  return made;
};
const hidden = () => word(secret);
const shown = () => word(open);

let folder: string;
let server: Server;
let site: string;
/** Every edition with something to hide: drafts, sent back, restricted, taken down. */
const kept: string[] = [];
/** Where the taken-down works were. */
const goneAddresses: string[] = [];
/** Where the pages of the sources were that nothing but they rested on. */
const goneSources: string[] = [];

const paragraph = (text: string) => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

type Words = { headline: string; standfirst: string; byline: string; body: unknown };
const words = (make: () => string): Words => ({
  headline: make(),
  standfirst: make(),
  byline: make(),
  body: paragraph(make()),
});

async function writes(
  writer: Viewer,
  editionId: string,
  text: Partial<Words> & { citations?: unknown[] },
) {
  const now = await as(writer).reviews.edition({ editionId });
  return as(writer).drafts.save({
    editionId,
    version: now.version,
    factsVersion: now.factsVersion,
    facts: now.facts,
    text: { ...now.text, method: emptyBody, citations: [], ...JSON.parse(JSON.stringify(text)) },
  });
}

async function goesLive(room: Newsroom, editionId: string) {
  const { version } = await as(room.editor).reviews.edition({ editionId });
  await as(room.editor).reviews.submit({ editionId, version, note: hidden() });
  const read = await room.read(room.reviewer, { editionId });
  const approved = await as(room.reviewer).reviews.approve(read);
  await as(room.editor).publications.publish({ editionId, version: approved.version });
}

async function aSource(room: Newsroom, make: () => string, { isRestricted = false } = {}) {
  const { id } = await as(room.editor).sources.create({
    trackerId: room.trackerId,
    kind: "testimony",
    title: make(),
    publisher: make(),
    origin: hidden(),
    author: make(),
    lang: "en",
    url: `https://example.org/${make()}`,
    publishedOn: null,
    accessedOn: null,
    note: hidden(),
    isRestricted,
    publicWording: isRestricted ? shown() : "",
  });
  return { id: crypto.randomUUID(), sourceId: id, place: make(), quote: make() };
}

/** One newsroom with something in every place a word can stand. */
async function plants() {
  const room = await aNewsroom();
  await trackerPage(room);
  await liveArticle(room);
  await liveEvent(room);
  await drafts(room);
  await takenDown(room);
  await imported(room);
  await entityPages(room);
  await narrowed(room);
}

/** A person readers had by name, in two versions of an event and on a page of their own, until the name was withheld. */
async function narrowed(room: Newsroom) {
  const { editor, trackerId } = room;
  const name = `${hidden()} ${hidden()}`;
  const person = await as(editor).entities.create({ kind: "person", name, nameMode: "full" });
  const { id: pageId } = await as(editor).entities.makePage({ entityId: person.id, trackerId });
  await writes(editor, pageId, { standfirst: hidden(), body: paragraph(hidden()) });
  await goesLive(room, pageId);
  const page = await as(editor).reviews.edition({ editionId: pageId });
  const versions = await as(editor).publications.versions({ editionId: pageId });
  goneAddresses.push(page.live?.path ?? "", ...versions.map(({ versionPath }) => versionPath));
  const { editionId } = await room.anEvent(editor, "1998", { participantIds: [person.id] });
  await writes(editor, editionId, { headline: shown(), standfirst: shown() });
  await goesLive(room, editionId);
  const { version } = await as(editor).reviews.edition({ editionId });
  await as(editor).drafts.edit({ editionId, version });
  await writes(editor, editionId, { standfirst: shown() });
  await goesLive(room, editionId);
  const entry = await as(editor).entities.one({ entityId: person.id });
  const less = { entityId: person.id, version: entry.version, nameMode: "withheld" } as const;
  await as(editor).entities.chooseName({ ...less, pseudonym: "" });
  kept.push(editionId, pageId);
}

/** One live, its entry changed since; one that is a draft; one taken down. */
async function entityPages(room: Newsroom) {
  const live = await entityPage(room, shown);
  await goesLive(room, live.editionId);
  await changesEntry(room, live.entityId, hidden);
  const draft = await entityPage(room, hidden);
  const gone = await entityPage(room, hidden);
  await goesLive(room, gone.editionId);
  const edition = await as(room.editor).reviews.edition({ editionId: gone.editionId });
  const versions = await as(room.editor).publications.versions({ editionId: gone.editionId });
  goneAddresses.push(edition.live?.path ?? "", ...versions.map(({ versionPath }) => versionPath));
  await as(room.reviewer).publications.takeDown({ editionId: gone.editionId, reason: "safety" });
  kept.push(live.editionId, draft.editionId, gone.editionId);
}

async function entityPage(room: Newsroom, make: () => string) {
  const { trackerId, editor } = room;
  const { id: entityId } = await as(editor).entities.create({ kind: "treaty", name: make() });
  await changesEntry(room, entityId, make);
  const { id: editionId } = await as(editor).entities.makePage({ entityId, trackerId });
  await writes(editor, editionId, { standfirst: make(), body: paragraph(make()) });
  return { entityId, editionId };
}

async function changesEntry({ editor }: Newsroom, entityId: string, make: () => string) {
  const { version, kind, names, identifiers } = await as(editor).entities.one({ entityId });
  await as(editor).entities.update({
    entityId,
    version,
    kind,
    names: { ...names, uk: make() },
    aliases: [make()],
    identifiers: { ...identifiers, unts: make() },
    existedFrom: "",
    existedTo: "",
    terms: {
      inForceOn: "",
      entry: null,
      notice: { duration: "P12M", until: "day" },
      noticeArticle: make(),
      completeUpTo: null,
    },
  });
}

/** Live, with a draft beside it and talk about it. */
async function liveArticle(room: Newsroom) {
  const { editor, reviewer } = room;
  const live = await room.draft(editor);
  const citations = [
    await aSource(room, shown),
    await aSource(room, hidden, { isRestricted: true }),
  ];
  await writes(editor, live.editionId, { ...words(shown), citations });
  const talk = { editionId: live.editionId, text: hidden(), quote: hidden() };
  await as(reviewer).reviews.comment(talk);
  await goesLive(room, live.editionId);
  const { version } = await as(editor).reviews.edition(live);
  await as(editor).drafts.edit({ editionId: live.editionId, version });
  await writes(editor, live.editionId, words(hidden));
  kept.push(live.editionId);
}

async function trackerPage(room: Newsroom) {
  const start = {
    trackerId: room.trackerId,
    kind: "page",
    lang: "en",
    headline: shown(),
    act: "create",
  } as const;
  const { id } = await db.$transaction((tx) => startWork(tx, room.editor, start));
  await writes(room.editor, id, { standfirst: shown(), body: paragraph(shown()) });
  await goesLive(room, id);
}

async function anEvent(room: Newsroom, make: () => string) {
  const { editor } = room;
  const { editionId } = await room.anEvent(editor, "about 1998");
  const { id } = await as(editor).entities.create({ kind: "organisation", name: make() });
  const now = await as(editor).reviews.edition({ editionId });
  await as(editor).drafts.save({
    editionId,
    version: now.version,
    factsVersion: now.factsVersion,
    facts: {
      kind: "event",
      typed: "about 1998",
      phase: "occurred",
      participantIds: [id],
      phrase: make(),
      workedOut: make(),
    },
    text: { ...now.text, headline: make(), standfirst: make(), citations: [] },
  });
  return editionId;
}

async function liveEvent(room: Newsroom) {
  await goesLive(room, await anEvent(room, shown));
}

async function drafts(room: Newsroom) {
  const { editor, reviewer } = room;
  const draft = await room.draft(editor);
  await writes(editor, draft.editionId, words(hidden));
  const sentBack = await room.draft(editor);
  await writes(editor, sentBack.editionId, words(hidden));
  const at = await as(editor).reviews.edition(sentBack);
  const read = await room.submitted(editor, { editionId: at.id, version: at.version });
  await as(reviewer).reviews.requestChanges({ ...read, comment: hidden() });
  const restricted = await room.draft(editor);
  await writes(editor, restricted.editionId, words(hidden));
  await as(editor).works.arrange({
    editionId: restricted.editionId,
    restrictedToIds: [reviewer.id],
    risk: "ordinary",
    lookAgainOn: null,
  });
  kept.push(draft.editionId, sentBack.editionId, restricted.editionId);
  kept.push(await anEvent(room, hidden));
}

async function takenDown(room: Newsroom) {
  const { editionId } = await room.draft(room.editor);
  await writes(room.editor, editionId, {
    ...words(hidden),
    citations: [await aSource(room, hidden)],
  });
  await goesLive(room, editionId);
  const cited = await db.citedSource.findMany({ where: { editionId } });
  goneSources.push(...cited.map(({ key }) => `/en/sources/${key}`));
  const { live } = await as(room.editor).reviews.edition({ editionId });
  const versions = await as(room.editor).publications.versions({ editionId });
  goneAddresses.push(live?.path ?? "", ...versions.map(({ versionPath }) => versionPath));
  await as(room.reviewer).publications.takeDown({ editionId, reason: "safety" });
  kept.push(editionId);
}

async function imported(room: Newsroom) {
  const { editionId } = await as(room.editor).reports.bringIn({
    trackerId: room.trackerId,
    text: `date 2025-08-26 ${hidden()} was there.`,
    unticked: [],
    datedOn: "2025-08-26",
    headline: hidden(),
    source: { publisher: hidden(), title: hidden(), url: `https://example.org/${hidden()}` },
  });
  kept.push(editionId);
}

beforeAll(async () => {
  folder = aSite();
  server = await serve();
  await pressAll();
  for (let n = 0; n < 5; n += 1) await plants();
}, 120_000);

afterAll(async () => {
  server.close();
  await leaveSite(folder);
});

/** The front as readers meet it: pressed files first, then what a miss gets. */
async function serve() {
  const files = makeFileStore({ folder, capacity: 0 });
  const made = createServer(async (request, response) => {
    const address = request.url ?? "";
    if (!isWellFormed(address)) return response.writeHead(400).end();
    if (await answerFromFiles(request, response, files)) return;
    const { pathname, searchParams } = new URL(address, site);
    const reply = await answer(pathname, { query: searchParams, held: null });
    response.writeHead(reply.status, Object.fromEntries(reply.headers)).end(await reply.text());
  });
  await new Promise<void>((done) => made.listen(0, "127.0.0.1", done));
  const at = made.address();
  site = `http://127.0.0.1:${typeof at === "object" ? at?.port : ""}`;
  return made;
}

const leaks = (text: string) => secret.filter((one) => text.includes(one));
/** An address that was public may be named where it is gone from; nothing else of it. */
const withoutGone = (text: string) =>
  goneAddresses.reduce((rest, address) => rest.replaceAll(address, ""), text);

async function everyFile(): Promise<[string, Buffer][]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .map(async (name) => [name, await readFile(name)] as [string, Buffer]),
  );
}

const unpacked: Record<string, (bytes: Buffer) => Buffer> = {
  ".gz": gunzipSync,
  ".br": brotliDecompressSync,
};

test("no file on the disk of readers holds an unpublished word, packed or not, nor does its name", async () => {
  const files = await everyFile();
  expect(files.length).toBeGreaterThan(100);
  for (const [name, bytes] of files) {
    const text = (unpacked[path.extname(name)]?.(bytes) ?? bytes).toString();
    expect(leaks(name.endsWith("_gone") ? withoutGone(text) : text), name).toEqual([]);
    expect(leaks(name), name).toEqual([]);
  }
});

type Read = { status: number; text: string };

async function read(address: string, accept: string): Promise<Read> {
  const reply = await fetch(site + address, { headers: { "Accept-Encoding": accept } });
  const text = `${[...reply.headers].join("\n")}\n${await reply.text()}`;
  return { status: reply.status, text };
}

/** Every address of this site that an answer names, as it stands there. */
const named = (text: string) =>
  [
    ...text.matchAll(
      /(?:href="|src="|"(?:url|contentUrl)":"|<loc>|<id>|Sitemap: )(?:http:\/\/localhost:3999)?(\/[^"<#\s]*)/g,
    ),
  ].map(([, address = ""]) => address.replaceAll("&amp;", "&"));

/** What programs are told of a page, beside what is shown. */
const data = (text: string) => text.match(/<script type="application\/ld\+json">[^<]*/g) ?? [];

/** What a page's forms ask for when a reader fills them in. */
const asked = (text: string) =>
  [...text.matchAll(/<form [^>]*action="([^"]+)"/g)].flatMap(([, address]) =>
    ["from=1990&to=2010", "phase=occurred", "from=soon", "on=1998-05-01"].map(
      (query) => `${address}?${query}`,
    ),
  );

/** Reads everything that can be reached from these addresses. */
async function crawl(...from: string[]): Promise<Map<string, Read>> {
  const found = new Map<string, Read>();
  for (const address of from) {
    if (found.has(address)) continue;
    const accept = ["identity", "gzip", "br"][found.size % 3] ?? "identity";
    const answered = await read(address, accept);
    found.set(address, answered);
    from.push(...named(answered.text), ...asked(answered.text));
  }
  return found;
}

const doors = ["/", "/robots.txt", "/sitemap.xml", "/en/feed.atom", "/uk", "/ru", "/ar"];
const wrong = [
  "/en/nothing",
  "/en/v/0000-1",
  "/en/%ff",
  "/en/trackers/x/1998",
  "/en/sources/0123456789abcdef",
  "/sitemaps/sources-zz.xml",
  "/sitemaps/1999-01-01.xml",
];

test("whoever follows every link from the home page, the sitemap and the feeds reads no unpublished word, and every published one", async () => {
  const pages = await crawl(...doors);
  for (const [address, { status, text }] of pages) {
    expect(leaks(text), address).toEqual([]);
    // A language nothing is written in has no pages, and the desk is not served here.
    expect(status, address).toBe(address.endsWith("?from=soon") ? 400 : 200);
  }
  const addresses = [...pages.keys()];
  expect(addresses.filter((address) => address.startsWith("/en/sources/"))).toHaveLength(5);
  expect(addresses.some((address) => address.startsWith("/sitemaps/sources-"))).toBe(true);
  for (const file of ["events.csv", "events.json", "events.csv?phase=occurred"])
    expect(addresses.some((address) => address.endsWith(`/${file}`))).toBe(true);
  const all = [...pages.values()].map(({ text }) => text).join("\n");
  expect(open.filter((one) => !all.includes(one))).toEqual([]);
  const told = data(all);
  expect(leaks(told.join())).toEqual([]);
  for (const kind of ["NewsArticle", "CreativeWork", "Dataset"]) {
    const ofKind = told.filter((one) => one.includes(`","@type":"${kind}"`)).join();
    expect(open.filter((one) => ofKind.includes(one)).length, kind).toBeGreaterThanOrEqual(5);
  }
});

test("what is gone, wrong or not yet there says nothing", async () => {
  for (const address of goneAddresses) {
    const { status, text } = await read(address, "identity");
    expect(status, address).toBe(410);
    expect(leaks(withoutGone(text)), address).toEqual([]);
  }
  expect(goneSources).toHaveLength(5);
  for (const address of [...wrong, ...goneSources, ...secret.map((one) => `/en/articles/${one}`)]) {
    const { status, text } = await read(address, "identity");
    expect([400, 404, 410], address).toContain(status);
    expect(leaks(text.replaceAll(address, "")), address).toEqual([]);
  }
});

test("no procedure tells a stranger one, whatever it is rightly asked", async () => {
  const room = await aNewsroom();
  const siteAdmin = await person(null, true);
  const scene: Scene = { room, author: room.editor, judge: room.reviewer, siteAdmin, viewer: null };
  for (const { path: name, of, give } of rows) {
    const thing = await of(scene);
    const asked = thing && "editionId" in thing ? [undefined, ...kept] : [undefined];
    for (const editionId of asked) {
      const input = thing && { ...thing, ...give, ...(editionId && { editionId }) };
      expect(leaks(await toldTo(null, name, input)), name).toEqual([]);
    }
  }
}, 60_000);

/** The answer of a procedure, or its refusal with all that hangs on it. */
async function toldTo(viewer: Viewer | null, name: string, input: unknown): Promise<string> {
  const call: unknown = name
    .split(".")
    .reduce<unknown>((at, part) => Reflect.get(Object(at), part), as(viewer));
  if (typeof call !== "function") throw new Error(`No procedure ${name}.`);
  try {
    return JSON.stringify(await call(input)) ?? "";
  } catch (error) {
    return `${error} ${JSON.stringify(error)}`;
  }
}
