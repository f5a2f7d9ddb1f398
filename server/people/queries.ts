import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { isMember, mayActOn, mayInvite, maySetRoleOf } from "./policy";
import type { Member } from "./schema";

const person = {
  id: true,
  siteAdmin: true,
  memberships: { select: { trackerId: true, role: true } },
} as const;

/** Everyone on the tracker, by name, with what the viewer may do to each. Refuses `notFound`. */
export async function peopleOf(db: Db, viewer: Viewer, trackerId: string) {
  if (!mayInvite(viewer, trackerId)) throw new Refusal("notFound");
  const rows = await db.membership.findMany({
    where: { trackerId },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    select: {
      role: true,
      user: {
        select: {
          ...person,
          name: true,
          email: true,
          suspendedAt: true,
          sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 },
        },
      },
    },
  });
  return rows.map(({ role, user }) => ({
    id: user.id,
    name: user.name,
    email: user.email,
    role,
    suspendedAt: user.suspendedAt,
    lastSeenAt: user.sessions[0]?.lastSeenAt ?? null,
    isYou: user.id === viewer.id,
    maySetRole: maySetRoleOf(viewer, user),
    mayActOn: user.id !== viewer.id && mayActOn(viewer, user),
  }));
}

/** A member of a tracker the viewer administers, or anyone for a site admin. Refuses `notFound`. */
export async function memberOf(tx: Tx, viewer: Viewer, { trackerId, userId }: Member) {
  if (!mayInvite(viewer, trackerId)) throw new Refusal("notFound");
  const found = await tx.user.findUnique({ where: { id: userId }, select: person });
  if (!found || !(viewer.siteAdmin || isMember(found, trackerId))) throw new Refusal("notFound");
  return found;
}
