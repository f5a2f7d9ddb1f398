import { createHash, randomUUID } from "node:crypto";
import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { entitiesFor } from "@/server/entities/commands";
import { Refusal } from "@/server/errors";
import { type Known, prepare, type ReadyWork } from "@/server/exchange/prepare";
import { type FileRead, type RawRow, readFile } from "@/server/exchange/read-file";
import { isPacked, type PackedRead, readPacked } from "@/server/exchange/read-packed";
import { fateOf, type Reason } from "@/server/exchange/reason";
import { guessColumns } from "@/server/exchange/table";
import { registerEntered } from "@/server/registers/commands";
import { type SourceGiven, sourcesFor } from "@/server/sources/commands";
import { assertOpen } from "@/server/trackers/queries";
import { type Filled, record, startFilled } from "@/server/works/commands";
import { mayWriteIn } from "@/server/works/policy";
import {
  countsOf,
  isPageWritten,
  knownTo,
  type OwnImport,
  ownImport,
  registerGiven,
  whatIsHere,
} from "./queries";
import { type Judged, judge, rawRow, type Verdict, workOf } from "./rules";
import type { CheckImport, OneImport, ReadImport } from "./schema";

/** A long write may take a minute, and waits as long for another one. */
const patient = { timeout: 60_000, maxWait: 60_000 };
/** The largest files are written and judged at once, so that nothing of them is half-kept. */
const morePatient = { ...patient, timeout: 180_000 };
const rowsAtOnce = 500;
/** Characters of rows that are held at once, and one row more. */
const mostAtOnce = 4_000_000;
const madeAtOnce = 250;

/**
 * Keeps the rows of a file with a first guess of its columns and every row's fate; no draft is made. Refuses `notFound`,
 * `trackerClosed`, and what cannot be read: `importEmpty` and its kin.
 */
export async function readImport(
  db: Db,
  viewer: Viewer,
  { trackerId, name, ...input }: ReadImport,
) {
  if (!mayWriteIn(viewer, trackerId)) throw new Refusal("notFound");
  const bytes = "file" in input ? Buffer.from(input.file, "base64") : Buffer.from(input.text);
  const read = isPacked(bytes) ? await readPacked(bytes) : readFile(bytes);
  if ("problem" in read) throw new Refusal(read.problem);
  const hash = "hash" in read ? read.hash : createHash("sha256").update(bytes).digest("hex");
  return db.$transaction(async (tx) => {
    await assertOpen(tx, trackerId);
    const file = await tx.import.create({
      data: {
        trackerId,
        name,
        hash,
        format: read.format,
        header: read.header ?? [],
        columns: columnsOf(read),
        sources: read.sources,
        entities: read.entities,
        createdById: viewer.id,
      },
      select: { id: true },
    });
    await keepRows(tx, file.id, read.rows);
    for await (const given of read.registers)
      await tx.importRegister.create({
        data: { importId: file.id, id: given.id, given },
        select: { id: true },
      });
    await judgeRows(tx, viewer, await ownImport(tx, viewer, file.id));
    return { importId: file.id };
  }, morePatient);
}

function columnsOf({ header, rows }: FileRead | PackedRead) {
  if (!header || !Array.isArray(rows)) return [];
  const sample = rows.slice(0, 1_000).flatMap((row) => ("cells" in row ? [row.cells] : []));
  return guessColumns(header, sample);
}

async function keepRows(
  tx: Tx,
  importId: string,
  rows: AsyncIterable<RawRow> | Iterable<RawRow>,
): Promise<void> {
  let [kept, size] = [0, 0];
  let some: string[] = [];
  const keep = async () => {
    await tx.$executeRaw`
      INSERT INTO "desk"."ImportRow" ("importId", "number", "raw", "workId")
      SELECT ${importId}::uuid, ${kept} + n, r, gen_random_uuid()
      FROM jsonb_array_elements(${`[${some.join()}]`}::jsonb) WITH ORDINALITY rows(r, n)`;
    kept += some.length;
    [some, size] = [[], 0];
  };
  for await (const row of rows) {
    const text = JSON.stringify(row);
    some.push(text);
    size += text.length;
    if (some.length === rowsAtOnce || size > mostAtOnce) await keep();
  }
  await keep();
}

