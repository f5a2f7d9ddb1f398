import type { ClientBase, Pool } from "pg";
import type {
  Card,
  EarlierVersion,
  Facts,
  Language,
  Note,
  PublishedVersion,
  TimelineEvent,
  Tombstone,
  TrackerLink,
} from "./projection";

export type Reader = Pool | ClientBase;

/**
 * The versions of a work's editions that may still be read, the newest of each edition first. `published` gives, by edition, the
 * version that began a change: of that edition only the one before it and those after are read.
 */
export async function versionsOf(
  reader: Reader,
  workId: string,
  published: Readonly<Record<string, number>> | null = null,
): Promise<PublishedVersion[]> {
  const { rows } = await reader.query<PublishedVersion>(
    `WITH "readable" AS (
       SELECT p.*, min(p."publishedAt") OVER (PARTITION BY p."editionId") AS "firstPublishedAt"
       FROM "published"."Publication" p JOIN "published"."Document" d ON d."publicationId" = p."id" WHERE p."workId" = $1)
     SELECT r."workId", r."editionId", d."projection", r."version", r."textHash", r."publishedAt", r."versionPath",
       r."firstPublishedAt", d."redactedAt"
     FROM "readable" r JOIN "published"."Document" d ON d."publicationId" = r."id"
     WHERE r."version" >= coalesce(($2::jsonb ->> r."editionId"::text)::int - 1, 0)
     ORDER BY r."lang", r."version" DESC`,
    [workId, published ?? {}],
  );
  return rows;
}

const earlierLength = 12;

/** The versions of an edition before the one named that may still be read, the newest first; twelve, and each tells of those before it. */
export async function earlierVersions(
  reader: Reader,
  { editionId, version }: Pick<PublishedVersion, "editionId" | "version">,
): Promise<EarlierVersion[]> {
  const { rows } = await reader.query<EarlierVersion>(
    `SELECT p."version", p."versionPath", p."publishedAt" FROM "published"."Publication" p
     JOIN "published"."Document" d ON d."publicationId" = p."id"
     WHERE p."editionId" = $1 AND p."version" < $2 ORDER BY p."version" DESC LIMIT $3`,
    [editionId, version, earlierLength],
  );
  return rows;
}

type ShownCapture = { hash: string; charset: string };

/** The copy of a source at an address, by its SHA-256 (hex); null where no text that may be read names it. */
export async function shownCapture(reader: Reader, path: string): Promise<ShownCapture | null> {
  if (!path.startsWith("/captures/")) return null;
  const { rows } = await reader.query<ShownCapture>(
    `SELECT "hash", "charset" FROM "published"."Capture" WHERE "path" = $1 LIMIT 1`,
    [path],
  );
  return rows[0] ?? null;
}

/** Those of the notes' sources that no longer answer and have a copy to offer instead, by address. */
export async function deadLinks(
  reader: Reader,
  notes: readonly Pick<Note, "source">[],
): Promise<string[]> {
  const copied = notes.flatMap(({ source }) =>
    "url" in source && source.capture ? source.url : [],
  );
  if (copied.length === 0) return [];
  const { rows } = await reader.query<{ address: string }>(
    `SELECT "address" FROM "published"."DeadLink" WHERE "address" = ANY ($1)`,
    [copied],
  );
  return rows.map(({ address }) => address);
}

/** Events with those of their sources' addresses that no longer answer. */
export async function withDeadLinks(
  reader: Reader,
  events: readonly TimelineEvent[],
): Promise<TimelineEvent[]> {
  const dead = await deadLinks(
    reader,
    events.flatMap(({ notes }) => notes),
  );
  return events.map((event) => {
    const own = event.notes.flatMap(({ source }) => ("url" in source ? source.url : []));
    const links = dead.filter((address) => own.includes(address));
    return links.length > 0 ? { ...event, deadLinks: links } : event;
  });
}

/** Every address a work ever had, live or gone. */
export async function addressesOf(reader: Reader, workId: string): Promise<string[]> {
  const { rows } = await reader.query<{ path: string }>(
    `SELECT DISTINCT a.path FROM "published"."Publication" p, LATERAL (VALUES (p."path"), (p."versionPath")) a(path)
     WHERE p."workId" = $1`,
    [workId],
  );
  return rows.map(({ path }) => path);
}

