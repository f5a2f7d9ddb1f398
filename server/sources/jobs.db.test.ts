import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { WebFailure } from "@/server/outbound/web";
import { aNewsroom, as, db, type Newsroom } from "@/server/testing/newsroom";
import { aSite, leaveSite } from "@/server/testing/site";
import { sourceFields } from "@/server/testing/things";
import { checkLink } from "./commands";
import { checkLinks } from "./jobs";

let room: Newsroom;
let folder: string;
beforeAll(() => {
  folder = aSite();
});
afterAll(() => leaveSite(folder));
beforeEach(async () => {
  await db.linkCheck.deleteMany();
  await db.source.updateMany({ data: { url: "" } });
  await db.site.update({ where: { id: 1 }, data: { mayAskOutside: true } });
  room = await aNewsroom();
});

const hour = 3_600_000;
const day = 24 * hour;

/** A web that answers as it is told, 200 where nothing is said, and notes what it was asked. A wait passes at once. */
function aWeb(said: Record<string, number | WebFailure> = {}) {
  const asked: string[] = [];
  let at = Date.UTC(2026, 4, 5, 9);
  const status = async (address: string) => {
    asked.push(address);
    const answer = said[address] ?? 200;
    if (answer instanceof WebFailure) throw answer;
    return answer;
  };
  const later = (ms: number) => {
    at += ms;
  };
  const wait = async (pause: number) => later(pause);
  return { said, asked, later, run: { web: { status }, now: () => new Date(at), wait } };
}

/** A source with an address, cited by a draft unless it is said otherwise. */
async function aSource(url: string, given: { isCited?: boolean; isRestricted?: boolean } = {}) {
  const { isCited = true, isRestricted = false } = given;
  const fields = { ...sourceFields, url, isRestricted, publicWording: "a witness" };
  const { id } = await as(room.editor).sources.create({ trackerId: room.trackerId, ...fields });
  const { editionId } = await room.draft(room.editor);
  if (isCited)
    await db.citation.create({ data: { id: randomUUID(), editionId, sourceId: id, position: 0 } });
  return { id, editionId };
}

const stateOf = async (id: string) =>
  (await as(room.editor).sources.page({ sourceId: id })).link.is;

test("nothing is asked while the switch is off, nor from the moment it is turned off", async () => {
  await aSource("https://one.example/1");
  await aSource("https://one.example/2");
  const { asked, run } = aWeb();
  const off = () => db.site.update({ where: { id: 1 }, data: { mayAskOutside: false } });
  await checkLinks(db, { ...run, wait: async () => void (await off()) });
  expect(asked).toHaveLength(1);
  await checkLinks(db, run);
  expect(asked).toHaveLength(1);
});

test("asked are the addresses that works rest on, and no protected one", async () => {
  await aSource("https://cited.example/");
  await aSource("https://unused.example/", { isCited: false });
  await aSource("https://witness.example/", { isRestricted: true });
  const binned = await aSource("https://binned.example/");
  await db.edition.update({
    where: { id: binned.editionId },
    data: { work: { update: { binnedAt: new Date() } } },
  });
  const { asked, run } = aWeb();
  await checkLinks(db, run);
  expect(asked).toEqual(["https://cited.example/"]);
});

test("what only the live version cites is asked too, and named on the source's page", async () => {
  const { editor, reviewer } = room;
  const { id, editionId } = await aSource("https://live.example/");
  await room.goesLive(editor, reviewer, { editionId });
  const { version } = await as(editor).reviews.edition({ editionId });
  await as(editor).drafts.edit({ editionId, version });
  await db.citation.deleteMany({ where: { editionId } });
  const { asked, run } = aWeb();
  await checkLinks(db, run);
  expect(asked).toEqual(["https://live.example/"]);
  const { works } = await as(editor).sources.page({ sourceId: id });
  expect(works).toMatchObject({ count: 1, lines: [{ id: editionId, isLiveOnly: true }] });
});

test("one host is asked one thing at a time, and each link once a week, or once a day while it fails", async () => {
  const bad = "https://busy.example/bad";
  await aSource("https://busy.example/good");
  await aSource(bad);
  const { asked, run, later } = aWeb({ [bad]: 500 });
  const began = run.now().getTime();
  await checkLinks(db, run);
  expect(run.now().getTime() - began).toBe(2_000);
  expect(asked).toHaveLength(2);
  later(23 * hour);
  await checkLinks(db, run);
  expect(asked).toHaveLength(2);
  later(hour);
  await checkLinks(db, run);
  expect(asked.slice(2)).toEqual([bad]);
  later(6 * day);
  await checkLinks(db, run);
  expect(asked).toHaveLength(5);
});

