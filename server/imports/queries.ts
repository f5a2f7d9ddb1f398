import { z } from "zod";
import type { Viewer } from "@/server/auth/viewer";
import { dateWords } from "@/server/dates/date-words";
import { readDate } from "@/server/dates/read-date";
import type { Db, Tx } from "@/server/db";
import { entitiesKnown } from "@/server/entities/queries";
import { folded } from "@/server/entities/rules";
import { names as entityNames, isNarrower } from "@/server/entities/schema";
import { Refusal } from "@/server/errors";
import {
  type FileEntity,
  fileEntity,
  fileRegister,
  fileSource,
  fileWork,
} from "@/server/exchange/format";
import { importedDate } from "@/server/exchange/imported-date";
import type { Known } from "@/server/exchange/prepare";
import { formats } from "@/server/exchange/read-file";
import { fates } from "@/server/exchange/reason";
import { mergedAmong } from "@/server/merges/queries";
import { readBy } from "@/server/works/policy";
import { typedFacts } from "@/server/works/schema";
import { isTheirs } from "./policy";
import { columns, type Here, idHere, rawRow, reasons, samenessOf, workOf } from "./rules";

/** An import of the viewer's. Refuses `notFound`. */
export async function ownImport(db: Db | Tx, viewer: Viewer, id: string) {
  const row = await db.import.findUnique({
    where: { id },
    include: { tracker: { select: { name: true, closedAt: true } } },
  });
  if (!row || !isTheirs(viewer, row)) throw new Refusal("notFound");
  return {
    ...row,
    format: z.enum(formats).parse(row.format),
    columns: columns.parse(row.columns),
    entities: z.array(fileEntity).parse(row.entities),
    sources: z.array(fileSource).parse(row.sources),
    ids: z.record(z.string(), z.string()).parse(row.ids),
  };
}
export type OwnImport = Awaited<ReturnType<typeof ownImport>>;

/** What the record knows of the ids and names of a file. Before an import runs, sources and what is not recorded yet stand for themselves. */
export async function knownTo(db: Db | Tx, file: OwnImport): Promise<Known> {
  const works = file.format === "vigil" ? await worksIn(db, file.id) : [];
  const registers = file.format === "vigil" ? await registersIn(db, file.id) : [];
  const ids = new Map(works.map(({ id, workId }) => [id, workId]));
  const here = file.startedAt
    ? new Map(Object.entries(file.ids))
    : await recordedOf(db, file.entities);
  for (const { id } of [...file.entities, ...file.sources]) ids.set(id, here.get(id) ?? id);
  // Whoever was merged into another bears no name any more: the one that stays has them all.
  const entities = await db.entity.findMany({
    where: { mergedIntoId: null },
    select: { id: true, folded: true },
  });
  const named = new Map<string, string[]>();
  for (const entity of entities)
    for (const name of new Set(entity.folded.split("\n")))
      named.set(name, [...(named.get(name) ?? []), entity.id]);
  const fuller = await namedFuller(db, file.entities, here);
  return {
    ids,
    named: (name) => named.get(folded(name)) ?? [],
    fuller,
    pages: await pagesOf(db, [...here.values()]),
    acts: actsHere(file.id, [...works, ...registers]),
    registers: new Map(registers.map(({ id, registerId }) => [id, registerId])),
  };
}

/** The entries of the record that entities of the file will be, by their ids there, as `entitiesFor` finds them. */
async function recordedOf(db: Db | Tx, entities: readonly FileEntity[]) {
  if (entities.length === 0) return new Map<string, string>();
  const known = await entitiesKnown(
    db,
    entities.map(({ id, kind, names, identifiers }) => ({
      ...{ key: id, kind, names: [names.en] },
      code: identifiers.iso3166 ?? null,
    })),
  );
  const into = await mergedAmong(db, [...known.values()]);
  return new Map([...known].map(([key, id]) => [key, into.get(id) ?? id]));
}

/** The people whom readers may know by a fuller name here than where the file comes from, with their names, by their ids here. */
async function namedFuller(
  db: Db | Tx,
  entities: readonly FileEntity[],
  here: ReadonlyMap<string, string>,
) {
  const chosen = new Map(
    entities.flatMap(({ id, nameMode }) =>
      nameMode === null ? [] : [[here.get(id) ?? "", nameMode] as const],
    ),
  );
  chosen.delete("");
  const rows = await db.entity.findMany({
    where: { id: { in: [...chosen.keys()] }, kind: "person" },
    select: { id: true, names: true, nameMode: true },
  });
  return new Map(
    rows.flatMap(({ id, names, nameMode }) =>
      isNarrower(chosen.get(id) ?? null, nameMode) ? [[id, entityNames.parse(names).en]] : [],
    ),
  );
}

