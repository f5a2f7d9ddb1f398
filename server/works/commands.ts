import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import type { Prisma } from "@/server/generated/prisma/client";
import { sendPress } from "@/server/press/queue";
import { cutRevision, publishRevision, restoreLastPublished } from "@/server/revisions/commands";
import { textOf } from "@/server/revisions/queries";
import { BodyRefused, checkBody } from "@/server/text/check";
import { assertMayTake, type EditionFacts, mayWriteIn } from "./policy";
import { type EditionRow, loadEdition } from "./queries";
import { isBlank } from "./rules";
import type {
  CreateArticle,
  Decide,
  RequestChanges,
  SaveArticle,
  StepInput,
  Submit,
  TakeDown,
} from "./schema";
import { type Step, statusAfter } from "./workflow";

const emptyBody = { type: "doc", content: [{ type: "paragraph" }] };

/** A new, empty article draft in the tracker; answers its edition's id. Refuses `notFound`. */
export function createArticle(db: Db, viewer: Viewer, input: CreateArticle) {
  if (!mayWriteIn(viewer, input.trackerId)) throw new Refusal("notFound");
  return db.$transaction(async (tx) => {
    const work = await tx.work.create({
      data: { kind: "article", homeTrackerId: input.trackerId, createdById: viewer.id },
      select: { id: true },
    });
    const edition = await tx.edition.create({
      data: {
        workId: work.id,
        lang: input.lang,
        body: emptyBody,
        changedById: viewer.id,
        contributorIds: [viewer.id],
      },
      select: { id: true, version: true },
    });
    await record(tx, viewer, "create", edition.id);
    return edition;
  });
}

/** Writes the working copy if it is still at `version`. Refuses `stale`, `wrongStatus`, `bodyRefused`. */
export function saveArticle(db: Db, viewer: Viewer, input: SaveArticle) {
  return takeStep(db, "save", viewer, input, async (_, { row }) => {
    const body = refuseBadBody(input.body);
    return {
      headline: input.headline,
      standfirst: input.standfirst,
      byline: input.byline,
      datedOn: input.datedOn === null ? null : new Date(`${input.datedOn}T00:00:00Z`),
      body: JSON.parse(JSON.stringify(body)),
      contributorIds: [...new Set([...row.contributorIds, viewer.id])],
    };
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

/** Cuts a revision of the working copy and puts it before the reviewers. Refuses `headlineMissing`, `nothingWritten`. */
export function submit(db: Db, viewer: Viewer, input: Submit) {
  return takeStep(db, "submit", viewer, input, async (tx, { row }) => {
    if (row.headline.trim() === "") throw new Refusal("headlineMissing");
    if (isBlank(checkBody(row.body))) throw new Refusal("nothingWritten");
    const text = await textOf(tx, row);
    const revision = await cutRevision(tx, viewer, row, text);
    return { submittedRevisionId: revision.id, slug: text.slug };
  });
}

export function takeBack(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "takeBack", viewer, input, async () => ({ submittedRevisionId: null }));
}

/** Opens an approved or published text for writing; an approval it had is void from here on. */
export function edit(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "edit", viewer, input, async () => ({ submittedRevisionId: null }));
}

/** Approves exactly the text whose hash the reviewer read. Refuses `textChanged`, `ownWords`. */
export function approve(db: Db, viewer: Viewer, input: Decide) {
  return takeStep(db, "approve", viewer, input, async (tx, { row, facts }) => {
    await decideOn(tx, viewer, row, input.textHash, "approved", "");
    const approvals = new Set([...facts.approverIds, viewer.id]).size;
    return approvals >= facts.approvalsNeeded ? {} : { status: "inReview" };
  });
}

/** Sends the text back to its writers with a comment. Refuses `commentMissing`, `textChanged`, `ownWords`. */
export function requestChanges(db: Db, viewer: Viewer, input: RequestChanges) {
  return takeStep(
    db,
    "requestChanges",
    viewer,
    { ...input, note: input.comment },
    async (tx, { row }) => {
      if (input.comment === "") throw new Refusal("commentMissing");
      await decideOn(tx, viewer, row, input.textHash, "changesRequested", input.comment);
      return { submittedRevisionId: null };
    },
  );
}

export function withdrawApproval(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "withdrawApproval", viewer, input, async (tx, { row }) => {
    if (!row.submittedRevisionId) throw new Refusal("wrongStatus");
    await tx.review.create({
      data: { revisionId: row.submittedRevisionId, reviewerId: viewer.id, decision: "withdrawn" },
    });
    return {};
  });
}

