import type { Viewer } from "@/server/auth/viewer";
import { expectedSentence } from "@/server/dates/condition-words";
import type { Condition } from "@/server/dates/expected-window";
import { readingAs } from "@/server/dates/typed-date";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import type { Projection } from "@/server/public/projection";
import { mayRead } from "@/server/works/policy";
import { datingOf } from "@/server/works/rules";
import { type TypedFacts, typedFacts } from "@/server/works/schema";
import { type Known, type KnownEvents, outlookOf } from "./rules";
import type { Read } from "./schema";

/** What the desk may know of the events that these conditions wait for, and of those that they wait for in turn, by work id. */
export async function awaitedOnDesk(
  db: Db | Tx,
  viewer: Viewer,
  conditions: readonly Condition[],
): Promise<KnownEvents> {
  const known = new Map<string, Known>();
  let wanted = [...new Set(conditions.map(({ workId }) => workId))];
  while (wanted.length > 0) {
    const drafts = await workingCopies(db, viewer, wanted);
    const others = wanted.filter((id) => !drafts.has(id));
    for (const [id, event] of [...drafts, ...(await publishedEvents(db, others))])
      known.set(id, event);
    const next = wanted.flatMap((id) => known.get(id)?.condition?.workId ?? []);
    wanted = [...new Set(next)].filter((id) => !known.has(id));
  }
  return known;
}

/** Drafts the viewer may read, none from the bin. */
async function workingCopies(db: Db | Tx, viewer: Viewer, ids: string[]) {
  const rows = await db.work.findMany({
    where: { id: { in: ids }, kind: "event", binnedAt: null },
    select: {
      id: true,
      facts: true,
      homeTrackerId: true,
      restrictedToIds: true,
      editions: { orderBy: { lang: "asc" }, select: { lang: true, headline: true } },
    },
  });
  return new Map(
    rows.flatMap(({ id, facts, homeTrackerId: trackerId, restrictedToIds, editions }) => {
      const typed = typedFacts.parse(facts);
      if (typed.kind !== "event" || !mayRead(viewer, { trackerId, restrictedToIds })) return [];
      const named = editions.find(({ lang }) => lang === "en") ?? editions[0];
      const known = { ...datingOf(typed), phase: typed.phase, title: named?.headline ?? "" };
      return [[id, known] as const];
    }),
  );
}

/** What everybody may know. */
async function publishedEvents(db: Db | Tx, ids: string[]) {
  const rows = await db.liveEdition.findMany({
    where: { workId: { in: ids }, kind: "event" },
    orderBy: { lang: "desc" },
    select: {
      workId: true,
      publication: { select: { document: { select: { projection: true } } } },
    },
  });
  return new Map(
    rows.flatMap(({ workId, publication }) => {
      const shown: Projection | null = JSON.parse(
        JSON.stringify(publication.document?.projection ?? null),
      );
      if (shown?.kind !== "event") return [];
      return [[workId, { ...shown.facts, title: shown.headline }] as const];
    }),
  );
}

/** What an event is called, as far as the viewer may know it; null where they may not. */
export async function eventTitle(db: Db, viewer: Viewer, workId: string) {
  const drafts = await workingCopies(db, viewer, [workId]);
  const [known] =
    drafts.size > 0 ? drafts.values() : (await publishedEvents(db, [workId])).values();
  return { title: known?.title ?? null };
}

/** A condition as it is being written: the words readers get once all drafts are public, its window, and what to know of it. */
export async function readCondition(db: Db, viewer: Viewer, { workId, condition }: Read) {
  const known = await awaitedOnDesk(db, viewer, [condition]);
  const { date, state, words } = outlookOf(condition, known);
  const isLive = (await db.liveEdition.count({ where: { workId: condition.workId } })) > 0;
  return {
    state,
    isLive,
    // Of an event that one may not know nothing is told, also not what it waits for.
    isCircle: state !== "unknown" && (await waitsFor(db, condition.workId, workId)),
    reading: readingAs(expectedSentence(date, words, "en"), date),
  };
}

