import { randomUUID } from "node:crypto";
import type { Viewer } from "@/server/auth/viewer";
import { invite } from "@/server/invitations/commands";
import { makeResetLink } from "@/server/resets/commands";
import { as, db, type Newsroom, person } from "@/server/testing/newsroom";

/** Everyone who may ask: nobody, someone of another tracker, the draft's writer, another editor, its reviewer and admin, a site admin without a role here. */
export const viewers = [
  "nobody",
  "outsider",
  "writer",
  "editor",
  "reviewer",
  "admin",
  "siteAdmin",
] as const;
export type Who = (typeof viewers)[number];

export type Scene = {
  room: Newsroom;
  people: Record<Exclude<Who, "nobody">, Viewer>;
  /** Who is about to ask; null for nobody. */
  viewer: Viewer | null;
};

/** What a call answers: `ok`, or the exact code. */
type Outcomes = Record<Who, string>;
export type Row = { input: (scene: Scene) => Promise<unknown>; outcomes: Outcomes };

const everyone = (code: string): Outcomes => ({
  nobody: code,
  outsider: code,
  writer: code,
  editor: code,
  reviewer: code,
  admin: code,
  siteAdmin: code,
});
const signedIn: Outcomes = { ...everyone("ok"), nobody: "UNAUTHORIZED" };
/** Members of the tracker; to everyone else the work does not exist. */
const members: Outcomes = { ...signedIn, outsider: "notFound", siteAdmin: "notFound" };
const judges: Outcomes = { ...members, writer: "notAllowed", editor: "notAllowed" };
const writers: Outcomes = { ...members, editor: "notAllowed" };
const trackerAdmins: Outcomes = {
  ...everyone("notFound"),
  nobody: "UNAUTHORIZED",
  admin: "ok",
  siteAdmin: "ok",
};
const siteAdmins: Outcomes = { ...everyone("notAllowed"), nobody: "UNAUTHORIZED", siteAdmin: "ok" };

const draft = ({ room, people }: Scene) => room.draft(people.writer);
const inReview = ({ room, people }: Scene) => room.inReview(people.writer);
const live = ({ room, people }: Scene) => room.published(people.writer, room.reviewer);

async function besideLive(scene: Scene) {
  const at = await live(scene);
  const { version } = await as(scene.people.writer).drafts.edit(at);
  const now = await as(scene.people.writer).reviews.edition(at);
  const text = { ...now.text, standfirst: "More.", citations: [] };
  const save = { ...at, version, factsVersion: now.factsVersion, text, facts: now.facts };
  const saved = await as(scene.people.writer).drafts.save(save);
  return { ...at, version: saved.version };
}

async function takenDown(scene: Scene) {
  const at = await live(scene);
  const { editionId } = at;
  const { version } = await as(scene.room.admin).publications.takeDown({
    editionId,
    reason: "other",
  });
  return { editionId, version };
}

/** Asked by someone who is not about to agree. */
async function askedToRestore(scene: Scene) {
  const at = await takenDown(scene);
  const asker = await scene.room.hire("admin");
  const { version } = await as(asker).publications.askToRestore(at);
  return { ...at, version };
}

async function saving(scene: Scene) {
  const at = await draft(scene);
  const { text, facts, factsVersion } = await as(scene.people.writer).reviews.edition(at);
  return { ...at, factsVersion, facts, text: { ...text, standfirst: randomUUID(), citations: [] } };
}

const sourceFields = {
  kind: "media",
  title: "A source",
  publisher: "",
  author: "",
  lang: "en",
  url: "",
  publishedOn: null,
  accessedOn: null,
  note: "",
  isRestricted: false,
  publicWording: "",
} as const;

const newMember = async ({ room }: Scene) => {
  const { id } = await room.hire("editor");
  return { trackerId: room.trackerId, userId: id };
};
const trackerOf = async ({ room }: Scene) => ({ trackerId: room.trackerId });
const otherTracker = async () => {
  const { id } = await db.tracker.create({ data: { name: "Other" }, select: { id: true } });
  return { trackerId: id };
};
const editionOf =
  (make: (scene: Scene) => Promise<{ editionId: string }>) => async (scene: Scene) => ({
    editionId: (await make(scene)).editionId,
  });
async function aComment(scene: Scene) {
  const at = await editionOf(draft)(scene);
  const { id } = await as(scene.people.writer).reviews.comment({ ...at, text: "Which?" });
  return { commentId: id };
}
const nothing = async () => undefined;

