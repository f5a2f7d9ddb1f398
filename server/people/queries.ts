import type { Viewer } from "@/server/auth/viewer";
import { type Db, literally, type Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { isMember, mayActOn, mayInvite, mayNameSiteAdmins, maySetRoleOf } from "./policy";
import type { Account, Everyone } from "./schema";

const perPage = 50;

const person = {
  id: true,
  siteAdmin: true,
  memberships: { select: { trackerId: true, role: true } },
} as const;

const shown = {
  name: true,
  email: true,
  suspendedAt: true,
  sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 },
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
          ...shown,
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

/**
 * Fifty accounts by name, whatever their roles, and the id to go on after, null at the end. `isOnlySiteAdmin` says
 * that the viewer has nobody to let them in again. Refuses `notAllowed`.
 */
export async function everyone(db: Db, viewer: Viewer, { search, after }: Everyone) {
  if (!mayNameSiteAdmins(viewer)) throw new Refusal("notAllowed");
  const contains = { contains: literally(search), mode: "insensitive" } as const;
  const rows = await db.user.findMany({
    where: search ? { OR: [{ name: contains }, { email: contains }] } : {},
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: perPage + 1,
    ...(after && { cursor: { id: after }, skip: 1 }),
    select: {
      ...shown,
      id: true,
      siteAdmin: true,
      memberships: {
        select: { role: true, tracker: { select: { id: true, name: true } } },
        orderBy: { tracker: { name: "asc" } },
      },
    },
  });
  const admins = await db.user.count({ where: { siteAdmin: true, suspendedAt: null } });
  const people = rows.slice(0, perPage).map(({ sessions, memberships, ...row }) => ({
    ...row,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
    roles: memberships.map(({ role, tracker }) => ({ ...tracker, role })),
    isYou: row.id === viewer.id,
  }));
  const next = rows.length > perPage ? (people.at(-1)?.id ?? null) : null;
  return { people, next, isOnlySiteAdmin: admins === 1 };
}

/** A member of a tracker the viewer administers, or anyone for a site admin. Refuses `notFound`. */
export async function accountFor(tx: Tx, viewer: Viewer, { trackerId, userId }: Account) {
  const mayAsk = trackerId === null ? viewer.siteAdmin : mayInvite(viewer, trackerId);
  if (!mayAsk) throw new Refusal("notFound");
  const found = await tx.user.findUnique({ where: { id: userId }, select: person });
  const isTheirs = viewer.siteAdmin || (found && trackerId && isMember(found, trackerId));
  if (!found || !isTheirs) throw new Refusal("notFound");
  return found;
}
