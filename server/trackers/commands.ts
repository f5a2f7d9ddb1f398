import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { Refusal } from "@/server/errors";
import { mayMakeTrackers } from "./policy";
import type { CreateTracker } from "./schema";

/** Makes a tracker that asks for one approval. Refuses `notAllowed`. */
export function createTracker(db: Db, viewer: Viewer, input: CreateTracker) {
  if (!mayMakeTrackers(viewer)) throw new Refusal("notAllowed");
  return db.$transaction(async (tx) => {
    const tracker = await tx.tracker.create({ data: { name: input.name }, select: { id: true } });
    await tx.auditEvent.create({
      data: { actorId: viewer.id, action: "createTracker", note: tracker.id },
    });
    return tracker;
  });
}
