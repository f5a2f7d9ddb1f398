import { roleOn, type Viewer } from "@/server/auth/viewer";

/** Tracker admins invite to their own tracker; site admins to every one. */
export function mayInvite(viewer: Viewer, trackerId: string): boolean {
  return viewer.siteAdmin || roleOn(viewer, trackerId) === "admin";
}
