import { z } from "zod";
import type { Db, Tx } from "@/server/db";
import { actsOfRow } from "@/server/registers/rules";
import * as schema from "@/server/registers/schema";

/** The rows of a register and who they are about, as they were read. */
export async function contentOf(db: Db | Tx, id: string) {
  const { rows, treaties, entities, ...row } = await db.register.findUniqueOrThrow({
    where: { id },
    select: { hash: true, rows: true, treaties: true, entities: true, recordedIds: true },
  });
  return {
    ...row,
    rows: z.array(schema.keptRow).parse(rows),
    treaties: z.array(schema.keptTreaty).parse(treaties),
    entities: entities === null ? null : schema.registerEntities.parse(entities),
  };
}
export type Content = Awaited<ReturnType<typeof contentOf>>;

/** What a register's entry adds to the ledger, and how much of the file that is. */
export async function enteredFrom(tx: Tx, registerId: string) {
  const { rows, entities, hash, recordedIds } = await contentOf(tx, registerId);
  const recorded = new Set(recordedIds);
  const acts = entities
    ? rows.flatMap((row) => actsOfRow(row, entities)).filter(({ id }) => !recorded.has(id))
    : [];
  const leftOut = rows.filter((row) => row.acts.length === 0).length;
  return { acts, register: { hash, rows: rows.length, leftOut } };
}
