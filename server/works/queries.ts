import { roleOn, type Viewer } from "@/server/auth/viewer";
import { dateBand } from "@/server/dates/date-band";
import { problemSentence } from "@/server/dates/date-problem";
import { dateSentence, dateWords } from "@/server/dates/date-words";
import { notKnownSentence } from "@/server/dates/not-known";
import { readDate } from "@/server/dates/read-date";
import { vagueDateFrom } from "@/server/dates/vague-date";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import type { Prisma } from "@/server/generated/prisma/client";
import { mayRead, type Part, type Standing } from "./policy";
import { type List, type SearchWorks, type TypedFacts, typedFacts } from "./schema";

const editionFields = {
  id: true,
  workId: true,
  lang: true,
  path: true,
  status: true,
  version: true,
  headline: true,
  standfirst: true,
  byline: true,
  body: true,
  method: true,
  contributorIds: true,
  submittedRevisionId: true,
  restoreAskedById: true,
  changedById: true,
  changedAt: true,
  citations: {
    orderBy: { position: "asc" },
    select: { id: true, sourceId: true, place: true, quote: true, source: true },
  },
  work: {
    select: {
      id: true,
      kind: true,
      homeTrackerId: true,
      homeTracker: { select: { name: true } },
      risk: true,
      restrictedToIds: true,
      facts: true,
      factsVersion: true,
      factsContributorIds: true,
      submittedFactsId: true,
      lookAgainOn: true,
      binnedAt: true,
      shownIn: { select: { trackerId: true }, orderBy: { trackerId: "asc" } },
    },
  },
} as const;

export type EditionRow = NonNullable<Awaited<ReturnType<typeof findEdition>>>;
export type WorkRow = EditionRow["work"];

function findEdition(db: Db | Tx, id: string) {
  return db.edition.findUnique({ where: { id }, select: editionFields });
}

export type Loaded = { row: EditionRow; standing: Standing };

/** An edition with what the policy asks of it. Refuses `notFound`. */
export async function loadEdition(db: Db | Tx, id: string): Promise<Loaded> {
  const row = await findEdition(db, id);
  if (!row) throw new Refusal("notFound");
  const { work } = row;
  const published = await db.publication.count({ where: { editionId: id } });
  const live = await db.liveEdition.count({ where: { editionId: id } });
  const standing: Standing = {
    kind: work.kind,
    trackerId: work.homeTrackerId,
    restrictedToIds: work.restrictedToIds,
    status: row.status,
    isLive: live > 0,
    wasPublished: published > 0,
    isBinned: work.binnedAt !== null,
    text: await partOf(db, row.submittedRevisionId, row.contributorIds),
    facts: await partOf(db, work.submittedFactsId, work.factsContributorIds),
    approvalsNeeded: await approvalsNeeded(db, work.id),
    restoreAskedById: row.restoreAskedById,
  };
  return { row, standing };
}

/** An edition the viewer may read. Refuses `notFound`. */
export async function readableEdition(db: Db | Tx, viewer: Viewer, id: string): Promise<Loaded> {
  const loaded = await loadEdition(db, id);
  if (!mayRead(viewer, loaded.standing)) throw new Refusal("notFound");
  return loaded;
}

async function partOf(db: Db | Tx, revisionId: string | null, writerIds: string[]): Promise<Part> {
  if (!revisionId) return { contributorIds: writerIds, approverIds: [], isSubmitted: false };
  const contributors = await db.contributor.findMany({
    where: { OR: [{ textRevisionId: revisionId }, { factsRevisionId: revisionId }] },
    select: { userId: true },
  });
  const approvers = await db.$queryRaw<{ id: string }[]>`
    SELECT "approvers_of" AS id FROM "desk"."approvers_of"(${revisionId}::uuid)`;
  return {
    contributorIds: contributors.map(({ userId }) => userId),
    approverIds: approvers.map(({ id }) => id),
    isSubmitted: true,
  };
}

