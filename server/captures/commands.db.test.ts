import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Answer, type Web, WebFailure } from "@/server/outbound/web";
import { answer } from "@/server/press/answer";
import { pressWork } from "@/server/press/press";
import { keepCheck } from "@/server/sources/commands";
import { aNewsroom, as, body, db, type Newsroom } from "@/server/testing/newsroom";
import { aSite, leaveSite } from "@/server/testing/site";
import { sourceFields } from "@/server/testing/things";
import { startWork } from "@/server/works/commands";
import { takeCapture } from "./commands";
import { rehash } from "./jobs";
import { captureFile } from "./queries";

let room: Newsroom;
let site: string;
let data: string;
beforeAll(async () => {
  site = aSite();
  data = mkdtempSync(join(tmpdir(), "vigil-data-"));
  process.env.VIGIL_DATA = data;
  room = await aNewsroom();
});
beforeEach(() => allow(true));
afterAll(async () => {
  await leaveSite(site);
  rmSync(data, { recursive: true });
});

const allow = (mayAskOutside: boolean) =>
  db.site.update({ where: { id: 1 }, data: { mayAskOutside } });

const html = "<title>x</title><script>run()</script><p>The report was never published.</p>";
const shown: Answer = {
  address: "https://example.org/new",
  status: 200,
  type: "text/html",
  charset: "utf-8",
  bytes: Buffer.from(html),
};
const web = (given: Partial<Answer> = {}): Web => ({
  read: async () => ({ ...shown, ...given }),
  status: async () => 200,
});
/** Fails the test that asks it. */
const never: Web = {
  read: () => Promise.reject(new Error("asked")),
  status: () => Promise.reject(new Error("asked")),
};

async function source(more: object = {}) {
  const given = { ...sourceFields, url: "https://example.org/old", ...more };
  return as(room.editor).sources.create({ trackerId: room.trackerId, ...given });
}

test("a copy is kept with its hash, its words, where it led, who asked and when", async () => {
  const { id: sourceId } = await source();
  const { id } = await takeCapture(db, room.editor, sourceId, web());
  const { captures } = await as(room.editor).captures.ofSource({ sourceId });
  expect(captures).toMatchObject([
    {
      id,
      address: "https://example.org/old",
      lastAddress: "https://example.org/new",
      ending: "html",
      size: html.length,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      takenBy: room.editor.name,
      isDamaged: false,
    },
  ]);
  expect((await captureFile(db, room.editor, id)).bytes.toString()).toBe(html);
  expect((await as(room.editor).captures.read({ captureId: id })).words).toBe(
    "The report was never published.",
  );
});

test("nothing is asked while that is off, of a protected source, of one without an address, or for a stranger", async () => {
  const { editor } = room;
  const hidden = await source({ isRestricted: true, publicWording: "a lawyer" });
  const bare = await source({ url: "" });
  const { id } = await source();
  const elsewhere = await aNewsroom();
  const take = (viewer: typeof editor, one: string) => takeCapture(db, viewer, one, never);
  await expect(take(editor, hidden.id)).rejects.toThrow("sourceProtected");
  await expect(take(editor, bare.id)).rejects.toThrow("addressMissing");
  await expect(take(elsewhere.admin, id)).rejects.toThrow("notFound");
  await allow(false);
  await expect(take(editor, id)).rejects.toThrow("askingOff");
});

test.each([
  ["an error", web({ status: 503, bytes: Buffer.alloc(0) }), { why: "status", status: "503" }],
  ["a kind that is not kept", web({ type: "video/mp4" }), { why: "otherKind", type: "video/mp4" }],
  [
    "nothing",
    { ...never, read: () => Promise.reject(new WebFailure("tooSlow")) },
    { why: "tooSlow" },
  ],
])("of %s nothing is kept, and the person is told why", async (_, answering, told) => {
  const { id } = await source();
  const taking = takeCapture(db, room.editor, id, answering);
  await expect(taking).rejects.toMatchObject({ code: "notAnswered", told });
  expect(await db.capture.count({ where: { sourceId: id } })).toBe(0);
});

