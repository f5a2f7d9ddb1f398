import { derivedKey, tokenHash } from "@/server/auth/secrets";
import type { Role, Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { agentWords } from "./rules";

const seenEvery = 5 * 60 * 1000;

/** The person behind a session token, or null when it has ended, expired, or they are suspended. */
export async function viewerOf(db: Db, token: string, now: Date): Promise<Viewer | null> {
  const session = await db.session.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: {
      id: true,
      endedAt: true,
      expiresAt: true,
      lastSeenAt: true,
      user: {
        select: {
          id: true,
          name: true,
          email: true,
          siteAdmin: true,
          timeZone: true,
          suspendedAt: true,
          memberships: { select: { trackerId: true, role: true } },
        },
      },
    },
  });
  if (!session || session.endedAt || session.expiresAt <= now || session.user.suspendedAt)
    return null;
  const longAgo = new Date(now.getTime() - seenEvery);
  if (session.lastSeenAt < longAgo)
    await db.session.updateMany({
      where: { id: session.id, lastSeenAt: { lt: longAgo } },
      data: { lastSeenAt: now },
    });
  const { suspendedAt: _, memberships, ...user } = session.user;
  const roles: Record<string, Role> = {};
  for (const { trackerId, role } of memberships) roles[trackerId] = role;
  return { ...user, sessionId: session.id, roles };
}

/** The viewer's open sessions, this browser first, then the latest seen. */
export async function ownSessions(db: Db, viewer: Viewer, now: Date) {
  const rows = await db.session.findMany({
    where: { userId: viewer.id, endedAt: null, expiresAt: { gt: now } },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    select: { id: true, agent: true, createdAt: true, lastSeenAt: true },
  });
  return rows
    .map(({ agent, ...row }) => ({
      ...row,
      ...agentWords(agent),
      isThis: row.id === viewer.sessionId,
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

/**
 * The key, 32 bytes in base64, under which a browser keeps this person's unsent words (6-safety R6). It is the same in all
 * their sessions, so that words outlive one; it is told to a live session only.
 */
export const wordsKey = ({ id }: Pick<Viewer, "id">): string =>
  derivedKey("vigil unsent words", id).toString("base64");