async function approvalsNeeded(db: Db | Tx, workId: string): Promise<number> {
  const rows = await db.$queryRaw<{ needed: number }[]>`
    SELECT "desk"."approvals_needed"(${workId}::uuid) AS needed`;
  return rows[0]?.needed ?? 1;
}

/** The working copy of a work's facts, as people typed them. */
export function typedFactsOf(work: Pick<WorkRow, "kind" | "facts">): TypedFacts {
  return typedFacts.parse(work.facts);
}

export async function namesOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const pageLength = 50;

/** The works of the viewer's trackers, latest change first, fifty at a time. A site admin sees the lines of every open work, and reads none without a role. */
export async function worksForDesk(db: Db, viewer: Viewer, input: List) {
  const { search, status, kind, trackerId, personId, after } = input;
  const where: Prisma.EditionWhereInput = {
    work: {
      ...seenBy(viewer),
      binnedAt: input.isBinned ? { not: null } : null,
      ...(kind && { kind }),
    },
    ...(status && { status }),
    ...(search && { headline: { contains: search, mode: "insensitive" } }),
    AND: [
      trackerId ? { work: { homeTrackerId: trackerId } } : {},
      personId ? writtenBy(personId) : {},
      after
        ? {
            OR: [
              { changedAt: { lt: after.changedAt } },
              { changedAt: after.changedAt, id: { lt: after.id } },
            ],
          }
        : {},
    ],
  };
  const lines = await linesWhere(db, viewer, where);
  const last = lines.length === pageLength ? lines.at(-1) : undefined;
  return { lines, next: last ? { changedAt: last.changedAt, id: last.id } : null };
}

/** Whatever a person ever wrote in, the text or its facts, also when it was published since. */
function writtenBy(personId: string): Prisma.EditionWhereInput {
  const wrote = { some: { contributors: { some: { userId: personId } } } };
  return {
    OR: [
      { contributorIds: { has: personId } },
      { revisions: wrote },
      { work: { factsContributorIds: { has: personId } } },
      { work: { factsRevisions: wrote } },
    ],
  };
}

function seenBy(viewer: Viewer): Prisma.WorkWhereInput {
  const open = {
    OR: [{ restrictedToIds: { isEmpty: true } }, { restrictedToIds: { has: viewer.id } }],
  };
  return viewer.siteAdmin ? open : { ...open, homeTrackerId: { in: Object.keys(viewer.roles) } };
}

/** What waits for the viewer: to review, sent back to them, their drafts, ready to publish, and due for another look on `today`. */
export async function myWork(db: Db, viewer: Viewer, today: Date) {
  const mine = { work: { ...seenBy(viewer), binnedAt: null } };
  const judged = Object.entries(viewer.roles).flatMap(([id, role]) =>
    role === "editor" ? [] : [id],
  );
  const [toReview, sentBack, drafts, toPublish, due] = await Promise.all([
    linesWhere(db, viewer, {
      status: "inReview",
      AND: [mine, { work: { homeTrackerId: { in: judged } } }],
      NOT: { contributorIds: { has: viewer.id } },
    }),
    linesWhere(db, viewer, {
      ...mine,
      status: "changesRequested",
      contributorIds: { has: viewer.id },
    }),
    linesWhere(db, viewer, { ...mine, status: "draft", contributorIds: { has: viewer.id } }),
    linesWhere(db, viewer, { ...mine, status: "approved" }),
    linesWhere(db, viewer, { AND: [mine, { work: { lookAgainOn: { lte: today } } }] }),
  ]);
  return { toReview, sentBack, drafts, toPublish, due };
}

async function linesWhere(db: Db, viewer: Viewer, where: Prisma.EditionWhereInput) {
  const rows = await db.edition.findMany({
    where,
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
    take: pageLength,
    select: {
      id: true,
      headline: true,
      status: true,
      lang: true,
      changedById: true,
      changedAt: true,
      work: {
        select: {
          kind: true,
          homeTrackerId: true,
          risk: true,
          restrictedToIds: true,
          facts: true,
          lookAgainOn: true,
          homeTracker: { select: { name: true } },
        },
      },
    },
  });
  const people = await namesOf(
    db,
    rows.map(({ changedById }) => changedById),
  );
  return rows.map(({ work, changedById, ...row }) => ({
    ...row,
    kind: work.kind,
    tracker: work.homeTracker.name,
    when: whenOf(typedFactsOf(work)),
    isRestricted: work.restrictedToIds.length > 0,
    isHighRisk: work.risk === "high",
    lookAgainOn: work.lookAgainOn,
    changedBy: people.get(changedById) ?? "",
    isReadable: roleOn(viewer, work.homeTrackerId) !== null,
  }));
}

