import type { Role, Viewer } from "@/server/auth/viewer";

/** What the rules need to know of the person something is done to. */
export type Person = {
  id: string;
  siteAdmin: boolean;
  memberships: readonly { trackerId: string; role: Role }[];
};

/** Tracker admins invite to their own tracker, and set its roles; site admins do it for every one. */
export function mayInvite(viewer: Pick<Viewer, "siteAdmin" | "roles">, trackerId: string): boolean {
  return viewer.siteAdmin || viewer.roles[trackerId] === "admin";
}

/**
 * Who may act on a whole account: suspend it, or make a link that sets its password.
 * Whoever holds such a link can become that person. So a tracker admin makes one only for people
 * whose every role is in a tracker they administer: through the link they gain nothing they cannot
 * do already. A person with a role elsewhere, or a site admin, is out of their reach.
 */
export function mayActOn(viewer: Pick<Viewer, "siteAdmin" | "roles">, person: Person): boolean {
  if (viewer.siteAdmin) return true;
  return (
    !person.siteAdmin &&
    person.memberships.length > 0 &&
    person.memberships.every(({ trackerId }) => viewer.roles[trackerId] === "admin")
  );
}

/** Site admins see every account, and name or dismiss one another. */
export const mayNameSiteAdmins = (viewer: Pick<Viewer, "siteAdmin">): boolean => viewer.siteAdmin;

/** Nobody locks themselves out by mistake; a site admin keeps their power whatever their role. */
export function maySetRoleOf(viewer: Viewer, person: Pick<Person, "id">): boolean {
  return viewer.siteAdmin || person.id !== viewer.id;
}

export const isMember = (person: Person, trackerId: string) =>
  person.memberships.some((membership) => membership.trackerId === trackerId);
