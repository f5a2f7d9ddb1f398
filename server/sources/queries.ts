import type { Viewer } from "@/server/auth/viewer";
import { type Db, literally, type Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { mayWriteIn } from "@/server/works/policy";
import { type Cited, type Footing, footingOf } from "./rules";
import type { SearchSources } from "./schema";

/** A source with what readers get beside it. */
export const withCapture = {
  include: { capture: { select: { hash: true, ending: true, takenAt: true } } },
} as const;

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

const fields = {
  id: true,
  kind: true,
  title: true,
  publisher: true,
  origin: true,
  author: true,
  lang: true,
  url: true,
  publishedOn: true,
  accessedOn: true,
  note: true,
  restrictedAt: true,
  publicWording: true,
  version: true,
} as const;

/** The tracker's sources whose title, publisher or address holds the words, the latest first; 50 at most. Refuses `notFound`. */
export async function sourcesOf(db: Db, viewer: Viewer, { trackerId, search }: SearchSources) {
  if (!mayWriteIn(viewer, trackerId)) throw new Refusal("notFound");
  const contains = { contains: literally(search), mode: "insensitive" } as const;
  const rows = await db.source.findMany({
    where: { trackerId, OR: [{ title: contains }, { publisher: contains }, { url: contains }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 50,
    select: fields,
  });
  return rows.map(forDesk);
}

const mostOrigins = 200;

/**
 * Whose reporting the tracker's sources repeat, and who publishes them, for a person who is about to name one of these: what
 * is repeated first, what stands there most often before the rest; 200 at most. Refuses `notFound`.
 */
export async function originsForDesk(db: Db, viewer: Viewer, trackerId: string): Promise<string[]> {
  if (!mayWriteIn(viewer, trackerId)) throw new Refusal("notFound");
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT said."name" FROM "desk"."Source" s
    CROSS JOIN LATERAL (VALUES (s."origin", true), (s."publisher", false)) said("name", "isOrigin")
    WHERE s."trackerId" = ${trackerId}::uuid AND said."name" <> ''
    GROUP BY said."name" ORDER BY bool_or(said."isOrigin") DESC, count(*) DESC, said."name" LIMIT ${mostOrigins}`;
  return rows.map(({ name }) => name);
}

/** One source with all its fields and its tracker. Refuses `notFound`. */
export async function sourceForDesk(db: Db, viewer: Viewer, id: string) {
  const row = await db.source.findUnique({ where: { id }, select: { ...fields, trackerId: true } });
  if (!row || !mayWriteIn(viewer, row.trackerId)) throw new Refusal("notFound");
  return forDesk(row);
}

/** What each of these editions' working copies rests on, by its id; the protected sources count like any other. */
export async function footingsOf(
  db: Db | Tx,
  editionIds: readonly string[],
): Promise<Map<string, Footing>> {
  const rows = await db.$queryRaw<(Cited & { id: string })[]>`
    SELECT e."id", w."kind", w."risk", t."twoSourcesFrom",
      coalesce(jsonb_agg(jsonb_build_object('id', s."id", 'kind', s."kind", 'origin', s."origin", 'publisher', s."publisher",
        'author', s."author", 'url', s."url")) FILTER (WHERE s."id" IS NOT NULL), '[]') AS "sources"
    FROM "desk"."Edition" e JOIN "desk"."Work" w ON w."id" = e."workId"
    JOIN "desk"."Tracker" t ON t."id" = w."homeTrackerId"
    LEFT JOIN "desk"."Citation" c ON c."editionId" = e."id" LEFT JOIN "desk"."Source" s ON s."id" = c."sourceId"
    WHERE e."id" = ANY (${editionIds}::uuid[]) GROUP BY e."id", w."id", t."id"`;
  return new Map(rows.map(({ id, ...cited }) => [id, footingOf(cited)]));
}

type Dated = { restrictedAt: Date | null; publishedOn: Date | null; accessedOn: Date | null };

function forDesk<Row extends Dated>({ restrictedAt, publishedOn, accessedOn, ...source }: Row) {
  return {
    ...source,
    publishedOn: day(publishedOn),
    accessedOn: day(accessedOn),
    isRestricted: restrictedAt !== null,
  };
}

export type SourceForDesk = Awaited<ReturnType<typeof sourcesOf>>[number];
