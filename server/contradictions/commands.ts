import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { Refusal } from "@/server/errors";
import { record } from "@/server/works/commands";
import { oneContradiction } from "./queries";
import type { CloseContradiction, OneContradiction } from "./schema";

/** Closes a contradiction, both sides as they stand, for a reason. Refuses `notFound`, `contradictionGone`, `reasonNeeded`. */
export function closeContradiction(db: Db, viewer: Viewer, input: CloseContradiction) {
  const { editionId, key, reason } = input;
  if (reason === "") throw new Refusal("reasonNeeded");
  return db.$transaction(async (tx) => {
    const { closed, said, recorded } = await oneContradiction(tx, viewer, input);
    if (closed) return { editionId };
    const sides = { said, recorded: recorded.join("\n") };
    await tx.closedContradiction.create({
      data: { editionId, key, reason, ...sides, closedById: viewer.id },
    });
    await record(tx, viewer, { action: "closeContradiction", editionId, note: reason });
    return { editionId };
  });
}

/** Opens it again. Refuses `notFound`, `contradictionGone`. */
export function reopenContradiction(db: Db, viewer: Viewer, input: OneContradiction) {
  const { editionId, key } = input;
  return db.$transaction(async (tx) => {
    const { said } = await oneContradiction(tx, viewer, input);
    const { count } = await tx.closedContradiction.updateMany({
      where: { editionId, key, reopenedAt: null },
      data: { reopenedAt: new Date() },
    });
    if (count > 0)
      await record(tx, viewer, { action: "reopenContradiction", editionId, note: said });
    return { editionId };
  });
}
