import { randomUUID } from "node:crypto";
import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import type { Prisma } from "@/server/generated/prisma/client";
import type { ToPress } from "@/server/press/queue";
import type { ProseNode } from "@/server/public/projection";
import { showIn } from "@/server/revisions/commands";
import { assertOpen } from "@/server/trackers/queries";
import { assertMayTake, mayJudgeRisk, mayRestrict, mayWriteIn } from "./policy";
import { type Loaded, loadEdition, readableEdition, type WorkRow } from "./queries";
import { handlingNote, isoDate } from "./rules";
import { type Arrange, type Create, emptyBody, type Save, type TypedFacts } from "./schema";
import { type Action, type Step, statusAfter } from "./workflow";

const emptyFacts: Record<TypedFacts["kind"], TypedFacts> = {
  article: { kind: "article", datedOn: null },
  event: {
    kind: "event",
    typed: "",
    phrase: "",
    workedOut: "",
    phase: "occurred",
    participantIds: [],
  },
  act: { kind: "act", acts: [], registerId: null },
  measure: { kind: "measure", measures: [] },
  page: { kind: "page" },
  entity: { kind: "entity" },
};

/** A new, empty draft in the tracker; answers its edition's id. Refuses `notFound`, `trackerClosed`. */
export function createWork(db: Db, viewer: Viewer, input: Create) {
  if (!mayWriteIn(viewer, input.trackerId)) throw new Refusal("notFound");
  return db.$transaction(async (tx) => {
    await assertOpen(tx, input.trackerId);
    return startWork(tx, viewer, { ...input, headline: "", act: "create" });
  });
}

type Start = {
  trackerId: string;
  kind: TypedFacts["kind"];
  lang: Create["lang"];
  headline: string;
  /** Whose page it is to be, of that kind of work alone. */
  entityId?: string;
  /** How it began, for its history. */
  act: "create" | "bringIn";
};

/** Starts a work inside another command's transaction; that command has asked who may. */
export async function startWork(tx: Tx, viewer: Viewer, start: Start) {
  const work = await tx.work.create({
    data: {
      kind: start.kind,
      homeTrackerId: start.trackerId,
      ...(start.entityId && { entityId: start.entityId }),
      facts: emptyFacts[start.kind],
      factsContributorIds: [viewer.id],
      createdById: viewer.id,
    },
    select: { id: true },
  });
  const edition = await tx.edition.create({
    data: {
      workId: work.id,
      lang: start.lang,
      headline: start.headline,
      body: emptyBody,
      method: emptyBody,
      changedById: viewer.id,
      contributorIds: [viewer.id],
    },
    select: { id: true, version: true },
  });
  await record(tx, viewer, { action: start.act, editionId: edition.id });
  return edition;
}

/** A draft with its content: what another command has checked may be written as it stands. */
export type Filled = {
  id: string;
  facts: TypedFacts;
  /** Whose page it is, of that kind of work alone. */
  entityId: string | null;
  risk: Handling["risk"];
  restrictedToIds: string[];
  /** ISO. */
  lookAgainOn: string | null;
  editions: (Omit<Save["text"], "body" | "method"> & {
    lang: Create["lang"];
    body: ProseNode;
    method: ProseNode;
  })[];
};

/**
 * Starts drafts with their content, many at once, inside another command's transaction; that command has asked who may. As JSON in
 * one parameter, since the client would keep a plan for every number of rows it ever wrote.
 */
