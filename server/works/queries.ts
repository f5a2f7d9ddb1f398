import { roleOn, type Viewer } from "@/server/auth/viewer";
import { dateWords } from "@/server/dates/date-words";
import { readDate } from "@/server/dates/read-date";
import { type Db, literally, type Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import {
  awaitedOnDesk,
  conditionOf,
  expectedIn,
  overdueWorks,
} from "@/server/expectations/queries";
import type { KnownEvents } from "@/server/expectations/rules";
import type { Prisma } from "@/server/generated/prisma/client";
import { ledgerWords } from "@/server/ledger/act-words";
import type { Projection, WorkKind } from "@/server/public/projection";
import { footingsOf, withCapture } from "@/server/sources/queries";
import { nothingCited } from "@/server/sources/rules";
import { bodiesOf, workLinksOf } from "@/server/text/plain";
import { mayRead, type Part, readBy, type Standing, waitsFor } from "./policy";
import { isoDate } from "./rules";
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
    select: {
      id: true,
      sourceId: true,
      place: true,
      quote: true,
      source: withCapture,
    },
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
      entityId: true,
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
  const [standing] = row ? await standingsOf(db, [row]) : [];
  if (!row || !standing) throw new Refusal("notFound");
  return { row, standing };
}

type StandingRow = Pick<
  EditionRow,
  "id" | "status" | "contributorIds" | "submittedRevisionId" | "restoreAskedById"
> & {
  work: Pick<
    WorkRow,
    | "id"
    | "kind"
    | "homeTrackerId"
    | "restrictedToIds"
    | "factsContributorIds"
    | "submittedFactsId"
    | "binnedAt"
  >;
};

/** What the policy asks of each of these editions, in their order; as many queries for a hundred as for one. */
async function standingsOf(db: Db | Tx, rows: StandingRow[]): Promise<Standing[]> {
  const ids = rows.map(({ id }) => id);
  const published = await db.publication.findMany({
    where: { editionId: { in: ids } },
    distinct: ["editionId"],
    select: { editionId: true },
  });
  const live = await db.liveEdition.findMany({
    where: { workId: { in: rows.map(({ work }) => work.id) } },
    select: {
      editionId: true,
      publication: { select: { textRevisionId: true, factsRevisionId: true } },
    },
  });
  const liveRevisions = live.flatMap(({ publication }) => Object.values(publication));
  const parts = await partsOf(
    db,
    rows.flatMap(({ submittedRevisionId, work }) =>
      [submittedRevisionId ?? [], work.submittedFactsId ?? []].flat(),
    ),
  );
  const partOf = (revisionId: string | null, writerIds: string[]): Part => {
    const part = revisionId === null ? undefined : parts.get(revisionId);
    return {
      contributorIds: part?.contributorIds ?? writerIds,
      approverIds: part?.approverIds ?? [],
      isSubmitted: revisionId !== null,
      isLive: revisionId !== null && liveRevisions.includes(revisionId),
    };
  };
  const needed = await approvalsNeeded(db, rows);
  const footings = await footingsOf(db, ids);
  return rows.map((row) => ({
    kind: row.work.kind,
    trackerId: row.work.homeTrackerId,
    restrictedToIds: row.work.restrictedToIds,
    status: row.status,
    isLive: live.some(({ editionId }) => editionId === row.id),
    wasPublished: published.some(({ editionId }) => editionId === row.id),
    isBinned: row.work.binnedAt !== null,
    text: partOf(row.submittedRevisionId, row.contributorIds),
    facts: partOf(row.work.submittedFactsId, row.work.factsContributorIds),
    approvalsNeeded: needed.get(row.work.id) ?? 1,
    footing: footings.get(row.id) ?? nothingCited,
    restoreAskedById: row.restoreAskedById,
  }));
}

/** An edition the viewer may read. Refuses `notFound`. */
export async function readableEdition(db: Db | Tx, viewer: Viewer, id: string): Promise<Loaded> {
  const loaded = await loadEdition(db, id);
  if (!mayRead(viewer, loaded.standing)) throw new Refusal("notFound");
  return loaded;
}

/** Who wrote and who approves each of these revisions, by its id. */
async function partsOf(db: Db | Tx, revisionIds: string[]) {
  const rows = await db.$queryRaw<
    { id: string; contributorIds: string[]; approverIds: string[] }[]
  >`
    SELECT r.id,
      ARRAY(SELECT c."userId" FROM "desk"."Contributor" c
        WHERE c."textRevisionId" = r.id OR c."factsRevisionId" = r.id) AS "contributorIds",
      ARRAY(SELECT a FROM "desk"."approvers_of"(r.id) a) AS "approverIds"
    FROM unnest(${revisionIds}::uuid[]) r(id)`;
  return new Map(rows.map((row) => [row.id, row]));
}

async function approvalsNeeded(db: Db | Tx, rows: StandingRow[]): Promise<Map<string, number>> {
  const needed = await db.$queryRaw<{ id: string; needed: number }[]>`
    SELECT w.id, "desk"."approvals_needed"(w.id) AS needed
    FROM unnest(${rows.map(({ work }) => work.id)}::uuid[]) w(id)`;
  return new Map(needed.map(({ id, needed }) => [id, needed]));
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
    ...(search && { headline: { contains: literally(search), mode: "insensitive" } }),
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
  return {
    lines,
    next: last ? { changedAt: last.changedAt, id: last.id } : null,
    closed: await closedWorks(db, viewer, input),
  };
}

