import { afterAll, describe, expect, test } from "vitest";
import { openSession } from "@/server/account/commands";
import { viewerOf } from "@/server/account/queries";
import { hashPassword } from "@/server/auth/secrets";
import type { Viewer } from "@/server/auth/viewer";
import { siteAdminResetToken } from "@/server/resets/commands";
import { as, aTracker, db, person } from "@/server/testing/newsroom";

afterAll(() => db.$disconnect());

const password = "a sentence of the old kind";
const another = "a sentence of the new kind";

const here = { address: "192.0.2.1", agent: "Firefox/140 Linux", mark: null };

const signIn = async ({ email }: { email: string }, word = password) =>
  (await openSession(db, { email, password: word, ...here }))?.token ?? null;

/** Signs the person in on a new browser; answers the session's token and its viewer. */
async function onABrowser(who: Viewer) {
  await db.user.update({
    where: { id: who.id },
    data: { passwordHash: await hashPassword(password) },
  });
  return again(who);
}

async function again(who: Viewer) {
  const token = (await signIn(who)) ?? "";
  const viewer = await seen(token);
  if (!viewer) throw new Error("no session was opened");
  return { token, viewer };
}

const seen = (token: string) => viewerOf(db, token, new Date());

async function staff() {
  const trackerId = await aTracker();
  const admin = await person({ trackerId, role: "admin" });
  const editor = await person({ trackerId, role: "editor" });
  return { trackerId, admin, editor };
}

const aNewcomer = (token: string, email: string) => ({ token, email, name: "Lea", password });

