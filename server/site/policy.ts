import type { Viewer } from "@/server/auth/viewer";
import { Refusal } from "@/server/errors";

/** What holds for the whole site is set by site admins. Refuses `notAllowed`. */
export function assertMaySetSite(viewer: Viewer): void {
  if (!viewer.siteAdmin) throw new Refusal("notAllowed");
}