/** Works that were ever published, a hundred at a time, in the order of their ids. */
export async function publishedWorks(reader: Reader, after: string | null): Promise<string[]> {
  const { rows } = await reader.query<{ workId: string }>(
    `SELECT DISTINCT "workId" FROM "published"."Publication" WHERE $1::uuid IS NULL OR "workId" > $1::uuid
     ORDER BY 1 LIMIT 100`,
    [after],
  );
  return rows.map(({ workId }) => workId);
}

/** A live version with all that a list shows of it; its columns are `liveColumns` of `liveTables`. */
export type LiveRow = Omit<Card, "headline" | "standfirst" | "facts"> & {
  projection: { headline: string; standfirst: string; facts: Facts; notes: Note[] };
};

export const liveColumns = `l."workId", l."kind", l."lang", l."path", l."publishedAt", p."version",
  jsonb_build_object('headline', d."projection" -> 'headline', 'standfirst', d."projection" -> 'standfirst',
    'facts', d."projection" -> 'facts', 'notes', d."projection" -> 'notes') AS "projection"`;
export const liveTables = `"published"."LiveEdition" l JOIN "published"."Publication" p ON p."id" = l."publicationId"
  JOIN "published"."Document" d ON d."publicationId" = l."publicationId"`;

const cardOf = ({ projection: { notes: _, ...words }, ...row }: LiveRow): Card => ({
  ...row,
  ...words,
});

/** The live articles of a language, the newest publication first; of one tracker where it is named. */
export async function latestArticles(
  reader: Reader,
  { lang, trackerId, limit }: { lang: Language; trackerId: string | null; limit: number },
): Promise<Card[]> {
  const { rows } = await reader.query<LiveRow>(
    `SELECT ${liveColumns} FROM ${liveTables}
     WHERE l."lang" = $1 AND l."kind" = 'article' AND ($2::uuid IS NULL OR l."trackerIds" @> ARRAY[$2::uuid])
     ORDER BY l."publishedAt" DESC, l."editionId" LIMIT $3`,
    [lang, trackerId, limit],
  );
  return rows.map(cardOf);
}

/** The live articles of a language that link to the work, the newest publication first. */
export async function articlesLinking(
  reader: Reader,
  { lang, workId, limit }: { lang: Language; workId: string; limit: number },
): Promise<Card[]> {
  const { rows } = await reader.query<LiveRow>(
    `SELECT ${liveColumns} FROM ${liveTables}
     WHERE l."lang" = $1 AND l."kind" = 'article' AND l."linkedIds" @> ARRAY[$2::uuid]
     ORDER BY l."publishedAt" DESC, l."editionId" LIMIT $3`,
    [lang, workId, limit],
  );
  return rows.map(cardOf);
}

/** Articles and events together, the newest publication first: for feeds. */
export async function latestWorks(
  reader: Reader,
  { lang, trackerId, limit }: { lang: Language; trackerId: string | null; limit: number },
): Promise<(Card & { firstPublishedAt: Date })[]> {
  const { rows } = await reader.query<LiveRow & { firstPublishedAt: Date }>(
    `SELECT ${liveColumns}, l."firstPublishedAt" FROM ${liveTables}
     WHERE l."lang" = $1 AND l."kind" IN ('article', 'event') AND ($2::uuid IS NULL OR l."trackerIds" @> ARRAY[$2::uuid])
     ORDER BY l."publishedAt" DESC, l."editionId" LIMIT $3`,
    [lang, trackerId, limit],
  );
  return rows.map((row) => ({ ...cardOf(row), firstPublishedAt: row.firstPublishedAt }));
}

/** The states, treaties, bodies and people of a tracker that have a page in the language, in no order. */
export async function entityCards(
  reader: Reader,
  { lang, trackerId }: { lang: Language; trackerId: string },
): Promise<Card[]> {
  const { rows } = await reader.query<LiveRow>(
    `SELECT ${liveColumns} FROM ${liveTables}
     WHERE l."lang" = $1 AND l."kind" = 'entity' AND l."trackerIds" @> ARRAY[$2::uuid]`,
    [lang, trackerId],
  );
  return rows.map(cardOf);
}

/** The trackers that have a page in the language, in the order of their first publication. */
export async function trackerCards(reader: Reader, lang: Language): Promise<Card[]> {
  const { rows } = await reader.query<LiveRow>(
    `SELECT ${liveColumns} FROM ${liveTables} WHERE l."lang" = $1 AND l."kind" = 'page'
     ORDER BY l."firstPublishedAt", l."editionId"`,
    [lang],
  );
  return rows.map(cardOf);
}

