import { roleOn, type Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import type { PublishedVersion } from "@/server/public/projection";
import { versionToBe } from "@/server/revisions/queries";
import { checkBody } from "@/server/text/check";
import { type EditionFacts, mayRead, stepsFor } from "./policy";
import { isoDate } from "./rules";

const editionFields = {
  id: true,
  workId: true,
  lang: true,
  slug: true,
  status: true,
  version: true,
  headline: true,
  standfirst: true,
  byline: true,
  datedOn: true,
  body: true,
  contributorIds: true,
  submittedRevisionId: true,
  restoreAskedById: true,
  changedById: true,
  changedAt: true,
  work: {
    select: { homeTrackerId: true, homeTracker: { select: { name: true, approvals: true } } },
  },
} as const;

export type EditionRow = NonNullable<Awaited<ReturnType<typeof findEdition>>>;

function findEdition(db: Db | Tx, id: string) {
  return db.edition.findUnique({ where: { id }, select: editionFields });
}

/** An edition with what the policy asks of it. Refuses `notFound`. */
export async function loadEdition(
  db: Db | Tx,
  id: string,
): Promise<{ row: EditionRow; facts: EditionFacts }> {
  const row = await findEdition(db, id);
  if (!row) throw new Refusal("notFound");
  const live = await db.document.count({ where: { publication: { editionId: id } } });
  const facts: EditionFacts = {
    trackerId: row.work.homeTrackerId,
    status: row.status,
    isLive: live > 0,
    contributorIds: row.contributorIds,
    approverIds: row.submittedRevisionId ? await approversOf(db, row.submittedRevisionId) : [],
    approvalsNeeded: row.work.homeTracker.approvals,
    restoreAskedById: row.restoreAskedById,
  };
  return { row, facts };
}

/** Reviewers whose latest decision on the revision is an approval. */
async function approversOf(db: Db | Tx, revisionId: string): Promise<string[]> {
  const decisions = await db.review.findMany({
    where: { revisionId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { reviewerId: true, decision: true },
  });
  const latest = new Map(decisions.map(({ reviewerId, decision }) => [reviewerId, decision]));
  return [...latest].filter(([, decision]) => decision === "approved").map(([id]) => id);
}

/** One edition for its page: the working copy, where it stands, what the viewer may do and why not. Refuses `notFound`. */
export async function editionForDesk(db: Db, viewer: Viewer, id: string) {
  const { row, facts } = await loadEdition(db, id);
  if (!mayRead(viewer, facts.trackerId)) throw new Refusal("notFound");

  const submitted = row.submittedRevisionId
    ? await db.textRevision.findUnique({
        where: { id: row.submittedRevisionId },
        select: { hash: true, number: true },
      })
    : null;
  const live = await db.publication.findFirst({
    where: { editionId: id, document: { isNot: null } },
    orderBy: { version: "desc" },
    select: { version: true, path: true, publishedAt: true, revisionId: true },
  });
  const people = await namesOf(db, [
    ...facts.contributorIds,
    ...facts.approverIds,
    row.changedById,
  ]);
  return {
    id: row.id,
    tracker: {
      id: facts.trackerId,
      name: row.work.homeTracker.name,
      approvals: facts.approvalsNeeded,
    },
    lang: row.lang,
    status: row.status,
    version: row.version,
    headline: row.headline,
    standfirst: row.standfirst,
    byline: row.byline,
    datedOn: isoDate(row.datedOn),
    body: checkBody(row.body),
    changedBy: people.get(row.changedById) ?? "",
    changedAt: row.changedAt,
    contributors: facts.contributorIds.map((person) => people.get(person) ?? ""),
    approvedBy: facts.approverIds.map((person) => people.get(person) ?? ""),
    submittedHash: submitted?.hash ?? null,
    live: live && { version: live.version, path: live.path, publishedAt: live.publishedAt },
    restoreAsked: facts.restoreAskedById !== null,
    steps: stepsFor(viewer, facts),
    history: await historyOf(db, id),
  };
}

/** The text as readers would get it: the submitted revision where there is one, else the working copy. */
export async function previewForDesk(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<PublishedVersion> {
  const { row, facts } = await loadEdition(db, id);
  if (!mayRead(viewer, facts.trackerId)) throw new Refusal("notFound");
  return db.$transaction((tx) => versionToBe(tx, row));
}

export type EditionForDesk = Awaited<ReturnType<typeof editionForDesk>>;

async function namesOf(db: Db, ids: string[]) {
  const rows = await db.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
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

/** Every edition of the viewer's trackers, latest change first; 200 at most. */
export async function editionsForDesk(db: Db, viewer: Viewer) {
  const rows = await db.edition.findMany({
    where: { work: { homeTrackerId: { in: Object.keys(viewer.roles) } } },
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
    take: 200,
    select: {
      id: true,
      headline: true,
      status: true,
      lang: true,
      datedOn: true,
      contributorIds: true,
      changedById: true,
      changedAt: true,
      work: { select: { homeTrackerId: true, homeTracker: { select: { name: true } } } },
    },
  });
  const people = await namesOf(
    db,
    rows.map(({ changedById }) => changedById),
  );
  return rows.map((row) => ({
    id: row.id,
    headline: row.headline,
    status: row.status,
    lang: row.lang,
    datedOn: isoDate(row.datedOn),
    tracker: row.work.homeTracker.name,
    changedBy: people.get(row.changedById) ?? "",
    changedAt: row.changedAt,
    isMine: row.contributorIds.includes(viewer.id),
    awaitsMe:
      row.status === "inReview" &&
      roleOn(viewer, row.work.homeTrackerId) !== "editor" &&
      !row.contributorIds.includes(viewer.id),
  }));
}

export type EditionLine = Awaited<ReturnType<typeof editionsForDesk>>[number];
