import { tokenHash } from "@/server/auth/secrets";
import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { Refusal } from "@/server/errors";
import { mayInvite } from "@/server/people/policy";

/** What makes an invitation one that still works. */
export const isOpen = (now: Date) => ({ usedAt: null, revokedAt: null, expiresAt: { gt: now } });

type Asked = { token: string; viewer: Viewer | null; now: Date };

/**
 * What a one-use link is good for: `dead`, a new account (`join`), an account that must sign in first
 * (`signIn`), or the viewer's own (`accept`). It tells of an account only to whoever holds the link.
 */
export async function linkState(db: Db, { token, viewer, now }: Asked) {
  const link = await db.invitation.findFirst({
    where: { tokenHash: tokenHash(token), ...isOpen(now) },
    select: { email: true, role: true, tracker: { select: { name: true } } },
  });
  const tracker = link?.tracker?.name ?? null;
  const known = { email: link?.email ?? null, tracker, role: link?.role ?? null };
  if (!link) return { ...known, state: "dead" } as const;
  if (link.email === null) return { ...known, state: "join" } as const;
  if (viewer?.email === link.email) return { ...known, state: "accept" } as const;
  const isKnown = (await db.user.count({ where: { email: link.email } })) > 0;
  return { ...known, state: isKnown ? "signIn" : "join" } as const;
}

/** The tracker's invitations that still work, the newest first. Refuses `notFound`. */
export async function pendingOf(db: Db, viewer: Viewer, at: { trackerId: string; now: Date }) {
  const { trackerId, now } = at;
  if (!mayInvite(viewer, trackerId)) throw new Refusal("notFound");
  const rows = await db.invitation.findMany({
    where: { trackerId, ...isOpen(now) },
    orderBy: { id: "desc" },
    select: { id: true, email: true, role: true, invitedById: true, expiresAt: true },
  });
  const ids = rows.flatMap(({ invitedById }) => invitedById ?? []);
  const people = await db.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ invitedById, email, role, ...row }) => ({
    ...row,
    email: email ?? "",
    role: role ?? "editor",
    by: names.get(invitedById ?? "") ?? "",
  }));
}
