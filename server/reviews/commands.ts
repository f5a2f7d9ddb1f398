import { assertRecordable } from "@/server/acts/queries";
import * as acts from "@/server/acts/rules";
import type { Viewer } from "@/server/auth/viewer";
import { endUntold } from "@/server/contradictions/commands";
import { assertNoneOpen } from "@/server/contradictions/queries";
import { readDate } from "@/server/dates/read-date";
import type { Db, Tx } from "@/server/db";
import { Refusal, type RefusalCode } from "@/server/errors";
import * as measures from "@/server/measures/rules";
import type { Facts } from "@/server/public/projection";
import { cut, livePublication } from "@/server/revisions/commands";
import { factsOf } from "@/server/revisions/queries";
import { checkBody } from "@/server/text/check";
import { citedIds } from "@/server/text/plain";
import { takeStep } from "@/server/works/commands";
import { approvedParts, awaiting, partsFor } from "@/server/works/policy";
import { type Loaded, readableEdition, typedFactsOf } from "@/server/works/queries";
import { isBlank } from "@/server/works/rules";
import type { StepInput, TypedFacts } from "@/server/works/schema";
import type { AddComment, Decide, OneComment, RequestChanges, Submit } from "./schema";

/**
 * Cuts revisions of the text and the facts and puts what is new of them before the reviewers.
 * Refuses `headlineMissing`, `nothingWritten`, `dateUnread`, `citationMissing`, `nothingChanged`, and as `cut`.
 */
export function submit(db: Db, viewer: Viewer, input: Submit) {
  return takeStep(db, "submit", viewer, input, async (tx, loaded) => {
    assertWritten(loaded);
    const entered = await factsEntered(tx, loaded);
    await endUntold(tx, viewer, loaded.row);
    await lockAddresses(tx);
    const { text, facts } = await cut(tx, viewer, loaded, entered);
    const live = await livePublication(tx, loaded.row.id);
    if (live?.textHash === text.hash && live.factsHash === facts.hash)
      throw new Refusal("nothingChanged");
    await setFacts(tx, loaded, facts.id);
    const { path } = JSON.parse(
      (
        await tx.textRevision.findUniqueOrThrow({
          where: { id: text.id },
          select: { canonical: true },
        })
      ).canonical,
    );
    return { data: { submittedRevisionId: text.id, path } };
  });
}

/** Two texts of one headline, sent at once, get an address each: the second waits until it sees the first one's. */
async function lockAddresses(tx: Tx) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vigil addresses'))`;
}

function assertWritten({ row }: Loaded) {
  if (row.headline.trim() === "") throw new Refusal("headlineMissing");
  const facts = typedFactsOf(row.work);
  if (facts.kind === "event" && "problem" in readDate(facts.typed)) throw new Refusal("dateUnread");
  const body = checkBody(row.body);
  const isUntold = row.standfirst.trim() === "";
  const isEmpty = {
    article: isBlank(body),
    page: isBlank(body),
    event: isUntold,
    entity: isUntold && isBlank(body),
    // What an entry says are its acts or measures, which are asked for apart.
    act: false,
    measure: false,
  }[facts.kind];
  if (isEmpty) throw new Refusal("nothingWritten");
  const known = new Set(row.citations.map(({ id }) => id));
  if (!citedIds(body, checkBody(row.method)).every((id) => known.has(id)))
    throw new Refusal("citationMissing");
}

/** What was entered, as it would be published. Refuses what `problemIn` finds in acts and in measures, and what `assertRecordable` finds. */
async function factsEntered(tx: Tx, { row }: Loaded): Promise<Facts> {
  const typed = typedFactsOf(row.work);
  const problem = problemOf(typed);
  if (problem) throw new Refusal(problem);
  const facts = await factsOf(tx, row.work);
  if (facts.kind === "act") await assertRecordable(tx, row.workId, facts.acts);
  return facts;
}

/** The rows of a register were read once, and each has its fate already. */
function problemOf(typed: TypedFacts): RefusalCode | null {
  if (typed.kind === "measure") return measures.problemIn(typed.measures);
  return typed.kind === "act" && !typed.registerId ? acts.problemIn(typed.acts) : null;
}

async function setFacts(tx: Tx, { row }: Loaded, submittedFactsId: string | null) {
  await tx.work.update({
    where: { id: row.workId },
    data: { submittedFactsId },
    select: { id: true },
  });
}

export function takeBack(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "takeBack", viewer, input, async (tx, loaded) => {
    await setFacts(tx, loaded, null);
    return { data: { submittedRevisionId: null } };
  });
}

