import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { aNewsroom, as, body, db, type Newsroom } from "@/server/testing/newsroom";
import { emptyBody } from "@/server/works/schema";

let room: Newsroom;
beforeAll(async () => {
  room = await aNewsroom();
});

async function unchanged(editionId: string, attempt: () => Promise<unknown>, message: string) {
  const look = async () => [
    await db.edition.findUniqueOrThrow({ where: { id: editionId }, include: { work: true } }),
    await db.review.count(),
    await db.auditEvent.count(),
  ];
  const before = await look();
  await expect(attempt()).rejects.toMatchObject({ message });
  expect(await look()).toEqual(before);
}

/** Saves one changed part of a draft. */
async function change(
  writer: Viewer,
  editionId: string,
  part: { headline?: string; datedOn?: string },
) {
  const now = await as(writer).reviews.edition({ editionId });
  return as(writer).drafts.save({
    editionId,
    version: now.version,
    factsVersion: now.factsVersion,
    text: {
      ...now.text,
      headline: part.headline ?? now.text.headline,
      citations: [],
    },
    facts: part.datedOn ? { kind: "article", datedOn: part.datedOn } : now.facts,
  });
}

describe("refused, and nothing is changed", () => {
  test("a writer who is also a reviewer cannot approve their own words", async () => {
    const read = await room.inReview(room.reviewer);
    await unchanged(read.editionId, () => as(room.reviewer).reviews.approve(read), "ownWords");
  });

  test.each(["textHash", "factsHash"])(
    "a reviewer approves only the %s they read",
    async (hash) => {
      const read = await room.inReview(room.editor);
      const other = { ...read, [hash]: "0".repeat(64) };
      await unchanged(
        read.editionId,
        () => as(room.reviewer).reviews.approve(other),
        "textChanged",
      );
    },
  );

  test("changes are asked for with a comment", async () => {
    const read = await room.inReview(room.editor);
    const silent = { ...read, comment: " " };
    await unchanged(
      read.editionId,
      () => as(room.reviewer).reviews.requestChanges(silent),
      "commentMissing",
    );
  });

  test("an event whose date cannot be read is not sent, and keeps what was typed", async () => {
    const event = await room.anEvent(room.editor, "31 June 2022");
    await unchanged(
      event.editionId,
      () => as(room.editor).reviews.submit({ ...event, note: "" }),
      "dateUnread",
    );
    const { facts } = await as(room.editor).reviews.edition(event);
    expect(facts).toMatchObject({ typed: "31 June 2022" });
  });

  test("a draft that differs in nothing from the live text is not sent", async () => {
    const live = await room.published(room.editor, room.reviewer);
    const { version } = await as(room.editor).drafts.edit(live);
    await unchanged(
      live.editionId,
      () => as(room.editor).reviews.submit({ ...live, version, note: "" }),
      "nothingChanged",
    );
  });

  test("one reviewer's approval does not count twice", async () => {
    const read = await room.inReview(room.editor);
    const { workId } = await db.edition.findUniqueOrThrow({ where: { id: read.editionId } });
    await db.work.update({ where: { id: workId }, data: { risk: "high" } });
    const { version } = await as(room.reviewer).reviews.approve(read);
    const again = { ...read, version };
    await unchanged(
      read.editionId,
      () => as(room.reviewer).reviews.approve(again),
      "alreadyApproved",
    );
    await as(room.admin).reviews.approve(again);
    const { status } = await as(room.editor).reviews.edition(read);
    expect(status).toBe("approved");
  });
});

describe("text and facts are approved apart", () => {
  test("a reviewer who set the date approves the text, and someone else the facts", async () => {
    const draft = await room.draft(room.editor);
    await change(room.reviewer, draft.editionId, { datedOn: "2025-08-27" });
    const { version } = await as(room.editor).reviews.edition(draft);
    const read = await room.submitted(room.editor, { ...draft, version });
    await as(room.reviewer).reviews.approve(read);
    const half = await as(room.admin).reviews.edition(read);
    expect(half).toMatchObject({
      status: "inReview",
      submitted: { textWaits: false, factsWait: true },
    });
    await as(room.admin).reviews.approve(await room.read(room.admin, read));
    expect((await as(room.admin).reviews.edition(read)).status).toBe("approved");
  });

  test("changing only the date of a live article keeps its text's approval", async () => {
    const live = await room.published(room.editor, room.reviewer);
    await as(room.editor).drafts.edit(live);
    const saved = await change(room.editor, live.editionId, { datedOn: "2025-08-28" });
    const read = await room.submitted(room.editor, { ...live, version: saved.version });
    const { submitted } = await as(room.admin).reviews.edition(read);
    expect(submitted).toMatchObject({ textWaits: false, factsWait: true });
  });

  test("a work of high risk asks two approvals of each", async () => {
    const read = await room.inReview(room.editor);
    await as(room.admin).works.arrange({
      editionId: read.editionId,
      risk: "high",
      restrictedToIds: [],
      lookAgainOn: null,
    });
    const { version } = await as(room.reviewer).reviews.approve(read);
    await unchanged(
      read.editionId,
      () => as(room.editor).publications.publish({ editionId: read.editionId, version }),
      "wrongStatus",
    );
  });
});

