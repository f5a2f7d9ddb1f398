import { endResetLinks, endSessions } from "@/server/account/commands";
import { hashPassword, newToken, tokenHash } from "@/server/auth/secrets";
import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { mayActOn } from "@/server/people/policy";
import { accountFor } from "@/server/people/queries";
import type { Account } from "@/server/people/schema";
import { openReset } from "./queries";
import type { Use } from "./schema";

const hour = 60 * 60 * 1000;

/**
 * A one-use link of an hour that sets someone's password; older ones die. Answers its token, shown once.
 * Refuses `notFound`, `notAllowed`, and `notYourself`: one's own password is changed with the old one.
 */
export async function makeResetLink(db: Db, viewer: Viewer, input: Account) {
  const token = newToken();
  await db.$transaction(async (tx) => {
    const person = await accountFor(tx, viewer, input);
    if (person.id === viewer.id) throw new Refusal("notYourself");
    if (!mayActOn(viewer, person)) throw new Refusal("notAllowed");
    await replaceLinks(tx, { token, userId: person.id, madeById: viewer.id });
    await tx.auditEvent.create({
      data: { actorId: viewer.id, action: "makeResetLink", note: person.id },
    });
  });
  return { token };
}

/**
 * The same link for a site admin, asked for by whoever runs the machine; it stands for the person themselves. Answers its
 * token, or null when no site admin who can sign in has this email.
 */
export function siteAdminResetToken(db: Db, email: string): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const person = await tx.user.findFirst({
      where: { email, siteAdmin: true, suspendedAt: null },
      select: { id: true },
    });
    if (!person) return null;
    const token = newToken();
    await replaceLinks(tx, { token, userId: person.id, madeById: person.id });
    const note = `${person.id}, on the console`;
    await tx.auditEvent.create({ data: { action: "makeResetLink", note } });
    return token;
  });
}

type Link = { token: string; userId: string; madeById: string };

async function replaceLinks(tx: Tx, { token, userId, madeById }: Link) {
  const now = new Date();
  await endResetLinks(tx, userId);
  await tx.passwordReset.create({
    data: {
      tokenHash: tokenHash(token),
      userId,
      madeById,
      createdAt: now,
      expiresAt: new Date(now.getTime() + hour),
    },
  });
}

/** Sets the password a link was made for and ends every session. Refuses `linkDead`. Answers the address to sign in with. */
export async function resetPassword(db: Db, { token, password }: Use) {
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    const now = new Date();
    const reset = await openReset(tx, token, now);
    if (!reset) throw new Refusal("linkDead");
    const { count } = await tx.passwordReset.updateMany({
      where: { id: reset.id, usedAt: null },
      data: { usedAt: now },
    });
    if (count === 0) throw new Refusal("linkDead");
    await tx.user.update({
      where: { id: reset.userId },
      data: { passwordHash },
      select: { id: true },
    });
    await endSessions(tx, reset.userId, null);
    await tx.auditEvent.create({ data: { actorId: reset.userId, action: "resetPassword" } });
    return { email: reset.email };
  });
}
