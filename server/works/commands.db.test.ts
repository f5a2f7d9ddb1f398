import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { aNewsroom, as, body, db, type Newsroom, person } from "@/server/testing/newsroom";
import { aSite, filesIn, leaveSite } from "@/server/testing/site";

let room: Newsroom;
let other: Newsroom;
let folder: string;
/** Writes in both trackers. */
let both: Viewer;

beforeAll(async () => {
  folder = aSite();
  room = await aNewsroom();
  other = await aNewsroom();
  both = await person({ trackerId: room.trackerId, role: "editor" });
  const second = { userId: both.id, trackerId: other.trackerId, role: "editor" } as const;
  await db.membership.create({ data: second });
  both = { ...both, roles: { ...both.roles, [other.trackerId]: "editor" } };
});
afterAll(() => leaveSite(folder));

const handling = { risk: "ordinary" as const, restrictedToIds: [], lookAgainOn: null };
const showIn = (viewer: Viewer, editionId: string, shownInIds: string[]) =>
  as(viewer).works.arrange({ ...handling, editionId, shownInIds });

/** Publishes the page of a tracker and answers its file. */
async function pageOf({ trackerId, editor, reviewer, goesLive }: Newsroom): Promise<string> {
  const { startWork } = await import("./commands");
  const headline = randomUUID();
  const start = { trackerId, kind: "page", lang: "en", headline, act: "create" } as const;
  const { id: editionId } = await db.$transaction((tx) => startWork(tx, editor, start));
  const now = await as(editor).reviews.edition({ editionId });
  const { version, factsVersion, facts, text } = now;
  const written = { ...text, body, citations: [] };
  await as(editor).drafts.save({ editionId, version, factsVersion, facts, text: written });
  await goesLive(editor, reviewer, { editionId });
  return `en/trackers/${headline}.html`;
}

test("who sets one thing of how a work is handled leaves what others set meanwhile as it is", async () => {
  const { editionId } = await room.draft(room.editor);
  const { admin, editor } = room;
  await as(admin).works.arrange({ editionId, risk: "high" });
  await as(admin).works.arrange({ editionId, restrictedToIds: [editor.id] });
  await as(editor).works.arrange({ editionId, lookAgainOn: "2027-01-02" });
  const circle = [admin.id, editor.id].sort();
  const all = { risk: "high", restrictedToIds: circle, lookAgainOn: "2027-01-02" };
  expect(await as(editor).reviews.edition({ editionId })).toMatchObject(all);
  await as(editor).works.arrange({ editionId, lookAgainOn: null });
  const none = { ...all, lookAgainOn: null };
  expect(await as(editor).reviews.edition({ editionId })).toMatchObject(none);
});

