import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { lockEdition, record } from "@/server/works/commands";
import { assertMayTake } from "@/server/works/policy";
import { loadEdition } from "@/server/works/queries";
import { oneContradiction } from "./queries";
import type { CloseContradiction, OneContradiction } from "./schema";

/**
 * Closes a contradiction, both sides as they stand, for a reason. Readers are told of it only from a draft, which whoever tells
 * them then had a hand in. Refuses `notFound`, `contradictionGone`, `reasonNeeded`; to tell readers also what a save does.
 */
export function closeContradiction(db: Db, viewer: Viewer, input: CloseContradiction) {
  const { editionId, key, reason, isTold } = input;
  if (reason === "") throw new Refusal("reasonNeeded");
  return db.$transaction(async (tx) => {
    await lockEdition(tx, editionId);
    const { closed, said, recorded } = await oneContradiction(tx, viewer, input);
    if (closed) return { editionId };
    if (isTold) await writeIn(tx, viewer, editionId);
    const sides = { said, recorded: recorded.join("\n") };
    await tx.closedContradiction.create({
      data: { editionId, key, reason, isTold, ...sides, closedById: viewer.id },
    });
    await record(tx, viewer, { action: "closeContradiction", editionId, note: reason });
    return { editionId };
  });
}

/** What is told to readers is part of the text: it changes while that is open, and its writer is no reviewer of it. The edition is held. */
async function writeIn(tx: Tx, viewer: Viewer, editionId: string) {
  const { row, standing } = await loadEdition(tx, editionId);
  assertMayTake("save", viewer, standing);
  const contributorIds = [...new Set([...row.contributorIds, viewer.id])];
  await tx.edition.update({
    where: { id: row.id },
    data: { contributorIds },
    select: { id: true },
  });
}

/** Opens it again. Refuses `notFound`, `contradictionGone`; where readers are told of it also what a save does. */
export function reopenContradiction(db: Db, viewer: Viewer, input: OneContradiction) {
  const { editionId, key } = input;
  return db.$transaction(async (tx) => {
    await lockEdition(tx, editionId);
    const { said, closed } = await oneContradiction(tx, viewer, input);
    if (closed?.isTold) await writeIn(tx, viewer, editionId);
    const { count } = await tx.closedContradiction.updateMany({
      where: { editionId, key, reopenedAt: null },
      data: { reopenedAt: new Date() },
    });
    if (count > 0)
      await record(tx, viewer, { action: "reopenContradiction", editionId, note: said });
    return { editionId };
  });
}
