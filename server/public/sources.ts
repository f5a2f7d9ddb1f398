import {
  type Language,
  languages,
  type NamedSource,
  type Page,
  type PublishedVersion,
  type RestingText,
} from "./projection";
import { deadLinks, type Reader } from "./queries";

type SourcePage = Extract<Page, { page: "source" }>;

/** A register may be cited by hundreds; the newest texts are named, the others counted. */
const mostTexts = 200;

/** Where the page of a source stands. */
export const sourcePath = (lang: Language, key: string) => `/${lang}/sources/${key}`;

/** The source whose page would stand at the address, or null. */
export function sourceAt(address: string): { lang: Language; key: string } | null {
  const [, said, key] = /^\/(\w+)\/sources\/([0-9a-f]{16})$/.exec(address) ?? [];
  const lang = languages.find((known) => known === said);
  return lang && key ? { lang, key } : null;
}

/** The pages of a version's sources, by the ids of its notes; none of a version that is not live. */
export async function sourcesOf(
  reader: Reader,
  { editionId, version, projection }: PublishedVersion,
): Promise<Record<string, string>> {
  if (projection.notes.length === 0) return {};
  const { rows } = await reader.query<{ noteId: string; key: string }>(
    `SELECT c."noteId", c."key" FROM "published"."CitedSource" c
     JOIN "published"."LiveEdition" l ON l."editionId" = c."editionId"
     JOIN "published"."Publication" p ON p."id" = l."publicationId"
     WHERE c."editionId" = $1 AND p."version" = $2`,
    [editionId, version],
  );
  return Object.fromEntries(
    rows.map(({ noteId, key }) => [noteId, sourcePath(projection.lang, key)]),
  );
}

/** The keys of the sources whose pages tell of these versions of a work, or told of it until it was taken down or merged. */
export async function sourcesTelling(
  reader: Reader,
  { workId, versions }: { workId: string; versions: readonly PublishedVersion[] },
): Promise<string[]> {
  const sources = versions.flatMap(({ projection }) =>
    projection.notes.map(({ source }) => source),
  );
  const { rows } = await reader.query<{ key: string }>(
    `SELECT "published"."source_key"(s) AS "key" FROM jsonb_array_elements($2::jsonb) s
     WHERE "published"."source_key"(s) IS NOT NULL
     UNION SELECT "key" FROM "published"."FormerSource" WHERE "workId" = $1`,
    [workId, JSON.stringify(sources)],
  );
  return rows.map(({ key }) => key);
}

/** The keys of sources that something live cites, a hundred at a time, in their order. */
export async function citedSources(reader: Reader, after: string): Promise<string[]> {
  const { rows } = await reader.query<{ key: string }>(
    `SELECT DISTINCT "key" FROM "published"."CitedSource" WHERE "key" > $1 ORDER BY 1 LIMIT 100`,
    [after],
  );
  return rows.map(({ key }) => key);
}

/** What readers have of a source and of all that rests on it, in each language in which something live does. */
export async function pagesOfSource(reader: Reader, key: string): Promise<SourcePage[]> {
  const told = await sourceTold(reader, key);
  if (!told) return [];
  const { source, langs } = told;
  const isDead = (await deadLinks(reader, [{ source }])).length > 0;
  const pages: SourcePage[] = [];
  for (const lang of langs) {
    const resting = await textsResting(reader, { lang, key });
    pages.push({ page: "source", lang, path: sourcePath(lang, key), source, isDead, ...resting });
  }
  return pages;
}

type Told = { source: NamedSource; langs: Language[] };