/** The titles of the events that any of these wait for, by work id, as far as the viewer may know them. */
export async function awaitedTitles(db: Db | Tx, viewer: Viewer, shown: readonly Projection[]) {
  const conditions = shown.flatMap(({ facts }) => conditionsIn(facts));
  const known = await awaitedOnDesk(db, viewer, conditions);
  return new Map([...known].map(([id, { title }]) => [id, title]));
}

const conditionsIn = (facts: Projection["facts"]): Condition[] =>
  facts.kind === "event" && facts.condition ? [facts.condition] : [];

/**
 * A pending event as the desk sees it, with what it waits for read from the drafts. The window is empty of a work that waits
 * for nothing known.
 */
export function expectedIn(facts: TypedFacts, known: KnownEvents) {
  if (facts.kind !== "event") return null;
  const { date, condition } = datingOf(facts);
  return condition ? outlookOf(condition, known) : { date, state: null, words: "" };
}

/** The pending events the viewer may read whose last possible day was before `today` (ISO), by work id. */
export async function overdueWorks(db: Db, viewer: Viewer, today: string): Promise<string[]> {
  const rows = await db.work.findMany({
    where: {
      kind: "event",
      binnedAt: null,
      homeTrackerId: { in: Object.keys(viewer.roles) },
      facts: { path: ["phase"], equals: "pending" },
    },
    select: { id: true, facts: true, homeTrackerId: true, restrictedToIds: true },
  });
  const pending = rows
    .filter(({ homeTrackerId: trackerId, restrictedToIds }) =>
      mayRead(viewer, { trackerId, restrictedToIds }),
    )
    .map(({ id, facts }) => ({ id, facts: typedFacts.parse(facts) }));
  const known = await awaitedOnDesk(db, viewer, pending.flatMap(conditionOf));
  return pending.flatMap(({ id, facts }) => {
    const latest = expectedIn(facts, known)?.date?.latest;
    return latest && latest < today ? [id] : [];
  });
}

export const conditionOf = ({ facts }: { facts: TypedFacts }): Condition[] => {
  const condition = facts.kind === "event" ? datingOf(facts).condition : undefined;
  return condition ? [condition] : [];
};

type Written = { workId: string; facts: TypedFacts; before: TypedFacts };

/**
 * A condition that is new to the work names an event the viewer may know, and none that waits for the work itself. Two at once
 * are looked at one after the other. Refuses `awaitedMissing`, `conditionCircle`.
 */
export async function assertCondition(tx: Tx, viewer: Viewer, written: Written): Promise<void> {
  const [condition] = conditionOf(written);
  const [before] = conditionOf({ facts: written.before });
  if (!condition || condition.workId === before?.workId) return;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vigil conditions'))`;
  const known = await awaitedOnDesk(tx, viewer, [condition]);
  if (!known.has(condition.workId)) throw new Refusal("awaitedMissing");
  if (await waitsFor(tx, condition.workId, written.workId)) throw new Refusal("conditionCircle");
}

/** Whether an event is another, or waits for it over however many, in the drafts or as readers have them. */
async function waitsFor(db: Db | Tx, workId: string, other: string): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    WITH RECURSIVE "awaited" AS (
      SELECT ${workId}::uuid AS "id"
      UNION SELECT next."id" FROM "awaited" a, LATERAL (
        SELECT (w."facts" #>> '{condition,workId}')::uuid AS "id" FROM "desk"."Work" w WHERE w."id" = a."id"
        UNION SELECT (d."projection" #>> '{facts,condition,workId}')::uuid FROM "published"."LiveEdition" l
          JOIN "published"."Document" d ON d."publicationId" = l."publicationId" WHERE l."workId" = a."id") next
      WHERE next."id" IS NOT NULL)
    SELECT 1 FROM "awaited" WHERE "id" = ${other}::uuid`;
  return found.length > 0;
}
