import { beforeAll, describe, expect, test } from "vitest";
import type { Condition } from "@/server/dates/expected-window";
import { aNewsroom, as, db, type Newsroom } from "@/server/testing/newsroom";
import type { TypedEvent } from "@/server/works/rules";
import { settle } from "./commands";
import type { Outcome } from "./schema";

let room: Newsroom;
beforeAll(async () => {
  room = await aNewsroom();
});

type At = { editionId: string };

const workOf = async ({ editionId }: At) =>
  (await db.edition.findUniqueOrThrow({ where: { id: editionId } })).workId;

const yearAfter = (workId: string, part: Partial<Condition> = {}): Condition => ({
  kind: "after",
  workId,
  period: { duration: "P12M", until: "day" },
  basis: "Article 22",
  ...part,
});

const expectedAfter = (workId: string) =>
  room.anEvent(room.editor, "", { phase: "pending", condition: yearAfter(workId) });

/** Changes the facts of an event's draft, opening one where it is live. */
async function rewrites(at: At, part: Partial<TypedEvent>, writer = room.editor) {
  const live = await as(writer).reviews.edition(at);
  if (live.status === "published") await as(writer).drafts.edit({ ...at, version: live.version });
  const { version, factsVersion, text, facts } = await as(writer).reviews.edition(at);
  if (facts.kind !== "event") throw new Error("It is an event.");
  const { condition: _, ...rest } = facts;
  return as(writer).drafts.save({
    ...at,
    version,
    factsVersion,
    text: { ...text, citations: [] },
    facts: { ...rest, ...part },
  });
}

async function settles(at: At, outcome: Outcome, now = new Date("2026-06-01T10:00:00Z")) {
  const { version, factsVersion } = await as(room.editor).reviews.edition(at);
  return settle(db, room.editor, { ...at, version, factsVersion, outcome }, now);
}

const factsNow = async (at: At) => (await as(room.editor).reviews.edition(at)).facts;

