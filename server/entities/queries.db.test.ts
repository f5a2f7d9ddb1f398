import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import type { Projection } from "@/server/public/projection";
import { aNewsroom, as, db, type Newsroom, person } from "@/server/testing/newsroom";

let room: Newsroom;
let editor: Viewer;
let reviewer: Viewer;
beforeAll(async () => {
  room = await aNewsroom();
  ({ editor, reviewer } = room);
});

async function aTreaty(writer = editor) {
  const name = `Convention ${randomUUID()}`;
  return { name, ...(await as(writer).entities.create({ kind: "treaty", name })) };
}

const terms = {
  inForceOn: "1 February 1989",
  entry: { duration: "P3M", until: "nextMonth" },
  notice: { duration: "P12M", until: "day" },
  noticeArticle: "Article 22",
  completeUpTo: null,
} as const;

/** Puts an entry right as its form does. */
async function putsRight(writer: Viewer, entityId: string, change: object) {
  const { kind, names, aliases, identifiers, existedFrom, existedTo, version } = await as(
    writer,
  ).entities.one({ entityId });
  const form = { entityId, version, kind, names, aliases, identifiers, existedFrom, existedTo };
  return as(writer).entities.update({ ...form, ...change });
}

/** A page with a sentence of its own, as a draft. */
async function aPage(entityId: string) {
  const { trackerId } = room;
  const { id } = await as(editor).entities.makePage({ entityId, trackerId });
  const now = await as(editor).reviews.edition({ editionId: id });
  const { version } = await as(editor).drafts.save({
    editionId: id,
    version: now.version,
    factsVersion: now.factsVersion,
    facts: now.facts,
    text: { ...now.text, standfirst: "It binds its parties.", citations: [] },
  });
  return { editionId: id, version };
}

async function liveOf(editionId: string): Promise<Projection> {
  const live = await db.liveEdition.findUniqueOrThrow({
    where: { editionId },
    select: { publication: { select: { document: { select: { projection: true } } } } },
  });
  return JSON.parse(JSON.stringify(live.publication.document?.projection));
}

const pageOf = async (viewer: Viewer, entityId: string) =>
  (await as(viewer).entities.one({ entityId })).page;

test("the page of a treaty goes live with its name, its aliases and its terms as the record has them", async () => {
  const { id, name } = await aTreaty();
  const aliases = ["ECPT"];
  await putsRight(editor, id, { aliases, identifiers: { ets: "126" }, terms });
  const page = await room.goesLive(editor, reviewer, await aPage(id));
  expect(await liveOf(page.editionId)).toMatchObject({
    kind: "entity",
    headline: name,
    path: `/en/treaties/${name.toLowerCase().replace(" ", "-")}`,
    facts: {
      kind: "entity",
      trackers: [room.trackerId],
      entity: { id, kind: "treaty", names: { en: name }, aliases, identifiers: { ets: "126" } },
      terms: {
        inForceOn: { edtf: "1989-02-01", earliest: "1989-02-01" },
        entry: terms.entry,
        notice: terms.notice,
        noticeArticle: "Article 22",
        completeUpTo: null,
      },
    },
  });
});

test("an entry has one page, and whoever asks for another gets that one", async () => {
  const { id: entityId } = await aTreaty();
  const { trackerId } = room;
  const asked = { entityId, trackerId };
  const [one, other] = await Promise.all([
    as(editor).entities.makePage(asked),
    as(reviewer).entities.makePage(asked),
  ]);
  expect(other).toEqual(one);
});

test("a page of another tracker is told of, and not shown", async () => {
  const elsewhere = await aNewsroom();
  const { id: entityId } = await aTreaty();
  await aPage(entityId);
  expect(await pageOf(elsewhere.editor, entityId)).toEqual({ path: null, own: null });
  const asked = { entityId, trackerId: elsewhere.trackerId };
  await expect(as(elsewhere.editor).entities.makePage(asked)).rejects.toThrow("pageElsewhere");
});

test("nothing can be made a page of in a closed tracker, nor of what is not recorded", async () => {
  const { id: entityId } = await aTreaty();
  const { trackerId } = room;
  const nothing = { entityId: randomUUID(), trackerId };
  await expect(as(editor).entities.makePage(nothing)).rejects.toThrow("notFound");
  const closed = await aNewsroom();
  const siteAdmin = await person(null, true);
  await as(siteAdmin).trackers.close({ trackerId: closed.trackerId });
  const asked = { entityId, trackerId: closed.trackerId };
  await expect(as(closed.editor).entities.makePage(asked)).rejects.toThrow("trackerClosed");
});

test("its name is the record's: what a draft sends as headline is not kept", async () => {
  const { id, name } = await aTreaty();
  const { editionId } = await aPage(id);
  const now = await as(editor).reviews.edition({ editionId });
  await as(editor).drafts.save({
    editionId,
    version: now.version,
    factsVersion: now.factsVersion,
    facts: now.facts,
    text: { ...now.text, headline: "Another name", standfirst: "Other.", citations: [] },
  });
  expect((await as(editor).reviews.edition({ editionId })).text).toMatchObject({
    headline: name,
    standfirst: "Other.",
  });
});