/** The day or date of a work in English words, as far as it can be read; empty where none is given. */
function whenOf(facts: TypedFacts): string {
  if (facts.kind === "page") return "";
  const typed = facts.kind === "article" ? (facts.datedOn ?? "") : facts.typed;
  if (typed === "") return facts.kind === "event" ? dateWords(null, "en") : "";
  const read = readDate(typed);
  return "date" in read ? dateWords(read.date, "en") : typed;
}

export type WorkLine = Awaited<ReturnType<typeof linesWhere>>[number];

/** What a typed date means, for the person typing it: the words readers will get, its bounds in words, a drawing; or why it cannot be read. */
export function readingOf(typed: string) {
  const read = readDate(typed);
  if ("problem" in read)
    return { words: "", problem: problemSentence(read.problem, "en"), date: null };
  const { date } = read;
  return {
    words: dateSentence(date, "en"),
    problem: null,
    date: date && {
      edtf: date.edtf,
      earliest: date.earliest && dayWords(date.earliest),
      latest: date.latest && dayWords(date.latest),
      band: dateBand(date, "en"),
      because: [notKnownSentence(date, "en"), date.derivedFrom].filter(Boolean).join(" "),
    },
  };
}

const dayWords = (day: string) =>
  dateWords(vagueDateFrom(day, { note: "", derivedFrom: "" }), "en");

export type Reading = ReturnType<typeof readingOf>;

/** Everyone on the work's tracker, by name: whom a restricted work may be for. Refuses `notFound`. */
export async function peopleOfWork(db: Db, viewer: Viewer, editionId: string) {
  const { standing } = await readableEdition(db, viewer, editionId);
  const rows = await db.membership.findMany({
    where: { trackerId: standing.trackerId, user: { suspendedAt: null } },
    orderBy: { user: { name: "asc" } },
    select: { user: { select: { id: true, name: true } } },
  });
  return rows.map(({ user }) => user);
}

/** Everyone on the viewer's trackers, by name, and for a site admin on any: whose works the list can be asked for. */
export async function writersForDesk(db: Db, viewer: Viewer) {
  const here = viewer.siteAdmin ? {} : { trackerId: { in: Object.keys(viewer.roles) } };
  return db.user.findMany({
    where: { OR: [{ id: viewer.id }, { memberships: { some: here } }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}

const namedLength = 20;

/** Articles and events whose headline holds the words and whose drafts the viewer may read, the latest change first; 20 at most. */
export async function worksNamed(db: Db, viewer: Viewer, { search }: SearchWorks) {
  const rows = await db.edition.findMany({
    where: {
      headline: { contains: search, mode: "insensitive", not: "" },
      work: {
        kind: { in: ["article", "event"] },
        binnedAt: null,
        homeTrackerId: { in: Object.keys(viewer.roles) },
        OR: [{ restrictedToIds: { isEmpty: true } }, { restrictedToIds: { has: viewer.id } }],
      },
    },
    distinct: ["workId"],
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
    take: namedLength,
    select: { workId: true, headline: true, work: { select: { kind: true } } },
  });
  const live = await db.liveEdition.findMany({
    where: { workId: { in: rows.map(({ workId }) => workId) } },
    select: { workId: true },
  });
  const liveIds = new Set(live.map(({ workId }) => workId));
  return rows.map(({ workId, headline, work }) => ({
    workId,
    kind: work.kind,
    headline,
    isLive: liveIds.has(workId),
  }));
}

export type WorkNamed = Awaited<ReturnType<typeof worksNamed>>[number];
