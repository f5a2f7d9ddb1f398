import { fromPrisma, type PgBoss } from "pg-boss";
import type { Tx } from "@/server/db";

declare global {
  var vigilBoss: PgBoss | undefined;
}

export const pressQueue = "press";

/** Notes, inside the command's transaction, that the edition is to be pressed: what a crash leaves, the job finishes. */
export async function sendPress(tx: Tx, editionId: string): Promise<void> {
  await globalThis.vigilBoss?.send(
    pressQueue,
    { editionId },
    { db: fromPrisma(tx), startAfter: 5 },
  );
}
