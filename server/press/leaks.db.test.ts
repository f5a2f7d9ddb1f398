import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { aNewsroom, as, type Newsroom } from "@/server/testing/newsroom";
import { aSite, leaveSite } from "@/server/testing/site";
import { rootRouter } from "@/server/trpc/root";
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
const addresses = new Set([
  "/",
  "/en",
  "/uk",
  "/ru",
  "/ar",
  "/sitemap.xml",
  `/sitemaps/${new Date().toISOString().slice(0, 10)}.xml`,
  "/robots.txt",
  "/en/feed.atom",
]);

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
  const { live } = await as(room.editor).reviews.edition({ editionId });
  addresses.add(live?.path ?? "/");
  for (const { versionPath } of await as(room.editor).publications.versions({ editionId }))
    addresses.add(versionPath);
}

async function aSource(room: Newsroom, isRestricted: boolean) {
  const make = isRestricted ? hidden : shown;
  const { id } = await as(room.editor).sources.create({
    trackerId: room.trackerId,
    kind: "testimony",
    title: make(),
    publisher: make(),
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
  const { editor, reviewer } = room;

  const live = await room.draft(editor);
  const citations = [await aSource(room, false), await aSource(room, true)];
  await writes(editor, live.editionId, { ...words(shown), citations });
  await as(reviewer).reviews.comment({
    editionId: live.editionId,
    text: hidden(),
    quote: hidden(),
  });
  await goesLive(room, live.editionId);
  const { version } = await as(editor).reviews.edition(live);
  await as(editor).drafts.edit({ editionId: live.editionId, version });
  await writes(editor, live.editionId, words(hidden));

  const draft = await room.draft(editor);
  await writes(editor, draft.editionId, words(hidden));
  addresses.add(`/en/articles/${secret.at(-4)}`);

  const sentBack = await room.draft(editor);
  await writes(editor, sentBack.editionId, words(hidden));
  const at = await as(editor).reviews.edition(sentBack);
  const read = await room.submitted(editor, { editionId: at.id, version: at.version });
  await as(reviewer).reviews.requestChanges({ ...read, comment: hidden() });

  const restricted = await room.draft(editor);
  await writes(editor, restricted.editionId, words(hidden));
  const { editionId } = restricted;
  await as(editor).works.arrange({
    editionId,
    restrictedToIds: [reviewer.id],
    risk: "ordinary",
    lookAgainOn: null,
  });

  const gone = await room.draft(editor);
  await writes(editor, gone.editionId, words(hidden));
  await goesLive(room, gone.editionId);
  await as(reviewer).publications.takeDown({ editionId: gone.editionId, reason: "safety" });

  const event = await room.anEvent(editor, "about 1998");
  const entity = await as(editor).entities.create({ kind: "organisation", name: hidden() });
  const now = await as(editor).reviews.edition(event);
  const facts = { ...now.facts, participantIds: [entity.id], phrase: hidden() };
  await as(editor).drafts.save({
    ...event,
    factsVersion: now.factsVersion,
    facts,
    text: { ...now.text, standfirst: hidden(), citations: [] },
  });
}

beforeAll(async () => {
  folder = aSite();
  await pressAll();
  for (let n = 0; n < 5; n += 1) await plants();
}, 120_000);

afterAll(() => leaveSite(folder));

const leaks = (text: string) => secret.filter((one) => text.includes(one));

async function everyFile(): Promise<[string, string][]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (entry) => {
      const name = path.join(entry.parentPath, entry.name);
      return [name, await readFile(name, "latin1")] as [string, string];
    }),
  );
}

test("no file on the disk of readers holds an unpublished word, nor does its name but for what is gone", async () => {
  const files = await everyFile();
  expect(files.length).toBeGreaterThan(30);
  for (const [name, text] of files) {
    // `_gone` tells other servers which addresses are withdrawn; an address that was public is all it says.
    if (name.endsWith("_gone")) continue;
    expect(leaks(text), name).toEqual([]);
    expect(leaks(name), name).toEqual([]);
  }
});

test("no page, version, feed, error or header holds one, and the published words are all found", async () => {
  let all = "";
  for (const address of [...addresses, "/en/nothing", "/en/v/0000-1", "/desk", "/en/feed.atom?x"]) {
    const reply = await answer(address);
    const text = `${[...reply.headers].join("\n")}\n${await reply.text()}`;
    expect(leaks(text), address).toEqual([]);
    all += text;
  }
  expect(open.filter((one) => !all.includes(one))).toEqual([]);
});

test("no procedure tells a stranger one", async () => {
  for (const name of Object.keys(rootRouter._def.procedures)) {
    const call: unknown = name
      .split(".")
      .reduce<unknown>((at, part) => Reflect.get(Object(at), part), as(null));
    if (typeof call !== "function") throw new Error(`No procedure ${name}.`);
    const told = await Promise.resolve(call({})).then(
      (done: unknown) => JSON.stringify(done) ?? "",
      (error: unknown) => `${error} ${JSON.stringify(error)}`,
    );
    expect(leaks(told), name).toEqual([]);
  }
});