describe("an invitation", () => {
  test("used twice at the same moment makes one account", async () => {
    const { trackerId, admin } = await staff();
    const email = `${crypto.randomUUID()}@newsroom.example`;
    const { token } = await as(admin).invitations.invite({ trackerId, email, role: "editor" });
    const uses = await Promise.allSettled([
      as(null).invitations.acceptLink(aNewcomer(token, email)),
      as(null).invitations.acceptLink(aNewcomer(token, email)),
    ]);
    expect(uses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.user.count({ where: { email } })).toBe(1);
  });

  test("finds its person however they capitalise their address", async () => {
    const { trackerId, admin } = await staff();
    const name = crypto.randomUUID();
    const { token } = await as(admin).invitations.invite({
      trackerId,
      email: `${name}@Newsroom.Example`,
      role: "editor",
    });
    const shouted = `${name}@newsroom.example`.toUpperCase();
    await as(null).invitations.acceptLink(aNewcomer(token, shouted));
    expect(await signIn({ email: shouted })).not.toBeNull();
    expect(await signIn({ email: `${name}@newsroom.example` })).not.toBeNull();
  });

  test("is dead once it is revoked, and is no longer listed", async () => {
    const { trackerId, admin } = await staff();
    const email = `${crypto.randomUUID()}@newsroom.example`;
    const { token } = await as(admin).invitations.invite({ trackerId, email, role: "editor" });
    const [pending] = await as(admin).invitations.ofTracker({ trackerId });
    expect(pending).toMatchObject({ email, role: "editor", by: admin.name });
    await as(admin).invitations.revoke({ invitationId: pending?.id ?? "" });
    expect(await as(admin).invitations.ofTracker({ trackerId })).toEqual([]);
    expect(await as(null).invitations.link({ token })).toMatchObject({ state: "dead" });
    await expect(as(null).invitations.acceptLink(aNewcomer(token, email))).rejects.toThrow(
      "linkDead",
    );
  });

  test("is not revoked by an admin of another tracker", async () => {
    const { trackerId, admin } = await staff();
    const { admin: stranger } = await staff();
    const email = `${crypto.randomUUID()}@newsroom.example`;
    await as(admin).invitations.invite({ trackerId, email, role: "editor" });
    const [pending] = await as(admin).invitations.ofTracker({ trackerId });
    const act = as(stranger).invitations.revoke({ invitationId: pending?.id ?? "" });
    await expect(act).rejects.toThrow("notFound");
  });

  test("to someone with an account is accepted by them, signed in, and by nobody else", async () => {
    const { trackerId, admin, editor } = await staff();
    const guest = await person(null);
    const { token } = await as(admin).invitations.invite({
      trackerId,
      email: guest.email,
      role: "reviewer",
    });
    expect(await as(null).invitations.link({ token })).toMatchObject({ state: "signIn" });
    expect(await as(guest).invitations.link({ token })).toMatchObject({ state: "accept" });
    await expect(as(editor).invitations.acceptInvitation({ token })).rejects.toThrow("linkDead");
    await as(guest).invitations.acceptInvitation({ token });
    const at = { userId_trackerId: { userId: guest.id, trackerId } };
    expect(await db.membership.findUnique({ where: at })).toMatchObject({ role: "reviewer" });
    await expect(as(guest).invitations.acceptInvitation({ token })).rejects.toThrow("linkDead");
  });

  test("that was not used yet does not bring back whom the tracker has removed", async () => {
    const { trackerId, admin } = await staff();
    const guest = await person(null);
    const asked = { trackerId, email: guest.email, role: "reviewer" } as const;
    const { token } = await as(admin).invitations.invite(asked);
    const { token: other } = await as(admin).invitations.invite(asked);
    await as(guest).invitations.acceptInvitation({ token });
    await as(admin).people.remove({ trackerId, userId: guest.id });
    const again = as(guest).invitations.acceptInvitation({ token: other });
    await expect(again).rejects.toThrow("linkDead");
    const { token: anew } = await as(admin).invitations.invite(asked);
    await as(guest).invitations.acceptInvitation({ token: anew });
  });

  test("dies when whoever made it is suspended, and not with anybody else", async () => {
    const { trackerId, admin } = await staff();
    const chief = await person(null, true);
    const email = `${crypto.randomUUID()}@newsroom.example`;
    const asked = { trackerId, email, role: "admin" } as const;
    const { token } = await as(admin).invitations.invite(asked);
    const { token: other } = await as(chief).invitations.invite(asked);
    await as(chief).people.suspend({ trackerId, userId: admin.id });
    await as(chief).people.reinstate({ trackerId, userId: admin.id });
    const uses = as(null).invitations.acceptLink(aNewcomer(token, email));
    await expect(uses).rejects.toThrow("linkDead");
    await as(null).invitations.acceptLink(aNewcomer(other, email));
  });
});

