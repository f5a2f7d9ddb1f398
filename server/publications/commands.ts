import { assertStillRecordable } from "@/server/acts/queries";
import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { sendPress } from "@/server/press/queue";
import { bringBack, cut, keep, publishParts, writersOf } from "@/server/revisions/commands";
import { record, takeStep } from "@/server/works/commands";
import { type Loaded, loadEdition } from "@/server/works/queries";
import type { StepInput } from "@/server/works/schema";
import type { TakeDown } from "./schema";

/**
 * Publishes the approved text and facts: one transaction; the caller presses after it. Refuses `notEnoughApprovals`,
 * `twoSourcesNeeded`, what `assertStillRecordable` finds. Other languages that come along with new facts are live already,
 * with the sources they had.
 */
export function publish(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "publish", viewer, input, async (tx, loaded) => {
    const { workId, work } = loaded.row;
    if (work.submittedFactsId) await assertStillRecordable(tx, workId, work.submittedFactsId);
    const toPress = await publishParts(tx, viewer, loaded);
    const published = Object.keys(toPress.published ?? {});
    for (const editionId of published.filter((id) => id !== loaded.row.id))
      await record(tx, viewer, { action: "reissue", editionId });
    await tx.work.update({
      where: { id: workId },
      data: { submittedFactsId: null, factsContributorIds: [] },
      select: { id: true },
    });
    const data = { submittedRevisionId: null, contributorIds: [], restoreAskedById: null };
    return { data, answer: { toPress } };
  });
}

/** Removes every published copy of the work at once, in every language, leaving a tombstone with the reason. */
export function takeDown(db: Db, viewer: Viewer, input: TakeDown) {
  const told = { ...input, note: input.reason };
  return takeStep(db, "takeDown", viewer, told, async (tx, { row }) => {
    const live = await tx.liveEdition.findMany({
      where: { workId: row.workId },
      select: { editionId: true },
    });
    await tx.$executeRaw`SELECT "published"."take_down"(${row.workId}::uuid, ${input.reason}::"published"."TombstoneReason", ${viewer.id}::uuid)`;
    const note = input.reason;
    for (const { editionId } of live.filter((other) => other.editionId !== row.id))
      await record(tx, viewer, { action: "takeDown", editionId, note });
    await tx.edition.updateMany({
      where: { id: { in: live.map(({ editionId }) => editionId), not: row.id } },
      data: { status: "takenDown", submittedRevisionId: null, version: { increment: 1 } },
    });
    await tx.work.update({
      where: { id: row.workId },
      data: { submittedFactsId: null },
      select: { id: true },
    });
    const toPress = await sendPress(tx, row.workId, null);
    return { data: { submittedRevisionId: null, restoreAskedById: null }, answer: { toPress } };
  });
}

export function askToRestore(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "askToRestore", viewer, input, async () => ({
    data: { restoreAskedById: viewer.id },
  }));
}

/** The second person's yes: the text last published goes back before the reviewers, with everyone who ever wrote it. */
export function confirmRestore(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "confirmRestore", viewer, input, async (tx, loaded) => {
    // A draft that stood beside the live text is kept as a revision before its place is taken.
    await keep(tx, viewer, loaded);
    const contributorIds = await restoreLastPublished(tx, loaded);
    const restored = await loadEdition(tx, input.editionId);
    const { text, facts } = await cut(tx, viewer, restored);
    await tx.work.update({
      where: { id: loaded.row.workId },
      data: { submittedFactsId: facts.id },
      select: { id: true },
    });
    return { data: { contributorIds, submittedRevisionId: text.id, restoreAskedById: null } };
  });
}

/** Brings the last published words and facts back; their contributors are all who wrote any published version. */
async function restoreLastPublished(tx: Tx, loaded: Loaded): Promise<string[]> {
  const { row } = loaded;
  const published = await tx.publication.findMany({
    where: { editionId: row.id },
    orderBy: { version: "desc" },
    select: { textRevisionId: true, factsRevisionId: true },
  });
  const [last] = published;
  if (!last) throw new Refusal("wrongStatus");
  await bringBack(tx, loaded, last);
  const texts = await writersOf(
    tx,
    published.map(({ textRevisionId }) => textRevisionId),
  );
  const facts = await writersOf(
    tx,
    published.map(({ factsRevisionId }) => factsRevisionId),
  );
  const contributorIds = [...new Set([...row.contributorIds, ...texts])];
  await tx.edition.update({
    where: { id: row.id },
    data: { contributorIds },
    select: { id: true },
  });
  await tx.work.update({
    where: { id: row.workId },
    data: { factsContributorIds: [...new Set([...row.work.factsContributorIds, ...facts])] },
    select: { id: true },
  });
  return contributorIds;
}
