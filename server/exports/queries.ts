import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { Refusal } from "@/server/errors";
import { formatName, formatVersion } from "@/server/exchange/format";
import { mostRows } from "@/server/exchange/read-file";
import { namedByEntered, registersEntered } from "@/server/registers/queries";
import type { TwoSourcesFrom } from "@/server/sources/rules";
import { readBy } from "@/server/works/policy";
import { isoDate, namedIn } from "@/server/works/rules";
import { typedFacts } from "@/server/works/schema";
import { assertMayExport, mayExport } from "./policy";

const atOnce = 100;

/**
 * The trackers the viewer may take out, by name, each with how many works its file would hold, and whether those are too many to
 * come in again as one file.
 */
export async function exportsForDesk(db: Db, viewer: Viewer, most = mostRows) {
  const ids = Object.keys(viewer.roles).filter((id) => mayExport(viewer, id));
  const trackers = await db.tracker.findMany({
    where: { id: { in: ids } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
  const counted = await db.work.groupBy({
    by: ["homeTrackerId"],
    where: { AND: [readBy(viewer), { homeTrackerId: { in: ids } }] },
    _count: true,
  });
  const works = new Map(counted.map(({ homeTrackerId, _count }) => [homeTrackerId, _count]));
  return trackers.map((tracker) => {
    const count = works.get(tracker.id) ?? 0;
    return { ...tracker, works: count, isTooLarge: count > most };
  });
}

/**
 * A tracker as one file, in pieces: each source, entity and work on a line of its own, written as it is read, so that a tracker
 * of any size takes little memory. Holds what the viewer may read on the desk and is not in the bin. Refuses `notFound`, `notAllowed`.
 */
export async function trackerFile(db: Db, viewer: Viewer, trackerId: string) {
  assertMayExport(viewer, trackerId);
  const tracker = await db.tracker.findUnique({
    where: { id: trackerId },
    select: { name: true, approvals: true, twoSourcesFrom: true },
  });
  if (!tracker) throw new Refusal("notFound");
  await db.auditEvent.create({
    data: { actorId: viewer.id, action: "exportTracker", note: trackerId },
  });
  return { name: tracker.name, pieces: pieces(db, viewer, { trackerId, tracker }) };
}

type Told = {
  trackerId: string;
  tracker: { name: string; approvals: number; twoSourcesFrom: TwoSourcesFrom };
};

async function* pieces(db: Db, viewer: Viewer, { trackerId, tracker }: Told) {
  const head = {
    format: formatName,
    version: formatVersion,
    exportedAt: new Date().toISOString(),
    warning:
      "Holds drafts nobody has reviewed, the names of protected sources, and those of people whom readers may not know. Works restricted to others than the one who made this file are not in it.",
    tracker,
  };
  yield `${JSON.stringify(head).slice(0, -1)},\n"sources":`;
  yield* list(sources(db, trackerId));
  yield ',\n"entities":';
  yield* list(entities(db, viewer, trackerId));
  yield ',\n"registers":';
  yield* list(registersEntered(db, viewer, trackerId));
  yield ',\n"works":';
  yield* list(works(db, viewer, trackerId));
  yield "}\n";
}

async function* list(records: AsyncIterable<object>) {
  let before = "[\n";
  for await (const record of records) {
    yield before + JSON.stringify(record);
    before = ",\n";
  }
  yield before === "[\n" ? "[]" : "\n]";
}

/** Goes through a table by its ids, a hundred rows at a time. */
async function* through<Row extends { id: string }>(
  page: (after: { cursor?: { id: string }; skip?: number; take: number }) => Promise<Row[]>,
) {
  let last: string | undefined;
  do {
    const rows = await page({ take: atOnce, ...(last && { cursor: { id: last }, skip: 1 }) });
    yield* rows;
    last = rows.length === atOnce ? rows.at(-1)?.id : undefined;
  } while (last);
}

const inOrder: ({ createdAt: "asc" } | { id: "asc" })[] = [{ createdAt: "asc" }, { id: "asc" }];

async function* sources(db: Db, trackerId: string) {
  const rows = through((at) =>
    db.source.findMany({ where: { trackerId }, orderBy: inOrder, ...at }),
  );
  for await (const row of rows)
    yield {
      id: row.id,
      kind: row.kind,
      title: row.title,
      publisher: row.publisher,
      origin: row.origin,
      author: row.author,
      lang: row.lang,
      url: row.url,
      publishedOn: isoDate(row.publishedOn),
      accessedOn: isoDate(row.accessedOn),
      note: row.note,
      isRestricted: row.restrictedAt !== null,
      publicWording: row.publicWording,
    };
}

/** Those of the record that works of the tracker name. */
async function* entities(db: Db, viewer: Viewer, trackerId: string) {
  const naming = through((at) =>
    db.work.findMany({
      where: { AND: [readBy(viewer), { homeTrackerId: trackerId }] },
      orderBy: inOrder,
      select: { id: true, facts: true, entityId: true },
      ...at,
    }),
  );
  const ids = new Set<string>();
  for await (const { facts, entityId } of naming)
    for (const id of [...namedIn(typedFacts.parse(facts)), ...(entityId ? [entityId] : [])])
      ids.add(id);
  for (const id of await namedByEntered(db, viewer, trackerId)) ids.add(id);
  const rows = through((at) =>
    db.entity.findMany({
      where: { id: { in: [...ids] } },
      orderBy: inOrder,
      select: entityFields,
      ...at,
    }),
  );
  yield* rows;
}

const entityFields = {
  id: true,
  kind: true,
  names: true,
  aliases: true,
  identifiers: true,
  existedFrom: true,
  existedTo: true,
  nameMode: true,
  pseudonym: true,
  terms: true,
} as const;

async function* works(db: Db, viewer: Viewer, trackerId: string) {
  const rows = through((at) =>
    db.work.findMany({
      where: { AND: [readBy(viewer), { homeTrackerId: trackerId }] },
      orderBy: inOrder,
      select: workFields,
      ...at,
    }),
  );
  for await (const { editions, restrictedToIds, lookAgainOn, shownIn, ...work } of rows) {
    const live = await liveOf(db, work.id);
    yield {
      ...work,
      shownIn: shownIn.map(({ tracker }) => tracker.name),
      isRestricted: restrictedToIds.length > 0,
      lookAgainOn: isoDate(lookAgainOn),
      editions: editions.map(({ id, ...edition }) => ({ ...edition, live: live.get(id) ?? null })),
    };
  }
}

const workFields = {
  id: true,
  kind: true,
  entityId: true,
  risk: true,
  restrictedToIds: true,
  lookAgainOn: true,
  facts: true,
  shownIn: { select: { tracker: { select: { name: true } } } },
  editions: {
    orderBy: { lang: "asc" },
    select: {
      id: true,
      lang: true,
      status: true,
      headline: true,
      standfirst: true,
      byline: true,
      body: true,
      method: true,
      citations: {
        orderBy: { position: "asc" },
        select: { id: true, sourceId: true, place: true, quote: true },
      },
    },
  },
} as const;

/** What readers have of each edition of a work: told, and not brought in again. */
async function liveOf(db: Db, workId: string) {
  const rows = await db.liveEdition.findMany({
    where: { workId },
    select: {
      editionId: true,
      path: true,
      publication: {
        select: {
          version: true,
          publishedAt: true,
          textHash: true,
          factsHash: true,
          document: { select: { projection: true } },
        },
      },
    },
  });
  return new Map(
    rows.map(({ editionId, path, publication: { document, publishedAt, ...publication } }) => [
      editionId,
      {
        path,
        ...publication,
        publishedAt: publishedAt.toISOString(),
        projection: document?.projection ?? null,
      },
    ]),
  );
}
