import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  aNewsroom,
  as,
  body,
  db,
  deskClient,
  type Newsroom,
  person,
  readerClient,
} from "@/server/testing/newsroom";
import { loadEdition } from "@/server/works/queries";

let room: Newsroom;
let desk: pg.Client;
let reader: pg.Client;

beforeAll(async () => {
  desk = deskClient();
  reader = readerClient();
  await desk.connect();
  await reader.connect();
  room = await aNewsroom();
});

afterAll(async () => {
  await desk.end();
  await reader.end();
});

test("a text written, approved by another and published is what readers' role sees, and nothing before that", async () => {
  const text = await room.approved(room.editor, room.reviewer);
  const seen = () =>
    reader.query(
      `SELECT d."projection" FROM "published"."Document" d JOIN "published"."Publication" p
       ON p."id" = d."publicationId" WHERE p."editionId" = $1`,
      [text.editionId],
    );
  expect((await seen()).rows).toEqual([]);
  await as(room.editor).publications.publish(text);
  expect((await seen()).rows).toMatchObject([
    { projection: { body, facts: { datedOn: "2025-08-26" } } },
  ]);
});

describe("the preview is what readers get", () => {
  const preview = (editionId: string) => as(room.editor).publications.preview({ editionId });

  test("of a work that stands as it was published: that very version", async () => {
    const live = await room.published(room.editor, room.reviewer);
    const { publishedAt, version, versionPath } = await db.publication.findFirstOrThrow({
      where: { editionId: live.editionId },
    });
    expect(await preview(live.editionId)).toMatchObject({
      version,
      versionPath,
      publishedAt,
      firstPublishedAt: publishedAt,
      projection: { body, facts: { datedOn: "2025-08-26" } },
    });
  });

  test("of a draft beside it: the next version, first published when the first was", async () => {
    const live = await room.published(room.editor, room.reviewer);
    await as(room.editor).drafts.edit(live);
    const { publishedAt } = await db.publication.findFirstOrThrow({
      where: { editionId: live.editionId },
    });
    const next = await preview(live.editionId);
    expect(next).toMatchObject({ version: 2, firstPublishedAt: publishedAt });
    expect(next.publishedAt.getTime()).toBeGreaterThan(publishedAt.getTime());
  });
});

test("an approval that was withdrawn keeps the text off the site", async () => {
  const text = await room.approved(room.editor, room.reviewer);
  const { version } = await as(room.reviewer).reviews.withdrawApproval(text);
  await expect(as(room.editor).publications.publish({ ...text, version })).rejects.toMatchObject({
    message: "wrongStatus",
  });
});

test("an approver who was suspended since no longer counts", async () => {
  const passing = await room.hire("reviewer");
  const text = await room.approved(room.editor, passing);
  await db.user.update({ where: { id: passing.id }, data: { suspendedAt: new Date() } });
  await expect(as(room.editor).publications.publish(text)).rejects.toMatchObject({
    message: "notEnoughApprovals",
  });
});

test("someone else bringing a text back does not let its author approve it", async () => {
  const live = await room.published(room.reviewer, room.admin);
  const { editionId } = live;
  const down = await as(room.admin).publications.takeDown({ editionId, reason: "error" });
  const asked = await as(room.admin).publications.askToRestore({
    editionId,
    version: down.version,
  });
  await expect(
    as(room.admin).publications.confirmRestore({ editionId, version: asked.version }),
  ).rejects.toMatchObject({ message: "secondPersonNeeded" });
  const other = await room.hire("reviewer");
  await as(other).publications.confirmRestore({ editionId, version: asked.version });
  const read = await room.read(room.admin, { editionId });
  await expect(as(room.reviewer).reviews.approve(read)).rejects.toMatchObject({
    message: "ownWords",
  });
  const { version } = await as(room.admin).reviews.approve(read);
  await as(room.admin).publications.publish({ editionId, version });
  expect(await db.liveEdition.count({ where: { editionId } })).toBe(1);
});

