import { RateLimiterMemory } from "rate-limiter-flexible";
import { hashPassword, isPassword, newToken, tokenHash } from "@/server/auth/secrets";
import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { mayInvite } from "./policy";
import type { AcceptLink, Invite } from "./schema";

const day = 24 * 60 * 60 * 1000;

// Attempts run out for a while, never for good: nobody can lock a colleague out.
const perAccount = new RateLimiterMemory({ points: 10, duration: 15 * 60 });
const perAddress = new RateLimiterMemory({ points: 60, duration: 15 * 60 });

// Verified when no such account exists, so that the answer takes as long.
const nobody = hashPassword(newToken());

/** Opens a session; answers its token, or null when e-mail and password do not match. Throws when attempts ran out. */
export async function openSession(
  db: Db,
  input: { email: string; password: string; address: string },
) {
  const email = input.email.trim().normalize("NFKC").toLowerCase();
  await spendAttempt(email, input.address);
  const user = await db.user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, suspendedAt: true },
  });
  const isRight = await isPassword(input.password, user?.passwordHash ?? (await nobody));
  if (!user || !isRight || user.suspendedAt) return null;

  await perAccount.delete(email);
  const token = newToken();
  await db.session.create({
    data: {
      tokenHash: tokenHash(token),
      userId: user.id,
      expiresAt: new Date(Date.now() + 7 * day),
    },
  });
  return token;
}

async function spendAttempt(email: string, address: string) {
  try {
    await perAddress.consume(address);
    await perAccount.consume(email);
  } catch {
    throw new Refusal("tooManyAttempts");
  }
}

export async function endSession(db: Db, token: string) {
  await db.session.updateMany({
    where: { tokenHash: tokenHash(token) },
    data: { endedAt: new Date() },
  });
}

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
      expiresAt: new Date(now.getTime() + 7 * day),
    },
  });
  return token;
}

/** Invites by a one-use link of seven days; answers its token, shown once. Refuses `notFound`. */
export async function invite(db: Db, viewer: Viewer, input: Invite) {
  if (!mayInvite(viewer, input.trackerId)) throw new Refusal("notFound");
  const token = newToken();
  await db.$transaction(async (tx) => {
    await tx.invitation.create({
      data: {
        tokenHash: tokenHash(token),
        email: input.email,
        trackerId: input.trackerId,
        role: input.role,
        invitedById: viewer.id,
        expiresAt: new Date(Date.now() + 7 * day),
      },
    });
    await tx.auditEvent.create({
      data: { actorId: viewer.id, action: "invite", note: input.role },
    });
  });
  return { token };
}

/** Makes the account a link was for. Refuses `linkDead` when it is used, expired or for another address, `emailTaken`. */
export async function acceptLink(db: Db, input: AcceptLink) {
  const passwordHash = await hashPassword(input.password);
  return db.$transaction(async (tx) => {
    const link = await spendLink(tx, input);
    if (await tx.user.count({ where: { email: input.email } })) throw new Refusal("emailTaken");

    const user = await tx.user.create({
      data: { email: input.email, name: input.name, passwordHash, siteAdmin: link.siteAdmin },
      select: { id: true },
    });
    if (link.trackerId && link.role) {
      await tx.membership.create({
        data: { userId: user.id, trackerId: link.trackerId, role: link.role },
      });
    }
    await tx.auditEvent.create({ data: { actorId: user.id, action: "join" } });
    return { email: input.email };
  });
}

async function spendLink(tx: Tx, { token, email }: AcceptLink) {
  const now = new Date();
  const link = await tx.invitation.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { id: true, email: true, siteAdmin: true, trackerId: true, role: true },
  });
  if (!link || (link.email !== null && link.email !== email)) throw new Refusal("linkDead");
  const { count } = await tx.invitation.updateMany({
    where: { id: link.id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count === 0) throw new Refusal("linkDead");
  // The link of the first admin is dead once there is one, however it came about.
  const isLate = link.siteAdmin && (await tx.user.count({ where: { siteAdmin: true } })) > 0;
  if (isLate) throw new Refusal("linkDead");
  return link;
}