/** The source as the newest text that names it has it, with the newest copy that any has, and the languages of all. */
async function sourceTold(reader: Reader, key: string): Promise<Told | null> {
  const { rows } = await reader.query<Told & { capture: NamedSource["capture"] | null }>(
    `WITH "named" AS (
       SELECT l."lang", l."publishedAt", l."editionId", c."noteId", l."publicationId" FROM "published"."CitedSource" c
       JOIN "published"."LiveEdition" l ON l."editionId" = c."editionId" WHERE c."key" = $1),
     "newest" AS (
       SELECT n.*, s."source" FROM (SELECT * FROM "named" ORDER BY "publishedAt" DESC, "editionId", "noteId" LIMIT $2) n
       JOIN "published"."Document" d ON d."publicationId" = n."publicationId",
       LATERAL (SELECT e -> 'source' AS "source" FROM jsonb_array_elements(d."projection" -> 'notes') e
         WHERE e ->> 'id' = n."noteId"::text) s)
     SELECT "source", (SELECT array_agg(DISTINCT "lang") FROM "named") AS "langs",
       (SELECT "source" -> 'capture' FROM "newest" WHERE "source" ? 'capture'
        ORDER BY "publishedAt" DESC, "editionId", "noteId" LIMIT 1) AS "capture"
     FROM "newest" ORDER BY "publishedAt" DESC, "editionId", "noteId" LIMIT 1`,
    [key, mostTexts],
  );
  const [told] = rows;
  if (!told) return null;
  const { source, langs, capture } = told;
  return { source: { ...source, ...(capture && { capture }) }, langs };
}

/** The texts that rest on a source, the newest first and each once: in the language, or else in one it has. */
async function textsResting(
  reader: Reader,
  { lang, key }: { lang: Language; key: string },
): Promise<Pick<SourcePage, "texts" | "count">> {
  const { rows } = await reader.query<RestingText & { count: number }>(
    `WITH "resting" AS (
       SELECT DISTINCT ON (c."workId") c."editionId", l."publishedAt" FROM "published"."CitedSource" c
       JOIN "published"."LiveEdition" l ON l."editionId" = c."editionId"
       WHERE c."key" = $1 ORDER BY c."workId", (l."lang" = $2) DESC, l."lang"),
     "newest" AS (SELECT * FROM "resting" ORDER BY "publishedAt" DESC, "editionId" LIMIT $3)
     SELECT l."workId", l."kind", l."lang", l."path", l."publishedAt", d."projection" ->> 'headline' AS "headline",
       (SELECT count(*)::int FROM "resting") AS "count",
       (SELECT jsonb_agg(e.note ORDER BY e.place) FROM jsonb_array_elements(d."projection" -> 'notes') WITH ORDINALITY e(note, place)
        JOIN "published"."CitedSource" c ON c."editionId" = n."editionId" AND c."noteId"::text = e.note ->> 'id' AND c."key" = $1) AS "notes"
     FROM "newest" n JOIN "published"."LiveEdition" l ON l."editionId" = n."editionId"
     JOIN "published"."Document" d ON d."publicationId" = l."publicationId"
     ORDER BY l."publishedAt" DESC, l."editionId"`,
    [key, lang, mostTexts],
  );
  return { texts: rows.map(({ count: _, ...text }) => text), count: rows[0]?.count ?? 0 };
}

/** The beginnings of the keys of cited sources, two digits each: so many sitemaps share the pages of sources. */
export async function keyBeginnings(reader: Reader): Promise<string[]> {
  const { rows } = await reader.query<{ beginning: string }>(
    `SELECT b.beginning FROM unnest($1::text[]) b(beginning)
     WHERE EXISTS (SELECT 1 FROM "published"."CitedSource" c WHERE c."key" >= b.beginning AND c."key" < b.beginning || 'g') ORDER BY 1`,
    [allBeginnings],
  );
  return rows.map(({ beginning }) => beginning);
}

/** Two hexadecimal digits. */
export const beginningOf = (key: string) => key.slice(0, 2);

const allBeginnings = Array.from({ length: 256 }, (_, number) =>
  number.toString(16).padStart(2, "0"),
);

/** The pages of sources whose keys begin so, with when each last changed: for their sitemap. */
export async function sourcePages(
  reader: Reader,
  beginning: string,
): Promise<{ path: string; publishedAt: Date }[]> {
  const { rows } = await reader.query<{ lang: Language; key: string; publishedAt: Date }>(
    `SELECT "lang", c."key", max(l."publishedAt") AS "publishedAt" FROM "published"."CitedSource" c
     JOIN "published"."LiveEdition" l ON l."editionId" = c."editionId"
     WHERE c."key" >= $1 AND c."key" < $1 || 'g' GROUP BY 1, 2 ORDER BY 2, 1`,
    [beginning],
  );
  return rows.map(({ lang, key, publishedAt }) => ({ path: sourcePath(lang, key), publishedAt }));
}
