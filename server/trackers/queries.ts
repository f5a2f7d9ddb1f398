import { roleOn, type Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import type { Prisma } from "@/server/generated/prisma/client";
import type { Projection } from "@/server/public/projection";
import { assertMayMakeTrackers } from "./policy";

/** As site admins arranged them. */
export const listOrder: Prisma.TrackerOrderByWithRelationInput[] = [
  { position: "asc" },
  { name: "asc" },
  { id: "asc" },
];

/** The trackers the viewer works on, and for a site admin every one, in the desk's order. */
export async function trackersForDesk(db: Db, viewer: Viewer) {
  const rows = await db.tracker.findMany({
    where: viewer.siteAdmin ? {} : { id: { in: Object.keys(viewer.roles) } },
    orderBy: listOrder,
    select: { id: true, name: true, closedAt: true },
  });
  return rows.map(({ closedAt, ...tracker }) => ({
    ...tracker,
    isClosed: closedAt !== null,
    role: roleOn(viewer, tracker.id),
  }));
}

/** Every tracker with its settings, in the desk's order. Refuses `notAllowed`. */
export async function everyTracker(db: Db, viewer: Viewer) {
  assertMayMakeTrackers(viewer);
  const rows = await db.tracker.findMany({
    orderBy: listOrder,
    select: {
      id: true,
      name: true,
      approvals: true,
      twoSourcesFrom: true,
      closedAt: true,
      _count: { select: { memberships: true, works: true } },
    },
  });
  return rows.map(({ _count, ...row }) => ({
    ...row,
    people: _count.memberships,
    works: _count.works,
  }));
}

/** The names of the trackers that show any of these, by id. */
export async function trackerNames(db: Db | Tx, shown: readonly Projection[]) {
  const ids = shown.flatMap(({ facts }) => facts.trackers);
  const rows = await db.tracker.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Holds the tracker open until the transaction ends. Refuses `trackerClosed`. */
export async function assertOpen(tx: Tx, trackerId: string) {
  const open = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "desk"."Tracker" WHERE "id" = ${trackerId}::uuid AND "closedAt" IS NULL FOR SHARE`;
  if (open.length === 0) throw new Refusal("trackerClosed");
}