export type ClosedWork = { id: string; kind: WorkKind; headline: string };

/**
 * Live works that are restricted to others, for the site admins who may take them down: by the headline readers have, and
 * nothing that is not public already. The latest publication first, fifty at most.
 */
async function closedWorks(db: Db, viewer: Viewer, input: List): Promise<ClosedWork[]> {
  const { search, kind, status, isBinned, personId, after } = input;
  // A filter by anything that only the draft tells would tell of the draft.
  if (!viewer.siteAdmin || isBinned || personId || after || (status && status !== "published"))
    return [];
  return db.$queryRaw<ClosedWork[]>`
    SELECT l."editionId" AS id, l."kind", d."projection" ->> 'headline' AS headline
    FROM "published"."LiveEdition" l
    JOIN "published"."Document" d ON d."publicationId" = l."publicationId"
    JOIN "desk"."Work" w ON w."id" = l."workId"
    WHERE cardinality(w."restrictedToIds") > 0
      AND NOT (${viewer.id}::uuid = ANY (w."restrictedToIds")
        AND w."homeTrackerId" = ANY (${Object.keys(viewer.roles)}::uuid[]))
      AND (${kind ?? null}::text IS NULL OR l."kind" = ${kind ?? null})
      AND (${input.trackerId ?? null}::uuid IS NULL OR w."homeTrackerId" = ${input.trackerId ?? null}::uuid)
      AND strpos(lower(d."projection" ->> 'headline'), lower(${search})) > 0
    ORDER BY l."publishedAt" DESC LIMIT ${pageLength}`;
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
  const own = { in: Object.keys(viewer.roles) };
  const isOpen = { restrictedToIds: { isEmpty: true } };
  const isFor = { restrictedToIds: { has: viewer.id }, homeTrackerId: own };
  return { OR: [viewer.siteAdmin ? isOpen : { ...isOpen, homeTrackerId: own }, isFor] };
}

/** What waits for the viewer: to review, sent back to them, their drafts, ready to publish, and due for another look on `today`. */
export async function myWork(db: Db, viewer: Viewer, today: Date) {
  const mine = { work: { ...seenBy(viewer), binnedAt: null } };
  const [toReview, sentBack, drafts, toPublish, due] = await Promise.all([
    toJudge(db, viewer).then((ids) => linesWhere(db, viewer, { id: { in: ids } })),
    linesWhere(db, viewer, {
      ...mine,
      status: "changesRequested",
      contributorIds: { has: viewer.id },
    }),
    linesWhere(db, viewer, { ...mine, status: "draft", contributorIds: { has: viewer.id } }),
    linesWhere(db, viewer, { ...mine, status: "approved" }),
    overdueWorks(db, viewer, isoDate(today) ?? "").then((ids) =>
      linesWhere(db, viewer, {
        AND: [mine, { work: { OR: [{ lookAgainOn: { lte: today } }, { id: { in: ids } }] } }],
      }).then((lines) => lines.map((line) => dueLine(line, { ids, today }))),
    ),
  ]);
  return { toReview, sentBack, drafts, toPublish, due };
}

const judgedAtOnce = 200;

/** The editions the viewer may decide on now, the latest change first, a page of them at most: the policy itself is asked of each that is in review. */
async function toJudge(db: Db, viewer: Viewer): Promise<string[]> {
  const found: string[] = [];
  let last: string | undefined;
  do {
    const rows = await db.edition.findMany({
      where: { status: "inReview", work: { ...seenBy(viewer), binnedAt: null } },
      orderBy: [{ changedAt: "desc" }, { id: "desc" }],
      take: judgedAtOnce,
      ...(last && { cursor: { id: last }, skip: 1 }),
      select: standingFields,
    });
    const standings = await standingsOf(db, rows);
    found.push(
      ...rows.flatMap(({ id }, n) => {
        const standing = standings[n];
        return standing && waitsFor(viewer, standing) ? [id] : [];
      }),
    );
    last = rows.length === judgedAtOnce ? rows.at(-1)?.id : undefined;
  } while (last && found.length < pageLength);
  return found.slice(0, pageLength);
}

const standingFields = {
  id: true,
  status: true,
  contributorIds: true,
  submittedRevisionId: true,
  restoreAskedById: true,
  work: {
    select: {
      id: true,
      kind: true,
      homeTrackerId: true,
      restrictedToIds: true,
      factsContributorIds: true,
      submittedFactsId: true,
      binnedAt: true,
    },
  },
} as const;

