import type { ClientBase, Pool } from "pg";
import type { ArticleProjection, Card, Language, PublishedVersion, Tombstone } from "./projection";

type Reader = Pool | ClientBase;

type VersionRow = {
  projection: ArticleProjection;
  version: number;
  textHash: string;
  publishedAt: Date;
  versionPath: string;
  editionId: string;
};

const versionColumns = `d."projection", p."version", p."textHash", p."publishedAt", p."versionPath", p."editionId"`;
const versionTables = `"published"."Publication" p JOIN "published"."Document" d ON d."publicationId" = p."id"`;

/** Every version of an edition that may still be read, latest first. */
export async function versionsOf(reader: Reader, editionId: string): Promise<PublishedVersion[]> {
  const { rows } = await reader.query<VersionRow>(
    `SELECT ${versionColumns} FROM ${versionTables} WHERE p."editionId" = $1 ORDER BY p."version" DESC`,
    [editionId],
  );
  return rows;
}

/** Every address an edition ever had, live or gone. */
export async function addressesOf(reader: Reader, editionId: string): Promise<string[]> {
  const { rows } = await reader.query<{ path: string }>(
    `SELECT DISTINCT a.path FROM "published"."Publication" p, LATERAL (VALUES (p."path"), (p."versionPath")) a(path)
     WHERE p."editionId" = $1`,
    [editionId],
  );
  return rows.map(({ path }) => path);
}

export async function publishedEditions(reader: Reader): Promise<string[]> {
  const { rows } = await reader.query<{ editionId: string }>(
    `SELECT DISTINCT "editionId" FROM "published"."Publication" ORDER BY 1`,
  );
  return rows.map(({ editionId }) => editionId);
}

/** The latest live articles of a language, newest publication first; 50 at most. */
export async function latestCards(reader: Reader, lang: Language): Promise<Card[]> {
  const { rows } = await reader.query<VersionRow>(
    `SELECT * FROM (SELECT DISTINCT ON (p."editionId") ${versionColumns} FROM ${versionTables}
       WHERE p."lang" = $1 ORDER BY p."editionId", p."version" DESC) latest
     ORDER BY "publishedAt" DESC, "editionId" LIMIT 50`,
    [lang],
  );
  return rows.map(({ projection, version, publishedAt }) => ({
    kind: "article",
    lang: projection.lang,
    path: projection.path,
    headline: projection.headline,
    standfirst: projection.standfirst,
    datedOn: projection.datedOn,
    publishedAt,
    version,
  }));
}

/** Why nothing is at this address any more, or null when it never held anything. */
export async function tombstoneAt(reader: Reader, path: string): Promise<Tombstone | null> {
  const { rows } = await reader.query<Tombstone>(
    `SELECT "kind", "lang", "reason", "takenDownAt" FROM "published"."Tombstone"
     WHERE $1 = ANY("paths") ORDER BY "takenDownAt" DESC LIMIT 1`,
    [path],
  );
  return rows[0] ?? null;
}

/** The edition whose page or version stands at the address. */
export async function editionAt(reader: Reader, path: string): Promise<string | null> {
  const { rows } = await reader.query<{ editionId: string }>(
    `SELECT "editionId" FROM "published"."Publication" WHERE "path" = $1 OR "versionPath" = $1 LIMIT 1`,
    [path],
  );
  return rows[0]?.editionId ?? null;
}
