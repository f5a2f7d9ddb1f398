import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

const wanted = 10_000;
const isTimeline = process.env.CROWD === "timeline";
const trackers = isTimeline ? 1 : 20;

/**
 * Fills a demonstration up to ten thousand published works: copies of its articles and events, in twenty trackers, or, with
 * `CROWD=timeline`, of its events alone, in one tracker and with dates over eighty years; with every gate set aside, so only ever
 * in a data folder made for measuring. The next `npm start` presses them.
 */
export async function measure() {
  const data = process.env.VIGIL_DATA ?? ".vigil";
  const owner = new pg.Client({ connectionString: ownerOf(data) });
  await owner.connect();
  try {
    const before = await liveNow(owner);
    if (before < wanted) {
      await owner.query("BEGIN; SET LOCAL session_replication_role = replica");
      for (const sql of copies) await owner.query(sql);
      await owner.query("COMMIT; ANALYZE");
      rmSync(join(data, "site", "_pressed.json"), { force: true });
    }
    const works = await liveNow(owner);
    return [
      ["crowd", `${works} live works`, `at least ${wanted}; start Vigil anew`, works >= wanted],
    ];
  } finally {
    await owner.end();
  }
}

/** The embedded cluster says on the fourth line of its own file which port it has. */
function ownerOf(data) {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const password = readFileSync(join(data, "postgres-password"), "utf8").trim();
  const port = readFileSync(join(data, "postgres", "postmaster.pid"), "utf8").split("\n")[3];
  return `postgresql://vigil:${password}@127.0.0.1:${port}/vigil`;
}

async function liveNow(owner) {
  const { rows } = await owner.query(`SELECT count(*)::int AS live FROM "published"."LiveEdition"`);
  return rows[0].live;
}

