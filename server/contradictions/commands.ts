import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import type { Text } from "@/server/public/projection";
import { lockEdition, record } from "@/server/works/commands";
import { assertMayTake } from "@/server/works/policy";
import { type EditionRow, loadEdition } from "@/server/works/queries";
import { contradictionsOf, oneContradiction } from "./queries";
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

/**
 * Readers are no longer told of what the text, or the ledger, says no more, and of the rest as those it names may be called now.
 * Before a text goes to reviewers.
 */
export async function endUntold(tx: Tx, viewer: Viewer, row: EditionRow) {
  const told = { editionId: row.id, isTold: true, reopenedAt: null };
  if ((await tx.closedContradiction.count({ where: told })) === 0) return;
  const found = await contradictionsOf(tx, viewer, row);
  await tx.closedContradiction.updateMany({
    where: { ...told, key: { notIn: found.map(({ key }) => key) } },
    data: { reopenedAt: new Date() },
  });
  for (const { key, said, recorded } of found)
    await tx.closedContradiction.updateMany({
      where: { ...told, key },
      data: { said, recorded: recorded.join("\n") },
    });
}

/** Once a draft is discarded readers are to be told of what the live text tells them, and of nothing that the draft would have. */
export async function tellAsLive(tx: Tx, editionId: string, textRevisionId: string): Promise<void> {
  const { canonical } = await tx.textRevision.findUniqueOrThrow({
    where: { id: textRevisionId },
    select: { canonical: true },
  });
  const { differ = [] }: Text = JSON.parse(canonical);
  const told = await tx.closedContradiction.findMany({
    where: { editionId, isTold: true },
    orderBy: { reopenedAt: { sort: "desc", nulls: "first" } },
    select: { id: true, key: true, said: true, recorded: true },
  });
  const live = differ.flatMap(
    ({ said, recorded }) =>
      told.find((one) => one.said === said && one.recorded === recorded.join("\n")) ?? [],
  );
  const ids = live.map(({ id }) => id);
  const others = { OR: [{ isTold: true }, { key: { in: live.map(({ key }) => key) } }] };
  await tx.closedContradiction.updateMany({
    where: { editionId, reopenedAt: null, id: { notIn: ids }, ...others },
    data: { reopenedAt: new Date() },
  });
  await tx.closedContradiction.updateMany({
    where: { id: { in: ids } },
    data: { reopenedAt: null },
  });
}
