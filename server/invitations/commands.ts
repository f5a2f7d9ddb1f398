import { hashPassword, newToken, tokenHash } from "@/server/auth/secrets";
import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { mayInvite } from "@/server/people/policy";
import { isOpen } from "./queries";
import type { Invite, Join } from "./schema";

const week = 7 * 24 * 60 * 60 * 1000;

/** Invites by a one-use link of seven days; answers its token, shown once. Refuses `notFound`, `alreadyMember`. */
export async function invite(db: Db, viewer: Viewer, input: Invite) {
  if (!mayInvite(viewer, input.trackerId)) throw new Refusal("notFound");
  const token = newToken();
  await db.$transaction(async (tx) => {
    const { trackerId, email } = input;
    if (await tx.membership.count({ where: { trackerId, user: { email } } }))
      throw new Refusal("alreadyMember");
    await tx.invitation.create({
      data: {
        tokenHash: tokenHash(token),
        email,
        trackerId,
        role: input.role,
        invitedById: viewer.id,
        expiresAt: new Date(Date.now() + week),
      },
    });
    await tx.auditEvent.create({
      data: { actorId: viewer.id, action: "invite", note: input.role },
    });
  });
  return { token };
}

/** Makes an invitation's link useless. Refuses `notFound`, `linkDead`. */
export async function revoke(db: Db, viewer: Viewer, invitationId: string) {
  await db.$transaction(async (tx) => {
    const found = await tx.invitation.findUnique({
      where: { id: invitationId },
      select: { trackerId: true },
    });
    if (!found?.trackerId || !mayInvite(viewer, found.trackerId)) throw new Refusal("notFound");
    const now = new Date();
    const { count } = await tx.invitation.updateMany({
      where: { id: invitationId, ...isOpen(now) },
      data: { revokedAt: now },
    });
    if (count === 0) throw new Refusal("linkDead");
    await tx.auditEvent.create({
      data: { actorId: viewer.id, action: "revokeInvitation", note: invitationId },
    });
  });
}

/** Makes the account a link was for. Refuses `linkDead` when it is used, expired, revoked or for another address, `emailTaken`. */
export async function acceptLink(db: Db, input: Join) {
  const passwordHash = await hashPassword(input.password);
  return db.$transaction(async (tx) => {
    const link = await spendLink(tx, input);
    if (await tx.user.count({ where: { email: input.email } })) throw new Refusal("emailTaken");

    const user = await tx.user.create({
      data: { email: input.email, name: input.name, passwordHash, siteAdmin: link.siteAdmin },
      select: { id: true },
    });
    await takeUp(tx, link, user.id);
    await tx.auditEvent.create({ data: { actorId: user.id, action: "join" } });
    return { email: input.email };
  });
}

/** Adds the invited role to the viewer's own account. Refuses `linkDead` when the link is not for them, `alreadyMember`. */
export function acceptInvitation(db: Db, viewer: Viewer, token: string) {
  return db.$transaction(async (tx) => {
    const link = await spendLink(tx, { token, email: viewer.email });
    // A link for no address makes the first account of all; it adds nothing to one.
    if (link.email === null || !link.trackerId) throw new Refusal("linkDead");
    const at = { userId: viewer.id, trackerId: link.trackerId };
    if (await tx.membership.count({ where: at })) throw new Refusal("alreadyMember");
    await takeUp(tx, link, viewer.id);
    await tx.auditEvent.create({
      data: { actorId: viewer.id, action: "acceptInvitation", note: link.trackerId },
    });
  });
}

type Link = Awaited<ReturnType<typeof spendLink>>;

async function takeUp(tx: Tx, { id, trackerId, role }: Link, userId: string) {
  await tx.invitation.update({ where: { id }, data: { usedById: userId }, select: { id: true } });
  if (trackerId && role) await tx.membership.create({ data: { userId, trackerId, role } });
}

async function spendLink(tx: Tx, { token, email }: Pick<Join, "token" | "email">) {
  const now = new Date();
  const link = await tx.invitation.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { id: true, email: true, siteAdmin: true, trackerId: true, role: true },
  });
  if (!link || (link.email !== null && link.email !== email)) throw new Refusal("linkDead");
  const { count } = await tx.invitation.updateMany({
    where: { id: link.id, ...isOpen(now) },
    data: { usedAt: now },
  });
  if (count === 0) throw new Refusal("linkDead");
  // The link of the first admin is dead once there is one, however it came about.
  const isLate = link.siteAdmin && (await tx.user.count({ where: { siteAdmin: true } })) > 0;
  if (isLate) throw new Refusal("linkDead");
  return link;
}
