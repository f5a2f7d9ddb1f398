import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import {
  bringBack,
  cutFacts,
  cutText,
  livePublication,
  writersOf,
} from "@/server/revisions/commands";
import { isTextChanged } from "@/server/revisions/queries";
import { BodyRefused, checkBody } from "@/server/text/check";
import { record, takeStep } from "@/server/works/commands";
import { type Loaded, readableEdition, typedFactsOf } from "@/server/works/queries";
import type { Save, StepInput } from "@/server/works/schema";
import type { BringBack } from "./schema";

/** Writes what changed of the working copy if it is still at its versions. Refuses `stale`, `wrongStatus`, `bodyRefused`, `factsInReview`. */
export function saveDraft(db: Db, viewer: Viewer, input: Save) {
  return takeStep(db, "save", viewer, input, (tx, loaded) => write(tx, viewer, loaded, input));
}

/** Writes one's own text over a newer one that was read; the newer one stays as a revision. Refuses as `saveDraft`. */
export function keepMine(db: Db, viewer: Viewer, input: Save) {
  return takeStep(db, "save", viewer, input, async (tx, loaded) => {
    await cutText(tx, viewer, loaded);
    await record(tx, viewer, { action: "keepMine", editionId: loaded.row.id });
    return write(tx, viewer, loaded, input);
  });
}

/** Keeps a text that lost against a newer one as a revision of the edition, wherever that stands by now. Refuses `notFound`, `bodyRefused`. */
export function setAside(db: Db, viewer: Viewer, input: Save) {
  return db.$transaction(async (tx) => {
    const { row, standing } = await readableEdition(tx, viewer, input.editionId);
    const { citations: _, ...words } = input.text;
    const lost = {
      ...row,
      ...words,
      body: refuseBadBody(words.body),
      method: refuseBadBody(words.method),
      contributorIds: [...row.contributorIds, viewer.id],
    };
    await cutText(tx, viewer, { row: lost, standing });
    await record(tx, viewer, { action: "setAside", editionId: row.id });
    return { editionId: row.id };
  });
}

async function write(tx: Tx, viewer: Viewer, { row }: Loaded, input: Save) {
  const text = {
    ...input.text,
    body: refuseBadBody(input.text.body),
    method: refuseBadBody(input.text.method),
  };
  const factsVersion = await saveFacts(tx, viewer, row.work, input);
  if (!isTextChanged(row, text)) {
    return factsVersion === row.work.factsVersion ? null : { data: {}, answer: { factsVersion } };
  }
  await saveCitations(tx, row, text.citations);
  const { citations: _, ...columns } = text;
  return {
    data: {
      ...columns,
      body: JSON.parse(JSON.stringify(text.body)),
      method: JSON.parse(JSON.stringify(text.method)),
      contributorIds: [...new Set([...row.contributorIds, viewer.id])],
    },
    answer: { factsVersion },
  };
}

async function saveFacts(tx: Tx, viewer: Viewer, work: Loaded["row"]["work"], input: Save) {
  if (input.facts.kind !== work.kind) throw new Refusal("wrongStatus");
  if (JSON.stringify(input.facts) === JSON.stringify(typedFactsOf(work))) return work.factsVersion;
  if (input.factsVersion !== work.factsVersion) throw new Refusal("stale");
  if (work.submittedFactsId) throw new Refusal("factsInReview");
  if (input.facts.kind === "event") await assertEntities(tx, input.facts.participantIds);
  await tx.work.update({
    where: { id: work.id },
    data: {
      facts: input.facts,
      factsVersion: { increment: 1 },
      factsContributorIds: [...new Set([...work.factsContributorIds, viewer.id])],
    },
    select: { id: true },
  });
  return work.factsVersion + 1;
}

async function assertEntities(tx: Tx, ids: string[]) {
  const known = await tx.entity.count({ where: { id: { in: ids } } });
  if (known !== new Set(ids).size) throw new Refusal("notFound");
}

