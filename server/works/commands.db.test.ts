import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role, Viewer } from "@/server/auth/viewer";
import { deskDb } from "@/server/db";
import { createCallerFactory } from "@/server/trpc/init";
import { loadEdition } from "./queries";
import { worksRouter } from "./router";

const db = deskDb();
const desk = new pg.Client({ connectionString: process.env.DESK_DATABASE_URL });
const reader = new pg.Client({ connectionString: process.env.READER_DATABASE_URL });
const trackerId = randomUUID();
const body = {
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text: "A paragraph." }] }],
};

async function person(role: Role | null): Promise<Viewer> {
  const id = randomUUID();
  await db.user.create({
    data: { id, email: `${id}@newsroom.example`, name: id, passwordHash: "-" },
  });
  if (role) await db.membership.create({ data: { userId: id, trackerId, role } });
  return {
    id,
    name: id,
    email: "",
    siteAdmin: false,
    sessionId: id,
    roles: role ? { [trackerId]: role } : {},
  };
}

const as = (viewer: Viewer) => createCallerFactory(worksRouter)({ db, viewer });

async function aDraftBy(writer: Viewer, headline = randomUUID()) {
  const { id } = await as(writer).createArticle({ trackerId });
  const { version } = await as(writer).saveArticle({
    editionId: id,
    version: 1,
    headline,
    standfirst: "",
    byline: "",
    datedOn: "2025-08-26",
    body,
  });
  return { editionId: id, version };
}

async function inReview(writer: Viewer) {
  const draft = await aDraftBy(writer);
  const { version } = await as(writer).submit({ ...draft, note: "" });
  const { submittedHash } = await as(writer).byId({ editionId: draft.editionId });
  return { editionId: draft.editionId, version, textHash: submittedHash ?? "" };
}

async function approved(writer: Viewer, reviewer: Viewer) {
  const text = await inReview(writer);
  const { version } = await as(reviewer).approve(text);
  return { editionId: text.editionId, version };
}

const revisionOf = async (editionId: string) =>
  (await loadEdition(db, editionId)).row.submittedRevisionId;

let editor: Viewer;
let reviewer: Viewer;
let admin: Viewer;

beforeAll(async () => {
  await desk.connect();
  await reader.connect();
  await db.tracker.create({ data: { id: trackerId, name: "Withdrawals" } });
  editor = await person("editor");
  reviewer = await person("reviewer");
  admin = await person("admin");
});

afterAll(async () => {
  await desk.end();
  await reader.end();
});

test("a text written, approved by another and published is what readers' role sees, and nothing before that", async () => {
  const text = await approved(editor, reviewer);
  const seen = () =>
    reader.query(
      `SELECT d."projection" FROM "published"."Document" d JOIN "published"."Publication" p
    ON p."id" = d."publicationId" WHERE p."editionId" = $1`,
      [text.editionId],
    );
  expect((await seen()).rows).toEqual([]);
  await as(editor).publish(text);
  expect((await seen()).rows).toMatchObject([{ projection: { body, datedOn: "2025-08-26" } }]);
});

describe("refused, and nothing is changed", () => {
  const unchanged = async (editionId: string, attempt: () => Promise<unknown>, message: string) => {
    const before = await db.edition.findUniqueOrThrow({ where: { id: editionId } });
    await expect(attempt()).rejects.toMatchObject({ message });
    expect(await db.edition.findUniqueOrThrow({ where: { id: editionId } })).toEqual(before);
  };

  test("a writer who is also a reviewer cannot approve their own words", async () => {
    const text = await inReview(reviewer);
    await unchanged(text.editionId, () => as(reviewer).approve(text), "ownWords");
  });

  test("a reviewer cannot approve a text other than the one they read", async () => {
    const text = await inReview(editor);
    await unchanged(
      text.editionId,
      () => as(reviewer).approve({ ...text, textHash: "0".repeat(64) }),
      "textChanged",
    );
  });

  test("an out-of-date save never overwrites a newer text", async () => {
    const draft = await aDraftBy(editor);
    const late = {
      ...draft,
      version: 1,
      headline: "late",
      standfirst: "",
      byline: "",
      datedOn: null,
      body,
    };
    await unchanged(draft.editionId, () => as(admin).saveArticle(late), "stale");
  });

  test("a text in review cannot be changed under the reviewer", async () => {
    const text = await inReview(editor);
    const change = { ...text, headline: "other", standfirst: "", byline: "", datedOn: null, body };
    await unchanged(text.editionId, () => as(editor).saveArticle(change), "wrongStatus");
  });

  test("changes are asked for with a comment", async () => {
    const text = await inReview(editor);
    await unchanged(
      text.editionId,
      () => as(reviewer).requestChanges({ ...text, comment: " " }),
      "commentMissing",
    );
  });

  test("to someone without a role here the work does not exist", async () => {
    const draft = await aDraftBy(editor);
    const stranger = await person(null);
    await unchanged(
      draft.editionId,
      () => as(stranger).byId({ editionId: draft.editionId }),
      "notFound",
    );
    await unchanged(
      draft.editionId,
      () => as(stranger).preview({ editionId: draft.editionId }),
      "notFound",
    );
  });

  test("a withdrawn approval keeps the text off the site", async () => {
    const text = await approved(editor, reviewer);
    const { version } = await as(reviewer).withdrawApproval(text);
    await unchanged(text.editionId, () => as(editor).publish({ ...text, version }), "wrongStatus");
  });

  test("script in a link is refused", async () => {
    const draft = await aDraftBy(editor);
    const marks = [{ type: "link", attrs: { href: "java\tscript:alert(1)" } }];
    const bad = {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: "x", marks }] }],
    };
    const save = { ...draft, headline: "x", standfirst: "", byline: "", datedOn: null, body: bad };
    await unchanged(draft.editionId, () => as(editor).saveArticle(save), "bodyRefused");
  });
});