describe("an event that waits for another", () => {
  test("is published without a date of its own, and one that waits for nothing as ever", async () => {
    const notice = await room.anEvent(room.editor, "2025-09");
    const exit = await expectedAfter(await workOf(notice));
    await room.goesLive(room.editor, room.reviewer, exit);
    const { projection } = await as(room.editor).publications.preview(exit);
    expect(projection.facts).toMatchObject({
      date: null,
      condition: yearAfter(await workOf(notice)),
    });
    await room.goesLive(room.editor, room.reviewer, notice);
    const shown = await as(room.editor).publications.preview(notice);
    expect(shown.projection.facts).not.toHaveProperty("condition");
  });

  test("may not wait for itself, nor for one that waits for it over however many", async () => {
    const first = await room.anEvent(room.editor, "", { phase: "pending" });
    const second = await expectedAfter(await workOf(first));
    const third = await expectedAfter(await workOf(second));
    for (const other of [first, second, third])
      await expect(
        rewrites(first, { condition: yearAfter(await workOf(other)) }),
      ).rejects.toMatchObject({ message: "conditionCircle" });
    expect(await factsNow(first)).not.toHaveProperty("condition");
  });

  test("may not wait for one that, as readers have it, still waits for it", async () => {
    const first = await room.anEvent(room.editor, "", { phase: "pending" });
    const second = await expectedAfter(await workOf(first));
    await room.goesLive(room.editor, room.reviewer, second);
    await rewrites(second, { condition: undefined, typed: "2031" });
    await expect(
      rewrites(first, { condition: yearAfter(await workOf(second)) }),
    ).rejects.toMatchObject({ message: "conditionCircle" });
  });

  test("of two that begin to wait for each other at once, one does", async () => {
    const [one, other] = [
      await room.anEvent(room.editor, "", { phase: "pending" }),
      await room.anEvent(room.editor, "", { phase: "pending" }),
    ];
    const ids = [await workOf(one), await workOf(other)] as const;
    const done = await Promise.allSettled([
      rewrites(one, { condition: yearAfter(ids[1]) }),
      rewrites(other, { condition: yearAfter(ids[0]) }, room.admin),
    ]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("must wait for an event its writer may know, and goes on once that is in the bin", async () => {
    const elsewhere = await aNewsroom();
    const theirs = await elsewhere.anEvent(elsewhere.editor);
    const article = await room.draft(room.editor);
    for (const other of [theirs, article])
      await expect(expectedAfter(await workOf(other))).rejects.toMatchObject({
        message: "awaitedMissing",
      });
    const { editionId } = await room.published(room.editor, room.reviewer);
    await expect(expectedAfter(await workOf({ editionId }))).rejects.toMatchObject({
      message: "awaitedMissing",
    });
    const ours = await room.anEvent(room.editor);
    const exit = await expectedAfter(await workOf(ours));
    await as(room.editor).drafts.bin(ours);
    await rewrites(exit, { condition: yearAfter(await workOf(ours), { basis: "Article 23" }) });
    const read = await as(room.editor).expectations.read({
      workId: await workOf(exit),
      condition: yearAfter(await workOf(ours)),
    });
    expect(read).toMatchObject({ state: "unknown" });
  });

  test("comes back with a revision only while that makes no circle", async () => {
    const first = await room.anEvent(room.editor, "", { phase: "pending" });
    const second = await expectedAfter(await workOf(first));
    await as(room.editor).drafts.keepMine({
      ...(await savingOf(second)),
    });
    const [kept] = await as(room.editor).drafts.revisions(second);
    await rewrites(second, { condition: undefined });
    await rewrites(first, { condition: yearAfter(await workOf(second)) });
    const { version } = await as(room.editor).reviews.edition(second);
    await expect(
      as(room.editor).drafts.bringBack({ ...second, version, revisionId: kept?.id ?? "" }),
    ).rejects.toMatchObject({ message: "conditionCircle" });
  });
});

async function savingOf(at: At) {
  const { version, factsVersion, text, facts } = await as(room.editor).reviews.edition(at);
  return { ...at, version, factsVersion, facts, text: { ...text, citations: [] } };
}

test("the words for whoever writes are those of the drafts, a protected draft keeps its title", async () => {
  const notice = await room.anEvent(room.editor, "September 2025");
  const { text } = await as(room.editor).reviews.edition(notice);
  const asked = { workId: await workOf(notice), condition: yearAfter(await workOf(notice)) };
  const read = await as(room.editor).expectations.read(asked);
  expect(read).toMatchObject({
    state: "dated",
    isLive: false,
    isCircle: true,
    reading: { words: `Expected September 2026: 12 months after “${text.headline}” (Article 22)` },
  });
  const stranger = await as((await aNewsroom()).editor).expectations.read(asked);
  expect(JSON.stringify(stranger)).not.toContain(text.headline);
  expect(stranger).toMatchObject({
    isCircle: false,
    reading: { words: "Expected 12 months after an event that is not public (Article 22)" },
  });
});

describe("once it is known what became of it", () => {
  const live = async (part: Partial<TypedEvent> = {}, typed = "June 2026") =>
    room.goesLive(
      room.editor,
      room.reviewer,
      await room.anEvent(room.editor, typed, { phase: "pending", phrase: "in June", ...part }),
    );

  test("that it happened is a draft to be reviewed, with the day, and what readers have stays", async () => {
    const notice = await room.anEvent(room.editor, "2025");
    const exit = await live({ condition: yearAfter(await workOf(notice)) }, "");
    const done = await settles(exit, { is: "happened", typed: "14 May 2026" });
    expect(await factsNow(exit)).toMatchObject({
      phase: "occurred",
      typed: "14 May 2026",
      phrase: "",
    });
    expect(await factsNow(exit)).not.toHaveProperty("condition");
    const edition = await as(room.editor).reviews.edition(exit);
    expect(edition).toMatchObject({ status: "draft", version: done.version });
    expect(edition.factsVersion).toBe(done.factsVersion);
    expect(edition.history.map(({ action, note }) => [action, note])).toContainEqual([
      "happened",
      "14 May 2026",
    ]);
    expect((await as(room.editor).publications.live(exit)).live).toMatchObject({ version: 1 });
    await room.goesLive(room.editor, room.reviewer, exit);
  });

  test("postponed it waits anew, with a day to look again and the reason in its history", async () => {
    const exit = await live();
    await settles(exit, {
      is: "postponed",
      typed: "before 2028",
      lookAgainOn: "2027-01-15",
      reason: "The session was moved.",
    });
    expect(await factsNow(exit)).toMatchObject({ phase: "pending", typed: "before 2028" });
    const edition = await as(room.editor).reviews.edition(exit);
    expect(edition.lookAgainOn).toBe("2027-01-15");
    expect(edition.history.map(({ note }) => note)).toContain("The session was moved.");
  });

  test("cancelled it keeps the date it had, and nobody looks again", async () => {
    const exit = await live();
    await settles(exit, { is: "cancelled", reason: "The bill failed." });
    expect(await factsNow(exit)).toMatchObject({ phase: "cancelled", typed: "June 2026" });
  });

  test.each<[string, Outcome]>([
    ["whenMissing", { is: "happened", typed: "" }],
    ["dateUnread", { is: "happened", typed: "soon" }],
    ["notYet", { is: "happened", typed: "2 June 2026" }],
    ["whyMissing", { is: "cancelled", reason: "" }],
    ["whyMissing", { is: "postponed", typed: "2027", lookAgainOn: null, reason: "" }],
    ["dateUnread", { is: "postponed", typed: "soon", lookAgainOn: null, reason: "Why" }],
    ["notPostponed", { is: "postponed", typed: "June 2026 ", lookAgainOn: null, reason: "Why" }],
  ])("%s is said of what cannot be, and nothing changes", async (message, outcome) => {
    const exit = await live();
    const before = await as(room.editor).reviews.edition(exit);
    await expect(settles(exit, outcome)).rejects.toMatchObject({ message });
    expect(await as(room.editor).reviews.edition(exit)).toEqual(before);
  });

  test("only of what readers expect, and of the facts one has read", async () => {
    const draft = await room.anEvent(room.editor, "2031", { phase: "pending" });
    const cancelled = { is: "cancelled", reason: "Why" } as const;
    await expect(settles(draft, cancelled)).rejects.toMatchObject({ message: "wrongStatus" });
    const past = await room.publishedEvent(room.editor, room.reviewer);
    await expect(settles(past, cancelled)).rejects.toMatchObject({ message: "notExpected" });
    const exit = await live();
    await settles(exit, { is: "postponed", typed: "2027", lookAgainOn: null, reason: "Why" });
    const { version } = await as(room.editor).reviews.edition(exit);
    const late = { ...exit, version, factsVersion: 2, outcome: cancelled };
    await expect(as(room.editor).expectations.settle(late)).rejects.toMatchObject({
      message: "stale",
    });
  });
});

describe("due for another look", () => {
  test("is what had its day, and what was to happen by now; of one's own trackers, until it is settled", async () => {
    const { editor, reviewer, admin, anEvent, goesLive, trackerId } = await aNewsroom();
    const pending = (typed: string, part: Partial<TypedEvent> = {}) =>
      anEvent(editor, typed, { phase: "pending", ...part });
    const past = await goesLive(editor, reviewer, await pending("2019"));
    const notice = await anEvent(editor, "2020");
    const workId = await workOf(notice);
    const waits = await pending("", { condition: yearAfter(workId) });
    await pending("2990");
    await pending("");
    await anEvent(editor, "2019");
    const looked = await pending("2990");
    const arranged = { risk: "ordinary" as const, restrictedToIds: [], lookAgainOn: "2020-01-01" };
    await as(admin).works.arrange({ ...looked, ...arranged });
    const dueOf = async (viewer: typeof editor) =>
      (await as(viewer).works.mine()).due.map(({ id }) => id).sort();
    const all = [past, waits, looked].map(({ editionId }) => editionId).sort();
    expect(await dueOf(editor)).toEqual(all);
    expect(await dueOf(room.editor)).not.toContain(past.editionId);
    await db.work.update({
      where: { id: await workOf(waits) },
      data: { restrictedToIds: [admin.id] },
    });
    expect(await dueOf(editor)).not.toContain(waits.editionId);
    expect(await dueOf(admin)).toEqual(all);
    const { version, factsVersion } = await as(editor).reviews.edition(past);
    const outcome = { is: "cancelled", reason: "It failed." } as const;
    await as(editor).expectations.settle({ ...past, version, factsVersion, outcome });
    expect(await dueOf(editor)).toEqual([looked.editionId]);
    expect(trackerId).not.toBe(room.trackerId);
  });
});
