import type { Viewer } from "@/server/auth/viewer";
import { Refusal } from "@/server/errors";

/** Trackers are made, named, ordered and closed by site admins. */
export const mayMakeTrackers = (viewer: Viewer) => viewer.siteAdmin;

export function assertMayMakeTrackers(viewer: Viewer): void {
  if (!mayMakeTrackers(viewer)) throw new Refusal("notAllowed");
}