describe("a session", () => {
  test("is dead at the next request of a suspended person, who cannot sign in either", async () => {
    const { trackerId, admin, editor } = await staff();
    const { token } = await onABrowser(editor);
    expect(await seen(token)).not.toBeNull();
    await as(admin).people.suspend({ trackerId, userId: editor.id });
    expect(await seen(token)).toBeNull();
    expect(await signIn(editor)).toBeNull();
    await as(admin).people.reinstate({ trackerId, userId: editor.id });
    expect(await seen(token)).toBeNull();
    expect(await signIn(editor)).not.toBeNull();
  });

  test("outlives a change of password only in the browser that made it", async () => {
    const { editor } = await staff();
    const here = await onABrowser(editor);
    const there = await again(editor);
    await expect(
      as(here.viewer).account.changePassword({ old: "not the old one", password: another }),
    ).rejects.toThrow("wrongPassword");
    expect(await seen(there.token)).not.toBeNull();
    await as(here.viewer).account.changePassword({ old: password, password: another });
    expect(await seen(here.token)).not.toBeNull();
    expect(await seen(there.token)).toBeNull();
    expect(await signIn(editor)).toBeNull();
    expect(await signIn(editor, another)).not.toBeNull();
  });

  test("cannot be used to try passwords without end", async () => {
    const { editor } = await staff();
    const { viewer } = await onABrowser(editor);
    const attempt = () => as(viewer).account.changePassword({ old: "a guess", password: another });
    for (let n = 0; n < 10; n++) await expect(attempt()).rejects.toThrow("wrongPassword");
    await expect(attempt()).rejects.toThrow("tooManyAttempts");
  });

  test("is listed with its browser, and ended only by its own person", async () => {
    const { admin, editor } = await staff();
    const here = await onABrowser(editor);
    const there = await again(editor);
    const list = await as(here.viewer).account.sessions();
    expect(list).toMatchObject([{ isThis: true, browser: "Firefox", system: "Linux" }, {}]);
    const { sessionId } = there.viewer;
    await expect(as(admin).account.endSession({ sessionId })).rejects.toThrow("notFound");
    await as(here.viewer).account.endSession({ sessionId });
    expect(await seen(there.token)).toBeNull();
    const third = await again(editor);
    await as(here.viewer).account.endOtherSessions();
    expect(await seen(third.token)).toBeNull();
    expect(await seen(here.token)).not.toBeNull();
  });

  test("notes when it was last seen, at most every five minutes", async () => {
    const { editor } = await staff();
    const { token, viewer } = await onABrowser(editor);
    const id = viewer.sessionId;
    const lastSeen = async () =>
      (await db.session.findUniqueOrThrow({ where: { id } })).lastSeenAt.getTime();
    const opened = await lastSeen();
    await viewerOf(db, token, new Date(opened + 4 * 60_000));
    expect(await lastSeen()).toBe(opened);
    await viewerOf(db, token, new Date(opened + 6 * 60_000));
    expect(await lastSeen()).toBe(opened + 6 * 60_000);
  });
});

describe("a reset link", () => {
  test("used twice at the same moment sets one password, and ends every session", async () => {
    const { trackerId, admin, editor } = await staff();
    const { token: session } = await onABrowser(editor);
    const { token } = await as(admin).resets.make({ trackerId, userId: editor.id });
    expect(await as(null).resets.link({ token })).toEqual({ email: editor.email });
    const uses = await Promise.allSettled(
      [another, `${another}!`].map((word) => as(null).resets.use({ token, password: word })),
    );
    expect(uses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await seen(session)).toBeNull();
    expect(await signIn(editor)).toBeNull();
    const again = as(null).resets.use({ token, password: another });
    await expect(again).rejects.toThrow("linkDead");
  });

  test("dies after an hour, and when a newer one is made", async () => {
    const { trackerId, admin, editor } = await staff();
    const at = { trackerId, userId: editor.id };
    const { token: older } = await as(admin).resets.make(at);
    const { token: newer } = await as(admin).resets.make(at);
    await expect(as(null).resets.use({ token: older, password })).rejects.toThrow("linkDead");
    const anHourAgo = new Date(Date.now() - 3_600_001);
    const past = { createdAt: anHourAgo, expiresAt: new Date(anHourAgo.getTime() + 3_600_000) };
    await db.passwordReset.updateMany({ where: { userId: editor.id, usedAt: null }, data: past });
    await expect(as(null).resets.use({ token: newer, password })).rejects.toThrow("linkDead");
  });

  test("dies when its person changes their password", async () => {
    const { trackerId, admin, editor } = await staff();
    const { viewer } = await onABrowser(editor);
    const { token } = await as(admin).resets.make({ trackerId, userId: editor.id });
    await as(viewer).account.changePassword({ old: password, password: another });
    await expect(as(null).resets.use({ token, password })).rejects.toThrow("linkDead");
  });

  test("is not made by a tracker admin for a site admin, or for someone with a role elsewhere", async () => {
    const { trackerId, admin, editor } = await staff();
    const chief = await person({ trackerId, role: "editor" }, true);
    const elsewhere = await aTracker();
    await db.membership.create({
      data: { userId: editor.id, trackerId: elsewhere, role: "editor" },
    });
    for (const { id: userId } of [chief, editor]) {
      await expect(as(admin).resets.make({ trackerId, userId })).rejects.toThrow("notAllowed");
      await expect(as(admin).people.suspend({ trackerId, userId })).rejects.toThrow("notAllowed");
    }
    const { id: userId } = editor;
    const act = as(admin).resets.make({ trackerId: elsewhere, userId });
    await expect(act).rejects.toThrow("notFound");
    expect(await as(chief).resets.make({ trackerId, userId })).toHaveProperty("token");
  });

  test("dies when its person joins a tracker its maker does not administer", async () => {
    const { trackerId, admin, editor } = await staff();
    const { token } = await as(admin).resets.make({ trackerId, userId: editor.id });
    await db.membership.create({
      data: { userId: editor.id, trackerId: await aTracker(), role: "editor" },
    });
    await expect(as(null).resets.use({ token, password })).rejects.toThrow("linkDead");
  });

  test("printed for whoever runs the machine lets a sole site admin in again, once", async () => {
    const chief = await person(null, true);
    const { token: session } = await onABrowser(chief);
    const older = (await siteAdminResetToken(db, chief.email)) ?? "";
    const token = (await siteAdminResetToken(db, chief.email)) ?? "";
    const wrong = as(null).resets.use({ token: older, password: another });
    await expect(wrong).rejects.toThrow("linkDead");
    await as(null).resets.use({ token, password: another });
    expect(await seen(session)).toBeNull();
    expect(await signIn(chief, another)).not.toBeNull();
    await expect(as(null).resets.use({ token, password })).rejects.toThrow("linkDead");
  });

  test("is printed for nobody but a site admin who can sign in", async () => {
    const { admin } = await staff();
    const suspended = await person(null, true);
    await db.user.update({ where: { id: suspended.id }, data: { suspendedAt: new Date() } });
    for (const email of [admin.email, suspended.email, "nobody@newsroom.example"])
      expect(await siteAdminResetToken(db, email)).toBeNull();
  });

  test("is not made by an editor, nor for oneself", async () => {
    const { trackerId, admin, editor } = await staff();
    const byEditor = as(editor).resets.make({ trackerId, userId: admin.id });
    await expect(byEditor).rejects.toThrow("notFound");
    const forOneself = as(admin).resets.make({ trackerId, userId: admin.id });
    await expect(forOneself).rejects.toThrow("notYourself");
  });
});

