import type { Viewer } from "@/server/auth/viewer";
import { type Db, literally, type Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import type { Prisma } from "@/server/generated/prisma/client";
import { failures } from "@/server/outbound/web";
import { languages } from "@/server/public/projection";
import { sourcePath } from "@/server/public/sources";
import { mayAskOutside } from "@/server/site/queries";
import { mayWriteIn, readBy } from "@/server/works/policy";
import { type Cited, type Footing, footingOf, type LinkCheck, linkState } from "./rules";
import type { ListSources, SearchSources } from "./schema";

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

const pageLength = 50;

const linkFields = {
  address: true,
  status: true,
  failure: true,
  checkedAt: true,
  failingSince: true,
  failures: true,
  deadSince: true,
} as const;

/** The sources of the trackers the viewer writes in, the latest recorded first, fifty at a time. */
export async function listSources(db: Db, viewer: Viewer, input: ListSources) {
  const rows = await db.source.findMany({
    where: { AND: [{ trackerId: { in: Object.keys(viewer.roles) } }, ...asked(input)] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: pageLength + 1,
    select: {
      id: true,
      kind: true,
      title: true,
      publisher: true,
      url: true,
      restrictedAt: true,
      createdAt: true,
      tracker: { select: { name: true } },
      link: { select: linkFields },
    },
  });
  const shown = rows.slice(0, pageLength);
  const ids = shown.map(({ id }) => id);
  const [cited, copied] = [await citedTimes(db, viewer, ids), await latestCopies(db, ids)];
  const lines = shown.map(({ tracker, link, url, restrictedAt, createdAt: _, ...row }) => ({
    ...row,
    tracker: tracker.name,
    isRestricted: restrictedAt !== null,
    link: linkState({ url, restrictedAt }, link && linkCheckOf(link)),
    cited: cited.get(row.id) ?? 0,
    copiedAt: copied.get(row.id) ?? null,
  }));
  const last = rows.length > pageLength ? shown.at(-1) : undefined;
  return { lines, next: last ? { createdAt: last.createdAt, id: last.id } : null };
}

export type SourceLine = Awaited<ReturnType<typeof listSources>>["lines"][number];

function asked({ search, trackerId, kind, state, after }: ListSources): Prisma.SourceWhereInput[] {
  const contains = { contains: literally(search), mode: "insensitive" } as const;
  return [
    search ? { OR: [{ title: contains }, { publisher: contains }, { url: contains }] } : {},
    trackerId ? { trackerId } : {},
    kind ? { kind } : {},
    state ? inState[state] : {},
    after
      ? {
          OR: [
            { createdAt: { lt: after.createdAt } },
            { createdAt: after.createdAt, id: { lt: after.id } },
          ],
        }
      : {},
  ];
}

const inState: Record<NonNullable<ListSources["state"]>, Prisma.SourceWhereInput> = {
  dead: { restrictedAt: null, link: { deadSince: { not: null } } },
  protected: { restrictedAt: { not: null } },
  withoutCopy: { restrictedAt: null, url: { not: "" }, captures: { none: {} } },
};

/** How often each is cited in working copies the viewer may read: more would tell of those they may not. */
async function citedTimes(db: Db, viewer: Viewer, ids: string[]) {
  const rows = await db.citation.groupBy({
    by: ["sourceId"],
    where: { sourceId: { in: ids }, edition: { work: readBy(viewer) } },
    _count: true,
  });
  return new Map(rows.map(({ sourceId, _count }) => [sourceId, _count]));
}

async function latestCopies(db: Db, ids: string[]) {
  const rows = await db.capture.groupBy({
    by: ["sourceId"],
    where: { sourceId: { in: ids } },
    _max: { takenAt: true },
  });
  return new Map(rows.map(({ sourceId, _max }) => [sourceId, _max.takenAt]));
}

type LinkRow = Omit<LinkCheck, "status" | "failure"> & {
  status: number | null;
  failure: string | null;
};

export function linkCheckOf({ status, failure, ...row }: LinkRow): LinkCheck {
  if (status !== null) return { ...row, status, failure: null };
  const known = failures.find((one) => one === failure);
  return { ...row, status: null, failure: known ?? "unreachable" };
}

/** One source for its page: its fields, what rests on it, how its link answers, and whether that may be asked. Refuses `notFound`. */
export async function sourcePage(db: Db, viewer: Viewer, id: string) {
  const row = await db.source.findUnique({
    where: { id },
    select: {
      ...fields,
      trackerId: true,
      tracker: { select: { name: true } },
      link: { select: linkFields },
    },
  });
  if (!row || !mayWriteIn(viewer, row.trackerId)) throw new Refusal("notFound");
  const { tracker, link, ...source } = row;
  return {
    source: forDesk(source),
    tracker,
    link: linkState(source, link && linkCheckOf(link)),
    mayAsk: await mayAskOutside(db),
    works: await worksCiting(db, viewer, id),
    publicPath: await publicPathOf(db, id),
  };
}

export type SourcePage = Awaited<ReturnType<typeof sourcePage>>;

/** Where readers have its page: as the newest live text that names it has it, and null while none does. */
async function publicPathOf(db: Db, sourceId: string): Promise<string | null> {
  const [page] = await db.$queryRaw<{ key: string; lang: string }[]>`
    SELECT named."key", l."lang" FROM "desk"."TextRevision" r
    JOIN "published"."Publication" p ON p."editionId" = r."editionId" AND p."textRevisionId" = r."id"
    JOIN "published"."LiveEdition" l ON l."publicationId" = p."id"
    CROSS JOIN LATERAL jsonb_array_elements(r."citations") c
    JOIN "published"."CitedSource" named ON named."editionId" = l."editionId" AND named."noteId" = (c ->> 'id')::uuid
    WHERE r."citations" @> ${JSON.stringify([{ sourceId }])}::jsonb AND c ->> 'sourceId' = ${sourceId}
    ORDER BY l."publishedAt" DESC, l."editionId" LIMIT 1`;
  const lang = languages.find((known) => known === page?.lang);
  return page && lang ? sourcePath(lang, page.key) : null;
}

const mostWorks = 50;

/** The works that cite it and the viewer may read, the latest change first; also those of which only what readers have cites it still. */
async function worksCiting(db: Db, viewer: Viewer, sourceId: string) {
  const live = await db.$queryRaw<{ editionId: string }[]>`
    SELECT l."editionId" FROM "desk"."TextRevision" r
    JOIN "published"."Publication" p ON p."editionId" = r."editionId" AND p."textRevisionId" = r."id"
    JOIN "published"."LiveEdition" l ON l."publicationId" = p."id"
    WHERE r."citations" @> ${JSON.stringify([{ sourceId }])}::jsonb`;
  const liveIds = live.map(({ editionId }) => editionId);
  const citing = { citations: { some: { sourceId } } };
  const where = { work: readBy(viewer), OR: [citing, { id: { in: liveIds } }] };
  const rows = await db.edition.findMany({
    where,
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
    take: mostWorks,
    select: {
      id: true,
      headline: true,
      status: true,
      work: { select: { kind: true } },
      citations: { where: { sourceId }, take: 1, select: { id: true } },
    },
  });
  return {
    count: await db.edition.count({ where }),
    lines: rows.map(({ work, citations, ...line }) => ({
      ...line,
      kind: work.kind,
      isLiveOnly: citations.length === 0,
    })),
  };
}

/** How many links of the viewer's trackers no longer answer, and how many of those sources have no copy that stands in. */
export async function deadLinks(db: Db, viewer: Viewer) {
  const where = { trackerId: { in: Object.keys(viewer.roles) }, ...inState.dead };
  return {
    count: await db.source.count({ where }),
    withoutCopy: await db.source.count({ where: { ...where, captures: { none: {} } } }),
  };
}

/** The citations of a working copy whose link no longer answers, by their ids. Whoever calls has asked who may read it. */
export async function deadCitations(db: Db | Tx, editionId: string): Promise<string[]> {
  const rows = await db.citation.findMany({
    where: { editionId, source: inState.dead },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** The sources of a working copy that the viewer may open, by the citations' ids. Whoever calls has asked who may read it. */
export async function citedSources(
  db: Db,
  viewer: Viewer,
  editionId: string,
): Promise<Record<string, string>> {
  const rows = await db.citation.findMany({
    where: { editionId, source: { trackerId: { in: Object.keys(viewer.roles) } } },
    select: { id: true, sourceId: true },
  });
  return Object.fromEntries(rows.map(({ id, sourceId }) => [id, sourceId]));
}