test("whoever wrote the entry cannot approve its page, and whoever did not can", async () => {
  const { id } = await aTreaty(reviewer);
  const read = await room.submitted(editor, await aPage(id));
  await expect(as(reviewer).reviews.approve(read)).rejects.toThrow("ownWords");
  const judge = await room.hire("reviewer");
  const { version } = await as(judge).reviews.approve(read);
  await as(editor).publications.publish({ editionId: read.editionId, version });
  expect((await liveOf(read.editionId)).kind).toBe("entity");
});

test("a state out of the list is nobody's words, so whoever recorded it may approve its page", async () => {
  const { id } = await as(reviewer).entities.addState({ code: "MD" });
  const page = await room.goesLive(editor, reviewer, await aPage(id));
  expect(await liveOf(page.editionId)).toMatchObject({
    headline: "Republic of Moldova",
    path: "/en/states/republic-of-moldova",
    facts: { entity: { identifiers: { iso3166: "MD" } }, terms: null },
  });
});

test("a renamed entry says that readers have the older name, until its page went through review again", async () => {
  const { id, name } = await aTreaty();
  const { editionId } = await room.goesLive(editor, reviewer, await aPage(id));
  expect((await pageOf(editor, id))?.own).toMatchObject({ status: "published", isOutdated: false });
  const renamer = await room.hire("reviewer");
  await putsRight(renamer, id, { names: { en: `${name}, amended` } });
  expect((await pageOf(editor, id))?.own).toMatchObject({ isOutdated: true });
  expect((await liveOf(editionId)).headline).toBe(name);

  const { version } = await as(editor).reviews.edition({ editionId });
  const opened = await as(editor).drafts.edit({ editionId, version });
  const read = await room.submitted(editor, { editionId, version: opened.version });
  // The new name is the renamer's words.
  await expect(as(renamer).reviews.approve(read)).rejects.toThrow("ownWords");
  const approved = await as(reviewer).reviews.approve(read);
  await as(editor).publications.publish({ editionId, version: approved.version });
  expect((await liveOf(editionId)).headline).toBe(`${name}, amended`);
  expect((await pageOf(editor, id))?.own).toMatchObject({ isOutdated: false });
  // The address stays where it was.
  expect((await liveOf(editionId)).path).toMatch(/^\/en\/treaties\/convention-/);
});

test("a discarded draft leaves the record's name in the lists, whatever name was live", async () => {
  const { id, name } = await aTreaty();
  const { editionId } = await room.goesLive(editor, reviewer, await aPage(id));
  await putsRight(editor, id, { names: { en: `${name}, amended` } });
  const { version } = await as(editor).reviews.edition({ editionId });
  const opened = await as(editor).drafts.edit({ editionId, version });
  await as(editor).drafts.discard({ editionId, version: opened.version });
  const after = await as(editor).reviews.edition({ editionId });
  expect(after).toMatchObject({ status: "published", text: { headline: `${name}, amended` } });
});

test("a page needs a word of its own before it is sent", async () => {
  const { id: entityId } = await aTreaty();
  const { trackerId } = room;
  const { id: editionId } = await as(editor).entities.makePage({ entityId, trackerId });
  const asked = { editionId, version: 1, note: "" };
  await expect(as(editor).reviews.submit(asked)).rejects.toThrow("nothingWritten");
});

test("terms are kept as typed, stay where a save does not name them, and go with the kind", async () => {
  const { id } = await aTreaty();
  await putsRight(editor, id, { terms: { ...terms, inForceOn: "about 1989" } });
  await putsRight(editor, id, { aliases: ["ECPT"] });
  const kept = await as(editor).entities.one({ entityId: id });
  expect(kept.terms).toEqual({ ...terms, inForceOn: "about 1989" });
  await expect(
    putsRight(editor, id, { terms: { ...terms, inForceOn: "31 June 1999" } }),
  ).rejects.toThrow("dateUnread");
  await expect(
    putsRight(editor, id, { terms: { ...terms, notice: { duration: "P0D", until: "day" } } }),
  ).rejects.toThrow();
  await putsRight(editor, id, { kind: "body" });
  const after = await as(editor).entities.one({ entityId: id });
  expect(after.terms).toMatchObject({ inForceOn: "", notice: null });
});

test("the database keeps one page for an entry, and terms for treaties alone", async () => {
  const { id } = await aTreaty();
  const { editionId } = await aPage(id);
  const { workId } = await db.edition.findUniqueOrThrow({ where: { id: editionId } });
  const article = await room.draft(editor);
  const other = await db.edition.findUniqueOrThrow({ where: { id: article.editionId } });
  const refused = (change: Promise<unknown>) => expect(change).rejects.toThrow();
  await refused(db.work.update({ where: { id: other.workId }, data: { entityId: id } }));
  await refused(db.work.update({ where: { id: workId }, data: { entityId: null } }));
  const { id: body } = await as(editor).entities.create({ kind: "body", name: randomUUID() });
  await refused(db.entity.update({ where: { id: body }, data: { terms: {} } }));
  await refused(db.entity.update({ where: { id }, data: { terms: { notice: null } } }));
});