test("someone else bringing a text back does not let its author approve it", async () => {
  const text = await approved(reviewer, admin);
  await as(admin).publish(text);
  const { version } = await as(admin).takeDown({ editionId: text.editionId, reason: "error" });
  const other = await person("reviewer");
  const asked = await as(admin).askToRestore({ editionId: text.editionId, version });
  await as(other).confirmRestore({ editionId: text.editionId, version: asked.version });
  const back = await as(admin).byId({ editionId: text.editionId });
  const decision = {
    editionId: text.editionId,
    version: back.version,
    textHash: back.submittedHash ?? "",
  };
  await expect(as(reviewer).approve(decision)).rejects.toMatchObject({ message: "ownWords" });
  const { version: ok } = await as(admin).approve(decision);
  await as(admin).publish({ editionId: text.editionId, version: ok });
});

describe("the database refuses, as the desk's own role", () => {
  const refuses = (sql: string, values: unknown[] = []) =>
    expect(desk.query(sql, values)).rejects.toMatchObject({
      code: expect.stringMatching(/^(23514|42501)$/),
    });

  test("a review by a contributor, an editor or a suspended reviewer", async () => {
    const writer = await person("reviewer");
    const text = await inReview(writer);
    const revision = await revisionOf(text.editionId);
    const suspended = await person("reviewer");
    await db.user.update({ where: { id: suspended.id }, data: { suspendedAt: new Date() } });
    const review = `INSERT INTO "desk"."Review" ("id", "revisionId", "reviewerId", "decision") VALUES (gen_random_uuid(), $1, $2, 'approved')`;
    for (const who of [writer, editor, suspended, await person("editor"), await person(null)])
      await refuses(review, [revision, who.id]);
    await desk.query(review, [revision, reviewer.id]);
  });

  test("a publication of a revision without enough approvals, or under another hash", async () => {
    const text = await inReview(editor);
    const revision = await revisionOf(text.editionId);
    const { workId } = (await loadEdition(db, text.editionId)).row;
    const { path } = JSON.parse(
      (await db.textRevision.findUniqueOrThrow({ where: { id: revision ?? "" } })).canonical,
    );
    const publish = `INSERT INTO "published"."Publication" ("id", "workId", "editionId", "lang", "version", "path",
      "versionPath", "revisionId", "textHash", "publishedById") VALUES (gen_random_uuid(), $1, $2, 'en', 1, $3, $3, $4, $5, $6)`;
    const values = (hash: string) => [workId, text.editionId, path, revision, hash, editor.id];
    await refuses(publish, values(text.textHash));
    await as(reviewer).approve(text);
    await refuses(publish, values("0".repeat(64)));
    await desk.query("BEGIN");
    await desk.query(publish, values(text.textHash));
    await refuses(
      `INSERT INTO "published"."Document" ("publicationId", "projection")
      SELECT "id", '{"headline": "never approved"}' FROM "published"."Publication" WHERE "revisionId" = $1`,
      [revision],
    );
    await desk.query("ROLLBACK");
  });

  test.each(["Review", "TextRevision", "Contributor", "AuditEvent"])(
    "changing or removing a row of %s",
    async (table) => {
      await refuses(`DELETE FROM "desk"."${table}"`);
      await refuses(
        `UPDATE "desk"."${table}" SET "id" = gen_random_uuid()`.replace(
          '"id"',
          table === "Contributor" ? '"userId"' : '"id"',
        ),
      );
    },
  );

  test.each(["Publication", "Document", "Tombstone"])(
    "changing or removing a row of published %s",
    async (table) => {
      await refuses(`DELETE FROM "published"."${table}"`);
      await refuses(
        `UPDATE "published"."${table}" SET "${table === "Document" ? "projection" : "lang"}" = NULL`,
      );
    },
  );

  test("a revision whose hash is not of its text", async () => {
    const draft = await aDraftBy(editor);
    await refuses(
      `INSERT INTO "desk"."TextRevision" ("id", "editionId", "number", "canonical", "hash", "createdById")
       VALUES (gen_random_uuid(), $1, 99, '{}', $2, $3)`,
      [draft.editionId, "0".repeat(64), editor.id],
    );
  });
});

test("the readers' role sees published tables and no others", async () => {
  const { rows } = await reader.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'v', 'm', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
       AND has_table_privilege(c.oid, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE') ORDER BY 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([
    "published.Document",
    "published.Publication",
    "published.Tombstone",
  ]);
  await expect(reader.query(`SELECT * FROM "desk"."Edition"`)).rejects.toMatchObject({
    code: "42501",
  });
});
