import type { Viewer } from "@/server/auth/viewer";
import { tellAsLive } from "@/server/contradictions/commands";
import type { Db, Tx } from "@/server/db";
import { assertEntities } from "@/server/entities/queries";
import { Refusal } from "@/server/errors";
import { assertCondition } from "@/server/expectations/queries";
import { assertUnmerged } from "@/server/merges/queries";
import { bringBack, keep, livePublication, typedIn, writersOf } from "@/server/revisions/commands";
import { factsOf, isTextChanged } from "@/server/revisions/queries";
import { withCapture } from "@/server/sources/queries";
import { BodyRefused, checkBody } from "@/server/text/check";
import { lockEdition, record, takeStep } from "@/server/works/commands";
import { type Loaded, readableEdition, typedFactsOf } from "@/server/works/queries";
import { namedIn, seal } from "@/server/works/rules";
import type { Save, StepInput } from "@/server/works/schema";
import { type FactsCut, revisionOf } from "./queries";
import type { BringBack, Merge } from "./schema";

/** Writes what changed of the working copy if it is still at its versions. Refuses `stale`, `wrongStatus`, `bodyRefused`, `factsInReview`, `awaitedMissing`, `conditionCircle`. */
export function saveDraft(db: Db, viewer: Viewer, input: Save) {
  return takeStep(db, "save", viewer, input, (tx, loaded) => write(tx, viewer, loaded, input));
}

/** Writes one's own words over newer ones that were read; the newer ones stay as a revision. Refuses as `saveDraft`. */
export function keepMine(db: Db, viewer: Viewer, input: Save) {
  return takeStep(db, "save", viewer, input, async (tx, loaded) => {
    await keep(tx, viewer, loaded);
    await record(tx, viewer, { action: "keepMine", editionId: input.editionId });
    return write(tx, viewer, loaded, input);
  });
}

/** Writes what was chosen of two texts; both stay as revisions, whole. Refuses as `saveDraft`. */
export function merge(db: Db, viewer: Viewer, input: Merge) {
  return takeStep(db, "save", viewer, input, async (tx, loaded) => {
    await keep(tx, viewer, loaded);
    await keepLost(tx, viewer, loaded, input.mine);
    await record(tx, viewer, { action: "merge", editionId: input.editionId });
    return write(tx, viewer, loaded, input);
  });
}

/** Keeps words that lost against newer ones as a revision of the edition, wherever that stands by now. Refuses `notFound`, `bodyRefused`. */
export function setAside(db: Db, viewer: Viewer, input: Save) {
  return db.$transaction(async (tx) => {
    // Revisions are numbered one after the other.
    await lockEdition(tx, input.editionId);
    const loaded = await readableEdition(tx, viewer, input.editionId);
    await keepLost(tx, viewer, loaded, input);
    await record(tx, viewer, { action: "setAside", editionId: input.editionId });
    return { editionId: input.editionId };
  });
}

/** The words, citations and facts of someone whose save came too late, kept as if they had been the working copy. */
async function keepLost(
  tx: Tx,
  viewer: Viewer,
  { row, standing }: Loaded,
  { text, facts }: Pick<Save, "text" | "facts">,
) {
  if (facts.kind !== row.work.kind) throw new Refusal("wrongStatus");
  assertOwnRegister(row.work, facts);
  await assertEntities(tx, namedIn(facts));
  const sources = await citedSources(tx, row, text.citations);
  const lost = {
    ...row,
    ...text,
    body: checked(text.body),
    method: checked(text.method),
    citations: text.citations.map((citation) => ({
      ...citation,
      source: sources.find(({ id }) => id === citation.sourceId) ?? missing(),
    })),
    contributorIds: [...row.contributorIds, viewer.id],
    work: {
      ...row.work,
      facts,
      factsContributorIds: [...row.work.factsContributorIds, viewer.id],
    },
  };
  await keep(tx, viewer, { row: lost, standing });
}

function missing(): never {
  throw new Refusal("notFound");
}