/** The live events of a language's tracker, in no order. */
export async function liveEvents(
  reader: Reader,
  { lang, trackerId }: { lang: Language; trackerId: string },
): Promise<TimelineEvent[]> {
  const { rows } = await reader.query<LiveRow>(
    `SELECT ${liveColumns} FROM ${liveTables}
     WHERE l."lang" = $1 AND l."kind" = 'event' AND l."trackerIds" @> ARRAY[$2::uuid]`,
    [lang, trackerId],
  );
  return rows.flatMap(eventOf);
}

/** The live events of a language that name the entity, in no order. */
export async function eventsNaming(
  reader: Reader,
  { lang, entityId }: { lang: Language; entityId: string },
): Promise<TimelineEvent[]> {
  const { rows } = await reader.query<LiveRow>(
    `SELECT ${liveColumns} FROM ${liveTables}
     WHERE l."lang" = $1 AND l."kind" = 'event' AND l."namedIds" @> ARRAY[$2::uuid]`,
    [lang, entityId],
  );
  return rows.flatMap(eventOf);
}

/** A row as the event it is, of any other kind as none. */
export function eventOf({ projection, ...row }: LiveRow): TimelineEvent[] {
  const { facts, headline, standfirst, notes } = projection;
  return facts.kind === "event" ? [{ ...row, headline, standfirst, notes, facts }] : [];
}

/** The trackers' own pages, for links to them, in the order of the ids given; those without a page are left out. */
export async function trackerLinks(
  reader: Reader,
  { lang, trackerIds }: { lang: Language; trackerIds: string[] },
): Promise<TrackerLink[]> {
  const { rows } = await reader.query<TrackerLink>(
    `SELECT l."path", d."projection" ->> 'headline' AS name FROM ${liveTables}
     WHERE l."kind" = 'page' AND l."lang" = $1 AND l."trackerIds"[1] = ANY ($2::uuid[])
     ORDER BY array_position($2::uuid[], l."trackerIds"[1])`,
    [lang, trackerIds],
  );
  return rows;
}

/** The live address of each work, in the language or else in the one it has; of a page that was merged into another, that one's. */
export async function liveAddresses(
  reader: Reader,
  { lang, workIds }: { lang: Language; workIds: string[] },
): Promise<Record<string, string>> {
  if (workIds.length === 0) return {};
  const { rows } = await reader.query<{ workId: string; path: string }>(
    `SELECT DISTINCT ON (w.id) w.id AS "workId", l."path" FROM unnest($2::uuid[]) w(id)
     JOIN "published"."LiveEdition" l ON l."workId" = coalesce(
       (SELECT "toWorkId" FROM "published"."Redirect" WHERE "workId" = w.id LIMIT 1), w.id)
     ORDER BY w.id, (l."lang" = $1) DESC, l."lang"`,
    [lang, workIds],
  );
  return Object.fromEntries(rows.map(({ workId, path }) => [workId, path]));
}

/** The pages of the acts in the ledger that supersede these, by the id of the superseded one; in the language or else in the one they have. */
export async function replacements(
  reader: Reader,
  { lang, actIds }: { lang: Language; actIds: string[] },
): Promise<Record<string, string>> {
  const { rows } = await reader.query<{ id: string; path: string }>(
    `SELECT DISTINCT ON (1) a."act" ->> 'supersedesId' AS "id", l."path" FROM "published"."Act" a
     JOIN "published"."LiveEdition" l ON l."workId" = a."workId"
     WHERE a."act" ->> 'supersedesId' IS NOT NULL AND a."act" ->> 'supersedesId' = ANY ($2::text[]) ORDER BY 1, (l."lang" = $1) DESC, l."lang"`,
    [lang, actIds],
  );
  return Object.fromEntries(rows.map(({ id, path }) => [id, path]));
}

