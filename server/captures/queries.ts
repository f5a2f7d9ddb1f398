import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { folded, standsIn } from "@/server/entities/rules";
import { Refusal } from "@/server/errors";
import { mayAskOutside } from "@/server/site/queries";
import { kept } from "@/server/storage/store";
import { mayWriteIn, readBy } from "@/server/works/policy";
import { type Found, findQuote, mostWords, namesPattern } from "./rules";
import { ending } from "./schema";

const newestFirst = [{ takenAt: "desc" as const }, { id: "desc" as const }];

/** The copies of a source, the newest first, each with who took it and how its bytes were last found. Refuses `notFound`. */
export async function capturesOf(db: Db, viewer: Viewer, sourceId: string) {
  const source = await db.source.findUnique({
    where: { id: sourceId },
    select: { trackerId: true, captureId: true },
  });
  if (!source || !mayWriteIn(viewer, source.trackerId)) throw new Refusal("notFound");
  const rows = await db.capture.findMany({
    where: { sourceId },
    orderBy: newestFirst,
    take: 100,
    omit: { words: true },
  });
  const people = await db.user.findMany({
    where: { id: { in: rows.map(({ takenById }) => takenById) } },
    select: { id: true, name: true },
  });
  const files = await db.storedFile.findMany({
    where: { hash: { in: rows.map(({ hash }) => hash) } },
  });
  return {
    mayAskOutside: await mayAskOutside(db),
    shownId: source.captureId,
    captures: rows.map(({ takenById, ...row }) => ({
      ...row,
      ending: ending.parse(row.ending),
      takenBy: people.find(({ id }) => id === takenById)?.name ?? "",
      isDamaged: files.some(({ hash, state }) => hash === row.hash && state !== "intact"),
    })),
  };
}

/** A copy with its words, as it is read on the desk. Refuses `notFound`. */
export async function captureToRead(db: Db, viewer: Viewer, captureId: string) {
  const capture = await db.capture.findUnique({
    where: { id: captureId },
    include: { source: { select: { id: true, title: true, lang: true, trackerId: true } } },
  });
  if (!capture || !mayWriteIn(viewer, capture.source.trackerId)) throw new Refusal("notFound");
  return { ...capture, ending: ending.parse(capture.ending) };
}

/** The bytes of a copy. Refuses `notFound`, `captureDamaged` where they are not what was kept. */
export async function captureFile(db: Db, viewer: Viewer, captureId: string) {
  const capture = await db.capture.findUnique({
    where: { id: captureId },
    omit: { words: true },
    include: { source: { select: { trackerId: true } } },
  });
  if (!capture || !mayWriteIn(viewer, capture.source.trackerId)) throw new Refusal("notFound");
  const bytes = await kept(capture.hash);
  if (!bytes) throw new Refusal("captureDamaged");
  return { ...capture, bytes };
}

/** What the newest copies of a source say to the words quoted from it: `found` is null where they are in none that can be read. */
export type Beside = { captureId: string; takenAt: Date; isRead: boolean; found: Found | null };

// The latest say most; a source asked every day for years must not hold a page up.
const mostSearched = 5;

/** For each citation of a text, by its id, the copy that holds its quoted words, else the newest. Those without a copy are left out. Refuses `notFound`. */
export async function capturesBeside(
  db: Db,
  viewer: Viewer,
  editionId: string,
): Promise<Record<string, Beside>> {
  const edition = await db.edition.findFirst({
    where: { id: editionId, work: readBy(viewer) },
    select: {
      citations: {
        where: { source: { captures: { some: {} } } },
        select: { id: true, quote: true, sourceId: true },
      },
    },
  });
  if (!edition) throw new Refusal("notFound");
  const beside: Record<string, Beside> = {};
  for (const sourceId of new Set(edition.citations.map((citation) => citation.sourceId))) {
    const copies = await db.capture.findMany({
      where: { sourceId },
      orderBy: newestFirst,
      take: mostSearched,
      select: { id: true, takenAt: true, words: true },
    });
    for (const { id, quote } of edition.citations.filter((one) => one.sourceId === sourceId)) {
      const best = bestOf(copies, quote);
      if (best) beside[id] = best;
    }
  }
  return beside;
}

// Bytes of words that one look at them reads, in the database: a second or so on a slow machine.
const mostLookedThrough = 10_000_000;

type Opened = {
  id: string;
  sourceId: string;
  trackerId: string;
  title: string;
  takenAt: Date;
  path: string;
  isPublished: boolean;
  isSearched: boolean;
  isWhole: boolean;
  found: string[];
};

/**
 * The copies that readers can open, or will be able to with the next version of a text, in which any of the names stands, the
 * newest first. `unread` counts those whose words are not read, or not to their end: PDFs, pictures and the longest pages;
 * `unsearched` those that were left out because there are too many words. Of a source
 * the viewer may not open `source` is null, and its copies are told only where readers have them.
 */
export async function copiesTelling(db: Db, viewer: Viewer, names: readonly string[]) {
  const wanted = names.map(folded).filter(Boolean);
  const rows = await db.$queryRaw<Opened[]>`
    WITH open AS (
      SELECT c."id", c."sourceId", s."trackerId", s."title", c."takenAt", c."words",
        '/captures/' || c."hash" || '.' || c."ending" AS "path", p."path" IS NOT NULL AS "isPublished",
        sum(octet_length(c."words")) OVER (ORDER BY c."takenAt" DESC, c."id") <= ${mostLookedThrough} AS "isSearched"
      FROM "desk"."Capture" c JOIN "desk"."Source" s ON s."id" = c."sourceId"
      LEFT JOIN (SELECT DISTINCT "path" FROM "published"."Capture") p ON p."path" = '/captures/' || c."hash" || '.' || c."ending"
      WHERE p."path" IS NOT NULL OR (s."captureId" = c."id" AND s."restrictedAt" IS NULL))
    SELECT "id", "sourceId", "trackerId", "title", "takenAt", "path", "isPublished", "isSearched",
      "isSearched" AND octet_length("words") > 0 AND length("words") < ${mostWords} AS "isWhole",
      CASE WHEN "isSearched" THEN ARRAY(
        SELECT m[1] FROM regexp_matches("words", ${namesPattern([...names, ...wanted])}, 'gi') m LIMIT 1000) ELSE '{}' END AS "found"
    FROM open ORDER BY "takenAt" DESC, "id"`;
  const tells = ({ found }: Opened) =>
    found.some((words) => wanted.some((name) => standsIn(folded(words), name)));
  const copies = rows
    .filter(tells)
    .flatMap(({ id, sourceId, takenAt, path, isPublished, ...row }) => {
      const source = mayWriteIn(viewer, row.trackerId) ? { id: sourceId, title: row.title } : null;
      return source || isPublished ? { id, takenAt, path, isPublished, source } : [];
    });
  return {
    copies,
    unread: rows.filter((row) => row.isSearched && !row.isWhole && !tells(row)).length,
    unsearched: rows.filter(({ isSearched }) => !isSearched).length,
  };
}

type Searched = { id: string; takenAt: Date; words: string };

function bestOf(copies: Searched[], quote: string): Beside | undefined {
  const looked = copies.map(({ id, takenAt, words }) => ({
    captureId: id,
    takenAt,
    isRead: words !== "",
    found: quote ? findQuote(quote, words) : null,
  }));
  return looked.find(({ found }) => found) ?? looked.find(({ isRead }) => isRead) ?? looked[0];
}
