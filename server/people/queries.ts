import { tokenHash } from "@/server/auth/secrets";
import type { Role, Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { Refusal } from "@/server/errors";
import { mayInvite } from "./policy";

/** The person behind a session token, or null when it has ended, expired, or they are suspended. */
export async function viewerOf(db: Db, token: string, now: Date): Promise<Viewer | null> {
  const session = await db.session.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: {
      id: true,
      endedAt: true,
      expiresAt: true,
      user: {
        select: {
          id: true,
          name: true,
          email: true,
          siteAdmin: true,
          suspendedAt: true,
          memberships: { select: { trackerId: true, role: true } },
        },
      },
    },
  });
  if (!session || session.endedAt || session.expiresAt <= now || session.user.suspendedAt)
    return null;
  const { user } = session;
  const roles: Record<string, Role> = {};
  for (const { trackerId, role } of user.memberships) roles[trackerId] = role;
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    siteAdmin: user.siteAdmin,
    sessionId: session.id,
    roles,
  };
}

/** Everyone on the tracker, by name. Refuses `notFound`. */
export async function peopleOf(db: Db, viewer: Viewer, trackerId: string) {
  if (!mayInvite(viewer, trackerId)) throw new Refusal("notFound");
  const rows = await db.membership.findMany({
    where: { trackerId },
    orderBy: { user: { name: "asc" } },
    select: { role: true, user: { select: { id: true, name: true, email: true } } },
  });
  return rows.map(({ role, user }) => ({ ...user, role }));
}

/** Whether a one-use link still works, and the address it was made for. */
export async function linkState(db: Db, token: string, now: Date) {
  const link = await db.invitation.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { email: true, usedAt: true, expiresAt: true },
  });
  if (!link || link.usedAt || link.expiresAt <= now) return { isOpen: false, email: null };
  return { isOpen: true, email: link.email };
}
