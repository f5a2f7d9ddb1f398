import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { startWork } from "@/server/works/commands";
import { assertMayMakeTrackers } from "./policy";
import { listOrder } from "./queries";
import type { ArrangeTracker, CreateTracker, MoveTracker } from "./schema";

/** Makes a tracker that asks for one approval, last in the list, and a draft of its public page. Refuses `notAllowed`. */
export async function createTracker(db: Db, viewer: Viewer, input: CreateTracker) {
  assertMayMakeTrackers(viewer);
  return db.$transaction(async (tx) => {
    const { _max } = await tx.tracker.aggregate({ _max: { position: true } });
    const tracker = await tx.tracker.create({
      data: { name: input.name, position: (_max.position ?? -1) + 1 },
      select: { id: true },
    });
    const page = {
      trackerId: tracker.id,
      kind: "page",
      lang: "en",
      headline: input.name,
      act: "create",
    } as const;
    await startWork(tx, viewer, page);
    await record(tx, viewer, { action: "createTracker", note: tracker.id });
    return tracker;
  });
}

/** Names a tracker and sets how many approvals and sources it asks; texts in review are held to it at once. Refuses `notAllowed`, `notFound`. */
export async function arrangeTracker(db: Db, viewer: Viewer, input: ArrangeTracker) {
  assertMayMakeTrackers(viewer);
  const { trackerId, name, approvals, twoSourcesFrom } = input;
  await db.$transaction(async (tx) => {
    const { count } = await tx.tracker.updateMany({
      where: { id: trackerId },
      data: { name, approvals, twoSourcesFrom },
    });
    if (count === 0) throw new Refusal("notFound");
    const note = [trackerId, approvals, twoSourcesFrom ?? "never"].join(", ");
    await record(tx, viewer, { action: "arrangeTracker", note });
  });
}

/** Moves a tracker one place in the desk's lists; at the end of the list it stays. Refuses `notAllowed`, `notFound`. */
export async function moveTracker(db: Db, viewer: Viewer, { trackerId, way }: MoveTracker) {
  assertMayMakeTrackers(viewer);
  await db.$transaction(async (tx) => {
    // One move at a time: two at once would give two trackers one place.
    await tx.$queryRaw`SELECT "id" FROM "desk"."Tracker" ORDER BY "id" FOR UPDATE`;
    const rows = await tx.tracker.findMany({ orderBy: listOrder, select: { id: true } });
    const from = rows.findIndex(({ id }) => id === trackerId);
    if (from === -1) throw new Refusal("notFound");
    const to = Math.min(Math.max(from + (way === "up" ? -1 : 1), 0), rows.length - 1);
    rows.splice(to, 0, ...rows.splice(from, 1));
    for (const [position, { id }] of rows.entries())
      await tx.tracker.update({ where: { id }, data: { position }, select: { id: true } });
    await record(tx, viewer, { action: "moveTracker", note: `${trackerId}, ${way}` });
  });
}

/** A closed tracker takes no new works; what it has stays. Refuses `notAllowed`, `notFound`. */
export const closeTracker = (db: Db, viewer: Viewer, trackerId: string) =>
  setClosed(db, viewer, { trackerId, action: "closeTracker", closedAt: new Date() });

/** Refuses `notAllowed`, `notFound`. */
export const reopenTracker = (db: Db, viewer: Viewer, trackerId: string) =>
  setClosed(db, viewer, { trackerId, action: "reopenTracker", closedAt: null });

type Closing = { trackerId: string; action: string; closedAt: Date | null };

async function setClosed(db: Db, viewer: Viewer, { trackerId, action, closedAt }: Closing) {
  assertMayMakeTrackers(viewer);
  await db.$transaction(async (tx) => {
    const { count } = await tx.tracker.updateMany({ where: { id: trackerId }, data: { closedAt } });
    if (count === 0) throw new Refusal("notFound");
    await record(tx, viewer, { action, note: trackerId });
  });
}

async function record(tx: Tx, viewer: Viewer, event: { action: string; note: string }) {
  await tx.auditEvent.create({ data: { actorId: viewer.id, ...event } });
}
