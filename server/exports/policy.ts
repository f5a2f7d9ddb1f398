import { roleOn, type Viewer } from "@/server/auth/viewer";
import { Refusal } from "@/server/errors";

export const mayExport = (viewer: Viewer, trackerId: string) =>
  roleOn(viewer, trackerId) === "admin";

/** A tracker is taken out by its own admins: the file holds drafts and protected sources. Refuses `notFound`, `notAllowed`. */
export function assertMayExport(viewer: Viewer, trackerId: string): void {
  if (roleOn(viewer, trackerId) === null) throw new Refusal("notFound");
  if (!mayExport(viewer, trackerId)) throw new Refusal("notAllowed");
}