test("a discarded draft gives the live words back, and stays readable as a revision", async () => {
  const live = await room.published(room.editor, room.reviewer);
  const before = await as(room.editor).reviews.edition(live);
  const opened = await as(room.editor).drafts.edit(live);
  const saved = await as(room.editor).drafts.save({
    ...live,
    version: opened.version,
    factsVersion: before.factsVersion,
    text: { ...before.text, headline: "A regretted headline", citations: [] },
    facts: { kind: "article", datedOn: null },
  });
  await as(room.editor).drafts.discard({ ...live, version: saved.version });
  const after = await as(room.editor).reviews.edition(live);
  expect(after).toMatchObject({ status: "published", facts: before.facts, contributors: [] });
  expect(after.text).toEqual(before.text);
  const kept = await db.textRevision.findMany({ where: { editionId: live.editionId } });
  expect(kept.some(({ canonical }) => canonical.includes("A regretted headline"))).toBe(true);
});

test("a protected source leaves the desk only as its chosen wording", async () => {
  const source = await as(room.editor).sources.create({
    trackerId: room.trackerId,
    kind: "testimony",
    title: "Interview with Ivan Hidden",
    publisher: "Hidden House",
    origin: "The hidden agency",
    author: "Ivan Hidden",
    lang: "en",
    url: "https://hidden.example/interview",
    publishedOn: "2025-01-01",
    accessedOn: null,
    note: "hidden note",
    isRestricted: true,
    publicWording: "a former guard",
  });
  const draft = await room.draft(room.editor);
  const now = await as(room.editor).reviews.edition(draft);
  const citation = {
    id: crypto.randomUUID(),
    sourceId: source.id,
    place: "hidden page",
    quote: "hidden words",
  };
  const saved = await as(room.editor).drafts.save({
    ...draft,
    factsVersion: now.factsVersion,
    text: { ...now.text, citations: [citation] },
    facts: now.facts,
  });
  const read = await room.submitted(room.editor, { ...draft, version: saved.version });
  const { version } = await as(room.reviewer).reviews.approve(read);
  await as(room.editor).publications.publish({ ...draft, version });
  const { rows } = await reader.query(
    `SELECT "projection"::text AS words FROM "published"."Document"`,
  );
  const words = rows.map((row) => row.words).join("\n");
  expect(words).toContain("a former guard");
  expect(words.toLowerCase()).not.toContain("hidden");
});

