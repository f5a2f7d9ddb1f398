import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { atOnce } from "@/server/testing/at-once";
import { aNewsroom, as, db, type Newsroom, person } from "@/server/testing/newsroom";
import { aSite, filesIn, leaveSite } from "@/server/testing/site";
import { sourceFields } from "@/server/testing/things";

let room: Newsroom;
let folder: string;
beforeAll(async () => {
  folder = aSite();
  room = await aNewsroom();
});
afterAll(() => leaveSite(folder));

const told = { ...sourceFields, title: "Letter from cell 12" };

/** A live article that rests on a source, opened again. */
async function openedAgain() {
  const { editor, reviewer, trackerId } = room;
  const source = await as(editor).sources.create({ trackerId, ...told });
  const at = await room.draft(editor);
  const now = await as(editor).reviews.edition(at);
  const citations = [{ id: randomUUID(), sourceId: source.id, place: "", quote: "" }];
  const text = { ...now.text, citations };
  const { factsVersion, facts } = now;
  const saved = await as(editor).drafts.save({ ...at, factsVersion, facts, text });
  const read = await room.submitted(editor, { ...at, version: saved.version });
  const { version } = await as(reviewer).reviews.approve(read);
  const live = await as(editor).publications.publish({ ...at, version });
  const edited = await as(editor).drafts.edit({ ...at, version: live.version });
  return { editionId: at.editionId, version: edited.version, source };
}

test("who corrects a source has changed every text that shows it, and so cannot approve it", async () => {
  const { editor, reviewer, admin } = room;
  const { source, ...at } = await openedAgain();
  const corrected = { sourceId: source.id, version: source.version, ...sourceFields };
  await as(reviewer).sources.update({ ...corrected, title: "Another title" });
  const read = await room.submitted(editor, at);
  await expect(as(reviewer).reviews.approve(read)).rejects.toThrow("ownWords");
  const { version } = await as(admin).reviews.approve(read);
  const done = await as(editor).publications.publish({ editionId: at.editionId, version });
  expect(done.isPressed).toBe(true);
});

const wording = { isRestricted: true, publicWording: "a lawyer" };

/** Every published copy of the edition, whatever its version. */
async function copiesOf(editionId: string) {
  const documents = await db.document.findMany({
    where: { publication: { editionId } },
    select: { projection: true, redactedAt: true },
  });
  return documents.map((one) => ({ ...one, words: JSON.stringify(one.projection) }));
}

test("a source that is protected leaves every published copy at once, and its wording waits for a review", async () => {
  const { editor, reviewer } = room;
  const { source, ...at } = await openedAgain();
  const other = await openedAgain();
  const filesBefore = [...(await filesIn(folder)).values()].join();
  expect(filesBefore).toContain(told.title);
  const corrected = { sourceId: source.id, version: source.version, ...told };
  const done = await as(editor).sources.update({ ...corrected, ...wording });
  expect(done.isPressed).toBe(true);
  const [copy] = await copiesOf(at.editionId);
  expect(copy?.words).not.toContain(told.title);
  expect(copy?.words).not.toContain("a lawyer");
  expect(copy?.redactedAt).not.toBeNull();
  expect(await db.citedSource.count({ where: { editionId: at.editionId } })).toBe(0);
  const [untouched] = await copiesOf(other.editionId);
  expect(untouched?.words).toContain(told.title);
  const html = await pageOf(at.editionId);
  expect(html).toContain("A source that is protected");
  expect(html).not.toContain(told.title);

  const read = await room.submitted(editor, at);
  const { version } = await as(reviewer).reviews.approve(read);
  await as(editor).publications.publish({ editionId: at.editionId, version });
  expect(await pageOf(at.editionId)).toContain("a lawyer");
});

/** What readers get of the edition now. */
async function pageOf(editionId: string): Promise<string | undefined> {
  const { path } = await db.liveEdition.findUniqueOrThrow({ where: { editionId } });
  return (await filesIn(folder)).get(`${path.slice(1)}.html`);
}