test("publishing new facts re-issues every live language of the work at once", async () => {
  const english = await room.published(room.editor, room.reviewer);
  const { workId } = await db.edition.findUniqueOrThrow({ where: { id: english.editionId } });
  // Translations come with a later issue; the tables are ready for them.
  const ukrainian = await db.edition.create({
    data: {
      workId,
      lang: "uk",
      headline: "Заголовок",
      body,
      method: emptyBody,
      changedById: room.editor.id,
      contributorIds: [room.editor.id],
    },
    select: { id: true, version: true },
  });
  const second = { editionId: ukrainian.id, version: ukrainian.version };
  const read = await room.submitted(room.editor, second);
  const { version } = await as(room.reviewer).reviews.approve(read);
  await as(room.editor).publications.publish({ editionId: ukrainian.id, version });

  await as(room.editor).drafts.edit(english);
  const saved = await change(room.editor, english.editionId, { datedOn: "2024-01-01" });
  const changed = await room.submitted(room.editor, { ...english, version: saved.version });
  const ok = await as(room.reviewer).reviews.approve(changed);
  await as(room.editor).publications.publish({ editionId: english.editionId, version: ok.version });

  expect(await history(second.editionId)).toContainEqual({
    action: "reissue",
    actor: room.editor.name,
    note: "",
  });

  const live = await db.liveEdition.findMany({
    where: { workId },
    orderBy: { lang: "asc" },
    select: { lang: true, publication: { select: { version: true, document: true } } },
  });
  expect(live).toMatchObject([
    {
      lang: "en",
      publication: { version: 2, document: { projection: { facts: { datedOn: "2024-01-01" } } } },
    },
    {
      lang: "uk",
      publication: {
        version: 2,
        document: { projection: { facts: { datedOn: "2024-01-01" }, headline: "Заголовок" } },
      },
    },
  ]);
});

/** What the work's history tells, the latest first. */
async function history(editionId: string) {
  const { history: told } = await as(room.editor).reviews.edition({ editionId });
  return told.map(({ action, actor, note }) => ({ action, actor, note }));
}

describe("the work's history tells", () => {
  test("of a text kept over a newer one, and of a revision brought back", async () => {
    const draft = await room.draft(room.editor);
    const now = await as(room.editor).reviews.edition(draft);
    const text = { ...now.text, standfirst: "Mine.", citations: [] };
    const { version } = await as(room.editor).drafts.keepMine({ ...now, editionId: now.id, text });
    const [revision] = await as(room.editor).drafts.revisions(draft);
    const at = { editionId: draft.editionId, version, revisionId: revision?.id ?? "" };
    await as(room.reviewer).drafts.bringBack(at);
    expect(await history(draft.editionId)).toMatchObject([
      { action: "bringBack", actor: room.reviewer.name, note: "1" },
      { action: "keepMine", actor: room.editor.name },
      { action: "create" },
    ]);
  });

  test("that it came in from a report", async () => {
    const { editionId } = await as(room.editor).reports.bringIn({
      trackerId: room.trackerId,
      text: "date 2025-08-26 Words.",
      unticked: [],
      datedOn: "2025-08-26",
      headline: "",
      source: { publisher: "A paper", title: "", url: "" },
    });
    expect(await history(editionId)).toMatchObject([{ action: "bringIn" }]);
  });
});

test("a remark is read by the tracker's people, settled by one of them and taken up again", async () => {
  const draft = await room.draft(room.editor);
  const { id } = await as(room.reviewer).reviews.comment({
    editionId: draft.editionId,
    text: "Which register?",
    quote: "A paragraph.",
  });
  await as(room.editor).reviews.resolveComment({ commentId: id });
  const remark = async () => (await as(room.editor).reviews.edition(draft)).comments;
  const told = { text: "Which register?", quote: "A paragraph.", author: room.reviewer.name };
  expect(await remark()).toMatchObject([{ ...told, settledBy: room.editor.name }]);
  await as(room.reviewer).reviews.reopenComment({ commentId: id });
  expect(await remark()).toMatchObject([{ ...told, settledBy: null }]);
});

test("two texts of one headline sent for review at once both arrive, each with an address of its own", async () => {
  const headline = `Twice ${crypto.randomUUID()}`;
  const drafts = await Promise.all([1, 2, 3, 4].map(() => room.draft(room.editor, { headline })));
  await Promise.all(drafts.map((draft) => as(room.editor).reviews.submit({ ...draft, note: "" })));
  const rows = await db.edition.findMany({
    where: { id: { in: drafts.map(({ editionId }) => editionId) } },
    select: { path: true, status: true },
  });
  expect(rows.map(({ status }) => status)).toEqual(Array(4).fill("inReview"));
  expect(new Set(rows.map(({ path }) => path)).size).toBe(4);
});