test("a copy that is there for good cannot be changed or removed by the desk", async () => {
  const { id } = await source();
  const capture = await takeCapture(db, room.editor, id, web());
  const where = { id: capture.id };
  await expect(db.capture.update({ where, data: { words: "other" } })).rejects.toThrow("denied");
  await expect(db.capture.delete({ where })).rejects.toThrow("denied");
});

type Draft = Awaited<ReturnType<Newsroom["draft"]>>;

/** A live text, an article unless another draft is given, that cites the source. */
async function live(sourceId: string, quote: string, draft?: Draft) {
  const { editor, reviewer } = room;
  const at = draft ?? (await room.draft(editor));
  const now = await as(editor).reviews.edition(at);
  const citations = [{ id: randomUUID(), sourceId, place: "", quote }];
  const { factsVersion, facts } = now;
  const saved = await as(editor).drafts.save({
    ...at,
    factsVersion,
    facts,
    text: { ...now.text, citations },
  });
  const read = await room.submitted(editor, { ...at, version: saved.version });
  const { version } = await as(reviewer).reviews.approve(read);
  const { editionId } = at;
  const done = await as(editor).publications.publish({ editionId, version });
  const { path } = await db.edition.findUniqueOrThrow({ where: { id: editionId } });
  return { editionId, path: path ?? "", ...done };
}

/** What the link of the source answers on a day of May. */
const checked = (address: string, sourceId: string, [status, day]: [number, number]) =>
  db.$transaction((tx) =>
    keepCheck(tx, { sourceId, address, status, failure: null, at: new Date(2026, 4, day) }),
  );

/** The link of the source is not found on two days. */
async function dies(address: string, sourceId: string) {
  for (const day of [1, 3]) await checked(address, sourceId, [404, day]);
}

const answers = (address: string, sourceId: string) => checked(address, sourceId, [200, 9]);

test("readers get the copy somebody chose, with the text that was approved with it, and lose it with that text", async () => {
  const { editor, reviewer } = room;
  const { id: sourceId } = await source();
  const { id: captureId } = await takeCapture(db, editor, sourceId, web());
  const { hash } = await db.capture.findUniqueOrThrow({ where: { id: captureId } });
  const address = `/captures/${hash}.html`;
  expect((await answer(address)).status).toBe(404);
  await as(editor).captures.show({ sourceId, was: null, captureId });
  const done = await live(sourceId, "never published");
  const copy = await answer(address);
  expect([copy.status, await copy.text()]).toEqual([200, html]);
  expect(copy.headers.get("Content-Security-Policy")).toMatch(/^sandbox; default-src 'none'/);
  const { projection } = await db.document.findFirstOrThrow({
    where: { publication: { workId: done.workId } },
  });
  expect(projection).toMatchObject({ notes: [{ source: { capture: { path: address } } }] });
  await dies("https://example.org/old", sourceId);
  await pressWork(done.workId);
  const page = async () => readFile(join(site, `${done.path.slice(1)}.html`), "utf8");
  expect(await page()).not.toContain('href="https://example.org/old"');
  expect(await page()).toContain("no longer answers");
  await answers("https://example.org/old", sourceId);
  await pressWork(done.workId);
  expect(await page()).toContain('href="https://example.org/old"');
  await as(reviewer).publications.takeDown({ editionId: done.editionId, reason: "legal" });
  expect((await answer(address)).status).toBe(404);
});

/** The page of the newsroom's tracker. */
async function trackerPage() {
  const { trackerId, editor, reviewer } = room;
  const given = { trackerId, kind: "page", lang: "en", headline: "T", act: "create" } as const;
  const { id: editionId } = await db.$transaction((tx) => startWork(tx, editor, given));
  const { version, factsVersion, facts, text } = await as(editor).reviews.edition({ editionId });
  const saved = { editionId, version, factsVersion, facts, text: { ...text, body } };
  await as(editor).drafts.save(saved);
  await room.goesLive(editor, reviewer, { editionId });
  const { path } = await db.edition.findUniqueOrThrow({ where: { id: editionId } });
  return path ?? "";
}