test("a text that was approved with a source's name is not published once that is protected, whoever asks", async () => {
  const { editor, reviewer } = room;
  const { source, ...at } = await openedAgain();
  const now = await as(editor).reviews.edition(at);
  const text = { ...now.text, headline: "Told anew" };
  const { factsVersion, facts } = now;
  const saved = await as(editor).drafts.save({ ...at, factsVersion, facts, text });
  const read = await room.submitted(editor, { ...at, version: saved.version });
  const { version } = await as(reviewer).reviews.approve(read);
  const corrected = { sourceId: source.id, version: source.version, ...told };
  await as(editor).sources.update({ ...corrected, ...wording });
  const publish = as(editor).publications.publish({ editionId: at.editionId, version });
  await expect(publish).rejects.toMatchObject({ message: "sourceNarrowed" });
  expect(await copiesOf(at.editionId)).toHaveLength(1);

  const { workId, submittedRevisionId, work } = await db.edition.findUniqueOrThrow({
    where: { id: at.editionId },
    include: { work: true },
  });
  const textRevisionId = submittedRevisionId ?? "";
  const factsRevisionId = work.submittedFactsId ?? "";
  const directly = db.$transaction(async (tx) => {
    const { hash: textHash } = await tx.textRevision.findUniqueOrThrow({
      where: { id: textRevisionId },
    });
    const { hash: factsHash } = await tx.factsRevision.findUniqueOrThrow({
      where: { id: factsRevisionId },
    });
    const publication = await tx.publication.create({
      data: {
        ...{ workId, editionId: at.editionId, lang: "en", version: 9, textRevisionId, textHash },
        ...{ factsRevisionId, factsHash, publishedById: editor.id },
        ...{ path: now.live?.path ?? "", versionPath: `/en/v/${randomUUID()}` },
      },
    });
    await tx.$executeRaw`INSERT INTO "published"."Document" ("publicationId") VALUES (${publication.id}::uuid)`;
  });
  await expect(directly).rejects.toThrow("this source is protected now");
});

/** The article of `openedAgain`, told anew and approved. */
async function approvedAnew() {
  const { editor, reviewer } = room;
  const { source, ...at } = await openedAgain();
  const { text, factsVersion, facts } = await as(editor).reviews.edition(at);
  const anew = { ...text, standfirst: "Told anew." };
  const saved = await as(editor).drafts.save({ ...at, factsVersion, facts, text: anew });
  const read = await room.submitted(editor, { ...at, version: saved.version });
  const { version } = await as(reviewer).reviews.approve(read);
  return { at: { editionId: at.editionId, version }, source };
}

const protects = ({ id, version }: { id: string; version: number }) =>
  as(room.editor).sources.update({ sourceId: id, version, ...told, ...wording });

test("a source is protected beside the publication of a text that rests on it: no copy keeps it", async () => {
  const { at, source } = await approvedAnew();
  await atOnce(
    `"published"."CitedSource"`,
    () => as(room.editor).publications.publish(at),
    () => protects(source),
  );
  const copies = await copiesOf(at.editionId);
  expect(copies).toHaveLength(2);
  for (const { words } of copies) expect(words).not.toContain(told.title);
});

test("a source is protected beside the take-down of a text that rests on it", async () => {
  const { at, source } = await approvedAnew();
  await atOnce(
    `"published"."FormerSource"`,
    () => as(room.reviewer).publications.takeDown({ ...at, reason: "safety" }),
    () => protects(source),
  );
  expect(await copiesOf(at.editionId)).toEqual([]);
});

test("nobody protects a source in public who has no role where it is recorded, nor one that is not protected", async () => {
  const { source } = await openedAgain();
  const [stranger, { editor }] = [await person(null), room];
  const asks = (actor: Viewer) =>
    db.$queryRaw`SELECT "published"."protect_source"(${source.id}::uuid, ${actor.id}::uuid)::text`;
  await expect(asks(stranger)).rejects.toThrow("may not protect this source");
  await expect(asks(editor)).rejects.toThrow("this source is not protected");
});

test("the names sources repeat are offered before those of their publishers, each once, of this tracker alone", async () => {
  const { editor, trackerId } = await aNewsroom();
  const records = (call: typeof editor, tracker: string, fields: object) =>
    as(call).sources.create({ trackerId: tracker, ...sourceFields, ...fields });
  await records(editor, trackerId, { publisher: "Morning Post" });
  await records(editor, trackerId, { publisher: "Morning Post", origin: "Velmorian Wire" });
  await records(editor, trackerId, { publisher: "A Daily", origin: "Velmorian Wire" });
  await records(room.editor, room.trackerId, { publisher: "Elsewhere" });
  const names = await as(editor).sources.origins({ trackerId });
  expect(names).toEqual(["Velmorian Wire", "Morning Post", "A Daily"]);
});