/** Says anew what each column is and what becomes of duplicates, and works out every row's fate. Refuses `notFound`, `wrongStatus`. */
export async function checkImport(db: Db, viewer: Viewer, input: CheckImport) {
  return db.$transaction(async (tx) => {
    const file = await locked(tx, viewer, input.importId);
    if (file.startedAt || input.columns.length !== file.columns.length)
      throw new Refusal("wrongStatus");
    const keepsDuplicates = input.duplicates === "kept";
    const data = { columns: input.columns, keepsDuplicates };
    await tx.import.update({ where: { id: file.id }, data, select: { id: true } });
    await judgeRows(tx, viewer, { ...file, ...data });
    return { importId: file.id };
  }, patient);
}

async function locked(tx: Tx, viewer: Viewer, importId: string) {
  await tx.$queryRaw`SELECT 1 FROM "desk"."Import" WHERE "id" = ${importId}::uuid FOR UPDATE`;
  return ownImport(tx, viewer, importId);
}

async function judgeRows(tx: Tx, viewer: Viewer, file: OwnImport) {
  const [known, here] = [await knownTo(tx, file), await whatIsHere(tx, viewer, file.trackerId)];
  const judged: Judged[] = [];
  // Only what is judged is held on to: the bodies of ten thousand articles are many megabytes.
  for (let rows = await rowsAfter(tx, file.id, 0); rows.length > 0; ) {
    for (const { raw } of rows) {
      const { flaws, ...row } = rawRow.parse(raw);
      const { id, title, reasons, work } = prepare(workOf(row, file.columns), known);
      judged.push({
        flaws,
        prepared: { id, title, reasons, work: work && { ...work, editions: [] } },
      });
    }
    rows = await rowsAfter(tx, file.id, judged.length);
  }
  const duplicates = file.keepsDuplicates ? "kept" : "refused";
  const verdicts = judge(judged, { format: file.format, here, duplicates });
  for (let from = 0; from < verdicts.length; from += rowsAtOnce)
    await keepVerdicts(tx, file.id, { from, verdicts: verdicts.slice(from, from + rowsAtOnce) });
}

const rowsAfter = (tx: Tx, importId: string, number: number) =>
  tx.importRow.findMany({
    where: { importId, number: { gt: number } },
    orderBy: { number: "asc" },
    take: rowsAtOnce,
    select: { raw: true },
  });

async function keepVerdicts(
  tx: Tx,
  importId: string,
  { from, verdicts }: { from: number; verdicts: Verdict[] },
) {
  await tx.$executeRaw`
    UPDATE "desk"."ImportRow" r SET "fate" = v ->> 'fate', "reasons" = v -> 'reasons', "key" = v ->> 'key'
    FROM jsonb_array_elements(${JSON.stringify(verdicts)}::jsonb) WITH ORDINALITY said(v, n)
    WHERE r."importId" = ${importId}::uuid AND r."number" = ${from} + n`;
}

/**
 * Makes the next drafts of an import, 250 at most, and says how many are left; asked again until none is. What a call has made
 * stays made when the next one fails. Refuses `notFound`, `trackerClosed`, `importNothing`, `wrongStatus` once it was undone.
 */
