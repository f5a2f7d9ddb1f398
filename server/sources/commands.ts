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