describe("the database refuses, as the desk's own role", () => {
  const refuses = (sql: string, values: unknown[] = []) =>
    expect(desk.query(sql, values)).rejects.toMatchObject({
      code: expect.stringMatching(/^(23514|42501)$/),
    });

  async function revisionsOf(editionId: string) {
    const { row } = await loadEdition(db, editionId);
    return { workId: row.workId, text: row.submittedRevisionId, facts: row.work.submittedFactsId };
  }

  test.each(["textRevisionId", "factsRevisionId"])(
    "a review by a contributor, an editor or a suspended reviewer, of a %s",
    async (column) => {
      const writer = await room.hire("reviewer");
      const { editionId } = await room.inReview(writer);
      const { text, facts } = await revisionsOf(editionId);
      const suspended = await room.hire("reviewer");
      await db.user.update({ where: { id: suspended.id }, data: { suspendedAt: new Date() } });
      const review = `INSERT INTO "desk"."Review" ("id", "${column}", "reviewerId", "decision") VALUES (gen_random_uuid(), $1, $2, 'approved')`;
      const revision = column === "textRevisionId" ? text : facts;
      for (const who of [writer, room.editor, suspended, await person(null)])
        await refuses(review, [revision, who.id]);
      await desk.query(review, [revision, room.reviewer.id]);
    },
  );

  test("a contributor named or left out after the revision was cut", async () => {
    const { editionId } = await room.inReview(room.editor);
    const { text } = await revisionsOf(editionId);
    await refuses(
      `INSERT INTO "desk"."Contributor" ("id", "textRevisionId", "userId") VALUES (gen_random_uuid(), $1, $2)`,
      [text, room.reviewer.id],
    );
  });

  test("a publication without enough approvals of text and facts, or under another hash, and a document of other words", async () => {
    const read = await room.inReview(room.editor);
    const { workId, text, facts } = await revisionsOf(read.editionId);
    const { canonical } = await db.textRevision.findUniqueOrThrow({ where: { id: text ?? "" } });
    const { path } = JSON.parse(canonical);
    const publish = `INSERT INTO "published"."Publication" ("id", "workId", "editionId", "lang", "version", "path", "versionPath",
      "textRevisionId", "textHash", "factsRevisionId", "factsHash", "publishedById")
      VALUES (gen_random_uuid(), $1, $2, 'en', 1, $3, $3, $4, $5, $6, $7, $8)`;
    const values = (textHash: string, factsHash: string) => [
      workId,
      read.editionId,
      path,
      text,
      textHash,
      facts,
      factsHash,
      room.editor.id,
    ];
    const review = (column: string, revision: string | null) =>
      desk.query(
        `INSERT INTO "desk"."Review" ("id", "${column}", "reviewerId", "decision") VALUES (gen_random_uuid(), $1, $2, 'approved')`,
        [revision, room.reviewer.id],
      );
    await refuses(publish, values(read.textHash, read.factsHash));
    await review("textRevisionId", text);
    await refuses(publish, values(read.textHash, read.factsHash));
    await review("factsRevisionId", facts);
    await refuses(publish, values("0".repeat(64), read.factsHash));
    await refuses(publish, values(read.textHash, "0".repeat(64)));
    await desk.query("BEGIN");
    await desk.query(publish, values(read.textHash, read.factsHash));
    await refuses(
      `INSERT INTO "published"."Document" ("publicationId", "projection")
       SELECT "id", '{"headline": "never approved"}' FROM "published"."Publication" WHERE "textRevisionId" = $1`,
      [text],
    );
    await desk.query("ROLLBACK");
  });

  test.each([
    ["desk", "Review", "decision"],
    ["desk", "TextRevision", "canonical"],
    ["desk", "FactsRevision", "canonical"],
    ["desk", "Contributor", "userId"],
    ["desk", "AuditEvent", "action"],
    ["published", "Publication", "path"],
    ["published", "Document", "projection"],
    ["published", "Tombstone", "lang"],
    ["published", "LiveEdition", "path"],
  ])("changing or removing a row of %s.%s", async (schema, table, column) => {
    await refuses(`DELETE FROM "${schema}"."${table}"`);
    await refuses(`UPDATE "${schema}"."${table}" SET "${column}" = NULL`);
  });

  test.each(["TextRevision", "FactsRevision"])(
    "a %s whose hash is not of its text",
    async (table) => {
      const { editionId } = await room.draft(room.editor);
      const { workId } = await revisionsOf(editionId);
      const isText = table === "TextRevision";
      await refuses(
        `INSERT INTO "desk"."${table}" ("id", "${isText ? "editionId" : "workId"}", "number", "canonical", "hash", ${isText ? '"citations", ' : ""}"createdById")
       VALUES (gen_random_uuid(), $1, 99, '{}', $2, ${isText ? "'[]', " : ""}$3)`,
        [isText ? editionId : workId, "0".repeat(64), room.editor.id],
      );
    },
  );
});

test("the readers' role sees published tables and no others", async () => {
  const { rows } = await reader.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'v', 'm', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
       AND has_table_privilege(c.oid, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE') ORDER BY 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([
    "published.Act",
    "published.Capture",
    "published.CitedSource",
    "published.DeadLink",
    "published.Document",
    "published.FormerSource",
    "published.LiveEdition",
    "published.Measure",
    "published.Publication",
    "published.Redirect",
    "published.Tombstone",
  ]);
  await expect(reader.query(`SELECT * FROM "desk"."Edition"`)).rejects.toMatchObject({
    code: "42501",
  });
});
