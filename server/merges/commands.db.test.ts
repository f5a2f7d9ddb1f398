import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyAct } from "@/server/acts/rules";
import type { Viewer } from "@/server/auth/viewer";
import { answer } from "@/server/press/answer";
import type { Projection } from "@/server/public/projection";
import { asBase64, smallRegister } from "@/server/testing/a-register";
import { atOnce } from "@/server/testing/at-once";
import { aNewsroom, as, db, type Newsroom } from "@/server/testing/newsroom";
import { aSite, filesIn, leaveSite } from "@/server/testing/site";

let room: Newsroom;
let editor: Viewer;
let reviewer: Viewer;
let site: string;
beforeAll(async () => {
  site = aSite();
  room = await aNewsroom();
  ({ editor, reviewer } = room);
});
afterAll(() => leaveSite(site));

async function aTreaty(kind: "treaty" | "state" = "treaty") {
  const name = `Treaty ${randomUUID()}`;
  const { id } = await as(editor).entities.create({ kind, name });
  return { id, name };
}

async function merges(who: Viewer, goes: string, stays: string) {
  const [one, other] = [
    await as(who).entities.one({ entityId: goes }),
    await as(who).entities.one({ entityId: stays }),
  ];
  return as(who).entities.merge({
    entityId: goes,
    version: one.version,
    intoId: stays,
    intoVersion: other.version,
  });
}

async function putsRight(entityId: string, change: object) {
  const { kind, names, aliases, identifiers, existedFrom, existedTo, version } = await as(
    editor,
  ).entities.one({ entityId });
  const form = { entityId, version, kind, names, aliases, identifiers, existedFrom, existedTo };
  return as(editor).entities.update({ ...form, ...change });
}

async function liveOf({ editionId }: { editionId: string }): Promise<Projection> {
  const live = await db.liveEdition.findUniqueOrThrow({
    where: { editionId },
    select: { publication: { select: { document: { select: { projection: true } } } } },
  });
  return JSON.parse(JSON.stringify(live.publication.document?.projection));
}

async function aPage(entityId: string) {
  const { trackerId } = room;
  const { id } = await as(editor).entities.makePage({ entityId, trackerId });
  const { version, factsVersion, facts, text } = await as(editor).reviews.edition({
    editionId: id,
  });
  const words = { ...text, standfirst: "A sentence.", citations: [] };
  await as(editor).drafts.save({ editionId: id, version, factsVersion, facts, text: words });
  return { editionId: id };
}

const livePage = async (id: string) => room.goesLive(editor, reviewer, await aPage(id));
const pathOf = async (at: { editionId: string }) => (await liveOf(at)).path;

test("names, aliases and codes move over, and the other is found no more", async () => {
  const [goes, stays] = [await aTreaty(), await aTreaty()];
  await putsRight(goes.id, { identifiers: { ets: "126" }, aliases: ["ECPT"] });
  expect(await merges(editor, goes.id, stays.id)).toMatchObject({ id: stays.id });
  const one = await as(editor).entities.one({ entityId: stays.id });
  expect(one).toMatchObject({ identifiers: { ets: "126" }, names: { en: stays.name } });
  expect(one.aliases.toSorted()).toEqual(["ECPT", goes.name].sort());
  expect((await as(editor).entities.one({ entityId: goes.id })).id).toBe(stays.id);
  const found = await as(editor).entities.search({ search: goes.name });
  expect(found.map(({ id }) => id)).toEqual([stays.id]);
  const again = await as(editor).entities.create({ kind: "treaty", name: goes.name });
  expect(again.id).toBe(stays.id);
});

test("drafts name the one that stays, once, and a late save of the other is told so", async () => {
  const [goes, stays] = [await aTreaty(), await aTreaty()];
  const at = await room.anEvent(editor, "1998", { participantIds: [goes.id, stays.id] });
  const before = await as(editor).reviews.edition(at);
  await merges(editor, goes.id, stays.id);
  const now = await as(editor).reviews.edition(at);
  expect(now.facts).toMatchObject({ participantIds: [stays.id] });
  const late = { ...at, version: now.version, factsVersion: now.factsVersion, facts: before.facts };
  const saves = as(editor).drafts.save({ ...late, text: { ...now.text, citations: [] } });
  await expect(saves).rejects.toThrow("entryMerged");
});

test("what is published stands on the page of the one that stays, under the name that was approved", async () => {
  const [goes, stays] = [await aTreaty(), await aTreaty()];
  const event = await room.goesLive(
    editor,
    reviewer,
    await room.anEvent(editor, "1998", { participantIds: [goes.id] }),
  );
  const page = await livePage(stays.id);
  const { headline } = await liveOf(event);
  await merges(editor, goes.id, stays.id);
  expect(await liveOf(event)).toMatchObject({
    facts: { participants: [{ id: stays.id, names: { en: goes.name } }] },
  });
  const files = await filesIn(site);
  expect(files.get(`${(await pathOf(page)).slice(1)}.html`)).toContain(headline);
});

