import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { atOnce } from "@/server/testing/at-once";
import { aNewsroom, as, body, db, type Newsroom, person } from "@/server/testing/newsroom";
import { sourceFields } from "@/server/testing/things";
import { emptyBody, type TypedFacts } from "@/server/works/schema";

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
      ...sourceFields,
      trackerId: other.trackerId,
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

const typed = (more: Partial<Extract<TypedFacts, { kind: "event" }>>): TypedFacts => ({
  kind: "event",
  typed: "1998",
  phrase: "",
  workedOut: "",
  phase: "occurred",
  participantIds: [],
  ...more,
});
const revisions = (at: { editionId: string }) => as(room.editor).drafts.revisions(at);
const now = (at: { editionId: string }) => as(room.editor).reviews.edition(at);

/** An event that the reviewer changed while the editor was writing; answers the editor's late save. */
async function bothWrite() {
  const { editionId } = await room.anEvent(room.editor);
  const state = await as(room.editor).entities.create({ kind: "state", name: "Theirs" });
  const first = await now({ editionId });
  await as(room.reviewer).drafts.save({
    editionId,
    version: first.version,
    factsVersion: first.factsVersion,
    text: { ...text("theirs"), body: emptyBody },
    facts: typed({ typed: "the spring, they say", phase: "ongoing", participantIds: [state.id] }),
  });
  const source = await as(room.editor).sources.create({
    ...sourceFields,
    trackerId: room.trackerId,
  });
  const citation = { id: crypto.randomUUID(), sourceId: source.id, place: "12", quote: "Mine." };
  const newer = await now({ editionId });
  return {
    theirs: newer,
    mine: {
      editionId,
      version: newer.version,
      factsVersion: newer.factsVersion,
      text: { ...text("mine"), body: emptyBody, citations: [citation] },
      facts: typed({ typed: "about 1999" }),
    },
  };
}

describe("two people at once", () => {
  test("whoever keeps their own leaves the other's words, date, phase and participants to be brought back", async () => {
    const { mine, theirs } = await bothWrite();
    const { version } = await as(room.editor).drafts.keepMine(mine);
    expect((await now(mine)).facts).toEqual(mine.facts);
    const [kept] = await revisions(mine);
    const at = { editionId: mine.editionId, version, revisionId: kept?.id ?? "" };
    await as(room.admin).drafts.bringBack(at);
    const after = await now(mine);
    expect(after.text.headline).toBe("theirs");
    expect(after.facts).toEqual(theirs.facts);
  });

  test("whoever takes the other's leaves their own words, citations and facts to be brought back", async () => {
    const { mine, theirs } = await bothWrite();
    await as(room.editor).drafts.setAside(mine);
    expect((await now(mine)).facts).toEqual(theirs.facts);
    const [kept] = await revisions(mine);
    const { version } = await now(mine);
    const at = { editionId: mine.editionId, version, revisionId: kept?.id ?? "" };
    await as(room.reviewer).drafts.bringBack(at);
    const after = await now(mine);
    expect(after.text.headline).toBe("mine");
    expect(after.text.citations).toMatchObject(mine.text.citations);
    expect(after.facts).toEqual(mine.facts);
  });

  test("two who set their words aside at once both find them kept", async () => {
    const { mine } = await bothWrite();
    const sets = (writer: Viewer, headline: string) =>
      as(writer).drafts.setAside({ ...mine, text: { ...mine.text, headline } });
    await atOnce(
      `"desk"."FactsRevision"`,
      () => sets(room.editor, "mine"),
      () => sets(room.reviewer, "also mine"),
    );
    const kept = await db.textRevision.findMany({
      where: { editionId: mine.editionId },
      orderBy: { number: "asc" },
    });
    expect(kept.map(({ number }) => number)).toEqual([1, 2]);
  });

  test("a merged text is saved with its facts, and both it was made of stay", async () => {
    const { mine, theirs } = await bothWrite();
    const { text: words, facts, ...at } = mine;
    await as(room.editor).drafts.merge({
      ...at,
      text: { ...words, headline: "both" },
      facts: theirs.facts,
      mine: { text: words, facts },
    });
    const after = await now(mine);
    expect(after.text).toMatchObject({ headline: "both", citations: words.citations });
    expect(after.facts).toEqual(theirs.facts);
    const read = async (n: number) => {
      const line = (await revisions(mine))[n];
      const asked = { editionId: at.editionId, revisionId: line?.id ?? "" };
      return (await as(room.admin).drafts.revision(asked)).asVersion.projection.headline;
    };
    expect(new Set([await read(0), await read(1)])).toEqual(new Set(["mine", "theirs"]));
  });

  test("nobody approves facts they wrote, also when someone else brings them back", async () => {
    const { mine } = await bothWrite();
    const { version } = await as(room.editor).drafts.keepMine(mine);
    const [kept] = await revisions(mine);
    const at = { editionId: mine.editionId, version, revisionId: kept?.id ?? "" };
    await as(room.admin).drafts.bringBack(at);
    const { work } = await db.edition.findUniqueOrThrow({
      where: { id: mine.editionId },
      include: { work: true },
    });
    expect(work.factsContributorIds).toEqual(
      expect.arrayContaining([room.editor.id, room.reviewer.id, room.admin.id]),
    );
  });
});