/** Every procedure with an input that at least one viewer succeeds with, and what each viewer gets. */
export const rows: Record<string, Row> = {
  "works.list": { input: async () => ({}), outcomes: signedIn },
  "works.mine": { input: nothing, outcomes: signedIn },
  "works.search": { input: async () => ({ search: "a" }), outcomes: signedIn },
  "works.readDate": { input: async () => ({ typed: "1998" }), outcomes: signedIn },
  "works.people": { input: editionOf(draft), outcomes: members },
  "works.create": {
    input: async ({ room }) => ({ trackerId: room.trackerId, kind: "article" }),
    outcomes: members,
  },
  "works.arrange": {
    input: async (scene) => ({
      ...(await editionOf(draft)(scene)),
      risk: "high",
      restrictedToIds: [],
      lookAgainOn: null,
    }),
    outcomes: judges,
  },
  "drafts.revisions": { input: editionOf(inReview), outcomes: members },
  "drafts.save": { input: saving, outcomes: members },
  "drafts.keepMine": { input: saving, outcomes: members },
  "drafts.setAside": { input: saving, outcomes: members },
  "drafts.bringBack": {
    input: async (scene) => {
      const at = await besideLive(scene);
      const [revision] = await as(scene.people.writer).drafts.revisions(at);
      return { ...at, revisionId: revision?.id };
    },
    outcomes: members,
  },
  "drafts.edit": { input: live, outcomes: members },
  "drafts.discard": { input: besideLive, outcomes: writers },
  "drafts.bin": { input: draft, outcomes: writers },
  "drafts.unbin": {
    input: async (scene) => {
      const at = await draft(scene);
      return { ...at, ...(await as(scene.people.writer).drafts.bin(at)) };
    },
    outcomes: writers,
  },
  "reviews.edition": { input: editionOf(draft), outcomes: members },
  "reviews.comparison": { input: editionOf(inReview), outcomes: members },
  "reviews.submit": { input: draft, outcomes: members },
  "reviews.takeBack": { input: inReview, outcomes: members },
  "reviews.approve": { input: inReview, outcomes: judges },
  "reviews.requestChanges": {
    input: async (scene) => ({ ...(await inReview(scene)), comment: "Please." }),
    outcomes: judges,
  },
  "reviews.withdrawApproval": {
    input: ({ room, people }) => room.approved(people.writer, people.reviewer),
    outcomes: { ...judges, admin: "notApproved" },
  },
  "reviews.comment": {
    input: async (scene) => ({ ...(await editionOf(draft)(scene)), text: "Which?" }),
    outcomes: members,
  },
  "reviews.resolveComment": { input: aComment, outcomes: members },
  "reviews.reopenComment": { input: aComment, outcomes: members },
  "publications.preview": { input: editionOf(draft), outcomes: members },
  "publications.versions": { input: editionOf(live), outcomes: members },
  "publications.live": { input: editionOf(live), outcomes: { ...members, siteAdmin: "ok" } },
  "publications.publish": {
    input: ({ room, people }) => room.approved(people.writer, room.reviewer),
    outcomes: members,
  },
  "publications.press": { input: editionOf(live), outcomes: { ...members, siteAdmin: "ok" } },
  "publications.takeDown": {
    input: async (scene) => ({ ...(await editionOf(live)(scene)), reason: "other" }),
    outcomes: { ...judges, siteAdmin: "ok" },
  },
  "publications.askToRestore": { input: takenDown, outcomes: judges },
  "publications.confirmRestore": { input: askedToRestore, outcomes: judges },
  "reports.read": { input: async () => ({ text: "date 2025-08-26 Words." }), outcomes: signedIn },
  "reports.bringIn": {
    input: async ({ room }) => ({
      trackerId: room.trackerId,
      text: "date 2025-08-26 Words.",
      unticked: [],
      datedOn: "2025-08-26",
      source: { publisher: "A paper", title: "", url: "" },
    }),
    outcomes: members,
  },
  "sources.search": { input: trackerOf, outcomes: members },
  "sources.create": {
    input: async (scene) => ({ ...(await trackerOf(scene)), ...sourceFields }),
    outcomes: members,
  },
  "sources.update": {
    input: async (scene) => {
      const given = { ...(await trackerOf(scene)), ...sourceFields };
      const { id, version } = await as(scene.people.writer).sources.create(given);
      return { sourceId: id, version, ...sourceFields, title: "Corrected" };
    },
    outcomes: members,
  },
  "entities.search": {
    input: async () => ({ search: "a" }),
    outcomes: { ...signedIn, siteAdmin: "notAllowed" },
  },
  "entities.byIds": {
    input: async () => ({ ids: [] }),
    outcomes: { ...signedIn, siteAdmin: "notAllowed" },
  },
  "entities.create": {
    input: async () => ({ kind: "state", name: randomUUID() }),
    outcomes: { ...signedIn, siteAdmin: "notAllowed" },
  },
  "account.mine": { input: nothing, outcomes: signedIn },
  "account.wordsKey": { input: nothing, outcomes: signedIn },
  "account.sessions": { input: nothing, outcomes: signedIn },
  "account.save": { input: async () => ({ name: "N", timeZone: "UTC" }), outcomes: signedIn },
  "account.changePassword": {
    input: async ({ viewer }) => {
      const { hashPassword } = await import("@/server/auth/secrets");
      const passwordHash = await hashPassword("an old sentence");
      if (viewer) await db.user.update({ where: { id: viewer.id }, data: { passwordHash } });
      return { old: "an old sentence", password: "a new sentence" };
    },
    outcomes: signedIn,
  },
  "account.endSession": {
    input: async ({ viewer }) => {
      const userId = viewer?.id ?? (await person(null)).id;
      const data = { userId, tokenHash: randomUUID(), expiresAt: new Date(Date.now() + 60_000) };
      const { id } = await db.session.create({ data, select: { id: true } });
      return { sessionId: id };
    },
    outcomes: signedIn,
  },
  "account.endOtherSessions": { input: nothing, outcomes: signedIn },
  "people.ofTracker": { input: trackerOf, outcomes: trackerAdmins },
  "people.changeRole": {
    input: async (scene) => ({ ...(await newMember(scene)), role: "reviewer" }),
    outcomes: trackerAdmins,
  },
  "people.remove": { input: newMember, outcomes: trackerAdmins },
  "people.suspend": { input: newMember, outcomes: trackerAdmins },
  "people.reinstate": {
    input: async (scene) => {
      const member = await newMember(scene);
      await as(scene.people.siteAdmin).people.suspend(member);
      return member;
    },
    outcomes: trackerAdmins,
  },
  "invitations.ofTracker": { input: trackerOf, outcomes: trackerAdmins },
  "invitations.invite": {
    input: async ({ room }) => ({
      trackerId: room.trackerId,
      email: `${randomUUID()}@newsroom.example`,
      role: "editor",
    }),
    outcomes: trackerAdmins,
  },
  "invitations.revoke": {
    input: async ({ room, people }) => {
      const email = `${randomUUID()}@newsroom.example`;
      await invite(db, people.siteAdmin, { trackerId: room.trackerId, email, role: "editor" });
      const { id } = await db.invitation.findFirstOrThrow({
        where: { email },
        select: { id: true },
      });
      return { invitationId: id };
    },
    outcomes: trackerAdmins,
  },
  "invitations.link": { input: async () => ({ token: "none" }), outcomes: everyone("ok") },
  "invitations.acceptLink": {
    input: async ({ room, people }) => {
      const email = `${randomUUID()}@newsroom.example`;
      const asked = { trackerId: room.trackerId, email, role: "editor" } as const;
      const { token } = await invite(db, people.siteAdmin, asked);
      return { token, email, name: "New", password: "a new sentence" };
    },
    outcomes: everyone("ok"),
  },
  "invitations.acceptInvitation": {
    input: async ({ people, viewer }) => {
      const { trackerId } = await otherTracker();
      const email = viewer?.email ?? "nobody@newsroom.example";
      const { token } = await invite(db, people.siteAdmin, { trackerId, email, role: "editor" });
      return { token };
    },
    outcomes: signedIn,
  },
  "resets.make": { input: newMember, outcomes: trackerAdmins },
  "resets.link": { input: async () => ({ token: "none" }), outcomes: everyone("ok") },
  "resets.use": {
    input: async (scene) => {
      const { token } = await makeResetLink(db, scene.people.siteAdmin, await newMember(scene));
      return { token, password: "a new sentence" };
    },
    outcomes: everyone("ok"),
  },
  "trackers.list": { input: nothing, outcomes: signedIn },
  "trackers.every": { input: nothing, outcomes: siteAdmins },
  "trackers.create": { input: async () => ({ name: "New" }), outcomes: siteAdmins },
  "trackers.arrange": {
    input: async () => ({ ...(await otherTracker()), name: "Renamed", approvals: 2 }),
    outcomes: siteAdmins,
  },
  "trackers.move": {
    input: async () => ({ ...(await otherTracker()), way: "up" }),
    outcomes: siteAdmins,
  },
  "trackers.close": { input: otherTracker, outcomes: siteAdmins },
  "trackers.reopen": {
    input: async ({ people }) => {
      const tracker = await otherTracker();
      await as(people.siteAdmin).trackers.close(tracker);
      return tracker;
    },
    outcomes: siteAdmins,
  },
};