/** Those of these entries of the record that have a page, and be it in the bin. */
async function pagesOf(db: Db | Tx, ids: string[]) {
  const pages = await db.$queryRaw<{ entityId: string }[]>`
    SELECT "entityId" FROM "desk"."Work" WHERE "entityId"::text = ANY (${ids}::text[])`;
  return new Set(pages.map(({ entityId }) => entityId));
}

type WithActs = { acts: unknown[] };

/** The work each one of the file becomes, by its id there, and the ids of its acts there. */
async function worksIn(db: Db | Tx, importId: string) {
  return db.$queryRaw<({ id: string; workId: string } & WithActs)[]>`
    SELECT "raw" -> 'work' ->> 'id' AS id, "workId", jsonb_path_query_array("raw", '$.work.facts.acts[*].id') AS acts
    FROM "desk"."ImportRow"
    WHERE "importId" = ${importId}::uuid AND coalesce("raw" -> 'work' ->> 'id', '') <> ''`;
}

/** The register each one of the file becomes, and the ids of its acts there. */
async function registersIn(db: Db | Tx, importId: string) {
  return db.$queryRaw<({ id: string; registerId: string } & WithActs)[]>`
    SELECT "id", "registerId", jsonb_path_query_array("given", '$.rows[*].acts[*].id') AS acts
    FROM "desk"."ImportRegister" WHERE "importId" = ${importId}::uuid`;
}

/** The ids acts of a file have here. */
function actsHere(importId: string, all: readonly WithActs[]) {
  const ids = all.flatMap(({ acts }) => acts).filter((id) => typeof id === "string");
  return new Map(ids.map((id) => [id, idHere(importId, id)]));
}

/** A register of the file by the one it becomes; null where there is none. */
export async function registerGiven(tx: Tx, importId: string, registerId: string) {
  const row = await tx.importRegister.findUnique({
    where: { registerId, importId },
    select: { given: true },
  });
  return row && fileRegister.parse(row.given);
}

/**
 * What stands in the tracker already, as far as the viewer may know: its works by title and date, and the rows that were brought
 * in and are not in the bin.
 */