/** Publishes the approved revision: one transaction; the caller presses after it. Refuses `notEnoughApprovals`. */
export function publish(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "publish", viewer, input, async (tx, { row }) => {
    await publishRevision(tx, viewer, row);
    return { submittedRevisionId: null, contributorIds: [], restoreAskedById: null };
  });
}

/** Removes every published copy of the work at once, leaving a tombstone with the reason. */
export function takeDown(db: Db, viewer: Viewer, input: TakeDown) {
  return takeStep(db, "takeDown", viewer, { ...input, note: input.reason }, async (tx, { row }) => {
    await tx.$executeRaw`SELECT "published"."take_down"(${row.workId}::uuid, ${input.reason}::"published"."TombstoneReason", ${viewer.id}::uuid)`;
    await sendPress(tx, row.id);
    return { submittedRevisionId: null, restoreAskedById: null };
  });
}

export function askToRestore(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "askToRestore", viewer, input, async () => ({ restoreAskedById: viewer.id }));
}

/** The second person's yes: the text last published goes back before the reviewers, with everyone who ever wrote it. */
export function confirmRestore(db: Db, viewer: Viewer, input: StepInput) {
  return takeStep(db, "confirmRestore", viewer, input, (tx, { row }) =>
    restoreLastPublished(tx, viewer, row),
  );
}

type Change = Prisma.EditionUpdateManyMutationInput;
type Loaded = { row: EditionRow; facts: EditionFacts };

/** One step is one transaction: lock, policy, what the step does, a conditional write, one audit event. */
function takeStep(
  db: Db,
  step: Step,
  viewer: Viewer,
  input: { editionId: string; version?: number; note?: string },
  change: (tx: Tx, loaded: Loaded) => Promise<Change>,
) {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "desk"."Edition" WHERE "id" = ${input.editionId}::uuid FOR UPDATE`;
    const loaded = await loadEdition(tx, input.editionId);
    assertMayTake(step, viewer, loaded.facts);
    const { version } = loaded.row;
    if (input.version !== undefined && input.version !== version) throw new Refusal("stale");

    const data = await change(tx, loaded);
    await tx.edition.updateMany({
      where: { id: input.editionId, version },
      data: {
        status: statusAfter(step),
        changedById: viewer.id,
        changedAt: new Date(),
        ...data,
        version: { increment: 1 },
      },
    });
    if (step !== "save") await record(tx, viewer, step, input.editionId, input.note);
    return { version: version + 1 };
  });
}

async function decideOn(
  tx: Tx,
  viewer: Viewer,
  row: EditionRow,
  textHash: string,
  decision: "approved" | "changesRequested",
  comment = "",
) {
  if (!row.submittedRevisionId) throw new Refusal("wrongStatus");
  const revision = await tx.textRevision.findUniqueOrThrow({
    where: { id: row.submittedRevisionId },
    select: { id: true, hash: true },
  });
  if (revision.hash !== textHash) throw new Refusal("textChanged");
  await tx.review.create({
    data: { revisionId: revision.id, reviewerId: viewer.id, decision, comment },
  });
}

async function record(tx: Tx, viewer: Viewer, action: string, editionId: string, note = "") {
  await tx.auditEvent.create({ data: { actorId: viewer.id, action, editionId, note } });
}
