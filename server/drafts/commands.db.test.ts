import { beforeAll, describe, expect, test } from "vitest";
import { aNewsroom, as, body, db, type Newsroom, person } from "@/server/testing/newsroom";
import { emptyBody } from "@/server/works/schema";

let room: Newsroom;
beforeAll(async () => {
  room = await aNewsroom();
});

const text = (headline: string) => ({
  headline,
  standfirst: "",
  byline: "",
  body,
  method: emptyBody,
  citations: [],
});
const facts = { kind: "article", datedOn: null } as const;

async function unchanged(editionId: string, attempt: () => Promise<unknown>, message: string) {
  const look = () =>
    db.edition.findUniqueOrThrow({ where: { id: editionId }, include: { work: true } });
  const before = await look();
  await expect(attempt()).rejects.toMatchObject({ message });
  expect(await look()).toEqual(before);
}

describe("saving", () => {
  test("an out-of-date save never overwrites a newer text", async () => {
    const draft = await room.draft(room.editor);
    const late = { ...draft, version: 1, factsVersion: 2, text: text("late"), facts };
    await unchanged(draft.editionId, () => as(room.admin).drafts.save(late), "stale");
  });

  test("out-of-date facts never overwrite newer ones", async () => {
    const draft = await room.draft(room.editor);
    const late = { ...draft, factsVersion: 1, text: text("x"), facts };
    await unchanged(draft.editionId, () => as(room.admin).drafts.save(late), "stale");
  });

  test("a save that changes nothing makes nobody a contributor", async () => {
    const draft = await room.draft(room.editor);
    const { text: now, facts: shown, factsVersion } = await as(room.admin).reviews.edition(draft);
    const { citations: _, ...words } = now;
    const save = { ...draft, factsVersion, text: { ...words, citations: [] }, facts: shown };
    expect(await as(room.admin).drafts.save(save)).toMatchObject({ version: draft.version });
    const after = await as(room.admin).reviews.edition(draft);
    expect(after.contributors).toEqual([room.editor.name]);
  });

  test("whoever changes only the facts contributes to the facts alone", async () => {
    const draft = await room.draft(room.editor, { headline: "facts alone" });
    const { factsVersion } = await as(room.admin).reviews.edition(draft);
    await as(room.admin).drafts.save({
      ...draft,
      factsVersion,
      text: text("facts alone"),
      facts: { kind: "article", datedOn: "2025-08-27" },
    });
    const row = await db.edition.findUniqueOrThrow({
      where: { id: draft.editionId },
      include: { work: true },
    });
    expect(row.contributorIds).toEqual([room.editor.id]);
    expect(row.work.factsContributorIds).toEqual([room.editor.id, room.admin.id]);
  });

  test("a text in review cannot be changed under the reviewer", async () => {
    const submitted = await room.inReview(room.editor);
    const change = { ...submitted, factsVersion: 2, text: text("other"), facts };
    await unchanged(submitted.editionId, () => as(room.editor).drafts.save(change), "wrongStatus");
  });

  test("script in a link is refused", async () => {
    const draft = await room.draft(room.editor);
    const marks = [{ type: "link", attrs: { href: "java\tscript:alert(1)" } }];
    const bad = {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: "x", marks }] }],
    };
    const save = { ...draft, factsVersion: 2, text: { ...text("x"), body: bad }, facts };
    await unchanged(draft.editionId, () => as(room.editor).drafts.save(save), "bodyRefused");
  });

  test("a source of another tracker cannot be cited", async () => {
    const other = await aNewsroom();
    const source = await as(other.editor).sources.create({
      trackerId: other.trackerId,
      kind: "media",
      title: "Elsewhere",
      publisher: "",
      author: "",
      lang: "en",
      url: "",
      publishedOn: null,
      accessedOn: null,
      note: "",
      isRestricted: false,
      publicWording: "",
    });
    const draft = await room.draft(room.editor);
    const citation = { id: crypto.randomUUID(), sourceId: source.id, place: "", quote: "" };
    const save = {
      ...draft,
      factsVersion: 2,
      text: { ...text("x"), citations: [citation] },
      facts,
    };
    await unchanged(draft.editionId, () => as(room.editor).drafts.save(save), "notFound");
  });
});

