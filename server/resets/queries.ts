import { tokenHash } from "@/server/auth/secrets";
import type { Role } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { mayActOn } from "@/server/people/policy";

const person = {
  id: true,
  siteAdmin: true,
  suspendedAt: true,
  memberships: { select: { trackerId: true, role: true } },
} as const;

/**
 * The reset a link still stands for, or null. Whoever made it is asked for anew: a person who became a
 * site admin, or joined another tracker, within the hour is out of its maker's reach.
 */
export async function openReset(tx: Tx, token: string, now: Date) {
  const reset = await tx.passwordReset.findFirst({
    where: { tokenHash: tokenHash(token), usedAt: null, expiresAt: { gt: now } },
    select: {
      id: true,
      user: { select: { ...person, email: true } },
      madeBy: { select: person },
    },
  });
  if (!reset || reset.user.suspendedAt || reset.madeBy.suspendedAt) return null;
  const roles: Record<string, Role> = {};
  for (const { trackerId, role } of reset.madeBy.memberships) roles[trackerId] = role;
  if (!mayActOn({ siteAdmin: reset.madeBy.siteAdmin, roles }, reset.user)) return null;
  return { id: reset.id, userId: reset.user.id, email: reset.user.email };
}

/** Whether the link still works, and for whose address. */
export async function resetState(db: Db, token: string, now: Date) {
  const reset = await openReset(db, token, now);
  return { email: reset?.email ?? null };
}