/** A newsroom that asks for two independent sources of every text, and a draft that rests on these. */
async function strict(...given: { publisher?: string; origin?: string }[]) {
  const strictRoom = await aNewsroom();
  const { editor, trackerId } = strictRoom;
  const chief = await person(null, true);
  const asked = { name: "Strict", approvals: 1, twoSourcesFrom: "ordinary" } as const;
  await as(chief).trackers.arrange({ trackerId, ...asked });
  const sources = await Promise.all(
    given.map((fields) => as(editor).sources.create({ trackerId, ...sourceFields, ...fields })),
  );
  const at = await strictRoom.draft(editor);
  return { ...strictRoom, sources, at: await rests(editor, at, sources) };
}

type Edition = { editionId: string; version: number };

/** The draft, resting on these sources. */
async function rests(editor: Viewer, at: Edition, sources: { id: string }[]): Promise<Edition> {
  const { text, factsVersion, facts } = await as(editor).reviews.edition(at);
  const citations = sources.map(({ id }) => ({ ...citing, id: randomUUID(), sourceId: id }));
  const save = { ...at, factsVersion, facts, text: { ...text, citations } };
  return { ...at, version: (await as(editor).drafts.save(save)).version };
}

const citing = { place: "", quote: "" };

test("two reprints of one agency are one source: whoever judges sends the text back, until it cites another", async () => {
  const { editor, reviewer, trackerId, sources, at, submitted } = await strict(
    { origin: "Velmorian Wire" },
    { publisher: "VELMORIAN  WIRE" },
  );
  const footing = () => as(reviewer).reviews.footing(at);
  expect(await footing()).toMatchObject({ sources: 2, independent: 1, isTooLittle: true });
  const read = await submitted(editor, at);
  await expect(as(reviewer).reviews.approve(read)).rejects.toThrow("twoSourcesNeeded");
  const { toReview } = await as(reviewer).works.mine();
  expect(toReview.map(({ id }) => id)).toEqual([at.editionId]);
  const back = await as(reviewer).reviews.requestChanges({ ...read, comment: "Ask a lawyer." });
  const fields = { ...sourceFields, isRestricted: true, publicWording: "a lawyer" };
  const lawyer = await as(editor).sources.create({ trackerId, ...fields });
  const version = back.version;
  const better = await rests(editor, { ...at, version }, [...sources, lawyer]);
  expect(await footing()).toMatchObject({ sources: 3, independent: 2, isTooLittle: false });
  const approved = await as(reviewer).reviews.approve(await submitted(editor, better));
  const done = await as(editor).publications.publish({ ...at, version: approved.version });
  expect(done).toHaveProperty("workId");
});

test("a text whose two sources prove to be one after its approval is not published", async () => {
  const papers = [{ publisher: "A Post" }, { publisher: "A Daily" }];
  const { editor, reviewer, sources, at, submitted } = await strict(...papers);
  const { version } = await as(reviewer).reviews.approve(await submitted(editor, at));
  const [, daily] = sources;
  const corrected = { ...sourceFields, publisher: "A Daily", origin: "A Post" };
  const update = { sourceId: daily?.id ?? "", version: 1, ...corrected };
  await as(editor).sources.update(update);
  const publish = () => as(editor).publications.publish({ ...at, version });
  await expect(publish()).rejects.toThrow("twoSourcesNeeded");
  expect(await db.liveEdition.count({ where: { editionId: at.editionId } })).toBe(0);
  await as(editor).sources.update({ ...update, version: 2, origin: "" });
  expect(await publish()).toHaveProperty("workId");
});

test("asked at a high risk alone, an ordinary text is approved on one source, until its risk is raised", async () => {
  const { editor, reviewer, trackerId, at, submitted } = await strict({});
  const chief = await person(null, true);
  const asked = { name: "Strict", approvals: 1, twoSourcesFrom: "high" } as const;
  await as(chief).trackers.arrange({ trackerId, ...asked });
  const read = await submitted(editor, at);
  const handling = { ...at, restrictedToIds: [], lookAgainOn: null };
  await as(reviewer).works.arrange({ ...handling, risk: "high" });
  await expect(as(reviewer).reviews.approve(read)).rejects.toThrow("twoSourcesNeeded");
  await as(reviewer).works.arrange({ ...handling, risk: "ordinary" });
  expect(await as(reviewer).reviews.approve(read)).toHaveProperty("version");
});