/** Approves exactly the text and the facts whose hashes the reviewer read; of the two, what others wrote. Refuses `textChanged`, `ownWords`, `twoSourcesNeeded`, `contradictionOpen`. */
export function approve(db: Db, viewer: Viewer, input: Decide) {
  return takeStep(db, "approve", viewer, input, async (tx, loaded) => {
    await assertRead(tx, loaded, input);
    await assertNoneOpen(tx, viewer, loaded.row);
    await decide(tx, viewer, loaded, { decision: "approved", comment: "" });
    const { standing } = loaded;
    const decided = partsFor(viewer, standing);
    const isEnough = awaiting(standing).every(
      (part) =>
        decided.includes(part) &&
        new Set([...part.approverIds, viewer.id]).size >= standing.approvalsNeeded,
    );
    return { data: isEnough ? {} : { status: "inReview" } };
  });
}

/** Sends the work back to its writers with a comment. Refuses `commentMissing`, `textChanged`, `ownWords`. */
export function requestChanges(db: Db, viewer: Viewer, input: RequestChanges) {
  const told = { ...input, note: input.comment };
  return takeStep(db, "requestChanges", viewer, told, async (tx, loaded) => {
    if (input.comment === "") throw new Refusal("commentMissing");
    await assertRead(tx, loaded, input);
    await decide(tx, viewer, loaded, { decision: "changesRequested", comment: input.comment });
    await setFacts(tx, loaded, null);
    return { data: { submittedRevisionId: null } };
  });
}

async function assertRead(tx: Tx, { row }: Loaded, read: Decide) {
  const { submittedRevisionId, work } = row;
  if (!submittedRevisionId || !work.submittedFactsId) throw new Refusal("wrongStatus");
  const text = await tx.textRevision.count({
    where: { id: submittedRevisionId, hash: read.textHash },
  });
  const facts = await tx.factsRevision.count({
    where: { id: work.submittedFactsId, hash: read.factsHash },
  });
  if (text === 0 || facts === 0) throw new Refusal("textChanged");
}

type Verdict = { decision: "approved" | "changesRequested"; comment: string };

/** One review for each part that still lacks approvals and that the viewer had no hand in. */
async function decide(tx: Tx, viewer: Viewer, { row, standing }: Loaded, verdict: Verdict) {
  const parts = partsFor(viewer, standing);
  const review = { ...verdict, reviewerId: viewer.id };
  if (parts.includes(standing.text))
    await tx.review.create({ data: { ...review, textRevisionId: row.submittedRevisionId } });
  if (parts.includes(standing.facts))
    await tx.review.create({ data: { ...review, factsRevisionId: row.work.submittedFactsId } });
}

/** Takes one's approval back, of the text, the facts, or both. What is live stays live. Refuses `notApproved`. */
export function withdrawApproval(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "withdrawApproval", viewer, input, async (tx, { row, standing }) => {
    const given = approvedParts(viewer, standing);
    const review = { reviewerId: viewer.id, decision: "withdrawn" } as const;
    if (given.includes(standing.text))
      await tx.review.create({ data: { ...review, textRevisionId: row.submittedRevisionId } });
    if (given.includes(standing.facts))
      await tx.review.create({ data: { ...review, factsRevisionId: row.work.submittedFactsId } });
    return { data: {} };
  });
}

/** A remark for everyone who may read the draft. Refuses `notFound`. */
export function addComment(db: Db, viewer: Viewer, input: AddComment) {
  return db.$transaction(async (tx) => {
    const { row } = await readableEdition(tx, viewer, input.editionId);
    return tx.comment.create({
      data: { editionId: row.id, authorId: viewer.id, quote: input.quote, text: input.text },
      select: { id: true },
    });
  });
}

/** Marks a remark as settled. Refuses `notFound`. */
export const resolveComment = (db: Db, viewer: Viewer, input: OneComment) =>
  setComment(db, viewer, input, { resolvedAt: new Date(), resolvedById: viewer.id });

/** Takes up a settled remark again. Refuses `notFound`. */
export const reopenComment = (db: Db, viewer: Viewer, input: OneComment) =>
  setComment(db, viewer, input, { resolvedAt: null, resolvedById: null });

type Settling = { resolvedAt: Date | null; resolvedById: string | null };

function setComment(db: Db, viewer: Viewer, { commentId: id }: OneComment, data: Settling) {
  return db.$transaction(async (tx) => {
    const comment = await tx.comment.findUnique({ where: { id }, select: { editionId: true } });
    if (!comment) throw new Refusal("notFound");
    await readableEdition(tx, viewer, comment.editionId);
    return tx.comment.update({ where: { id }, data, select: { id: true } });
  });
}
