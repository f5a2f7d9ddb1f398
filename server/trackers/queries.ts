import { roleOn, type Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";

/** The trackers the viewer works on, and for a site admin every one, by name. */
export async function trackersForDesk(db: Db, viewer: Viewer) {
  const rows = await db.tracker.findMany({
    where: viewer.siteAdmin ? {} : { id: { in: Object.keys(viewer.roles) } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
  return rows.map((tracker) => ({ ...tracker, role: roleOn(viewer, tracker.id) }));
}
