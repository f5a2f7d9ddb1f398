import { endResetLinks, endSessions } from "@/server/account/commands";
import { newToken, tokenHash } from "@/server/auth/secrets";
import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import type { Prisma } from "@/server/generated/prisma/client";
import { isOpen } from "@/server/invitations/queries";
import { mayActOn, mayInvite, mayNameSiteAdmins, maySetRoleOf } from "./policy";
import { accountFor } from "./queries";
import type { Account, ChangeRole, Member } from "./schema";

const week = 7 * 24 * 60 * 60 * 1000;

/** A one-use link that makes the first site admin; null once there is one. Answers the token, shown once. */
export async function firstAdminToken(db: Db): Promise<string | null> {
  if ((await db.user.count({ where: { siteAdmin: true } })) > 0) return null;
  const token = newToken();
  const now = new Date();
  await db.invitation.updateMany({
    where: { siteAdmin: true, usedAt: null },
    data: { usedAt: now },
  });
  await db.invitation.create({
    data: {
      tokenHash: tokenHash(token),
      siteAdmin: true,
      expiresAt: new Date(now.getTime() + week),
    },
  });
  return token;
}

/** Gives a member another role, from their next request on. Refuses `notFound`, `notYourself`. */
export function changeRole(db: Db, viewer: Viewer, { trackerId, userId, role }: ChangeRole) {
  return change(db, viewer, { trackerId, userId }, async (tx) => {
    const { count } = await tx.membership.updateMany({
      where: { trackerId, userId },
      data: { role },
    });
    if (count === 0) throw new Refusal("notFound");
    return { action: "changeRole", note: `${userId}, ${trackerId}, ${role}` };
  });
}

/** Takes a member off the tracker, and what invitations to it they have left; what they wrote stays. Refuses `notFound`, `notYourself`. */
export function removeMember(db: Db, viewer: Viewer, { trackerId, userId }: Member) {
  return change(db, viewer, { trackerId, userId }, async (tx) => {
    const { count } = await tx.membership.deleteMany({ where: { trackerId, userId } });
    if (count === 0) throw new Refusal("notFound");
    const { email } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { email: true },
    });
    await endInvitations(tx, { trackerId, email });
    return { action: "removeMember", note: `${userId}, ${trackerId}` };
  });
}

type Act = (tx: Tx) => Promise<{ action: string; note: string }>;

function change(db: Db, viewer: Viewer, { trackerId, userId }: Member, act: Act) {
  if (!mayInvite(viewer, trackerId)) throw new Refusal("notFound");
  if (!maySetRoleOf(viewer, { id: userId })) throw new Refusal("notYourself");
  return db.$transaction(async (tx) => {
    await tx.auditEvent.create({ data: { actorId: viewer.id, ...(await act(tx)) } });
  });
}

async function endInvitations(tx: Tx, which: Prisma.InvitationWhereInput) {
  const now = new Date();
  await tx.invitation.updateMany({
    where: { ...which, ...isOpen(now) },
    data: { revokedAt: now },
  });
}

/** Shuts an account, and ends their sessions and the invitations they made. Refuses `notFound`, `notAllowed`, `notYourself`, `lastSiteAdmin`. */
export function suspend(db: Db, viewer: Viewer, input: Account) {
  return db.$transaction(async (tx) => {
    const person = await accountFor(tx, viewer, input);
    if (person.id === viewer.id) throw new Refusal("notYourself");
    if (!mayActOn(viewer, person)) throw new Refusal("notAllowed");
    if (person.siteAdmin) await assertAnotherSiteAdmin(tx, person.id);
    await tx.user.updateMany({
      where: { id: person.id, suspendedAt: null },
      data: { suspendedAt: new Date() },
    });
    await endSessions(tx, person.id, null);
    // A link made before must not open the account again, nor let anybody in whom they chose.
    await endResetLinks(tx, person.id);
    await endInvitations(tx, { invitedById: person.id });
    await tx.auditEvent.create({
      data: { actorId: viewer.id, action: "suspend", note: person.id },
    });
  });
}

// Locked in one order, so that of two admins suspending each other at once the second is refused.
async function assertAnotherSiteAdmin(tx: Tx, userId: string) {
  const active = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "desk"."User" WHERE "siteAdmin" AND "suspendedAt" IS NULL ORDER BY "id" FOR UPDATE`;
  if (!active.some(({ id }) => id !== userId)) throw new Refusal("lastSiteAdmin");
}

/** Opens a suspended account again; they sign in anew. Refuses `notFound`, `notAllowed`. */
export function reinstate(db: Db, viewer: Viewer, input: Account) {
  return db.$transaction(async (tx) => {
    const person = await accountFor(tx, viewer, input);
    if (!mayActOn(viewer, person)) throw new Refusal("notAllowed");
    await tx.user.updateMany({ where: { id: person.id }, data: { suspendedAt: null } });
    await tx.auditEvent.create({
      data: { actorId: viewer.id, action: "reinstate", note: person.id },
    });
  });
}

/** Gives someone every right of a site admin, from their next request on. Refuses `notAllowed`, `notFound`. */
export const makeSiteAdmin = (db: Db, viewer: Viewer, userId: string) =>
  setSiteAdmin(db, viewer, { userId, siteAdmin: true, action: "makeSiteAdmin" });

/** Takes those rights; their roles on trackers stay. Refuses `notAllowed`, `notFound`, `notYourself`, `lastSiteAdmin`. */
export const removeSiteAdmin = (db: Db, viewer: Viewer, userId: string) =>
  setSiteAdmin(db, viewer, { userId, siteAdmin: false, action: "removeSiteAdmin" });

type Naming = { userId: string; siteAdmin: boolean; action: string };

async function setSiteAdmin(db: Db, viewer: Viewer, { userId, siteAdmin, action }: Naming) {
  if (!mayNameSiteAdmins(viewer)) throw new Refusal("notAllowed");
  if (userId === viewer.id) throw new Refusal("notYourself");
  await db.$transaction(async (tx) => {
    if (!siteAdmin) await assertAnotherSiteAdmin(tx, userId);
    const { count } = await tx.user.updateMany({ where: { id: userId }, data: { siteAdmin } });
    if (count === 0) throw new Refusal("notFound");
    await tx.auditEvent.create({ data: { actorId: viewer.id, action, note: userId } });
  });
}
