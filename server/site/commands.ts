import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { Refusal } from "@/server/errors";
import { assertMaySetSite } from "./policy";
import type { SetAsking } from "./schema";

/** Lets this server ask other sites, or forbids it, from the next request on. Refuses `notAllowed`, `siteStale`. */
export function setAsking(db: Db, viewer: Viewer, { mayAskOutside, version }: SetAsking) {
  assertMaySetSite(viewer);
  return db.$transaction(async (tx) => {
    const { count } = await tx.site.updateMany({
      where: { id: 1, version },
      data: { mayAskOutside, version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("siteStale");
    const action = mayAskOutside ? "letAskOutside" : "forbidAskingOutside";
    await tx.auditEvent.create({ data: { actorId: viewer.id, action } });
    return { mayAskOutside, version: version + 1 };
  });
}