async function linesWhere(db: Db, viewer: Viewer, where: Prisma.EditionWhereInput) {
  const rows = await db.edition.findMany({
    where,
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
    take: pageLength,
    select: {
      id: true,
      workId: true,
      version: true,
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
          factsVersion: true,
          lookAgainOn: true,
          homeTracker: { select: { name: true } },
        },
      },
    },
  });
  const known = await awaitedOnDesk(
    db,
    viewer,
    rows.flatMap(({ work }) => conditionOf({ facts: typedFactsOf(work) })),
  );
  const [people, live] = await Promise.all([
    namesOf(
      db,
      rows.map(({ changedById }) => changedById),
    ),
    liveAmong(
      db,
      rows.map(({ id }) => id),
    ),
  ]);
  return rows.map(({ work, changedById, ...row }) => ({
    ...row,
    isLive: live.has(row.id),
    kind: work.kind,
    tracker: work.homeTracker.name,
    when: whenOf(typedFactsOf(work), known),
    expected: pendingIn(typedFactsOf(work)),
    factsVersion: work.factsVersion,
    isRestricted: work.restrictedToIds.length > 0,
    isHighRisk: work.risk === "high",
    lookAgainOn: work.lookAgainOn,
    changedBy: people.get(changedById) ?? "",
    isReadable: roleOn(viewer, work.homeTrackerId) !== null,
  }));
}

async function liveAmong(db: Db, ids: string[]): Promise<ReadonlySet<string>> {
  const rows = await db.liveEdition.findMany({
    where: { editionId: { in: ids } },
    select: { editionId: true },
  });
  return new Set(rows.map(({ editionId }) => editionId));
}

/** How a pending event is expected, as people typed it; null of anything else. */
function pendingIn(facts: TypedFacts) {
  if (facts.kind !== "event" || facts.phase !== "pending") return null;
  const { typed, condition } = facts;
  return { typed, ...(condition && { condition }) };
}

/** The day or date of a work in English words, as far as it can be read; empty where none is given. */
function whenOf(facts: TypedFacts, known: KnownEvents): string {
  const expected = expectedIn(facts, known);
  if (expected?.words) return expected.date ? dateWords(expected.date, "en") : expected.words;
  const typed = typedDateOf(facts);
  if (typed === null) return "";
  if (typed === "") return facts.kind === "event" ? dateWords(null, "en") : "";
  const read = readDate(typed);
  return "date" in read ? dateWords(read.date, "en") : typed;
}

/** The date that tells a work in a list, as it was typed; null for a kind that has none, and for several acts or measures together. */
function typedDateOf(facts: TypedFacts): string | null {
  switch (facts.kind) {
    case "article":
      return facts.datedOn ?? "";
    case "event":
      return facts.typed;
    case "act":
      return facts.acts.length === 1 && !facts.registerId ? (facts.acts[0]?.acted ?? null) : null;
    case "measure":
      return facts.measures.length === 1 ? (facts.measures[0]?.period ?? null) : null;
    case "page":
    case "entity":
      return null;
  }
}

export type WorkLine = Awaited<ReturnType<typeof linesWhere>>[number];

/** Why it is due: that its time is over, that the day to look again has come, or both. */
function dueLine(line: WorkLine, { ids, today }: { ids: string[]; today: Date }) {
  const { lookAgainOn, ...rest } = line;
  const isToBeLookedAt = lookAgainOn !== null && lookAgainOn <= today;
  return {
    ...rest,
    lookAgainOn: isToBeLookedAt ? lookAgainOn : null,
    isOver: ids.includes(line.workId),
  };
}

export type DueLine = ReturnType<typeof dueLine>;

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

/** Articles, events, measures and pages of the record whose headline holds the words and whose drafts the viewer may read, the latest change first; 20 at most. */
export async function worksNamed(db: Db, viewer: Viewer, { search, kind }: SearchWorks) {
  const rows = await db.edition.findMany({
    where: {
      headline: { contains: literally(search), mode: "insensitive", not: "" },
      work: {
        kind: { in: kind ? [kind] : ["article", "event", "measure", "entity"] },
        ...readBy(viewer),
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

/** What the works are called that these lead to, by id: the headline readers have, else the draft's, for whoever may read that. */
export async function linkedTitles(db: Db | Tx, viewer: Viewer, shown: readonly Projection[]) {
  const ids = [...new Set(shown.flatMap(bodiesOf).flatMap(workLinksOf))];
  if (ids.length === 0) return new Map<string, string>();
  const live = await db.$queryRaw<{ workId: string; title: string }[]>`
    SELECT DISTINCT ON (l."workId") l."workId", d."projection" ->> 'headline' AS "title"
    FROM "published"."LiveEdition" l JOIN "published"."Document" d ON d."publicationId" = l."publicationId"
    WHERE l."workId" = ANY (${ids}::uuid[]) ORDER BY l."workId", (l."lang" = 'en') DESC, l."lang"`;
  const drafts = await db.edition.findMany({
    where: { workId: { in: ids }, work: readBy(viewer) },
    select: { workId: true, headline: true },
  });
  const words = (title: string, isLive: boolean) =>
    ledgerWords("linked", { title, live: String(isLive) });
  return new Map([
    ...ids.map((id) => [id, ledgerWords("linkedUnknown")] as const),
    ...drafts.map(({ workId, headline }) => [workId, words(headline, false)] as const),
    ...live.map(({ workId, title }) => [workId, words(title, true)] as const),
  ]);
}