describe("who may know of it", () => {
  test("to someone without a role here the work does not exist", async () => {
    const draft = await room.draft(room.editor);
    const stranger = await person(null);
    const { editionId } = draft;
    await unchanged(editionId, () => as(stranger).reviews.edition({ editionId }), "notFound");
    await unchanged(editionId, () => as(stranger).publications.preview({ editionId }), "notFound");
    await unchanged(editionId, () => as(stranger).publications.versions({ editionId }), "notFound");
  });

  test("a restricted work is for those named on it, and in nobody else's lists", async () => {
    const draft = await room.draft(room.editor, { headline: "guarded words" });
    const { editionId } = draft;
    await as(room.editor).works.arrange({
      editionId,
      risk: "ordinary",
      restrictedToIds: [room.reviewer.id],
      lookAgainOn: null,
    });
    await unchanged(editionId, () => as(room.admin).reviews.edition({ editionId }), "notFound");
    const seen = async (viewer: typeof room.admin) =>
      (await as(viewer).works.list({ search: "guarded words" })).lines.length;
    expect(await seen(room.admin)).toBe(0);
    expect(await seen(room.reviewer)).toBe(1);
    await unchanged(
      editionId,
      () =>
        as(room.admin).works.arrange({
          editionId,
          risk: "ordinary",
          restrictedToIds: [],
          lookAgainOn: null,
        }),
      "notFound",
    );
  });
});

describe("the bin", () => {
  test("a draft never published goes to the bin and comes back", async () => {
    const draft = await room.draft(room.editor, { headline: "binned words" });
    const { version } = await as(room.editor).drafts.bin(draft);
    const binned = { ...draft, version };
    expect((await as(room.editor).works.list({ search: "binned words" })).lines).toEqual([]);
    const save = { ...binned, factsVersion: 2, text: text("x"), facts };
    await unchanged(draft.editionId, () => as(room.editor).drafts.save(save), "binned");
    await as(room.editor).drafts.unbin(binned);
    expect((await as(room.editor).works.list({ search: "binned words" })).lines).toHaveLength(1);
  });

  test("what was published once is taken down, never binned", async () => {
    const live = await room.published(room.editor, room.reviewer);
    const { version } = await as(room.editor).drafts.edit(live);
    await unchanged(
      live.editionId,
      () => as(room.admin).drafts.bin({ ...live, version }),
      "publishedOnce",
    );
  });

  test("thirty days later it is gone for good, and nothing else is", async () => {
    const kept = await room.draft(room.editor);
    const draft = await room.inReview(room.editor);
    const { version } = await as(room.editor).reviews.takeBack(draft);
    await as(room.editor).drafts.bin({ ...draft, version });
    const { workId } = await db.edition.findUniqueOrThrow({ where: { id: draft.editionId } });
    await db.work.update({ where: { id: workId }, data: { binnedAt: new Date(0) } });
    await db.$executeRaw`SELECT "desk"."empty_bin"()`;
    expect(await db.edition.count({ where: { id: draft.editionId } })).toBe(0);
    expect(await db.edition.count({ where: { id: kept.editionId } })).toBe(1);
  });
});

test("a list of works goes on where the last page ended", async () => {
  const crowded = await aNewsroom();
  for (let n = 0; n < 53; n += 1) await crowded.draft(crowded.editor, { headline: `Work ${n}` });
  const first = await as(crowded.editor).works.list({});
  expect(first.lines).toHaveLength(50);
  const { lines, next } = await as(crowded.editor).works.list({ after: first.next ?? undefined });
  expect(lines.map(({ headline }) => headline)).toEqual(["Work 2", "Work 1", "Work 0"]);
  expect(next).toBeNull();
});
