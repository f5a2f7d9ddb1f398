import { actsReplaced, publishedActIds } from "@/server/acts/queries";
import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { awaitedTitles } from "@/server/expectations/queries";
import { measuresShown } from "@/server/measures/queries";
import { isPressWaiting } from "@/server/press/queue";
import type { Projection } from "@/server/public/projection";
import { previewForDesk } from "@/server/publications/queries";
import { factsOf, languageOf } from "@/server/revisions/queries";
import { citedSources, deadCitations } from "@/server/sources/queries";
import { type Footing, isTooLittle } from "@/server/sources/rules";
import { checkBody } from "@/server/text/check";
import { trackerNames } from "@/server/trackers/queries";
import { stepsFor } from "@/server/works/policy";
import {
  type Loaded,
  linkedTitles,
  namesOf,
  readableEdition,
  typedFactsOf,
} from "@/server/works/queries";
import { compare, entryLines } from "./rules";

/** One edition for its page: the working copy, where it stands, what the viewer may do and why not. Refuses `notFound`. */
export async function editionForDesk(db: Db, viewer: Viewer, editionId: string) {
  const loaded = await readableEdition(db, viewer, editionId);
  const { row, standing } = loaded;
  const { work } = row;
  const approverIds = [...standing.text.approverIds, ...standing.facts.approverIds];
  const contributorIds = [...standing.text.contributorIds, ...standing.facts.contributorIds];
  const people = await namesOf(db, [...contributorIds, ...approverIds, row.changedById]);
  const dead = await deadCitations(db, editionId);
  const named = (ids: readonly string[]) => [...new Set(ids)].map((id) => people.get(id) ?? "");
  return {
    id: row.id,
    workId: row.workId,
    kind: work.kind,
    tracker: { id: work.homeTrackerId, name: work.homeTracker.name },
    lang: row.lang,
    status: row.status,
    version: row.version,
    text: {
      headline: row.headline,
      standfirst: row.standfirst,
      byline: row.byline,
      body: checkBody(row.body),
      method: checkBody(row.method),
      citations: row.citations.map(({ source, ...citation }) => ({
        ...citation,
        sourceTitle: source.title,
        publisher: source.publisher,
        isRestricted: source.restrictedAt !== null,
        isDead: dead.includes(citation.id),
      })),
    },
    facts: typedFactsOf(work),
    entry: await entryOf(db, loaded),
    factsVersion: work.factsVersion,
    actsInLedger: await actsInLedger(db, row),
    factsAreOpen: work.submittedFactsId === null,
    risk: work.risk,
    restrictedToIds: work.restrictedToIds,
    shownInIds: work.shownIn.map(({ trackerId }) => trackerId),
    lookAgainOn: work.lookAgainOn?.toISOString().slice(0, 10) ?? null,
    isBinned: standing.isBinned,
    changedBy: people.get(row.changedById) ?? "",
    changedByMe: row.changedById === viewer.id,
    changedAt: row.changedAt,
    contributors: named(contributorIds),
    approvedBy: named(approverIds),
    approvalsNeeded: standing.approvalsNeeded,
    footing: footingShown(standing.footing),
    submitted: await submittedOf(db, loaded),
    live: await liveOf(db, editionId),
    isPressWaiting: await isPressWaiting(db, row.workId),
    restoreAsked: standing.restoreAskedById !== null,
    steps: stepsFor(viewer, standing),
    history: await historyOf(db, editionId),
    comments: await commentsOf(db, editionId),
  };
}

/** Of acts that are entered by hand: those of a register are not edited one by one. */
async function actsInLedger(db: Db, { workId, work }: Loaded["row"]): Promise<string[]> {
  const facts = typedFactsOf(work);
  return facts.kind === "act" && !facts.registerId ? publishedActIds(db, workId) : [];
}

/** What the working copy of an edition rests on now. Refuses `notFound`. */
export async function footingForDesk(db: Db, viewer: Viewer, editionId: string) {
  const { standing } = await readableEdition(db, viewer, editionId);
  return footingShown(standing.footing);
}

const footingShown = (footing: Footing) => ({ ...footing, isTooLittle: isTooLittle(footing) });

export type EditionForDesk = Awaited<ReturnType<typeof editionForDesk>>;

