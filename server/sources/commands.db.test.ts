import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewsroom, as, type Newsroom } from "@/server/testing/newsroom";
import { aSite, leaveSite } from "@/server/testing/site";
import { sourceFields } from "@/server/testing/things";

let room: Newsroom;
let folder: string;
beforeAll(async () => {
  folder = aSite();
  room = await aNewsroom();
});
afterAll(() => leaveSite(folder));

/** A live article that rests on a source, opened again. */
async function openedAgain() {
  const { editor, reviewer, trackerId } = room;
  const source = await as(editor).sources.create({ trackerId, ...sourceFields });
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

test("a source that is protected from now on leaves the next version", async () => {
  const { editor, reviewer } = room;
  const { source, ...at } = await openedAgain();
  const corrected = { sourceId: source.id, version: source.version, ...sourceFields };
  const isRestricted = true;
  await as(editor).sources.update({ ...corrected, isRestricted, publicWording: "a lawyer" });
  const read = await room.submitted(editor, at);
  const { version } = await as(reviewer).reviews.approve(read);
  const done = await as(editor).publications.publish({ editionId: at.editionId, version });
  expect(done.isPressed).toBe(true);
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