test("a name that comes over with a merge is not approved by who merged", async () => {
  const [goes, stays] = [await aTreaty(), await aTreaty()];
  await putsRight(goes.id, { names: { en: goes.name, uk: "Договір" } });
  const participantIds = [stays.id];
  const event = await room.anEvent(editor, "1998", { participantIds });
  const at = await room.goesLive(editor, reviewer, event);
  await merges(reviewer, goes.id, stays.id);
  const opened = await as(editor).drafts.edit(at);
  const sent = await room.submitted(editor, { ...at, version: opened.version });
  const { projection } = await as(editor).publications.preview(at);
  expect(projection.facts).toMatchObject({ participants: [{ names: { uk: "Договір" } }] });
  await expect(as(reviewer).reviews.approve(sent)).rejects.toThrow("ownWords");
});

test("what is published with both names the one that stays once, as drafts do", async () => {
  const [goes, stays] = [await aTreaty(), await aTreaty()];
  const participantIds = [goes.id, stays.id];
  const event = await room.goesLive(
    editor,
    reviewer,
    await room.anEvent(editor, "1998", { participantIds }),
  );
  await merges(editor, goes.id, stays.id);
  const { facts } = await liveOf(event);
  expect(facts).toMatchObject({ participants: [{ id: stays.id, names: { en: stays.name } }] });
});

test("the entry of a register that names the other can be published again", async () => {
  const text = smallRegister.replaceAll(/(?<=,)(Hallen|Lake) /g, `$1 ${randomUUID()} `);
  const { registerId } = await as(editor).registers.read({
    trackerId: room.trackerId,
    fileName: "register.csv",
    file: asBase64(text),
  });
  const made = await as(editor).registers.makeEntry({ registerId, headline: randomUUID() });
  const at = await room.goesLive(editor, reviewer, made);
  const [act] = await db.act.findMany({
    where: { workId: (await as(editor).reviews.edition(made)).workId },
    orderBy: { id: "asc" },
  });
  const stays = await aTreaty();
  await merges(editor, act?.ofId ?? "", stays.id);
  await as(editor).drafts.edit(at);
  await room.goesLive(editor, reviewer, at);
  expect(await db.act.findUniqueOrThrow({ where: { id: act?.id ?? "" } })).toMatchObject({
    ofId: stays.id,
    of: { id: stays.id, names: { en: stays.name } },
  });
});

test("the ledger counts the acts of both as those of one, and they can be published again", async () => {
  const [goes, stays] = [await aTreaty("state"), await aTreaty("state")];
  const treaty = await aTreaty();
  const act = { ...emptyAct(randomUUID()), stateId: goes.id, ofId: treaty.id };
  const { trackerId } = room;
  const { id: editionId } = await as(editor).works.create({ trackerId, kind: "act" });
  const now = await as(editor).reviews.edition({ editionId });
  await as(editor).drafts.save({
    editionId,
    version: now.version,
    factsVersion: now.factsVersion,
    facts: { kind: "act", acts: [{ ...act, type: "ratified", acted: "1998" }] },
    text: { ...now.text, headline: randomUUID(), citations: [] },
  });
  const at = await room.goesLive(editor, reviewer, { editionId });
  await merges(editor, goes.id, stays.id);
  expect(await db.act.findUniqueOrThrow({ where: { id: act.id } })).toMatchObject({
    stateId: stays.id,
    act: { stateId: stays.id },
    state: { id: stays.id, names: { en: goes.name } },
  });
  await as(editor).drafts.edit(at);
  await room.goesLive(editor, reviewer, at);
  expect(await db.act.findUniqueOrThrow({ where: { id: act.id } })).toMatchObject({
    state: { id: stays.id, names: { en: stays.name } },
  });
});

test("an old page leads to the one that stays in one hop, however many were merged", async () => {
  const [first, second, third] = [await aTreaty(), await aTreaty(), await aTreaty()];
  const pages = [await livePage(first.id), await livePage(second.id), await livePage(third.id)];
  const [one = "", two = "", three = ""] = await Promise.all(pages.map(pathOf));
  await merges(reviewer, first.id, second.id);
  const hop = await answer(one);
  expect([hop.status, hop.headers.get("Location")]).toEqual([301, two]);
  await merges(reviewer, second.id, third.id);
  for (const path of [one, two]) {
    const { status, headers } = await answer(path);
    expect([status, headers.get("Location")]).toEqual([301, three]);
  }
  expect((await as(editor).entities.one({ entityId: first.id })).id).toBe(third.id);
  const files = await filesIn(site);
  expect(files.get("_moved")).toContain(`"${one}" "${three}";`);
  expect(files.has(`${one.slice(1)}.html`)).toBe(false);
  expect(files.has(`${three.slice(1)}.html`)).toBe(true);
});

test("a page alone stays where it is, as the page of the one that stays", async () => {
  const [goes, stays] = [await aTreaty(), await aTreaty()];
  const page = await livePage(goes.id);
  await merges(editor, goes.id, stays.id);
  expect(await liveOf(page)).toMatchObject({ facts: { entity: { id: stays.id } } });
  expect((await as(editor).entities.one({ entityId: stays.id })).page).toMatchObject({
    own: { editionId: page.editionId, isOutdated: true },
  });
});