export async function startFilled(tx: Tx, viewer: Viewer, trackerId: string, works: Filled[]) {
  await tx.$executeRaw`
    INSERT INTO "desk"."Work" ("id", "kind", "homeTrackerId", "risk", "restrictedToIds", "facts", "factsContributorIds", "lookAgainOn", "entityId", "createdById")
    SELECT w."id", (w."facts" ->> 'kind')::"desk"."WorkKind", ${trackerId}::uuid, w."risk"::"desk"."Risk", w."restrictedToIds", w."facts",
      ARRAY[${viewer.id}::uuid], w."lookAgainOn", w."entityId", ${viewer.id}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(works)}::jsonb)
      AS w("id" uuid, "risk" text, "restrictedToIds" uuid[], "facts" jsonb, "lookAgainOn" date, "entityId" uuid)`;
  const editions = works.flatMap(({ id: workId, editions }) =>
    editions.map((edition) => ({ ...edition, id: randomUUID(), workId })),
  );
  await tx.$executeRaw`
    INSERT INTO "desk"."Edition" ("id", "workId", "lang", "headline", "standfirst", "byline", "body", "method", "contributorIds", "changedById")
    SELECT e."id", e."workId", e."lang", e."headline", e."standfirst", e."byline", e."body", e."method", ARRAY[${viewer.id}::uuid], ${viewer.id}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(editions)}::jsonb) AS e("id" uuid, "workId" uuid, "lang" text, "headline" text,
      "standfirst" text, "byline" text, "body" jsonb, "method" jsonb)`;
  const citations = editions.flatMap(({ id: editionId, citations }) =>
    citations.map((citation, position) => ({ ...citation, position, editionId })),
  );
  await tx.$executeRaw`
    INSERT INTO "desk"."Citation" ("id", "editionId", "sourceId", "place", "quote", "position")
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(citations)}::jsonb)
      AS c("id" uuid, "editionId" uuid, "sourceId" uuid, "place" text, "quote" text, "position" int)`;
  await tx.$executeRaw`
    INSERT INTO "desk"."AuditEvent" ("id", "actorId", "action", "editionId")
    SELECT gen_random_uuid(), ${viewer.id}::uuid, 'import', e FROM unnest(${editions.map(({ id }) => id)}::uuid[]) e`;
}

/**
 * Sets what is named of risk, circle of readers, the day to look again, and where else it is shown, which is part of its facts.
 * Refuses `notFound`, `notAllowed`; for where it is shown also `trackerClosed`, `factsInReview`, `wrongStatus`.
 */
export function arrange(db: Db, viewer: Viewer, input: Arrange) {
  return db.$transaction(async (tx) => {
    await lockEdition(tx, input.editionId);
    const loaded = await readableEdition(tx, viewer, input.editionId);
    const { row } = loaded;
    const asked = handlingAsked(viewer, row.work, input);
    const { risk, restrictedToIds, lookAgainOn } = asked;
    assertMayArrange(viewer, loaded, asked);
    if (input.shownInIds) await setShownIn(tx, viewer, loaded, input.shownInIds);
    await tx.work.update({ where: { id: row.workId }, data: asked, select: { id: true } });
    const circle = restrictedToIds.length > 0 ? "restricted" : "open";
    const note = handlingNote({ risk, circle, lookAgainOn: isoDate(lookAgainOn) });
    await record(tx, viewer, { action: "arrange", editionId: row.id, note });
    return { editionId: row.id };
  });
}

type Handling = Pick<WorkRow, "risk" | "restrictedToIds" | "lookAgainOn">;

function handlingAsked(viewer: Viewer, work: Handling, input: Arrange): Handling {
  const { risk = work.risk, restrictedToIds: ids, lookAgainOn: day } = input;
  return {
    risk,
    restrictedToIds: ids ? circleOf(viewer, ids) : work.restrictedToIds,
    lookAgainOn: day === undefined ? work.lookAgainOn : dayFrom(day),
  };
}

const dayFrom = (iso: string | null) => (iso === null ? null : new Date(iso));

function assertMayArrange(viewer: Viewer, { row, standing }: Loaded, asked: Handling) {
  const { restrictedToIds, risk } = row.work;
  const isNewCircle =
    [...asked.restrictedToIds].sort().join() !== [...restrictedToIds].sort().join();
  if (isNewCircle && !mayRestrict(viewer, standing)) throw new Refusal("notAllowed");
  if (asked.risk !== risk && !mayJudgeRisk(viewer, standing)) throw new Refusal("notAllowed");
}

/** Nobody shuts themselves out: whoever restricts a work is in its circle. */
function circleOf(viewer: Viewer, ids: string[]): string[] {
  return ids.length === 0 ? [] : [...new Set([...ids, viewer.id])].sort();
}