describe("revisions", () => {
  test("facts that were published once are brought back alone, where the words never changed", async () => {
    const live = await room.publishedEvent(room.editor, room.reviewer);
    const { version } = await as(room.editor).drafts.edit(live);
    const first = await now(live);
    const { citations: _, ...words } = first.text;
    const save = { editionId: live.editionId, version, factsVersion: first.factsVersion };
    const later = await as(room.editor).drafts.save({
      ...save,
      text: { ...words, citations: [] },
      facts: typed({ typed: "2001" }),
    });
    const at = { editionId: live.editionId, version: later.version };
    const asked = await as(room.editor).reviews.submit(at);
    const back = await as(room.editor).reviews.takeBack({ ...at, version: asked.version });
    const again = await now(live);
    await as(room.editor).drafts.save({
      ...save,
      version: back.version,
      factsVersion: again.factsVersion,
      text: { ...words, citations: [] },
      facts: typed({ typed: "2002" }),
    });
    const line = (await revisions(live)).find(({ kind }) => kind === "facts");
    const { version: latest } = await now(live);
    const revisionId = line?.id ?? "";
    await as(room.editor).drafts.bringBack({ ...at, version: latest, revisionId });
    expect((await now(live)).facts).toMatchObject({ typed: "2001" });
  });

  test("a revision tells what it would bring into the draft and what would go", async () => {
    const { mine } = await bothWrite();
    await as(room.editor).drafts.keepMine(mine);
    const [kept] = await revisions(mine);
    const asked = { editionId: mine.editionId, revisionId: kept?.id ?? "" };
    const { rows, isSame, unread, writers } = await as(room.editor).drafts.revision(asked);
    expect(new Set(writers)).toEqual(new Set([room.editor.name, room.reviewer.name]));
    expect(isSame).toBe(false);
    expect(unread).toBe("the spring, they say");
    const pieces = rows.find(({ field }) => field === "headline")?.pieces;
    expect(pieces).toEqual([
      { text: "mine", change: "removed" },
      { text: "theirs", change: "added" },
    ]);
    const elsewhere = await room.draft(room.editor);
    await expect(
      as(room.editor).drafts.revision({ ...asked, editionId: elsewhere.editionId }),
    ).rejects.toThrow("notFound");
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

  test("a tracker's page never goes to the bin: nothing could make another", async () => {
    const { id: trackerId } = await as(await person(null, true)).trackers.create({ name: "New" });
    const page = await db.edition.findFirstOrThrow({
      where: { work: { homeTrackerId: trackerId, kind: "page" } },
      select: { id: true, version: true },
    });
    const chief = await person({ trackerId, role: "admin" });
    const at = { editionId: page.id, version: page.version };
    await unchanged(page.id, () => as(chief).drafts.bin(at), "pageStays");
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