test("an entry that was merged away gets no page", async () => {
  const [goes, stays] = [await aTreaty(), await aTreaty()];
  await merges(editor, goes.id, stays.id);
  const { trackerId } = room;
  const makes = as(editor).entities.makePage({ entityId: goes.id, trackerId });
  await expect(makes).rejects.toThrow("notFound");
});

test("what was approved under the other is sent again before it is published", async () => {
  const [goes, stays] = [await aTreaty(), await aTreaty()];
  const draft = await room.anEvent(editor, "1998", { participantIds: [goes.id] });
  const sent = await room.submitted(editor, draft);
  const { version } = await as(reviewer).reviews.approve(sent);
  await merges(editor, goes.id, stays.id);
  const publishes = as(editor).publications.publish({ editionId: draft.editionId, version });
  await expect(publishes).rejects.toMatchObject({
    message: "entryMerged",
    cause: { told: { name: goes.name, into: stays.name } },
  });
});

test("a draft that was saved with the other while they were merged says so when it is sent", async () => {
  const [goes, stays] = [await aTreaty(), await aTreaty()];
  const at = await room.anEvent(editor, "1998");
  await merges(editor, goes.id, stays.id);
  // As a save leaves it that was under way: the merge did not see whom it names.
  const { workId } = await as(editor).reviews.edition(at);
  await db.$executeRaw`UPDATE "desk"."Work" SET "facts" = jsonb_set("facts", '{participantIds}', ${JSON.stringify([goes.id])}::jsonb)
    WHERE "id" = ${workId}::uuid`;
  await expect(as(editor).reviews.submit({ ...at, note: "" })).rejects.toMatchObject({
    message: "entryMerged",
    cause: { told: { name: goes.name, into: stays.name } },
  });
});

test("two entries become one beside the publication of a draft that names both: it goes first, and names the one that stays", async () => {
  const [goes, stays] = [await aTreaty(), await aTreaty()];
  const draft = await room.anEvent(editor, "1998", { participantIds: [stays.id, goes.id] });
  const sent = await room.submitted(editor, draft);
  const { editionId } = draft;
  const { version } = await as(reviewer).reviews.approve(sent);
  await atOnce(
    `"published"."Publication"`,
    () => as(editor).publications.publish({ editionId, version }),
    () => merges(editor, goes.id, stays.id),
  );
  const { facts } = await liveOf(draft);
  expect(facts).toMatchObject({ participants: [{ id: stays.id }] });
});

test("what is not one and the same is not merged", async () => {
  const [goes, stays, state] = [await aTreaty(), await aTreaty(), await aTreaty("state")];
  await expect(merges(editor, goes.id, goes.id)).rejects.toThrow("mergeApart");
  await expect(merges(editor, goes.id, state.id)).rejects.toThrow("mergeApart");
  await putsRight(goes.id, { identifiers: { ets: "005" } });
  await putsRight(stays.id, { identifiers: { ets: "126" } });
  await expect(merges(editor, goes.id, stays.id)).rejects.toMatchObject({
    message: "codesDiffer",
    cause: { told: { one: "005", other: "126" } },
  });
  const kind = "person";
  const full = await as(editor).entities.create({ kind, name: randomUUID(), nameMode: "full" });
  const hidden = await as(editor).entities.create({ kind, name: randomUUID() });
  await expect(merges(editor, hidden.id, full.id)).rejects.toThrow("namedApart");
});

test("an editor lets no live page go, and none leads to a page readers do not have", async () => {
  const [goes, stays] = [await aTreaty(), await aTreaty()];
  await livePage(goes.id);
  const page = await aPage(stays.id);
  await expect(merges(reviewer, goes.id, stays.id)).rejects.toThrow("pageNotLive");
  await room.goesLive(editor, reviewer, page);
  await expect(merges(editor, goes.id, stays.id)).rejects.toThrow("notAllowed");
});

test("the database keeps merges to one hop", async () => {
  const [first, second, third] = [await aTreaty(), await aTreaty(), await aTreaty()];
  await merges(editor, first.id, second.id);
  const chains = db.entity.update({ where: { id: second.id }, data: { mergedIntoId: third.id } });
  await expect(chains).rejects.toThrow("merged into one of its kind that stays");
  const circles = db.entity.update({ where: { id: second.id }, data: { mergedIntoId: first.id } });
  await expect(circles).rejects.toThrow("merged into one of its kind that stays");
});

test("a merge upon an older reading is refused", async () => {
  const [goes, stays] = [await aTreaty(), await aTreaty()];
  const stale = { entityId: goes.id, version: 1, intoId: stays.id, intoVersion: 1 };
  await putsRight(stays.id, { aliases: ["Another"] });
  await expect(as(editor).entities.merge(stale)).rejects.toThrow("stale");
});