async function write(tx: Tx, viewer: Viewer, { row }: Loaded, input: Save) {
  const text = {
    ...input.text,
    // The record alone names an entity.
    ...(row.work.kind === "entity" && { headline: row.headline }),
    body: checked(input.text.body),
    method: checked(input.text.method),
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
  assertOwnRegister(work, input.facts);
  await assertEntities(tx, namedIn(input.facts));
  await assertUnmerged(tx, namedIn(input.facts));
  const before = typedFactsOf(work);
  await assertCondition(tx, viewer, { workId: work.id, facts: input.facts, before });
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

/** An entry is of the register it was made of, and has no acts beside it. Refuses `notFound`. */
function assertOwnRegister(work: Loaded["row"]["work"], facts: Save["facts"]) {
  const own = typedFactsOf(work);
  if (facts.kind !== "act" || own.kind !== "act") return;
  const isOwn = facts.registerId === own.registerId;
  if (!isOwn || (own.registerId && facts.acts.length > 0)) throw new Refusal("notFound");
}

async function saveCitations(
  tx: Tx,
  row: Loaded["row"],
  citations: Save["text"]["citations"],
): Promise<void> {
  await citedSources(tx, row, citations);
  await tx.citation.deleteMany({ where: { editionId: row.id } });
  await tx.citation.createMany({
    data: citations.map((citation, position) => ({ ...citation, position, editionId: row.id })),
  });
}

/** Every source the citations name, of the work's own tracker. Refuses `notFound`. */
async function citedSources(tx: Tx, row: Loaded["row"], citations: Save["text"]["citations"]) {
  const ids = [...new Set(citations.map(({ sourceId }) => sourceId))];
  const sources = await tx.source.findMany({
    where: { id: { in: ids }, trackerId: row.work.homeTrackerId },
    ...withCapture,
  });
  if (sources.length !== ids.length) throw new Refusal("notFound");
  return sources;
}

function checked(body: unknown) {
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
    await keep(tx, viewer, loaded);
    const others = await tx.edition.count({
      where: { workId: row.workId, id: { not: row.id }, status: { not: "published" } },
    });
    const factsRevisionId = others === 0 ? live.factsRevisionId : null;
    await bringBack(tx, loaded, { textRevisionId: live.textRevisionId, factsRevisionId });
    await tellAsLive(tx, row.id, live.textRevisionId);
    if (factsRevisionId) {
      const data = { factsContributorIds: [], submittedFactsId: null };
      await tx.work.update({ where: { id: row.workId }, data, select: { id: true } });
    }
    return { data: { contributorIds: [], submittedRevisionId: null } };
  });
}

/**
 * Puts an earlier revision back into the draft: its words and the facts that stood beside them, or facts alone. Whoever wrote
 * it or any revision before it becomes a contributor, of the text and of the facts apart. Refuses `notFound`, `factsInReview`,
 * `awaitedMissing`, `conditionCircle`.
 */
export function bringBackRevision(db: Db, viewer: Viewer, input: BringBack) {
  return takeStep(db, "save", viewer, input, async (tx, loaded) => {
    const { row } = loaded;
    const { text, facts } = await revisionOf(tx, row, input.revisionId);
    const other = facts && (await isWorkingFacts(tx, row.work, facts)) ? null : facts;
    if (other) await assertMayHave(tx, viewer, row.work, other);
    await keep(tx, viewer, loaded);
    const named = { textRevisionId: text?.id ?? null, factsRevisionId: other?.id ?? null };
    await bringBack(tx, loaded, named);
    if (other) await addFactsWriters(tx, viewer, row.work, other);
    await record(tx, viewer, {
      action: "bringBack",
      editionId: row.id,
      note: numberOf(text, facts),
    });
    const writers = text ? [...(await textWritersUpTo(tx, row.id, text.number)), viewer.id] : [];
    return { data: { contributorIds: [...new Set([...row.contributorIds, ...writers])] } };
  });
}

/** No facts are in review, and what those waited for does not wait for the work by now. */
async function assertMayHave(tx: Tx, viewer: Viewer, work: Loaded["row"]["work"], cut: FactsCut) {
  if (work.submittedFactsId) throw new Refusal("factsInReview");
  const facts = await typedIn(tx, cut.id);
  await assertCondition(tx, viewer, { workId: work.id, facts, before: typedFactsOf(work) });
}

type Numbered = { number: number } | null;

const numberOf = (text: Numbered, facts: Numbered) => String(text?.number ?? facts?.number ?? "");

async function addFactsWriters(
  tx: Tx,
  viewer: Viewer,
  { id, factsContributorIds: before }: Loaded["row"]["work"],
  { number }: FactsCut,
) {
  const earlier = await tx.factsRevision.findMany({
    where: { workId: id, number: { lte: number } },
    select: { id: true },
  });
  const writers = await writersOf(
    tx,
    earlier.map((revision) => revision.id),
  );
  const factsContributorIds = [...new Set([...before, ...writers, viewer.id])];
  await tx.work.update({ where: { id }, data: { factsContributorIds }, select: { id: true } });
}

async function isWorkingFacts(tx: Tx, work: Loaded["row"]["work"], revision: FactsCut) {
  const { hash } = seal(await factsOf(tx, work));
  const typed = JSON.stringify(await typedIn(tx, revision.id));
  return hash === revision.hash && typed === JSON.stringify(typedFactsOf(work));
}

async function textWritersUpTo(tx: Tx, editionId: string, number: number) {
  const earlier = await tx.textRevision.findMany({
    where: { editionId, number: { lte: number } },
    select: { id: true },
  });
  return writersOf(
    tx,
    earlier.map(({ id }) => id),
  );
}