async function saveCitations(
  tx: Tx,
  row: Loaded["row"],
  citations: Save["text"]["citations"],
): Promise<void> {
  const sourceIds = [...new Set(citations.map(({ sourceId }) => sourceId))];
  const known = await tx.source.count({
    where: { id: { in: sourceIds }, trackerId: row.work.homeTrackerId },
  });
  if (known !== sourceIds.length) throw new Refusal("notFound");
  await tx.citation.deleteMany({ where: { editionId: row.id } });
  await tx.citation.createMany({
    data: citations.map((citation, position) => ({ ...citation, position, editionId: row.id })),
  });
}

function refuseBadBody(body: unknown) {
  try {
    return checkBody(body);
  } catch (error) {
    if (error instanceof BodyRefused) throw new Refusal("bodyRefused");
    throw error;
  }
}

/** Opens an approved or published text for writing; an approval it had is void from here on. */
export function edit(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "edit", viewer, input, async (tx, { row }) => {
    await tx.work.update({
      where: { id: row.workId },
      data: { submittedFactsId: null },
      select: { id: true },
    });
    return { data: { submittedRevisionId: null } };
  });
}

/** Puts a work that was never published in the bin, where it stays thirty days. Refuses `publishedOnce`. */
export function bin(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "bin", viewer, input, async (tx, { row }) => {
    const data = { binnedAt: new Date(), binnedById: viewer.id };
    await tx.work.update({ where: { id: row.workId }, data, select: { id: true } });
    return { data: {} };
  });
}

export function unbin(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "unbin", viewer, input, async (tx, { row }) => {
    const data = { binnedAt: null, binnedById: null };
    await tx.work.update({ where: { id: row.workId }, data, select: { id: true } });
    return { data: {} };
  });
}

/** Throws the draft beside a live text away; it stays readable as a revision. */
export function discard(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "discard", viewer, input, async (tx, loaded) => {
    const { row } = loaded;
    const live = await livePublication(tx, row.id);
    if (!live) throw new Refusal("wrongStatus");
    await cutText(tx, viewer, loaded);
    await cutFacts(tx, viewer, loaded);
    const others = await tx.edition.count({
      where: { workId: row.workId, id: { not: row.id }, status: { not: "published" } },
    });
    const factsRevisionId = others === 0 ? live.factsRevisionId : null;
    await bringBack(tx, loaded, { textRevisionId: live.textRevisionId, factsRevisionId });
    if (factsRevisionId) {
      const data = { factsContributorIds: [], submittedFactsId: null };
      await tx.work.update({ where: { id: row.workId }, data, select: { id: true } });
    }
    return { data: { contributorIds: [], submittedRevisionId: null } };
  });
}

/** Puts an earlier revision's words back into the draft; whoever wrote it or any revision before it becomes a contributor. Refuses `notFound`. */
export function bringBackRevision(db: Db, viewer: Viewer, input: BringBack) {
  return takeStep(db, "save", viewer, input, async (tx, loaded) => {
    const { row } = loaded;
    const revision = await tx.textRevision.findFirst({
      where: { id: input.revisionId, editionId: row.id },
      select: { id: true, number: true },
    });
    if (!revision) throw new Refusal("notFound");
    const earlier = await tx.textRevision.findMany({
      where: { editionId: row.id, number: { lte: revision.number } },
      select: { id: true },
    });
    const writers = await writersOf(
      tx,
      earlier.map(({ id }) => id),
    );
    await cutText(tx, viewer, loaded);
    await bringBack(tx, loaded, { textRevisionId: revision.id, factsRevisionId: null });
    const contributorIds = [...new Set([...row.contributorIds, ...writers, viewer.id])];
    await record(tx, viewer, {
      action: "bringBack",
      editionId: row.id,
      note: `${revision.number}`,
    });
    return { data: { contributorIds } };
  });
}