/** The live address of each entity's page, by the entity's id, in the language or else in the one it has. */
export async function entityAddresses(
  reader: Reader,
  { lang, entityIds }: { lang: Language; entityIds: string[] },
): Promise<Record<string, string>> {
  if (entityIds.length === 0) return {};
  const { rows } = await reader.query<{ entityId: string; path: string }>(
    `SELECT DISTINCT ON (e.id) e.id AS "entityId", l."path" FROM unnest($2::uuid[]) e(id)
     JOIN "published"."LiveEdition" l ON l."kind" = 'entity' AND l."namedIds" @> ARRAY[e.id]
     ORDER BY e.id, (l."lang" = $1) DESC, l."lang"`,
    [lang, entityIds],
  );
  return Object.fromEntries(rows.map(({ entityId, path }) => [entityId, path]));
}

/** Entities by their id, or by the works that are their pages. */
export type EntitiesTold = { entityIds: string[]; workIds: string[] };

/** The works that are the live pages of these entities; of all where none are named. */
export async function entityPages(reader: Reader, told: EntitiesTold | null): Promise<string[]> {
  const { rows } = await reader.query<{ workId: string }>(
    `SELECT DISTINCT "workId" FROM "published"."LiveEdition"
     WHERE "kind" = 'entity' AND ($1::uuid[] IS NULL OR "namedIds" && $1::uuid[] OR "workId" = ANY ($2::uuid[]))`,
    [told?.entityIds ?? null, told?.workIds ?? null],
  );
  return rows.map(({ workId }) => workId);
}

/** The live events, acts and measures that name the entity, and the texts that show those measures. */
export async function worksNaming(reader: Reader, entityId: string): Promise<string[]> {
  const { rows } = await reader.query<{ workId: string }>(
    `SELECT DISTINCT "workId" FROM "published"."LiveEdition"
     WHERE "kind" IN ('event', 'act', 'measure') AND "namedIds" @> ARRAY[$1::uuid]
     UNION SELECT t."workId" FROM "published"."LiveEdition" m
       JOIN "published"."LiveEdition" t ON t."linkedIds" @> ARRAY[m."workId"]
       WHERE m."kind" = 'measure' AND m."namedIds" @> ARRAY[$1::uuid]`,
    [entityId],
  );
  return rows.map(({ workId }) => workId);
}

/** The entity whose page this work was before it was taken down; null of any other work. */
export async function entityTakenDown(reader: Reader, workId: string): Promise<string | null> {
  const { rows } = await reader.query<{ entityId: string }>(
    `SELECT "entityId" FROM "published"."Tombstone" WHERE "workId" = $1 AND "entityId" IS NOT NULL LIMIT 1`,
    [workId],
  );
  return rows[0]?.entityId ?? null;
}

/**
 * Works whose pages change when this one does: those that link to it, for a tracker's page those it shows, for acts those they
 * supersede. Once acts are gone nobody can say any more which those were, and it is all of them.
 */
export async function worksAround(reader: Reader, workId: string): Promise<string[]> {
  const { rows } = await reader.query<{ workId: string }>(
    `SELECT "workId" FROM "published"."LiveEdition" WHERE "linkedIds" @> ARRAY[$1::uuid]
     UNION SELECT l."workId" FROM "published"."LiveEdition" t
       JOIN "published"."LiveEdition" l ON l."trackerIds" @> ARRAY[t."trackerIds"[1]]
       WHERE t."workId" = $1 AND t."kind" = 'page' AND l."workId" <> $1
     UNION SELECT old."workId" FROM "published"."Act" a
       JOIN "published"."Act" old ON old."id" = (a."act" ->> 'supersedesId')::uuid
       WHERE a."workId" = $1 AND old."workId" <> $1
     UNION SELECT l."workId" FROM "published"."LiveEdition" l WHERE l."kind" = 'act'
       AND EXISTS (SELECT 1 FROM "published"."Tombstone" t WHERE t."workId" = $1 AND t."kind" = 'act')`,
    [workId],
  );
  return rows.map((row) => row.workId);
}

/** The works that are the pages of these trackers; of all where none are named. */
export async function trackerPages(reader: Reader, trackerIds: string[] | null): Promise<string[]> {
  const { rows } = await reader.query<{ workId: string }>(
    `SELECT DISTINCT "workId" FROM "published"."LiveEdition"
     WHERE "kind" = 'page' AND ($1::uuid[] IS NULL OR "trackerIds"[1] = ANY ($1::uuid[]))`,
    [trackerIds],
  );
  return rows.map(({ workId }) => workId);
}

