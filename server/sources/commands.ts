import { randomUUID } from "node:crypto";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { theWeb, type Web, WebFailure } from "@/server/outbound/web";
import { sendPress } from "@/server/press/queue";
import { mayAskOutside } from "@/server/site/queries";
import { lockPublished } from "@/server/works/commands";
import { mayWriteIn } from "@/server/works/policy";
import { linkCheckOf } from "./queries";
import { type Asked, checkedAgain } from "./rules";
import type { CreateSource, UpdateSource } from "./schema";

/** Records a source of the tracker. Refuses `notFound`, `wordingMissing`. */
export function createSource(db: Db, viewer: Viewer, input: CreateSource) {
  if (!mayWriteIn(viewer, input.trackerId)) throw new Refusal("notFound");
  return db.$transaction((tx) => recordSource(tx, viewer, input));
}

/** Records a source inside another command's transaction; that command has asked who may. */
export async function recordSource(tx: Tx, viewer: Viewer, { trackerId, ...input }: CreateSource) {
  const source = await tx.source.create({
    data: { ...columns(input), trackerId, createdById: viewer.id },
    select: { id: true, version: true },
  });
  await tx.auditEvent.create({
    data: { actorId: viewer.id, action: "createSource", note: source.id },
  });
  return source;
}

/** A source as a file tells it: a page is known by its address alone, any other by all that is said of it. */
export type SourceGiven = {
  knownBy: "address" | "everything";
  fields: Omit<CreateSource, "trackerId">;
};

/**
 * The id of each of these sources of the tracker, in their order; those it lacks are recorded, each once. Inside another
 * command's transaction, which has asked who may.
 */
export async function sourcesFor(
  tx: Tx,
  viewer: Viewer,
  trackerId: string,
  given: readonly SourceGiven[],
): Promise<string[]> {
  const of = (name: "url" | "title") => [...new Set(given.map(({ fields }) => fields[name]))];
  // One parameter for each list: the client would keep a plan for every number of addresses it ever looked for.
  const here = await tx.$queryRaw<Awaited<ReturnType<typeof tx.source.findMany>>>`
    SELECT * FROM "desk"."Source" WHERE "trackerId" = ${trackerId}::uuid
      AND ("url" <> '' AND "url" = ANY (${of("url")}::text[]) OR "title" = ANY (${of("title")}::text[]))
    ORDER BY "createdAt" DESC`;
  const known = new Map<string, string>();
  const remember = (id: string, fields: SourceGiven["fields"]) => {
    if (fields.url) known.set(fields.url, id);
    known.set(fingerprint(fields), id);
  };
  for (const { id, ...row } of here)
    remember(id, { ...row, isRestricted: row.restrictedAt !== null, ...daysOf(row) });
  const lacking: { id: string; fields: SourceGiven["fields"] }[] = [];
  const ids = given.map(({ knownBy, fields }) => {
    const byAddress = knownBy === "address" && fields.url !== "";
    const id = known.get(byAddress ? fields.url : fingerprint(fields)) ?? randomUUID();
    if (!known.has(fingerprint(fields)) && !(byAddress && known.has(fields.url))) {
      lacking.push({ id, fields });
      remember(id, fields);
    }
    return id;
  });
  const rows = lacking.map(({ id, fields }) => ({ ...columns(fields), id }));
  await tx.$executeRaw`
    INSERT INTO "desk"."Source" ("id", "trackerId", "createdById", "kind", "title", "publisher", "origin", "author", "lang", "url", "publishedOn", "accessedOn", "note", "restrictedAt", "publicWording")
    SELECT s."id", ${trackerId}::uuid, ${viewer.id}::uuid, s."kind"::"desk"."SourceKind", s."title", s."publisher", s."origin", s."author", s."lang", s."url",
      s."publishedOn", s."accessedOn", s."note", s."restrictedAt", s."publicWording"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS s("id" uuid, "kind" text, "title" text, "publisher" text, "origin" text, "author" text,
      "lang" text, "url" text, "publishedOn" date, "accessedOn" date, "note" text, "restrictedAt" timestamptz, "publicWording" text)`;
  await tx.$executeRaw`
    INSERT INTO "desk"."AuditEvent" ("id", "actorId", "action", "note")
    SELECT gen_random_uuid(), ${viewer.id}::uuid, 'createSource', s FROM unnest(${lacking.map(({ id }) => id)}::text[]) s`;
  return ids;
}

const daysOf = (row: { publishedOn: Date | null; accessedOn: Date | null }) => ({
  publishedOn: row.publishedOn?.toISOString().slice(0, 10) ?? null,
  accessedOn: row.accessedOn?.toISOString().slice(0, 10) ?? null,
});

/** All that is said of a source, in one order. */
const fingerprint = (fields: SourceGiven["fields"]) =>
  JSON.stringify([
    fields.kind,
    fields.title,
    fields.publisher,
    fields.origin,
    fields.author,
    fields.lang,
    fields.url,
    fields.publishedOn,
    fields.accessedOn,
    fields.note,
    fields.isRestricted,
    fields.publicWording,
  ]);

/**
 * Corrects a source for texts to come, which show no copy of another address; what is published keeps what was approved. One that is
 * protected from now on is taken out of every published copy at once; answers the works that changed by it. Refuses `notFound`, `sourceStale`, `wordingMissing`.
 */