test("a row of a timeline tells that an address no longer answers, and leads to the copy instead", async () => {
  const { editor } = room;
  const url = "https://example.org/row";
  const { id: sourceId } = await source({ url });
  const { id: captureId } = await takeCapture(db, editor, sourceId, web());
  await as(editor).captures.show({ sourceId, was: null, captureId });
  const { workId } = await live(sourceId, "", await room.anEvent(editor));
  const path = await trackerPage();
  await pressWork(workId);
  const page = async () => readFile(join(site, `${path.slice(1)}.html`), "utf8");
  expect(await page()).toContain(`href="${url}"`);
  await dies(url, sourceId);
  await pressWork(workId);
  expect(await page()).not.toContain(`href="${url}"`);
  expect(await page()).toMatch(/no longer answers\. <a class="quiet" href="\/captures\//);
});

test("a source that is protected takes its copy and its dead address from readers", async () => {
  const { editor } = room;
  const url = "https://example.org/cell-12";
  const { id: sourceId } = await source({ url });
  const { id: captureId } = await takeCapture(db, editor, sourceId, web());
  await as(editor).captures.show({ sourceId, was: null, captureId });
  const { editionId } = await live(sourceId, "The report was never published.");
  await dies(url, sourceId);
  const told = () =>
    Promise.all([
      db.deadLink.count({ where: { address: url } }),
      db.publishedCapture.count({ where: { document: { publication: { editionId } } } }),
    ]);
  expect(await told()).toEqual([1, 1]);
  const { version } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
  const wording = { isRestricted: true, publicWording: "a lawyer" };
  await as(editor).sources.update({ sourceId, version, ...sourceFields, url, ...wording });
  expect(await told()).toEqual([0, 0]);
});

test("an address that is put right stays dead for what is published with it, until it answers or nothing is", async () => {
  const { editor, reviewer } = room;
  const url = "https://example.org/put-right";
  const marks = () => db.deadLink.count({ where: { address: url } });
  const { id: sourceId } = await source({ url });
  const { id: captureId } = await takeCapture(db, editor, sourceId, web());
  await as(editor).captures.show({ sourceId, was: null, captureId });
  const putRight = async (address: string) => {
    const { version } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
    await as(editor).sources.update({ sourceId, version, ...sourceFields, url: address });
  };
  await dies(url, sourceId);
  await putRight("https://example.org/right");
  expect(await db.source.findUnique({ where: { id: sourceId } })).toMatchObject({
    captureId: null,
  });
  expect(await marks()).toBe(0);
  await putRight(url);
  await as(editor).captures.show({ sourceId, was: null, captureId });
  await dies(url, sourceId);

  const { editionId, path } = await live(sourceId, "");
  const page = async () => readFile(join(site, `${path.slice(1)}.html`), "utf8");
  await putRight("https://example.org/right");
  expect(await marks()).toBe(1);
  expect(await page()).toContain("no longer answers");
  await putRight(url);
  await checked(url, sourceId, [500, 8]);
  expect(await marks()).toBe(1);
  await answers(url, sourceId);
  expect(await marks()).toBe(0);
  await dies(url, sourceId);
  await putRight("https://example.org/right");
  await as(reviewer).publications.takeDown({ editionId, reason: "other" });
  expect(await marks()).toBe(0);
});

test("who chooses what readers see of a source has written in its texts", async () => {
  const { editor, reviewer } = room;
  const { id: sourceId } = await source();
  const { id: captureId } = await takeCapture(db, editor, sourceId, web());
  const at = await room.draft(editor);
  const now = await as(editor).reviews.edition(at);
  const citations = [{ id: randomUUID(), sourceId, place: "", quote: "" }];
  const { factsVersion, facts } = now;
  const text = { ...now.text, citations };
  const saved = await as(editor).drafts.save({ ...at, factsVersion, facts, text });
  await as(reviewer).captures.show({ sourceId, was: null, captureId });
  const read = await room.submitted(editor, { ...at, version: saved.version });
  // Of the facts they had no part in: those they may approve, and the text still waits for somebody else.
  await as(reviewer).reviews.approve(read);
  const { status } = await as(editor).reviews.edition(at);
  expect(status).toBe("inReview");
});

test("two people who choose at once do not overrule each other unseen, and no copy of another source is shown", async () => {
  const { editor } = room;
  const { id: sourceId } = await source();
  const one = await takeCapture(db, editor, sourceId, web());
  const two = await takeCapture(db, editor, sourceId, web());
  const { captures } = as(editor);
  await captures.show({ sourceId, was: null, captureId: one.id });
  await expect(captures.show({ sourceId, was: null, captureId: two.id })).rejects.toThrow(
    "sourceStale",
  );
  const other = await source();
  const foreign = { sourceId: other.id, was: null, captureId: one.id };
  await expect(captures.show(foreign)).rejects.toThrow("notFound");
});

test("of a source that is protected from now on nothing is shown, and the database refuses what would", async () => {
  const { editor } = room;
  const { id: sourceId, version } = await source();
  const { id: captureId } = await takeCapture(
    db,
    editor,
    sourceId,
    web({ bytes: Buffer.from("<p>only here") }),
  );
  await as(editor).captures.show({ sourceId, was: null, captureId });
  const hidden = { ...sourceFields, url: "https://example.org/old", isRestricted: true };
  await as(editor).sources.update({ sourceId, version, ...hidden, publicWording: "a lawyer" });
  const { hash } = await db.capture.findUniqueOrThrow({ where: { id: captureId } });
  const { workId } = await live(sourceId, "only here");
  const { projection } = await db.document.findFirstOrThrow({ where: { publication: { workId } } });
  expect(JSON.stringify(projection)).not.toContain(hash);
  expect((await answer(`/captures/${hash}.html`)).status).toBe(404);
  await expect(as(editor).captures.show({ sourceId, was: captureId, captureId })).rejects.toThrow(
    "sourceProtected",
  );
});

test("a reviewer sees whether the quoted words stand in the copy", async () => {
  const { editor, reviewer } = room;
  const { id: sourceId } = await source();
  const { id: captureId } = await takeCapture(db, editor, sourceId, web());
  const at = await room.draft(editor);
  const now = await as(editor).reviews.edition(at);
  const quotes = ["was never published", "was published at once"];
  const citations = quotes.map((quote) => ({ id: randomUUID(), sourceId, place: "", quote }));
  const { factsVersion, facts } = now;
  await as(editor).drafts.save({ ...at, factsVersion, facts, text: { ...now.text, citations } });
  const beside = await as(reviewer).captures.beside({ editionId: at.editionId });
  expect(citations.map(({ id }) => beside[id])).toMatchObject([
    { captureId, found: { words: "was never published" } },
    { captureId, found: null },
  ]);
});

test("a copy whose bytes changed on the disk is found by the job, told, and given to nobody", async () => {
  const { editor } = room;
  const { id: sourceId } = await source();
  const bytes = Buffer.from("<p>as it was</p>");
  const { id } = await takeCapture(db, editor, sourceId, web({ bytes }));
  const { hash } = await db.capture.findUniqueOrThrow({ where: { id } });
  const folder = join(data, "storage", hash.slice(0, 2));
  expect(readdirSync(folder)).toContain(hash);
  writeFileSync(join(folder, hash), "as it is");
  const long = new Date(0);
  await db.storedFile.update({ where: { hash }, data: { checkedAt: long } });
  const now = new Date("2030-01-01T00:00:00Z");
  await rehash(db, now);
  expect(await db.storedFile.findUnique({ where: { hash } })).toMatchObject({
    state: "changed",
    since: now,
  });
  expect((await as(editor).captures.ofSource({ sourceId })).captures).toMatchObject([
    { isDamaged: true },
  ]);
  await expect(captureFile(db, editor, id)).rejects.toThrow("captureDamaged");
});
