import type { Db } from "@/server/db";
import { stateOf } from "@/server/storage/store";

// All copies are read again within a month, whatever there are of them.
const nights = 30;

/** Reads a part of the stored copies again, those first that were not for longest; what is not what it was raises an alarm. */
export async function rehash(db: Db, now: Date): Promise<void> {
  const many = await db.storedFile.count();
  const files = await db.storedFile.findMany({
    orderBy: { checkedAt: "asc" },
    take: Math.ceil(many / nights),
  });
  for (const { hash, state, since } of files) {
    const found = await stateOf(hash);
    await db.storedFile.update({
      where: { hash },
      data: { state: found, checkedAt: now, since: found === state ? since : now },
    });
    if (found !== "intact")
      process.stderr.write(`The stored copy ${hash} is ${found}: bring it back from a backup.\n`);
  }
}