export async function goOn(db: Db, viewer: Viewer, { importId }: OneImport) {
  return db.$transaction(async (tx) => {
    const file = await begun(tx, viewer, await locked(tx, viewer, importId));
    await refuseWrittenPage(tx, file);
    const rows = await tx.importRow.findMany({
      where: { importId, fate: { not: "refused" }, madeAt: null },
      orderBy: { number: "asc" },
      take: madeAtOnce,
      select: { number: true, workId: true, raw: true },
    });
    const known = await knownTo(tx, file);
    const prepared = rows.map(({ raw, ...row }) => ({
      ...row,
      ...prepare(workOf(rawRow.parse(raw), file.columns), known),
    }));
    const works = onePageEach(
      prepared.flatMap(({ work, ...row }) => (work ? [{ ...row, work }] : [])),
    );
    await make(tx, viewer, { file, known, works });
    const made = works.map(({ number }) => number);
    await tx.$executeRaw`
      UPDATE "desk"."ImportRow" SET "madeAt" = now()
      WHERE "importId" = ${importId}::uuid AND "number" = ANY (${made}::int[])`;
    await refuseLate(
      tx,
      importId,
      prepared.filter(({ number }) => !made.includes(number)),
    );
    return howFar(tx, file);
  }, patient);
}

/** Counts what is made and what is left, and notes when nothing is any more. */
async function howFar(tx: Tx, { id, doneAt: before }: OwnImport) {
  const { made, remarked, done } = await countsOf(tx, id);
  const left = made + remarked - done;
  const doneAt = left === 0 ? (before ?? new Date()) : null;
  await tx.import.update({ where: { id }, data: { doneAt }, select: { id: true } });
  return { made: done, left };
}

/** What was written in the tracker's page since the rows were judged stays: the row that would take its place is refused. */
async function refuseWrittenPage(tx: Tx, { id, trackerId }: OwnImport): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "desk"."Work" WHERE "homeTrackerId" = ${trackerId}::uuid AND "kind" = 'page' FOR UPDATE`;
  if (!(await isPageWritten(tx, trackerId))) return;
  const pages = await tx.$queryRaw<{ number: number }[]>`
    SELECT "number" FROM "desk"."ImportRow"
    WHERE "importId" = ${id}::uuid AND "fate" <> 'refused' AND "madeAt" IS NULL AND "raw" -> 'work' ->> 'kind' = 'page'`;
  const reasons = [{ code: "pageWritten" as const }];
  await refuseLate(
    tx,
    id,
    pages.map((row) => ({ ...row, reasons })),
  );
}

type Late = { number: number; reasons: Reason[] };

/** Rows nothing can be made of any more as the record stands now: for their own reasons, or because their entry has a page by now. */
async function refuseLate(tx: Tx, importId: string, rows: readonly Late[]): Promise<void> {
  for (const { number, reasons } of rows)
    await tx.importRow.update({
      where: { importId_number: { importId, number } },
      data: {
        fate: "refused",
        reasons: fateOf(reasons) === "refused" ? reasons : [...reasons, { code: "ofTheRecord" }],
      },
      select: { number: true },
    });
}

/** Asks whether it may go on; at its first time records the sources and entities the file brings along. */
async function begun(tx: Tx, viewer: Viewer, file: OwnImport): Promise<OwnImport> {
  if (file.undoneAt) throw new Refusal("wrongStatus");
  await assertOpen(tx, file.trackerId);
  // Two imports at once would record one page twice.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vigil import'), hashtext(${file.trackerId}))`;
  if (file.startedAt) return file;
  const { made, remarked } = await countsOf(tx, file.id);
  if (made + remarked === 0) throw new Refusal("importNothing");
  const sourceIds = await sourcesFor(tx, viewer, file.trackerId, file.sources.map(givenWhole));
  const entityIds = file.entities.length > 0 ? await entitiesFor(tx, viewer, file.entities) : [];
  const ids = Object.fromEntries([
    ...entityIds,
    ...file.sources.map(({ id }, at) => [id, sourceIds[at] ?? ""] as const),
  ]);
  await tx.$executeRaw`
    UPDATE "desk"."ImportRow" r SET "workId" = w."id" FROM "desk"."Work" w
    WHERE r."importId" = ${file.id}::uuid AND r."raw" -> 'work' ->> 'kind' = 'page' AND r."fate" <> 'refused'
      AND w."homeTrackerId" = ${file.trackerId}::uuid AND w."kind" = 'page'`;
  const data = { ids, startedAt: new Date() };
  await tx.import.update({ where: { id: file.id }, data, select: { id: true } });
  return { ...file, ...data };
}