/** Works whose words change by themselves after the one day and up to the other (ISO dates). */
export async function worksDue(
  reader: Reader,
  { after, upTo }: { after: string; upTo: string },
): Promise<string[]> {
  const { rows } = await reader.query<{ workId: string }>(
    `SELECT DISTINCT "workId" FROM "published"."LiveEdition" WHERE "changesOn" > $1::date AND "changesOn" <= $2::date`,
    [after, upTo],
  );
  return rows.map(({ workId }) => workId);
}

/** Why nothing is at this address any more, or null when it never held anything. */
export async function tombstoneAt(reader: Reader, path: string): Promise<Tombstone | null> {
  const { rows } = await reader.query<Tombstone>(
    `SELECT "kind", "lang", "reason", "takenDownAt" FROM "published"."Tombstone"
     WHERE "paths" @> ARRAY[$1::text] ORDER BY "takenDownAt" DESC LIMIT 1`,
    [path],
  );
  return rows[0] ?? null;
}

const movedTables = `"published"."Redirect" r JOIN LATERAL (SELECT l."path" FROM "published"."LiveEdition" l
  WHERE l."workId" = r."toWorkId" ORDER BY (l."lang" = r."lang") DESC, l."lang" LIMIT 1) l ON true`;

/** Where the page that stood at an address was merged into, while that one is live. */
export async function movedTo(reader: Reader, path: string): Promise<string | null> {
  const { rows } = await reader.query<{ path: string }>(
    `SELECT l."path" FROM ${movedTables} WHERE r."path" = $1`,
    [path],
  );
  return rows[0]?.path ?? null;
}

/** Every address that leads to another for ever, and which. */
export async function movedAddresses(reader: Reader): Promise<{ from: string; to: string }[]> {
  const { rows } = await reader.query<{ from: string; to: string }>(
    `SELECT r."path" AS "from", l."path" AS "to" FROM ${movedTables} ORDER BY 1`,
  );
  return rows;
}

/** Every address that is gone and holds nothing now. */
export async function goneAddresses(reader: Reader): Promise<string[]> {
  const { rows } = await reader.query<{ path: string }>(
    `SELECT DISTINCT g.path FROM "published"."Tombstone" t, unnest(t."paths") g(path)
     WHERE NOT EXISTS (SELECT 1 FROM "published"."Publication" p JOIN "published"."Document" d ON d."publicationId" = p."id"
       WHERE p."path" = g.path OR p."versionPath" = g.path) ORDER BY 1`,
  );
  return rows.map(({ path }) => path);
}

/** The live pages first published on a day (ISO, UTC), with when each last changed: for that day's sitemap. */
export async function livePages(
  reader: Reader,
  day: string,
): Promise<{ path: string; publishedAt: Date }[]> {
  const { rows } = await reader.query<{ path: string; publishedAt: Date }>(
    `SELECT "path", "publishedAt" FROM "published"."LiveEdition"
     WHERE "firstPublishedAt" >= $1::date::timestamp AT TIME ZONE 'UTC'
       AND "firstPublishedAt" < ($1::date + 1)::timestamp AT TIME ZONE 'UTC' ORDER BY "path"`,
    [day],
  );
  return rows;
}

/** The days (ISO, UTC) on which anything live was first published, with the newest change of each. */
export async function liveDays(reader: Reader): Promise<{ day: string; changedAt: Date }[]> {
  const { rows } = await reader.query<{ day: string; changedAt: Date }>(
    `SELECT to_char("firstPublishedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "day", max("publishedAt") AS "changedAt"
     FROM "published"."LiveEdition" GROUP BY 1 ORDER BY 1`,
  );
  return rows;
}

/** The days (ISO, UTC) on which a work's editions, or those of all, were first published, live or gone. */
export async function firstDays(reader: Reader, workId: string | null): Promise<string[]> {
  const { rows } = await reader.query<{ day: string }>(
    `SELECT DISTINCT to_char(min("publishedAt") AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "day"
     FROM "published"."Publication" WHERE $1::uuid IS NULL OR "workId" = $1 GROUP BY "editionId" ORDER BY 1`,
    [workId],
  );
  return rows.map(({ day }) => day);
}

/** The work whose page or version stands, or stood, at the address. */
export async function workAt(reader: Reader, path: string): Promise<string | null> {
  const { rows } = await reader.query<{ workId: string }>(
    `SELECT "workId" FROM "published"."Publication" WHERE "path" = $1 OR "versionPath" = $1 LIMIT 1`,
    [path],
  );
  return rows[0]?.workId ?? null;
}
