import { randomUUID } from "node:crypto";
import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { mayWriteIn } from "@/server/works/policy";
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

/** Corrects a source for texts to come; what is published keeps what was approved. Refuses `notFound`, `sourceStale`, `wordingMissing`. */
export function updateSource(
  db: Db,
  viewer: Viewer,
  { sourceId, version, ...input }: UpdateSource,
) {
  return db.$transaction(async (tx) => {
    const source = await tx.source.findUnique({
      where: { id: sourceId },
      select: { trackerId: true, restrictedAt: true },
    });
    if (!source || !mayWriteIn(viewer, source.trackerId)) throw new Refusal("notFound");
    const { count } = await tx.source.updateMany({
      where: { id: sourceId, version },
      data: {
        ...columns(input),
        ...(input.isRestricted && source.restrictedAt && { restrictedAt: source.restrictedAt }),
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new Refusal("sourceStale");
    await tx.auditEvent.create({
      data: { actorId: viewer.id, action: "updateSource", note: sourceId },
    });
    return { id: sourceId, version: version + 1 };
  });
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
