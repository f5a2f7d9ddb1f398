import { fromPrisma, type PgBoss } from "pg-boss";
import type { Tx } from "@/server/db";

declare global {
  var vigilBoss: PgBoss | undefined;
}

export const pressQueue = "press";
/** The turn of the day in the site's zone. */
export const midnightQueue = "midnight";

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

/** The work is pressed, so its job has nothing left to finish. A job that stays does no harm: it finds every page as it should be. */
export async function forgetPress({ jobId }: ToPress): Promise<void> {
  if (jobId) await globalThis.vigilBoss?.deleteJob(pressQueue, jobId).catch(() => {});
}
