import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { Refusal } from "@/server/errors";
import { startWork } from "@/server/works/commands";
import { mayMakeTrackers } from "./policy";
import type { CreateTracker } from "./schema";

/** Makes a tracker that asks for one approval, and a draft of its public page. Refuses `notAllowed`. */
export function createTracker(db: Db, viewer: Viewer, input: CreateTracker) {
  if (!mayMakeTrackers(viewer)) throw new Refusal("notAllowed");
  return db.$transaction(async (tx) => {
    const tracker = await tx.tracker.create({ data: { name: input.name }, select: { id: true } });
    const page = { trackerId: tracker.id, kind: "page", lang: "en", headline: input.name } as const;
    await startWork(tx, viewer, page);
    await tx.auditEvent.create({
      data: { actorId: viewer.id, action: "createTracker", note: tracker.id },
    });
    return tracker;
  });
}