export async function whatIsHere(db: Db | Tx, viewer: Viewer, trackerId: string): Promise<Here> {
  const editions = await db.edition.findMany({
    where: { work: { AND: [readBy(viewer), { homeTrackerId: trackerId }] } },
    select: { headline: true, work: { select: { facts: true } } },
  });
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT DISTINCT r."key" FROM "desk"."ImportRow" r JOIN "desk"."Work" w ON w."id" = r."workId"
    WHERE w."homeTrackerId" = ${trackerId}::uuid AND w."binnedAt" IS NULL AND r."madeAt" IS NOT NULL AND r."key" <> ''
      AND (cardinality(w."restrictedToIds") = 0 OR ${viewer.id}::uuid = ANY (w."restrictedToIds"))`;
  return {
    sameness: new Set(
      editions.map(({ headline, work }) => samenessOf(headline, typedFacts.parse(work.facts))),
    ),
    keys: new Set(rows.map(({ key }) => key)),
    isPageWritten: await isPageWritten(db, trackerId),
  };
}

/** Whether anybody wrote in the tracker's own page yet. */
export async function isPageWritten(db: Db | Tx, trackerId: string): Promise<boolean> {
  const written = await db.work.count({
    where: {
      homeTrackerId: trackerId,
      kind: "page",
      OR: [{ factsVersion: { gt: 1 } }, { editions: { some: { version: { gt: 1 } } } }],
    },
  });
  return written > 0;
}

const pageLength = 50;

/** The viewer's imports into trackers they write in, the latest first; fifty at most. */
export async function importsForDesk(db: Db, viewer: Viewer) {
  const rows = await db.import.findMany({
    where: { createdById: viewer.id, trackerId: { in: Object.keys(viewer.roles) } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: pageLength,
    select: {
      id: true,
      name: true,
      createdAt: true,
      startedAt: true,
      doneAt: true,
      undoneAt: true,
      tracker: { select: { name: true } },
      _count: { select: { rows: { where: { madeAt: { not: null } } } } },
    },
  });
  return rows.map(({ tracker, _count, ...row }) => ({
    id: row.id,
    name: row.name,
    createdAt: row.createdAt,
    tracker: tracker.name,
    made: _count.rows,
    state: stateOf(row),
  }));
}

export type ImportLine = Awaited<ReturnType<typeof importsForDesk>>[number];

type Moments = { startedAt: Date | null; doneAt: Date | null; undoneAt: Date | null };

function stateOf({ startedAt, doneAt, undoneAt }: Moments) {
  if (undoneAt) return "undone" as const;
  if (doneAt) return "done" as const;
  return startedAt ? ("running" as const) : ("read" as const);
}

const shownAtOnce = 200;

/** One import: what its columns are taken for, how many rows have which fate, the first two hundred, and what an undo left. Refuses `notFound`. */
export async function importForDesk(db: Db, viewer: Viewer, id: string) {
  const file = await ownImport(db, viewer, id);
  const rows = await db.importRow.findMany({
    where: { importId: id },
    orderBy: { number: "asc" },
    take: shownAtOnce,
    select: { number: true, raw: true, fate: true, reasons: true },
  });
  return {
    id,
    name: file.name,
    format: file.format,
    tracker: file.tracker.name,
    trackerId: file.trackerId,
    isClosed: file.tracker.closedAt !== null,
    createdAt: file.createdAt,
    state: stateOf(file),
    duplicates: file.keepsDuplicates ? ("kept" as const) : ("refused" as const),
    counts: await countsOf(db, id),
    columns: file.columns.map((target, at) => ({
      name: file.header[at] ?? "",
      target,
      sample: sampleOf(rows, at),
    })),
    rows: rows.map(({ raw, ...row }) => ({
      ...lineOf(workOf(rawRow.parse(raw), file.columns)),
      number: row.number,
      fate: z.enum(fates).parse(row.fate),
      reasons: reasons.parse(row.reasons),
    })),
    sameFile: await sameFile(db, file),
    left: file.undoneAt ? await leftOf(db, id) : [],
  };
}

export type ImportForDesk = Awaited<ReturnType<typeof importForDesk>>;

function sampleOf(rows: readonly { raw: unknown }[], at: number): string {
  const cells = rows.slice(0, 50).map(({ raw }) => rawRow.parse(raw).cells?.[at]?.trim() ?? "");
  return cells.find((cell) => cell !== "")?.slice(0, 80) ?? "";
}

/** A row as a person knows it again: its title, its kind and its date in words. */
function lineOf(work: unknown) {
  const parsed = fileWork.safeParse(work);
  if (!parsed.success) return { title: "", kind: "", when: "" };
  const { kind, date, facts, editions } = parsed.data;
  const typed = typeof facts.typed === "string" ? facts.typed : importedDate(date ?? "").typed;
  const given = kind === "event" ? typed : facts.datedOn;
  const read = readDate(typeof given === "string" ? given : "");
  const when = "date" in read ? dateWords(read.date, "en") : typed;
  return { title: editions[0]?.headline.slice(0, 300) ?? "", kind, when };
}

export async function countsOf(db: Db | Tx, importId: string) {
  const [counts] = await db.$queryRaw<
    { all: number; made: number; remarked: number; refused: number; done: number }[]
  >`SELECT count(*)::int AS all, count(*) FILTER (WHERE "fate" = 'made')::int AS made,
      count(*) FILTER (WHERE "fate" = 'remarked')::int AS remarked,
      count(*) FILTER (WHERE "fate" = 'refused')::int AS refused, count("madeAt")::int AS done
    FROM "desk"."ImportRow" WHERE "importId" = ${importId}::uuid`;
  return counts ?? { all: 0, made: 0, remarked: 0, refused: 0, done: 0 };
}

/** Another import of the very same file into this tracker that was run and not undone. */
async function sameFile(db: Db, { id, trackerId, hash }: OwnImport) {
  const where = { trackerId, hash, id: { not: id }, startedAt: { not: null }, undoneAt: null };
  const twin = await db.import.findFirst({
    where,
    orderBy: { createdAt: "desc" },
    select: { startedAt: true },
  });
  return twin?.startedAt ?? null;
}

/** What an undo left where it was: the drafts somebody had worked on, or that went further than a draft. */
async function leftOf(db: Db, importId: string) {
  return db.$queryRaw<{ editionId: string; headline: string }[]>`
    SELECT e."id" AS "editionId", e."headline" FROM "desk"."ImportRow" r
    JOIN "desk"."Work" w ON w."id" = r."workId" AND w."binnedAt" IS NULL
    JOIN "desk"."Edition" e ON e."workId" = w."id"
    WHERE r."importId" = ${importId}::uuid AND r."madeAt" IS NOT NULL ORDER BY r."number" LIMIT ${shownAtOnce}`;
}

/** Every refused row as it stands in the file, with its reasons; of what is no table its title alone, and no header. Refuses `notFound`. */
export async function refusedRows(db: Db, viewer: Viewer, importId: string) {
  const file = await ownImport(db, viewer, importId);
  const rows = await db.importRow.findMany({
    where: { importId, fate: "refused" },
    orderBy: { number: "asc" },
    select: { number: true, raw: true, reasons: true },
  });
  return {
    header: file.header.length > 0 ? file.header : null,
    rows: rows.map(({ number, raw, reasons: told }) => {
      const { cells, work } = rawRow.parse(raw);
      return { number, cells: cells ?? [lineOf(work).title], reasons: reasons.parse(told) };
    }),
  };
}