describe("a tracker’s people", () => {
  test("have their new role, or none, at the next request", async () => {
    const { trackerId, admin, editor } = await staff();
    const { token } = await onABrowser(editor);
    const at = { trackerId, userId: editor.id };
    await as(admin).people.changeRole({ ...at, role: "reviewer" });
    expect((await seen(token))?.roles).toEqual({ [trackerId]: "reviewer" });
    await as(admin).people.remove(at);
    expect((await seen(token))?.roles).toEqual({});
  });

  test("are not changed by an editor, nor by an admin in their own case", async () => {
    const { trackerId, admin, editor } = await staff();
    const act = as(editor).people.changeRole({ trackerId, userId: admin.id, role: "editor" });
    await expect(act).rejects.toThrow("notFound");
    const own = { trackerId, userId: admin.id };
    await expect(as(admin).people.remove(own)).rejects.toThrow("notYourself");
    await expect(as(admin).people.suspend(own)).rejects.toThrow("notYourself");
  });
});

describe("everyone", () => {
  test("is listed to a site admin: a site admin without a role, and who was removed from every tracker", async () => {
    const { trackerId, admin, editor } = await staff();
    const chief = await person(null, true);
    await as(admin).people.remove({ trackerId, userId: editor.id });
    const found = async (search: string) => (await as(chief).people.everyone({ search })).people;
    expect(await found(chief.email)).toMatchObject([{ id: chief.id, siteAdmin: true, roles: [] }]);
    expect(await found(editor.email.toUpperCase())).toMatchObject([{ id: editor.id, roles: [] }]);
    expect(await found(admin.email)).toMatchObject([
      { roles: [{ id: trackerId, name: "Withdrawals", role: "admin" }], isYou: false },
    ]);
    expect(await found("nobody at all")).toEqual([]);
    await expect(as(admin).people.everyone({})).rejects.toThrow("notAllowed");
  });

  test("is listed fifty at a time, each once", async () => {
    const chief = await person(null, true);
    const name = crypto.randomUUID();
    const data = Array.from({ length: 120 }, (_, n) => ({
      email: `${n}-${name}@newsroom.example`,
      name: n % 2 ? name : `${name} ${n}`,
      passwordHash: "-",
    }));
    await db.user.createMany({ data });
    const pages: string[][] = [];
    for (let after: string | undefined, more = true; more; ) {
      const { people, next } = await as(chief).people.everyone({ search: name, after });
      pages.push(people.map(({ email }) => email));
      after = next ?? undefined;
      more = next !== null;
    }
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(new Set(pages.flat()).size).toBe(120);
  });

  test("can be suspended, reinstated and given a link without a role on any tracker", async () => {
    const chief = await person(null, true);
    const gone = await person(null);
    const { token: session } = await onABrowser(gone);
    const at = { trackerId: null, userId: gone.id };
    await as(chief).people.suspend(at);
    expect(await seen(session)).toBeNull();
    await as(chief).people.reinstate(at);
    const { token } = await as(chief).resets.make(at);
    await as(null).resets.use({ token, password: another });
    expect(await signIn(gone, another)).not.toBeNull();
  });

  test("is out of reach of the admin of a tracker", async () => {
    const { admin, editor } = await staff();
    const at = { trackerId: null, userId: editor.id };
    await expect(as(admin).people.suspend(at)).rejects.toThrow("notFound");
    await expect(as(admin).people.reinstate(at)).rejects.toThrow("notFound");
    await expect(as(admin).resets.make(at)).rejects.toThrow("notFound");
  });
});