test("a dead link is counted, found by the filter and told where it is cited; its new address begins anew", async () => {
  const { editor } = room;
  const address = "https://gone.example/report";
  const { id, editionId } = await aSource(address);
  await aSource("https://fine.example/");
  const { said, run, later } = aWeb({ [address]: 404 });
  await checkLinks(db, run);
  expect(await stateOf(id)).toBe("gone");
  later(day);
  await checkLinks(db, run);
  expect(await stateOf(id)).toBe("dead");
  expect(await as(editor).sources.deadLinks()).toEqual({ count: 1, withoutCopy: 1 });
  const { lines } = await as(editor).sources.list({ state: "dead" });
  expect(lines.map((line) => line.id)).toEqual([id]);
  const { text } = await as(editor).reviews.edition({ editionId });
  expect(text.citations).toMatchObject([{ isDead: true }]);
  const { deadIds, sourceIds } = await as(editor).reviews.comparison({ editionId });
  expect(deadIds).toEqual(text.citations.map((citation) => citation.id));
  expect(Object.values(sourceIds)).toEqual([id]);

  const url = "https://gone.example/new";
  await as(editor).sources.update({ ...sourceFields, sourceId: id, version: 1, url });
  expect(await stateOf(id)).toBe("unchecked");
  expect(said[url]).toBeUndefined();
  await checkLinks(db, run);
  expect(await stateOf(id)).toBe("answers");
});

test("where nothing answers any more, it is this server that is cut off", async () => {
  const silence = new WebFailure("unreachable");
  const { id } = await aSource("https://fine.example/");
  const { said, run, later } = aWeb();
  await checkLinks(db, run);
  said["https://fine.example/"] = silence;
  said["https://other.example/"] = silence;
  const other = await aSource("https://other.example/");
  later(day);
  await checkLinks(db, run);
  expect(await stateOf(other.id)).toBe("unchecked");
  delete said["https://fine.example/"];
  await checkLinks(db, run);
  expect(await stateOf(other.id)).toBe("silent");
  expect(await stateOf(id)).toBe("answers");
});

test("a person may have a link checked now, thirty times an hour, but never a protected one", async () => {
  const { editor } = room;
  const { id } = await aSource("https://now.example/");
  const hidden = await aSource("https://witness.example/", { isRestricted: true });
  const { said, asked, run } = aWeb({ "https://now.example/": new WebFailure("tooSlow") });
  await checkLink(db, editor, id, run);
  const { link } = await as(editor).sources.page({ sourceId: id });
  expect(link).toMatchObject({ is: "silent", failure: "tooSlow" });
  await expect(checkLink(db, editor, hidden.id, run)).rejects.toThrow("sourceProtected");
  said["https://now.example/"] = 403;
  for (let n = 1; n < 30; n++) await checkLink(db, editor, id, run);
  expect(await stateOf(id)).toBe("refusesRobots");
  await expect(checkLink(db, editor, id, run)).rejects.toThrow("tooManyChecks");
  expect(asked).toHaveLength(30);
  await db.site.update({ where: { id: 1 }, data: { mayAskOutside: false } });
  await expect(checkLink(db, editor, id, run)).rejects.toThrow("askingOff");
});

test("a source that is protected while its link is asked keeps no trace of the answer", async () => {
  const { id } = await aSource("https://slow.example/");
  const { run } = aWeb();
  const status = async () => {
    await db.source.update({ where: { id }, data: { restrictedAt: new Date() } });
    return 404;
  };
  await checkLinks(db, { ...run, web: { status } });
  expect(await db.linkCheck.count({ where: { sourceId: id } })).toBe(0);
});

test("sources are listed a page at a time, with how often what one may read cites them", async () => {
  const { editor, reviewer, trackerId } = room;
  await db.source.createMany({
    data: Array.from({ length: 60 }, (_, n) => ({
      ...{ trackerId, kind: "media" as const, title: `Source ${n}`, createdById: editor.id },
    })),
  });
  const first = await as(editor).sources.list({ trackerId });
  const second = await as(editor).sources.list({ trackerId, after: first.next ?? undefined });
  expect([first.lines.length, second.lines.length, second.next]).toEqual([50, 10, null]);
  expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(60);

  const { id, editionId } = await aSource("https://cited.example/");
  await db.edition.update({
    where: { id: editionId },
    data: { work: { update: { restrictedToIds: [editor.id] } } },
  });
  const found = { search: "cited.example", trackerId };
  expect((await as(editor).sources.list(found)).lines).toMatchObject([{ id, cited: 1 }]);
  expect((await as(reviewer).sources.list(found)).lines).toMatchObject([{ id, cited: 0 }]);
  expect((await as(reviewer).sources.page({ sourceId: id })).works.count).toBe(0);
});
