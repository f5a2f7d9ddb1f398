import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { aNewsroom, as, db, type Newsroom, person } from "@/server/testing/newsroom";

let room: Newsroom;
beforeAll(async () => {
  room = await aNewsroom();
});

const toReview = async (viewer: Viewer) =>
  (await as(viewer).works.mine()).toReview.map(({ id }) => id);

async function arrange(editionId: string, given: { risk?: "high"; restrictedToIds?: string[] }) {
  const { workId } = await db.edition.findUniqueOrThrow({ where: { id: editionId } });
  await db.work.update({ where: { id: workId }, data: given });
}

describe("what stands under To review", () => {
  test("a text that needs two approvals leaves the list of the reviewer who gave the first, and stays on the others'", async () => {
    const read = await room.inReview(room.editor);
    await arrange(read.editionId, { risk: "high" });
    expect(await toReview(room.reviewer)).toContain(read.editionId);
    await as(room.reviewer).reviews.approve(read);
    expect(await toReview(room.reviewer)).not.toContain(read.editionId);
    expect(await toReview(room.admin)).toContain(read.editionId);
  });

  test("whoever wrote the text but not the facts is asked for the facts", async () => {
    const draft = await room.draft(room.editor);
    const now = await as(room.reviewer).reviews.edition(draft);
    const text = { ...now.text, standfirst: "By a reviewer.", citations: [] };
    const { version } = await as(room.reviewer).drafts.save({ ...now, editionId: now.id, text });
    const read = await room.submitted(room.editor, { ...draft, version });
    expect(await toReview(room.reviewer)).toContain(read.editionId);
    await as(room.reviewer).reviews.approve(read);
    expect(await toReview(room.reviewer)).not.toContain(read.editionId);
  });

  test("neither one's own words, nor an editor's anything, nor a work restricted to others", async () => {
    const own = await room.inReview(room.reviewer);
    const closed = await room.inReview(room.editor);
    await arrange(closed.editionId, { restrictedToIds: [room.editor.id] });
    expect(await toReview(room.reviewer)).not.toContain(own.editionId);
    expect(await toReview(room.reviewer)).not.toContain(closed.editionId);
    expect(await toReview(room.editor)).toEqual([]);
  });
});

describe("a live work restricted to others", () => {
  const words = randomUUID();
  let editionId: string;
  let siteAdmin: Viewer;
  beforeAll(async () => {
    siteAdmin = await person(null, true);
    const draft = await room.draft(room.editor, { headline: `Public ${words}` });
    const read = await room.submitted(room.editor, draft);
    const { version } = await as(room.reviewer).reviews.approve(read);
    const live = await as(room.editor).publications.publish({ ...draft, version });
    await as(room.editor).drafts.edit({ ...draft, version: live.version });
    const now = await as(room.editor).reviews.edition(draft);
    const text = { ...now.text, headline: `Secret ${words}`, citations: [] };
    await as(room.editor).drafts.save({ ...now, editionId: now.id, text });
    editionId = draft.editionId;
    await arrange(editionId, { restrictedToIds: [room.editor.id] });
  });

  test("is listed for a site admin by the headline readers have, and leads to the take-down", async () => {
    const found = await as(siteAdmin).works.list({ search: words });
    expect(found).toMatchObject({ lines: [], closed: [{ id: editionId }] });
    expect(found.closed).toEqual([{ id: editionId, kind: "article", headline: `Public ${words}` }]);
    expect((await as(siteAdmin).publications.live({ editionId })).live?.headline).toContain(words);
  });

  test("is not found by the words of its draft, nor by anyone else", async () => {
    expect((await as(siteAdmin).works.list({ search: `Secret ${words}` })).closed).toEqual([]);
    for (const viewer of [room.reviewer, room.admin])
      expect(await as(viewer).works.list({ search: words })).toMatchObject({
        lines: [],
        closed: [],
      });
  });

  test("is no line for a site admin who was in its circle and has left the tracker", async () => {
    await arrange(editionId, { restrictedToIds: [room.editor.id, siteAdmin.id] });
    const found = await as(siteAdmin).works.list({ search: words });
    expect(found).toMatchObject({ lines: [], closed: [{ headline: `Public ${words}` }] });
  });
});