describe("where else a work is shown", () => {
  test("readers find an event in both trackers once that is published, and in one again once that is", async () => {
    const [home, second] = [await pageOf(room), await pageOf(other)];
    const event = await room.publishedEvent(both, room.reviewer);
    const { text } = await as(both).reviews.edition(event);
    const readers = async () => {
      const files = await filesIn(folder);
      return [home, second].map((page) => files.get(page)?.includes(text.headline));
    };
    expect(await readers()).toEqual([true, false]);

    await as(both).drafts.edit(event);
    await showIn(both, event.editionId, [other.trackerId]);
    expect(await readers()).toEqual([true, false]);
    const live = await room.goesLive(both, room.reviewer, event);
    expect(await readers()).toEqual([true, true]);

    await as(both).drafts.edit(live);
    await showIn(both, event.editionId, []);
    expect(await readers()).toEqual([true, true]);
    await room.goesLive(both, room.reviewer, event);
    expect(await readers()).toEqual([true, false]);
  });

  test("it is a fact like any other: whoever changes it writes, and a reviewer sees it and approves it anew", async () => {
    const event = await room.publishedEvent(room.editor, room.reviewer);
    await as(room.editor).drafts.edit(event);
    await showIn(both, event.editionId, [other.trackerId]);
    const now = await as(both).reviews.edition(event);
    expect(now.contributors).toEqual([both.name]);
    const sent = await room.submitted(both, { ...event, version: now.version });
    const { submitted } = await as(room.reviewer).reviews.edition(sent);
    expect(submitted).toMatchObject({ textWaits: false, factsWait: true });
    const { rows } = await as(room.reviewer).reviews.comparison(sent);
    expect(rows.find(({ field }) => field === "trackers")?.pieces).toEqual([
      { text: "Withdrawals", change: "added" },
    ]);
  });

  test("while its facts are before the reviewers or live, it stays as it is", async () => {
    const event = await room.anEvent(both);
    const sent = await room.submitted(both, event);
    const change = () => showIn(both, event.editionId, [other.trackerId]);
    await expect(change()).rejects.toThrow("wrongStatus");
    await as(room.reviewer).reviews.approve(sent);
    await expect(change()).rejects.toThrow("wrongStatus");
    expect(await showIn(both, event.editionId, [])).toEqual({ editionId: event.editionId });
  });

  test("nobody shows a work where they do not write, nor takes it from there", async () => {
    const event = await room.anEvent(both);
    const asked = () => showIn(room.editor, event.editionId, [other.trackerId]);
    await expect(asked()).rejects.toThrow("notFound");
    await showIn(both, event.editionId, [other.trackerId]);
    await showIn(room.editor, event.editionId, []);
    const { shownInIds } = await as(room.editor).reviews.edition(event);
    expect(shownInIds).toEqual([other.trackerId]);
  });

  test("a closed tracker shows no more works, and a tracker's page is shown nowhere else", async () => {
    const closed = await aNewsroom();
    const data = { userId: both.id, trackerId: closed.trackerId, role: "editor" } as const;
    await db.membership.create({ data });
    const everywhere: Viewer = { ...both, roles: { ...both.roles, [closed.trackerId]: "editor" } };
    await as(await person(null, true)).trackers.close(closed);
    const event = await room.anEvent(both);
    const change = () => showIn(everywhere, event.editionId, [closed.trackerId]);
    await expect(change()).rejects.toThrow("trackerClosed");
    const { startWork } = await import("./commands");
    const start = {
      trackerId: room.trackerId,
      kind: "page",
      lang: "en",
      headline: "P",
      act: "create",
    } as const;
    const page = await db.$transaction((tx) => startWork(tx, both, start));
    const elsewhere = () => showIn(both, page.id, [other.trackerId]);
    await expect(elsewhere()).rejects.toThrow("notAllowed");
  });

  test("throwing a draft away takes back where it was to be shown, and bringing it back does too", async () => {
    const event = await room.publishedEvent(both, room.reviewer);
    await as(both).drafts.edit(event);
    await showIn(both, event.editionId, [other.trackerId]);
    const shown = async () => (await as(both).reviews.edition(event)).shownInIds;
    const { version } = await as(both).reviews.edition(event);
    const thrown = await as(both).drafts.discard({ ...event, version });
    expect(await shown()).toEqual([]);
    const open = await as(both).drafts.edit({ ...event, version: thrown.version });
    const [kept] = await as(both).drafts.revisions(event);
    const at = { editionId: event.editionId, version: open.version };
    await as(both).drafts.bringBack({ ...at, revisionId: kept?.id ?? "" });
    expect(await shown()).toEqual([other.trackerId]);
  });
});

describe("the list of works by person", () => {
  const found = async (viewer: Viewer, personId: string) =>
    (await as(viewer).works.list({ personId })).lines.map(({ id }) => id);

  test("finds what they wrote also after it was published, and what they changed only the facts of", async () => {
    const writer = await room.hire("editor");
    const dater = await room.hire("editor");
    const draft = await room.draft(writer);
    const now = await as(dater).reviews.edition(draft);
    await as(dater).drafts.save({
      ...draft,
      factsVersion: now.factsVersion,
      text: { ...now.text, citations: [] },
      facts: { kind: "article", datedOn: "2020-02-02" },
    });
    await room.goesLive(writer, room.reviewer, draft);
    expect(await found(room.admin, writer.id)).toEqual([draft.editionId]);
    expect(await found(room.admin, dater.id)).toEqual([draft.editionId]);
    expect(await found(room.admin, (await room.hire("editor")).id)).toEqual([]);
  });

  test("offers the people of one's own trackers and nobody else", async () => {
    const names = (await as(room.editor).works.writers()).map(({ id }) => id);
    expect(names).toContain(room.admin.id);
    expect(names).not.toContain(other.admin.id);
    const chief = await person(null, true);
    expect((await as(chief).works.writers()).map(({ id }) => id)).toContain(other.admin.id);
  });
});