export function updateSource(
  db: Db,
  viewer: Viewer,
  { sourceId, version, ...input }: UpdateSource,
) {
  return db.$transaction(async (tx) => {
    const source = await writable(tx, viewer, sourceId);
    const isLess = input.isRestricted && source.restrictedAt === null;
    if (isLess) await lockPublished(tx);
    const { count } = await tx.source.updateMany({
      where: { id: sourceId, version },
      data: {
        ...columns(input),
        ...(input.isRestricted && source.restrictedAt && { restrictedAt: source.restrictedAt }),
        // A copy shows what its own address answered.
        ...(input.url !== source.url && { captureId: null }),
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new Refusal("sourceStale");
    // What another address answered says nothing of this one, and of a protected one nothing is known.
    const other = input.isRestricted ? {} : { address: { not: input.url } };
    await tx.linkCheck.deleteMany({ where: { sourceId, ...other } });
    await tx.auditEvent.create({
      data: { actorId: viewer.id, action: "updateSource", note: sourceId },
    });
    const workIds = isLess ? await protectPublished(tx, viewer, sourceId) : [];
    return { id: sourceId, version: version + 1, workIds };
  });
}

/** What is known of a source, to whoever may write where it is recorded. Refuses `notFound`. */
async function writable(db: Db | Tx, viewer: Viewer, sourceId: string) {
  const source = await db.source.findUnique({
    where: { id: sourceId },
    select: { trackerId: true, url: true, restrictedAt: true },
  });
  if (!source || !mayWriteIn(viewer, source.trackerId)) throw new Refusal("notFound");
  return source;
}

/** Answers the works whose published copies named the source, their presses promised. */
async function protectPublished(tx: Tx, viewer: Viewer, sourceId: string): Promise<string[]> {
  await tx.auditEvent.create({
    data: { actorId: viewer.id, action: "protectSource", note: sourceId },
  });
  const changed = await tx.$queryRaw<{ workId: string }[]>`
    SELECT "published"."protect_source"(${sourceId}::uuid, ${viewer.id}::uuid) AS "workId"`;
  const workIds = changed.map(({ workId }) => workId);
  for (const workId of workIds) await sendPress(tx, workId, null);
  return workIds;
}

function columns(input: Omit<CreateSource, "trackerId">) {
  const { isRestricted, publishedOn, accessedOn, ...fields } = input;
  if (isRestricted && fields.publicWording === "") throw new Refusal("wordingMissing");
  return {
    ...fields,
    restrictedAt: isRestricted ? new Date() : null,
    publishedOn: publishedOn === null ? null : new Date(publishedOn),
    accessedOn: accessedOn === null ? null : new Date(accessedOn),
  };
}

/** What is asked, and the clock. */
export type Outside = { web: Pick<Web, "status">; now: () => Date };

const checks = new RateLimiterMemory({ points: 30, duration: 3_600 });

/**
 * Asks the address of a source now, and keeps how it answered; that nothing answers is an answer too. Refuses `notFound`,
 * `sourceProtected` (asking would tell others that we know it), `addressMissing`, `askingOff`, `tooManyChecks`.
 */
export async function checkLink(
  db: Db,
  viewer: Viewer,
  sourceId: string,
  { web, now }: Outside = { web: theWeb(), now: () => new Date() },
) {
  const source = await writable(db, viewer, sourceId);
  if (source.restrictedAt) throw new Refusal("sourceProtected");
  if (!source.url) throw new Refusal("addressMissing");
  if (!(await mayAskOutside(db))) throw new Refusal("askingOff");
  await checks.consume(viewer.id).catch(() => {
    throw new Refusal("tooManyChecks");
  });
  const said = await ask(web, source.url);
  return db.$transaction(async (tx) => {
    await keepCheck(tx, { sourceId, address: source.url, at: now(), ...said });
    await tx.auditEvent.create({
      data: { actorId: viewer.id, action: "checkLink", note: sourceId },
    });
    return { id: sourceId };
  });
}

/** What an address answers, or why it does not. */
export async function ask(web: Outside["web"], address: string): Promise<Asked> {
  try {
    return { status: await web.status(address), failure: null };
  } catch (failure) {
    if (failure instanceof WebFailure) return { status: null, failure: failure.code };
    throw failure;
  }
}

export type Check = Asked & { sourceId: string; address: string; at: Date };

/** Keeps how a link answered, unless its source has another address by now or was protected meanwhile. */
export async function keepCheck(tx: Tx, { sourceId, ...now }: Check): Promise<void> {
  // Held until the end, so that a correction of the source either is seen here or sees what is kept.
  const [source] = await tx.$queryRaw<{ url: string }[]>`
    SELECT "url" FROM "desk"."Source"
    WHERE "id" = ${sourceId}::uuid AND "restrictedAt" IS NULL FOR NO KEY UPDATE`;
  if (source?.url !== now.address) return;
  const before = await tx.linkCheck.findUnique({ where: { sourceId } });
  const check = checkedAgain(before && linkCheckOf(before), now);
  const wasDead = await isDead(tx, now.address);
  await tx.linkCheck.upsert({
    where: { sourceId },
    create: { sourceId, ...check },
    update: check,
    select: { sourceId: true },
  });
  if (wasDead !== (await isDead(tx, now.address))) await pressCiting(tx, now.address);
}

/** Whether readers are told that the address no longer answers; it may have been another source's, or this one's before. */
const isDead = async (tx: Tx, address: string) =>
  (await tx.deadLink.count({ where: { address } })) > 0;

/** Readers are led to the copy from now on, or to the address again. */
async function pressCiting(tx: Tx, address: string) {
  const works = await tx.$queryRaw<{ workId: string }[]>`
    SELECT DISTINCT p."workId" FROM "published"."Capture" c
    JOIN "published"."Document" d ON d."publicationId" = c."publicationId"
    JOIN "published"."Publication" p ON p."id" = d."publicationId"
    WHERE d."projection" -> 'notes' @> ${JSON.stringify([{ source: { url: address } }])}::jsonb`;
  for (const { workId } of works) await sendPress(tx, workId, null);
}
