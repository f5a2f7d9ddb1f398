import type { Viewer } from "@/server/auth/viewer";
import type { Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { assertUnmerged, throughMerges } from "@/server/merges/queries";
import { sendPress, type ToPress } from "@/server/press/queue";
import type { Facts } from "@/server/public/projection";
import { type EditionRow, type Loaded, typedFactsOf } from "@/server/works/queries";
import { namedIn, seal, versionPath } from "@/server/works/rules";
import { citations, emptyBody, type TypedFacts, typedFacts } from "@/server/works/schema";
import {
  assertDifferencesAsNow,
  assertNamedAsNow,
  assertSourcesAsNow,
  factsOf,
  languageOf,
  textOf,
  typedFrom,
} from "./queries";

type Cut = { id: string; hash: string };
type Parts = { text: Cut; facts: Cut };

/**
 * The working copy as immutable revisions, the facts beside the text; what is live already is that revision again. `entered` are its
 * facts, where they were worked out already: those of a register are tens of thousands. Refuses `nameWithheld`, `entryMerged`.
 */
export async function cut(
  tx: Tx,
  viewer: Viewer,
  loaded: Loaded,
  entered: Facts | null = null,
): Promise<Parts> {
  await assertNameable(tx, loaded);
  const sealed = seal(entered ?? (await factsOf(tx, loaded.row.work)));
  const facts = await cutFacts(tx, viewer, loaded, sealed);
  const text = await cutText(tx, viewer, loaded, facts.id);
  return { text, facts };
}

/** A page of whom readers may not know would tell them; and a save may have named whom a merge took away meanwhile. */
async function assertNameable(tx: Tx, { row: { work } }: Loaded) {
  const { entityId } = work;
  await assertUnmerged(tx, [...namedIn(typedFactsOf(work)), ...(entityId ? [entityId] : [])]);
  if (entityId === null) return;
  const withheld = await tx.entity.count({ where: { id: entityId, nameMode: "withheld" } });
  if (withheld > 0) throw new Refusal("nameWithheld");
}

/** Keeps the working copy, before other words take its place, with what readers would not see of it: unread dates, protected quotes. */
export async function keep(tx: Tx, viewer: Viewer, loaded: Loaded): Promise<void> {
  const { row } = loaded;
  const live = await livePublication(tx, row.id);
  const liveFacts = await liveFactsOf(tx, row.workId);
  const typed = JSON.stringify(typedFactsOf(row.work));
  const facts = seal(await factsOf(tx, row.work));
  const isFactsKept = liveFacts?.hash === facts.hash && typed === JSON.stringify(liveFacts.typed);
  const factsId = isFactsKept ? liveFacts.id : (await createFacts(tx, viewer, row, facts)).id;
  const text = seal(await textOf(tx, row));
  const isTextKept =
    live?.textHash === text.hash &&
    JSON.stringify(citations.parse(live.citations)) === JSON.stringify(keptCitations(row));
  if (!isTextKept) await createText(tx, viewer, row, { ...text, factsId });
}

async function cutText(tx: Tx, viewer: Viewer, { row }: Loaded, factsId: string): Promise<Cut> {
  const sealed = seal(await textOf(tx, row));
  const live = await livePublication(tx, row.id);
  if (live?.textHash === sealed.hash) return { id: live.textRevisionId, hash: sealed.hash };
  return createText(tx, viewer, row, { ...sealed, factsId });
}

async function cutFacts(tx: Tx, viewer: Viewer, { row }: Loaded, sealed: Sealed): Promise<Cut> {
  const live = await liveFactsOf(tx, row.workId);
  return live?.hash === sealed.hash ? live : createFacts(tx, viewer, row, sealed);
}

type Sealed = ReturnType<typeof seal>;

async function createText(
  tx: Tx,
  viewer: Viewer,
  row: EditionRow,
  { factsId, ...sealed }: Sealed & { factsId: string },
): Promise<Cut> {
  const number = 1 + (await tx.textRevision.count({ where: { editionId: row.id } }));
  return tx.textRevision.create({
    data: {
      ...sealed,
      editionId: row.id,
      number,
      citations: keptCitations(row),
      factsRevisionId: factsId,
      createdById: viewer.id,
      contributors: {
        create: answering(viewer, [
          ...row.contributorIds,
          ...(await sourceCorrectors(tx, row)),
          ...(await entryWriters(tx, row.work)),
        ]),
      },
    },
    select: { id: true, hash: true },
  });
}

/** Who corrected a source it shows since the live text was cut, or the work begun: readers would see what they wrote. */
async function sourceCorrectors(tx: Tx, { id, workId, citations: cited }: EditionRow) {
  const live = await tx.liveEdition.findUnique({
    where: { editionId: id },
    select: { publication: { select: { textRevisionId: true } } },
  });
  const { createdAt } = live
    ? await tx.textRevision.findUniqueOrThrow({
        where: { id: live.publication.textRevisionId },
        select: { createdAt: true },
      })
    : await tx.work.findUniqueOrThrow({ where: { id: workId }, select: { createdAt: true } });
  const corrections = await tx.auditEvent.findMany({
    where: {
      editionId: null,
      action: "updateSource",
      note: { in: cited.map(({ sourceId }) => sourceId) },
      at: { gte: createdAt },
    },
    select: { actorId: true },
  });
  return corrections.flatMap(({ actorId }) => actorId ?? []);
}

/**
 * Who wrote in the entry whose page it is, or in one that was merged into it, ever, or since the facts that are live were cut:
 * readers would see what they wrote. Of any other kind of work nobody.
 */
async function entryWriters(tx: Tx, { id, entityId }: EditionRow["work"]): Promise<string[]> {
  if (entityId === null) return [];
  const live = await liveFactsOf(tx, id);
  const since = live
    ? await tx.factsRevision.findUniqueOrThrow({
        where: { id: live.id },
        select: { createdAt: true },
      })
    : null;
  const merged = await tx.entity.findMany({
    where: { mergedIntoId: entityId },
    select: { id: true },
  });
  const written = await tx.auditEvent.findMany({
    where: {
      editionId: null,
      action: { in: ["createEntity", ...renamings] },
      note: { in: [entityId, ...merged.map(({ id: mergedId }) => mergedId)] },
      ...(since && { at: { gte: since.createdAt } }),
    },
    select: { actorId: true },
  });
  return written.flatMap(({ actorId }) => actorId ?? []);
}

/** By which acts an entry of the record comes to be called otherwise; a merge brings names along. To tell less of one is not among them. */
const renamings = ["updateEntity", "chooseName", "mergeEntity"];

/** Whoever brought in the register whose rows the work enters, whoever else wrote in it. */
async function importers(tx: Tx, work: EditionRow["work"]): Promise<string[]> {
  const typed = typedFactsOf(work);
  if (typed.kind !== "act" || typed.registerId === null) return [];
  const rows = await tx.register.findMany({
    where: { id: typed.registerId },
    select: { uploadedById: true },
  });
  return rows.map(({ uploadedById }) => uploadedById);
}

async function factsWriters(tx: Tx, work: EditionRow["work"]): Promise<string[]> {
  return [
    ...work.factsContributorIds,
    ...(await entryWriters(tx, work)),
    ...(await importers(tx, work)),
    ...(await namers(tx, work)),
  ];
}

/** Who changed how those are called whom the facts name, since the live facts were cut, or the work begun. */
async function namers(tx: Tx, work: EditionRow["work"]): Promise<string[]> {
  const live = await liveFactsOf(tx, work.id);
  const { createdAt } = live
    ? await tx.factsRevision.findUniqueOrThrow({
        where: { id: live.id },
        select: { createdAt: true },
      })
    : await tx.work.findUniqueOrThrow({ where: { id: work.id }, select: { createdAt: true } });
  const changes = await tx.auditEvent.findMany({
    where: {
      editionId: null,
      action: { in: renamings },
      note: { in: namedIn(typedFactsOf(work)) },
      at: { gte: createdAt },
    },
    select: { actorId: true },
  });
  return changes.flatMap(({ actorId }) => actorId ?? []);
}

async function createFacts(
  tx: Tx,
  viewer: Viewer,
  { work }: EditionRow,
  sealed: Sealed,
): Promise<Cut> {
  const number = 1 + (await tx.factsRevision.count({ where: { workId: work.id } }));
  return tx.factsRevision.create({
    data: {
      ...sealed,
      workId: work.id,
      number,
      typed: typedFactsOf(work),
      createdById: viewer.id,
      contributors: {
        create: answering(viewer, await factsWriters(tx, work)),
      },
    },
    select: { id: true, hash: true },
  });
}

const keptCitations = (row: EditionRow) =>
  row.citations.map(({ id, sourceId, place, quote }) => ({ id, sourceId, place, quote }));

/** Whoever sends what nobody wrote anew, where the record makes it another for all that, answers for it. */
const answering = ({ id }: Viewer, writerIds: string[]) =>
  [...new Set(writerIds.length > 0 ? writerIds : [id])].map((userId) => ({ userId }));

export async function livePublication(tx: Tx, editionId: string) {
  const live = await tx.publication.findFirst({
    where: { editionId, live: { isNot: null } },
    select: { textRevisionId: true, textHash: true, factsRevisionId: true, factsHash: true },
  });
  if (!live) return null;
  const { citations: cited } = await tx.textRevision.findUniqueOrThrow({
    where: { id: live.textRevisionId },
    select: { citations: true },
  });
  return { ...live, citations: cited };
}

async function liveFactsOf(tx: Tx, workId: string) {
  const live = await tx.publication.findFirst({
    where: { workId, live: { isNot: null } },
    select: { factsRevisionId: true, factsHash: true },
  });
  if (!live) return null;
  const typed = await typedIn(tx, live.factsRevisionId);
  return { id: live.factsRevisionId, hash: live.factsHash, typed };
}

/**
 * Publishes the approved text with the approved facts; where the facts are new, every other live edition of the work again
 * with them, in the same transaction. The database refuses each version that lacks an approval. Refuses `nameNarrowed`,
 * `sourceNarrowed`.
 */
export async function publishParts(tx: Tx, viewer: Viewer, { row }: Loaded): Promise<ToPress> {
  const { submittedRevisionId, work } = row;
  if (!submittedRevisionId || !work.submittedFactsId) throw new Refusal("wrongStatus");
  const facts = await tx.factsRevision.findUniqueOrThrow({
    where: { id: work.submittedFactsId },
    select: { id: true, hash: true },
  });
  await assertNamedAsNow(tx, facts.id);
  const others = await tx.publication.findMany({
    where: {
      workId: work.id,
      live: { isNot: null },
      editionId: { not: row.id },
      factsRevisionId: { not: facts.id },
    },
    select: { editionId: true, textRevisionId: true },
  });
  const all = [{ editionId: row.id, textRevisionId: submittedRevisionId }, ...others];
  const textRevisionIds = all.map(({ textRevisionId }) => textRevisionId);
  await assertDifferencesAsNow(tx, textRevisionIds);
  await assertSourcesAsNow(tx, textRevisionIds);
  const published: Record<string, number> = {};
  for (const edition of all)
    published[edition.editionId] = await publishVersion(tx, viewer, { ...edition, facts });
  return sendPress(tx, work.id, published);
}

type Version = {
  editionId: string;
  textRevisionId: string;
  facts: Cut;
};

/** Answers the version's number. */
async function publishVersion(
  tx: Tx,
  viewer: Viewer,
  { editionId, textRevisionId, facts }: Version,
): Promise<number> {
  const text = await tx.textRevision.findUniqueOrThrow({
    where: { id: textRevisionId },
    select: {
      id: true,
      hash: true,
      canonical: true,
      edition: { select: { lang: true, workId: true } },
    },
  });
  const { path } = JSON.parse(text.canonical);
  const version = 1 + (await tx.publication.count({ where: { editionId } }));
  const lang = languageOf(text.edition.lang);
  const publication = await tx.publication.create({
    data: {
      workId: text.edition.workId,
      editionId,
      lang,
      version,
      path,
      versionPath: versionPath(lang, text.hash, version),
      textRevisionId: text.id,
      textHash: text.hash,
      factsRevisionId: facts.id,
      factsHash: facts.hash,
      publishedById: viewer.id,
    },
    select: { id: true },
  });
  // The database puts it together from both revisions: a register's facts are ten megabytes, which need not come here.
  await tx.$executeRaw`INSERT INTO "published"."Document" ("publicationId") VALUES (${publication.id}::uuid)`;
  return version;
}

type Revisions = { textRevisionId: string | null; factsRevisionId: string | null };

/** Puts the words and citations of one revision, and the facts of another, back into the working copy, where they are named. */
export async function bringBack(
  tx: Tx,
  { row }: Loaded,
  { textRevisionId, factsRevisionId }: Revisions,
): Promise<void> {
  if (textRevisionId) await bringBackText(tx, row, textRevisionId);
  if (factsRevisionId) await bringBackFacts(tx, row, factsRevisionId);
}

async function bringBackText(tx: Tx, row: EditionRow, id: string) {
  const revision = await tx.textRevision.findUniqueOrThrow({
    where: { id },
    select: { canonical: true, citations: true },
  });
  const { kind, headline, standfirst, byline, body, method } = JSON.parse(revision.canonical);
  await tx.citation.deleteMany({ where: { editionId: row.id } });
  await tx.citation.createMany({
    data: citations
      .parse(revision.citations)
      .map((citation, position) => ({ ...citation, position, editionId: row.id })),
  });
  await tx.edition.update({
    where: { id: row.id },
    data: {
      // The name an entity had then is not its name now: that is the record's to say.
      ...(kind !== "entity" && { headline }),
      standfirst,
      byline: byline ?? "",
      body: body ?? emptyBody,
      method: method ?? emptyBody,
    },
    select: { id: true },
  });
}

async function bringBackFacts(tx: Tx, { work }: EditionRow, id: string) {
  const { canonical } = await tx.factsRevision.findUniqueOrThrow({
    where: { id },
    select: { canonical: true },
  });
  const { trackers }: Facts = JSON.parse(canonical);
  await tx.work.update({
    where: { id: work.id },
    data: { facts: await typedIn(tx, id), factsVersion: { increment: 1 } },
    select: { id: true },
  });
  await showIn(
    tx,
    work.id,
    trackers.filter((trackerId) => trackerId !== work.homeTrackerId),
  );
}

/** The facts of a revision as people typed them; of one older than that was kept, as they are published. */
export async function typedIn(tx: Tx, factsRevisionId: string): Promise<TypedFacts> {
  const { canonical, typed } = await tx.factsRevision.findUniqueOrThrow({
    where: { id: factsRevisionId },
    select: { canonical: true, typed: true },
  });
  const facts = typed === null ? typedFrom(JSON.parse(canonical)) : typedFacts.parse(typed);
  return throughMerges(tx, facts);
}

/** Names the trackers that show the work beside its home. */
export async function showIn(tx: Tx, workId: string, trackerIds: readonly string[]): Promise<void> {
  await tx.workTracker.deleteMany({ where: { workId } });
  await tx.workTracker.createMany({
    data: [...new Set(trackerIds)].map((trackerId) => ({ workId, trackerId })),
  });
}

/** Everyone who wrote any of these revisions. */
export async function writersOf(tx: Tx, revisionIds: string[]): Promise<string[]> {
  const rows = await tx.contributor.findMany({
    where: {
      OR: [{ textRevisionId: { in: revisionIds } }, { factsRevisionId: { in: revisionIds } }],
    },
    select: { userId: true },
  });
  return [...new Set(rows.map(({ userId }) => userId))];
}
