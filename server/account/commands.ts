import {
  giveBack,
  giveBackPasswordChange,
  spendAttempt,
  spendPasswordChange,
} from "@/server/auth/attempts";
import { isMarkOf, newMark } from "@/server/auth/known-browser";
import { hashPassword, isPassword, newToken, tokenHash } from "@/server/auth/secrets";
import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import type { NewPassword, Profile } from "./schema";

const week = 7 * 24 * 60 * 60 * 1000;

// Verified when no such account exists, so that the answer takes as long.
const nobody = hashPassword(newToken());

type SignIn = {
  email: string;
  password: string;
  address: string;
  agent: string;
  /** What the browser kept of an earlier sign-in, if anything. */
  mark: string | null;
};

/**
 * Opens a session; answers its token and the mark the browser is to keep, or null when e-mail and password do not match.
 * Refuses `tooManyAttempts`.
 */
export async function openSession(db: Db, { password, address, agent, ...input }: SignIn) {
  const email = input.email.trim().normalize("NFKC").toLowerCase();
  const user = await db.user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, suspendedAt: true },
  });
  const mark = user && input.mark && isMarkOf(user.id, input.mark) ? input.mark : null;
  const attempt = { email, address, knownBrowser: mark };
  await spendAttempt(attempt);
  const isRight = await isPassword(password, user?.passwordHash ?? (await nobody));
  if (!user || !isRight || user.suspendedAt) return null;

  await giveBack(attempt);
  const token = newToken();
  const isOpen = await db.$transaction(async (tx) => {
    // A password changed or an account suspended while this one was checked opens nothing.
    const { count } = await tx.user.updateMany({
      where: { id: user.id, passwordHash: user.passwordHash, suspendedAt: null },
      data: { passwordHash: user.passwordHash },
    });
    if (count === 0) return false;
    await tx.session.create({
      data: {
        tokenHash: tokenHash(token),
        userId: user.id,
        agent: agent.slice(0, 300),
        expiresAt: new Date(Date.now() + week),
      },
    });
    return true;
  });
  return isOpen ? { token, mark: mark ?? newMark(user.id) } : null;
}

export async function endSession(db: Db, token: string) {
  await db.session.updateMany({
    where: { tokenHash: tokenHash(token), endedAt: null },
    data: { endedAt: new Date() },
  });
}

/** Ends every open session of a person but the one given. */
export async function endSessions(tx: Tx, userId: string, exceptId: string | null) {
  await tx.session.updateMany({
    where: { userId, endedAt: null, ...(exceptId && { id: { not: exceptId } }) },
    data: { endedAt: new Date() },
  });
}

/** Whoever holds a link that was not used yet sets no password with it any more. */
export async function endResetLinks(tx: Tx, userId: string) {
  await tx.passwordReset.updateMany({
    where: { userId, usedAt: null },
    data: { usedAt: new Date() },
  });
}

/** Sets the viewer's own name and time zone. */
export async function saveProfile(db: Db, viewer: Viewer, input: Profile) {
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: viewer.id }, data: input, select: { id: true } });
    await tx.auditEvent.create({ data: { actorId: viewer.id, action: "saveProfile" } });
  });
}

/** Sets a new password, ends every other session and makes reset links useless. Refuses `wrongPassword`, `tooManyAttempts`. */
export async function changePassword(db: Db, viewer: Viewer, input: NewPassword) {
  await spendPasswordChange(viewer.id);
  const { passwordHash: old } = await db.user.findUniqueOrThrow({
    where: { id: viewer.id },
    select: { passwordHash: true },
  });
  if (!(await isPassword(input.old, old))) throw new Refusal("wrongPassword");
  const passwordHash = await hashPassword(input.password);
  await db.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: viewer.id, passwordHash: old },
      data: { passwordHash },
    });
    if (count === 0) throw new Refusal("wrongPassword");
    await endSessions(tx, viewer.id, viewer.sessionId);
    await endResetLinks(tx, viewer.id);
    await tx.auditEvent.create({ data: { actorId: viewer.id, action: "changePassword" } });
  });
  await giveBackPasswordChange(viewer.id);
}

/** Ends one of the viewer's own sessions. Refuses `notFound`. */
export async function endOwnSession(db: Db, viewer: Viewer, sessionId: string) {
  await db.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, userId: viewer.id, endedAt: null },
      data: { endedAt: new Date() },
    });
    if (count === 0) throw new Refusal("notFound");
    await tx.auditEvent.create({ data: { actorId: viewer.id, action: "endSession" } });
  });
}

export async function endOtherSessions(db: Db, viewer: Viewer) {
  await db.$transaction(async (tx) => {
    await endSessions(tx, viewer.id, viewer.sessionId);
    await tx.auditEvent.create({ data: { actorId: viewer.id, action: "endOtherSessions" } });
  });
}