const givenWhole = ({ id: _, ...fields }: OwnImport["sources"][number]): SourceGiven => ({
  knownBy: "everything",
  fields,
});

/** Two entities of a file may turn out to be one in the record, which has one page. */
function onePageEach<Made extends { work: ReadyWork }>(works: Made[]): Made[] {
  const entityIds = works.map(({ work }) => work.entityId);
  return works.filter(
    ({ work }, at) => work.entityId === null || entityIds.indexOf(work.entityId) === at,
  );
}

type Making = { file: OwnImport; known: Known; works: { workId: string; work: ReadyWork }[] };

async function make(tx: Tx, viewer: Viewer, { file, known, works }: Making) {
  const { trackerId } = file;
  const pages = works.flatMap(({ work }) =>
    work.editions.flatMap(({ citations }) =>
      citations.flatMap(({ source }) => ("page" in source ? [source.page] : [])),
    ),
  );
  const given = pages.map((fields): SourceGiven => ({ knownBy: "address", fields }));
  const ids = await sourcesFor(tx, viewer, trackerId, given);
  const sourceIds = new Map(pages.map((page, at) => [page, ids[at] ?? ""]));
  const filled = works.map(
    ({ workId, work }): Filled => ({
      id: workId,
      facts: work.facts,
      entityId: work.entityId,
      risk: work.risk,
      restrictedToIds: work.isRestricted ? [viewer.id] : [],
      lookAgainOn: work.lookAgainOn,
      editions: work.editions.map((edition) => ({
        ...edition,
        citations: edition.citations.map(({ id, place, quote, source }) => ({
          id: id ?? randomUUID(),
          place,
          quote,
          sourceId: "page" in source ? (sourceIds.get(source.page) ?? "") : source.id,
        })),
      })),
    }),
  );
  const isPage = ({ facts }: Filled) => facts.kind === "page";
  for (const page of filled.filter(isPage)) await fillPage(tx, viewer, trackerId, page);
  await startFilled(
    tx,
    viewer,
    trackerId,
    filled.filter((work) => !isPage(work)),
  );
  for (const { id, facts } of filled)
    if (facts.kind === "act" && facts.registerId)
      await enter(tx, viewer, { file, known, workId: id, registerId: facts.registerId });
}

type Entering = { file: OwnImport; known: Known; workId: string; registerId: string };

/** The register a work enters, with ids of its own for its acts. */
async function enter(
  tx: Tx,
  viewer: Viewer,
  { file, known: { ids, acts }, workId, registerId }: Entering,
) {
  const given = await registerGiven(tx, file.id, registerId);
  const edition = await tx.edition.findFirstOrThrow({
    where: { workId },
    orderBy: { lang: "asc" },
    select: { id: true },
  });
  if (!given) throw new Error(`The import ${file.id} has no register ${registerId}.`);
  const own = (id: string) => acts.get(id) ?? id;
  const here = (named: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(named).flatMap(([code, theirs]) => {
        const id = ids.get(theirs);
        return id ? [[code, id] as const] : [];
      }),
    );
  const { parties, treaties } = given.entities;
  await registerEntered(tx, viewer, {
    ...given,
    id: registerId,
    trackerId: file.trackerId,
    editionId: edition.id,
    rows: given.rows.map((row) => ({
      ...row,
      acts: row.acts.map((act) => ({ ...act, id: own(act.id) })),
    })),
    entities: { parties: here(parties), treaties: here(treaties) },
    recordedIds: given.recordedIds.map(own),
  });
}

