import { fromPrisma, type PgBoss } from "pg-boss";
import type { Db, Tx } from "@/server/db";

declare global {
  var vigilBoss: PgBoss | undefined;
}

export const pressQueue = "press";
/** The turn of the day in the site's zone. */
export const midnightQueue = "midnight";
/** Whether the links of sources still answer; every hour a part of them. */
export const linksQueue = "links";

/** By edition, the lowest version that a command published. Pages of versions before the one it replaced stay as they are. */
export type Published = Readonly<Record<string, number>>;

/** What is left to do once a command's transaction stands. `published` is null where every page of the work changes. */
export type ToPress = { published: Published | null; jobId: string | null };

/** Notes, inside the command's transaction, that the work is to be pressed: what a crash leaves, the job finishes. */
export async function sendPress(
  tx: Tx,
  workId: string,
  published: Published | null,
): Promise<ToPress> {
  const inside = { db: fromPrisma(tx), startAfter: 5 };
  const jobId = await globalThis.vigilBoss?.send(pressQueue, { workId }, inside);
  return { published, jobId: jobId ?? null };
}

/** The presses that are promised for a work and not under way; ask before pressing, so that only what it does is kept as done. */
export async function promisedPresses(db: Db, workId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "pgboss"."job"
    WHERE "name" = ${pressQueue} AND ("state" < 'active' OR "state" = 'failed')
      AND "data" ->> 'workId' = ${workId}`;
  return rows.map(({ id }) => id);
}

/** The work is pressed, so its jobs have nothing left to finish. A job that stays does no harm: it finds every page as it should be. */
export async function promisesKept(ids: string[]): Promise<void> {
  if (ids.length > 0) await globalThis.vigilBoss?.deleteJob(pressQueue, ids).catch(() => {});
}

/** Whether readers may still have what a publication or take-down of the work changed: a promised press was not done yet. */
export async function isPressWaiting(db: Db, workId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "pgboss"."job" waiting
    WHERE "name" = ${pressQueue} AND "data" ->> 'workId' = ${workId}
      AND ("state" < 'completed' OR "state" = 'failed')
      AND NOT EXISTS (SELECT 1 FROM "pgboss"."job" done
        WHERE done."name" = ${pressQueue} AND done."data" ->> 'workId' = ${workId}
          AND done."state" = 'completed' AND done."completed_on" > waiting."created_on")
    LIMIT 1`;
  return rows.length > 0;
}
