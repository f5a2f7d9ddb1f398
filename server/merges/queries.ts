import type { Db, Tx } from "@/server/db";
import { names } from "@/server/entities/schema";
import { Refusal } from "@/server/errors";
import { namedIn } from "@/server/works/rules";
import type { TypedFacts } from "@/server/works/schema";
import { renamed } from "./rules";

/** Refuses `entryMerged` where one of the ids is of an entry that gave way to another. */
export async function assertUnmerged(tx: Tx, ids: string[]): Promise<void> {
  const merged = await tx.entity.findFirst({
    where: { id: { in: ids }, mergedIntoId: { not: null } },
    select: { names: true, mergedInto: { select: { names: true } } },
  });
  if (!merged) return;
  const into = merged.mergedInto ? names.parse(merged.mergedInto.names).en : "";
  throw new Refusal("entryMerged", { name: names.parse(merged.names).en, into });
}

/** Facts as they name those now that were merged into others since. */
export async function throughMerges(tx: Tx, facts: TypedFacts): Promise<TypedFacts> {
  const merged = await mergedAmong(tx, namedIn(facts));
  return [...merged].reduce((now, [id, into]) => renamed(now, id, into), facts);
}

/** Those of these entries that gave way to another, each with the one that stays. */
export async function mergedAmong(
  db: Db | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const merged = await db.entity.findMany({
    where: { id: { in: [...ids] }, mergedIntoId: { not: null } },
    select: { id: true, mergedIntoId: true },
  });
  return new Map(merged.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]));
}