/** Changes which of the viewer's trackers show the work; those the viewer does not write in stay as they are. */
async function setShownIn(tx: Tx, viewer: Viewer, { row, standing }: Loaded, ids: string[]) {
  const { work } = row;
  const before = work.shownIn.map(({ trackerId }) => trackerId);
  const kept = before.filter((id) => !mayWriteIn(viewer, id));
  const after = [...new Set([...kept, ...ids])].filter((id) => id !== work.homeTrackerId).sort();
  if (after.join() === [...before].sort().join()) return;
  assertMayTake("save", viewer, standing);
  if (work.submittedFactsId) throw new Refusal("factsInReview");
  if (work.kind === "page") throw new Refusal("notAllowed");
  for (const id of after.filter((one) => !before.includes(one))) {
    if (!mayWriteIn(viewer, id)) throw new Refusal("notFound");
    await assertOpen(tx, id);
  }
  await showIn(tx, work.id, after);
  const factsContributorIds = [...new Set([...work.factsContributorIds, viewer.id])];
  await tx.work.update({
    where: { id: work.id },
    data: { factsContributorIds },
    select: { id: true },
  });
}

type Change = {
  data: Prisma.EditionUpdateManyMutationInput;
  answer?: { factsVersion?: number; toPress?: ToPress };
};

/** One step is one transaction: lock, policy, what the step does, a conditional write, one audit event. A null change writes nothing. */
export function takeStep(
  db: Db,
  step: Step,
  viewer: Viewer,
  input: { editionId: string; version?: number; note?: string },
  change: (tx: Tx, loaded: Loaded) => Promise<Change | null>,
) {
  return db.$transaction(async (tx) => {
    if (publicSteps.includes(step)) await sharePublished(tx);
    await lockEdition(tx, input.editionId);
    const loaded = await loadEdition(tx, input.editionId);
    assertMayTake(step, viewer, loaded.standing);
    const { version, work } = loaded.row;
    if (input.version !== undefined && input.version !== version) throw new Refusal("stale");

    const changed = await change(tx, loaded);
    const answer = { workId: work.id, version, factsVersion: work.factsVersion };
    if (changed === null) return answer;
    await tx.edition.updateMany({
      where: { id: input.editionId, version },
      data: {
        status: statusAfter(step),
        changedById: viewer.id,
        changedAt: new Date(),
        ...changed.data,
        version: { increment: 1 },
      },
    });
    if (step !== "save") await record(tx, viewer, { ...input, action: step });
    return { ...answer, version: version + 1, ...changed.answer };
  });
}

/** What changes what readers have of one work. */
const publicSteps: readonly Step[] = ["publish", "takeDown"];

/**
 * Holds what readers have of every work until the transaction ends. Whoever changes how many works name someone or rest on
 * something asks for it before any row: else a publication that holds its work would wait for the entry or source, and that for it.
 */
export async function lockPublished(tx: Tx) {
  await waitLong(tx);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vigil published'))`;
}

/** Works are published and taken down beside each other, but not beside what asks for all of them. */
async function sharePublished(tx: Tx) {
  await waitLong(tx);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('vigil published'))`;
}

/** One statement enters a register's twenty thousand acts in the ledger, and others wait for it; elsewhere each has five seconds. */
async function waitLong(tx: Tx) {
  await tx.$executeRaw`SET LOCAL statement_timeout = '60s'`;
}

/** Holds an edition, and the work it is of, until the transaction ends: steps of one work come one after the other. */
export async function lockEdition(tx: Tx, editionId: string) {
  // The work first: its facts are shared by every edition.
  await tx.$queryRaw`SELECT 1 FROM "desk"."Work" WHERE "id" =
    (SELECT "workId" FROM "desk"."Edition" WHERE "id" = ${editionId}::uuid) FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM "desk"."Edition" WHERE "id" = ${editionId}::uuid FOR UPDATE`;
}

type Act = { action: Action; editionId: string; note?: string };

/** Writes one line of the work's history, in the transaction of what it tells. */
export async function record(tx: Tx, viewer: Viewer, { action, editionId, note = "" }: Act) {
  await tx.auditEvent.create({ data: { actorId: viewer.id, action, editionId, note } });
}