describe("site admins", () => {
  test("name and dismiss one another, at the next request, on record, and never themselves", async () => {
    const chief = await person(null, true);
    const { editor } = await staff();
    const { token } = await onABrowser(editor);
    await as(chief).people.makeSiteAdmin({ userId: editor.id });
    expect((await seen(token))?.siteAdmin).toBe(true);
    await as(chief).people.removeSiteAdmin({ userId: editor.id });
    expect((await seen(token))?.siteAdmin).toBe(false);
    const own = as(chief).people.removeSiteAdmin({ userId: chief.id });
    await expect(own).rejects.toThrow("notYourself");
    const record = await db.auditEvent.findMany({
      where: { note: editor.id },
      orderBy: { id: "asc" },
    });
    expect(record.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["makeSiteAdmin", chief.id],
      ["removeSiteAdmin", chief.id],
    ]);
  });

  test("know when nobody could let them in again", async () => {
    await db.user.updateMany({ where: { siteAdmin: true }, data: { siteAdmin: false } });
    const chief = await person(null, true);
    const { id: userId } = await person(null);
    const isAlone = async () => (await as(chief).people.everyone({})).isOnlySiteAdmin;
    expect(await isAlone()).toBe(true);
    await as(chief).people.makeSiteAdmin({ userId });
    expect(await isAlone()).toBe(false);
    await as(chief).people.suspend({ trackerId: null, userId });
    expect(await isAlone()).toBe(true);
  });

  test.each(["suspend", "removeSiteAdmin"] as const)(
    "are never all gone, when two %s each other at the same moment",
    async (act) => {
      await db.user.updateMany({ where: { siteAdmin: true }, data: { siteAdmin: false } });
      const [one, other] = [await person(null, true), await person(null, true)];
      const acts = await Promise.allSettled([
        as(one).people[act]({ trackerId: null, userId: other.id }),
        as(other).people[act]({ trackerId: null, userId: one.id }),
      ]);
      expect(acts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await db.user.count({ where: { siteAdmin: true, suspendedAt: null } })).toBe(1);
    },
  );
});