/** A tracker has a page of its own from its beginning: what a file says goes into that. Whoever calls has seen that nobody wrote there. */
async function fillPage(tx: Tx, viewer: Viewer, trackerId: string, page: Filled) {
  const here = await tx.edition.findMany({
    where: { workId: page.id },
    select: { id: true, lang: true },
  });
  if (here.length === 0) return startFilled(tx, viewer, trackerId, [page]);
  for (const { lang, citations, ...text } of page.editions) {
    const data = { ...text, contributorIds: [viewer.id], changedById: viewer.id };
    const { id } = await tx.edition.upsert({
      where: { workId_lang: { workId: page.id, lang } },
      create: { ...data, workId: page.id, lang },
      update: { ...data, changedAt: new Date(), version: { increment: 1 } },
      select: { id: true },
    });
    await tx.citation.createMany({
      data: citations.map((citation, position) => ({ ...citation, position, editionId: id })),
    });
    await record(tx, viewer, { action: "import", editionId: id });
  }
}

/**
 * Puts the drafts of an import into the bin that nobody has touched since; what was edited, commented on, sent or published is
 * left, and stays listed. Sources and entities stay: others may rest on them by now. Refuses `notFound`, `wrongStatus`.
 */
export async function undoImport(db: Db, viewer: Viewer, { importId }: OneImport) {
  return db.$transaction(async (tx) => {
    const file = await locked(tx, viewer, importId);
    if (!file.startedAt || file.undoneAt) throw new Refusal("wrongStatus");
    // Held before they are looked at: a save that is under way ends first, and is then seen.
    await tx.$executeRaw`
      SELECT 1 FROM "desk"."Work" WHERE "id" IN
        (SELECT "workId" FROM "desk"."ImportRow" WHERE "importId" = ${importId}::uuid AND "madeAt" IS NOT NULL)
      ORDER BY "id" FOR UPDATE`;
    const works = await tx.$queryRaw<{ id: string }[]>`
      SELECT w."id" FROM "desk"."ImportRow" r JOIN "desk"."Work" w ON w."id" = r."workId"
      WHERE r."importId" = ${importId}::uuid AND r."madeAt" IS NOT NULL AND w."kind" <> 'page'
        AND w."binnedAt" IS NULL AND w."factsVersion" = 1
        AND NOT EXISTS (SELECT FROM "desk"."Edition" e WHERE e."workId" = w."id" AND (e."version" > 1 OR e."status" <> 'draft'
          OR EXISTS (SELECT FROM "desk"."Comment" c WHERE c."editionId" = e."id")))`;
    const ids = works.map(({ id }) => id);
    await tx.$executeRaw`UPDATE "desk"."Work" SET "binnedAt" = now(), "binnedById" = ${viewer.id}::uuid WHERE "id" = ANY (${ids}::uuid[])`;
    await tx.$executeRaw`
      WITH gone AS (
        UPDATE "desk"."Edition" SET "version" = "version" + 1, "changedById" = ${viewer.id}::uuid, "changedAt" = now()
        WHERE "workId" = ANY (${ids}::uuid[]) RETURNING "id")
      INSERT INTO "desk"."AuditEvent" ("id", "actorId", "action", "editionId")
      SELECT gen_random_uuid(), ${viewer.id}::uuid, 'bin', "id" FROM gone`;
    const data = { undoneAt: new Date() };
    await tx.import.update({ where: { id: importId }, data, select: { id: true } });
    return { binned: ids.length };
  }, patient);
}

/** Forgets a file that was read and not run. Refuses `notFound`, `wrongStatus`. */
export async function forgetImport(db: Db, viewer: Viewer, { importId }: OneImport) {
  return db.$transaction(async (tx) => {
    const file = await locked(tx, viewer, importId);
    if (file.startedAt) throw new Refusal("wrongStatus");
    await tx.import.delete({ where: { id: importId }, select: { id: true } });
  });
}

/** Files that were read and not run for thirty days are forgotten: their rows may be about people. */
export async function forgetOldImports(db: Db, now: Date): Promise<void> {
  const longAgo = new Date(now.getTime() - 30 * 86_400_000);
  await db.import.deleteMany({ where: { startedAt: null, createdAt: { lt: longAgo } } });
}