// Each row of "copy" is one work to be: whose copy it is, its new ids and the tracker it goes to.
const copies = [
  `CREATE TEMP TABLE "tracker" ON COMMIT DROP AS
     SELECT n, CASE n WHEN 0 THEN (SELECT "id" FROM "desk"."Tracker" ORDER BY "position", "id" LIMIT 1) ELSE gen_random_uuid() END AS "id"
     FROM generate_series(0, ${trackers - 1}) n`,
  `INSERT INTO "desk"."Tracker" (SELECT t.* FROM "tracker" k, "desk"."Tracker" o,
     jsonb_populate_record(o, jsonb_build_object('id', k."id", 'name', 'Tracker ' || k.n)) t
     WHERE k.n > 0 AND o."id" = (SELECT "id" FROM "tracker" WHERE n = 0))`,
  `CREATE TEMP TABLE "copy" ON COMMIT DROP AS
     WITH "page" AS (SELECT * FROM "published"."LiveEdition" WHERE "kind" = 'page' LIMIT 1),
       "work" AS (SELECT *, row_number() OVER (PARTITION BY "kind" ORDER BY "editionId") - 1 AS place, count(*) OVER (PARTITION BY "kind") AS many
         FROM "published"."LiveEdition" WHERE "kind" <> 'page')
     SELECT k.n, k."id" AS "tracker", p."workId" AS "of", p."editionId", p."publicationId",
       gen_random_uuid() AS "work", gen_random_uuid() AS "edition", gen_random_uuid() AS "publication", gen_random_uuid() AS "text",
       gen_random_uuid() AS "facts" FROM "page" p, "tracker" k WHERE k.n > 0
     UNION ALL SELECT ${trackers} + i, k."id", w."workId", w."editionId", w."publicationId", gen_random_uuid(), gen_random_uuid(),
       gen_random_uuid(), gen_random_uuid(), gen_random_uuid()
     FROM generate_series(1, ${wanted}) i JOIN "tracker" k ON k.n = i / 2 % ${trackers}
     JOIN "work" w ON w."kind" = CASE WHEN ${isTimeline} OR i % 2 = 0 THEN 'event' ELSE 'article' END AND w.place = i / 40 % w.many`,
  `INSERT INTO "desk"."Work" (SELECT t.* FROM "copy" c JOIN "desk"."Work" o ON o."id" = c."of",
     jsonb_populate_record(o, jsonb_build_object('id', c."work", 'homeTrackerId', c."tracker")) t)`,
  `INSERT INTO "desk"."TextRevision" (SELECT t.* FROM "copy" c JOIN "published"."Publication" p ON p."id" = c."publicationId"
     JOIN "desk"."TextRevision" o ON o."id" = p."textRevisionId", jsonb_populate_record(o, jsonb_build_object('id', c."text", 'editionId', c."edition")) t)`,
  `INSERT INTO "desk"."FactsRevision" (SELECT t.* FROM "copy" c JOIN "published"."Publication" p ON p."id" = c."publicationId"
     JOIN "desk"."FactsRevision" o ON o."id" = p."factsRevisionId", jsonb_populate_record(o, jsonb_build_object('id', c."facts", 'workId', c."work")) t)`,
  `INSERT INTO "desk"."Edition" (SELECT t.* FROM "copy" c JOIN "desk"."Edition" o ON o."id" = c."editionId",
     jsonb_populate_record(o, jsonb_build_object('id', c."edition", 'workId', c."work", 'path', o."path" || '-' || c.n,
       'submittedRevisionId', NULL, 'changedAt', '2020-01-01T00:00:00Z')) t)`,
  `INSERT INTO "published"."Publication" (SELECT t.* FROM "copy" c JOIN "published"."Publication" o ON o."id" = c."publicationId",
     jsonb_populate_record(o, jsonb_build_object('id', c."publication", 'workId', c."work", 'editionId', c."edition", 'textRevisionId', c."text",
       'factsRevisionId', c."facts", 'path', o."path" || '-' || c.n, 'versionPath', o."versionPath" || '-' || c.n,
       'publishedAt', o."publishedAt" - c.n * interval '1 hour')) t)`,
  `INSERT INTO "published"."Document" ("publicationId", "projection") SELECT c."publication",
     jsonb_set(jsonb_set(o."projection", '{path}', to_jsonb((o."projection" ->> 'path') || '-' || c.n)), '{facts,trackers}', to_jsonb(ARRAY[c."tracker"]))
     FROM "copy" c JOIN "published"."Document" o ON o."publicationId" = c."publicationId"`,
  `UPDATE "published"."Document" d SET "projection" = jsonb_set(d."projection", '{facts,date}', d."projection" #> '{facts,date}' ||
       CASE c.n % 4 WHEN 0 THEN jsonb_build_object('edtf', to_char(s.day, 'YYYY-MM'), 'precision', 'month',
         'earliest', to_char(s.day, 'YYYY-MM-01'), 'latest', (date_trunc('month', s.day) + interval '1 month - 1 day')::date)
       ELSE jsonb_build_object('edtf', s.day, 'precision', 'day', 'earliest', s.day, 'latest', s.day) END)
     FROM "copy" c, LATERAL (SELECT date '1946-01-01' + (c.n - ${trackers}) * 29200 / ${wanted} AS day) s
     WHERE ${isTimeline} AND d."publicationId" = c."publication" AND d."projection" #>> '{facts,date,qualifier}' = 'none'`,
  `INSERT INTO "published"."LiveEdition" (SELECT t.* FROM "copy" c JOIN "published"."LiveEdition" o ON o."editionId" = c."editionId",
     jsonb_populate_record(o, jsonb_build_object('editionId', c."edition", 'publicationId', c."publication", 'workId', c."work",
       'path', o."path" || '-' || c.n, 'trackerIds', ARRAY[c."tracker"], 'publishedAt', o."publishedAt" - c.n * interval '1 hour',
       'firstPublishedAt', o."firstPublishedAt" - c.n * interval '1 hour')) t)`,
  `INSERT INTO "published"."CitedSource" (SELECT t.* FROM "copy" c JOIN "published"."CitedSource" o ON o."editionId" = c."editionId",
     jsonb_populate_record(o, jsonb_build_object('editionId', c."edition", 'workId', c."work")) t)`,
];
