import { roleOn, type Viewer } from "@/server/auth/viewer";
import { Refusal } from "@/server/errors";

/** A tracker is taken out by its own admins: the file holds drafts and protected sources. Refuses `notFound`, `notAllowed`. */
export function assertMayExport(viewer: Viewer, trackerId: string): void {
  const role = roleOn(viewer, trackerId);
  if (role === null) throw new Refusal("notFound");
  if (role !== "admin") throw new Refusal("notAllowed");
}
