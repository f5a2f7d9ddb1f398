import { fromPrisma, type PgBoss } from "pg-boss";
import type { Tx } from "@/server/db";

declare global {
  var vigilBoss: PgBoss | undefined;
}

export const pressQueue = "press";
/** The turn of the day in the site's zone. */
export const midnightQueue = "midnight";

/** Notes, inside the command's transaction, that the work is to be pressed: what a crash leaves, the job finishes. */
export async function sendPress(tx: Tx, workId: string): Promise<void> {
  await globalThis.vigilBoss?.send(pressQueue, { workId }, { db: fromPrisma(tx), startAfter: 5 });
}