/** What readers will see of the entry whose page it is, which is written in the record alone; null of any other work. */
async function entryOf(db: Db, { row }: Loaded) {
  if (row.work.kind !== "entity") return null;
  const facts = await factsOf(db, row.work);
  if (facts.kind !== "entity") return null;
  const lines = entryLines(facts, languageOf(row.lang)).filter(({ text }) => text !== "");
  return { entityId: facts.entity.id, lines };
}

/** What lies before the reviewers: both hashes, and which of the two still waits. */
async function submittedOf(db: Db, { row, standing }: Loaded) {
  const { submittedRevisionId, work } = row;
  if (!submittedRevisionId || !work.submittedFactsId) return null;
  const text = await db.textRevision.findUniqueOrThrow({
    where: { id: submittedRevisionId },
    select: { hash: true, number: true },
  });
  const facts = await db.factsRevision.findUniqueOrThrow({
    where: { id: work.submittedFactsId },
    select: { hash: true },
  });
  const waits = ({ approverIds }: { approverIds: readonly string[] }) =>
    approverIds.length < standing.approvalsNeeded;
  return {
    textHash: text.hash,
    number: text.number,
    factsHash: facts.hash,
    textWaits: waits(standing.text),
    factsWait: waits(standing.facts),
  };
}

async function liveOf(db: Db, editionId: string) {
  const live = await db.liveEdition.findUnique({
    where: { editionId },
    select: {
      path: true,
      publication: { select: { version: true, publishedAt: true, textRevisionId: true } },
    },
  });
  if (!live) return null;
  const { version, publishedAt, textRevisionId } = live.publication;
  const approvers = await db.$queryRaw<{ id: string }[]>`
    SELECT "approvers_of" AS id FROM "desk"."approvers_of"(${textRevisionId}::uuid)`;
  const people = await namesOf(
    db,
    approvers.map(({ id }) => id),
  );
  return { path: live.path, version, publishedAt, approvedBy: [...people.values()] };
}

async function historyOf(db: Db, editionId: string) {
  const events = await db.auditEvent.findMany({
    where: { editionId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 100,
    select: { id: true, at: true, actorId: true, action: true, note: true },
  });
  const people = await namesOf(
    db,
    events.flatMap(({ actorId }) => (actorId ? [actorId] : [])),
  );
  return events.map(({ actorId, ...event }) => ({
    ...event,
    actor: actorId ? (people.get(actorId) ?? "") : "",
  }));
}

async function commentsOf(db: Db | Tx, editionId: string) {
  const rows = await db.comment.findMany({
    where: { editionId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: 300,
    select: { id: true, authorId: true, quote: true, text: true, at: true, resolvedById: true },
  });
  const people = await namesOf(
    db,
    rows.flatMap(({ authorId, resolvedById }) => [authorId, resolvedById ?? []].flat()),
  );
  return rows.map(({ authorId, resolvedById, ...comment }) => ({
    ...comment,
    author: people.get(authorId) ?? "",
    settledBy: resolvedById && (people.get(resolvedById) ?? ""),
  }));
}

/** What the reviewer is asked to judge: the text to be published, word by word against the live one. Refuses `notFound`. */
export async function comparison(db: Db, viewer: Viewer, editionId: string) {
  const toBe = await previewForDesk(db, viewer, editionId);
  const live = await db.liveEdition.findUnique({
    where: { editionId },
    select: {
      publication: { select: { version: true, document: { select: { projection: true } } } },
    },
  });
  const before: Projection | null = JSON.parse(
    JSON.stringify(live?.publication.document?.projection ?? null),
  );
  const names = await namesIn(db, viewer, before ? [before, toBe.projection] : [toBe.projection]);
  return {
    rows: compare(before, toBe.projection, names),
    notes: toBe.projection.notes,
    deadIds: await deadCitations(db, editionId),
    sourceIds: await citedSources(db, viewer, editionId),
    against: live?.publication.version ?? null,
  };
}

/**
 * What is called, in a comparison of these, by what names it: their trackers, the works they link to or wait for, the measures in them
 * and the acts that theirs take the place of, as far as the viewer may know them.
 */
export async function namesIn(db: Db | Tx, viewer: Viewer, shown: readonly Projection[]) {
  return new Map([
    ...(await trackerNames(db, shown)),
    ...(await linkedTitles(db, viewer, shown)),
    ...(await actsReplaced(db, shown)),
    ...(await awaitedTitles(db, viewer, shown)),
    ...(await measuresShown(db, viewer, shown)),
  ]);
}

export type Comparison = Awaited<ReturnType<typeof comparison>>;
