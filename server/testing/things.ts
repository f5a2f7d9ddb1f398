import { randomUUID } from "node:crypto";
import { emptyAct } from "@/server/acts/rules";
import { hashPassword } from "@/server/auth/secrets";
import type { Viewer } from "@/server/auth/viewer";
import { invite } from "@/server/invitations/commands";
import type { EventTaken } from "@/server/reports/schema";
import { makeResetLink } from "@/server/resets/commands";
import { emptyBody } from "@/server/works/schema";
import { asBase64, smallRegister } from "./a-register";
import { as, aTracker, db, type Newsroom, person } from "./newsroom";
import { aWeb } from "./web";

/** The newsroom a thing is in, its writer, who judged it where somebody has, a site admin, and who is about to ask for it. */
export type Scene = {
  room: Newsroom;
  author: Viewer;
  judge: Viewer;
  siteAdmin: Viewer;
  viewer: Viewer | null;
};

// What a call's input says of a thing of each kind, made anew each time.

export const draft = ({ room, author }: Scene) => room.draft(author);
export const inReview = ({ room, author }: Scene) => room.inReview(author);
export const approved = ({ room, author, judge }: Scene) => room.approved(author, judge);
export const live = ({ room, author, judge }: Scene) => room.published(author, judge);

export async function besideLive(scene: Scene) {
  const writer = as(scene.author);
  const at = await live(scene);
  const { version } = await writer.drafts.edit(at);
  const now = await writer.reviews.edition(at);
  const text = { ...now.text, standfirst: "More.", citations: [] };
  const save = { ...at, version, factsVersion: now.factsVersion, text, facts: now.facts };
  return { ...at, version: (await writer.drafts.save(save)).version };
}

export async function withARevision(scene: Scene) {
  const at = await besideLive(scene);
  const [revision] = await as(scene.author).drafts.revisions(at);
  return { ...at, revisionId: revision?.id };
}

export async function withAComment(scene: Scene) {
  const { editionId } = await draft(scene);
  const { id } = await as(scene.author).reviews.comment({ editionId, text: "Which?" });
  return { editionId, commentId: id };
}

export async function inTheBin(scene: Scene) {
  const at = await draft(scene);
  return { ...at, ...(await as(scene.author).drafts.bin(at)) };
}

/** An event that readers expect, and what is needed to say what became of it. */
export async function expectedLive({ room, author, judge }: Scene) {
  const event = await room.anEvent(author, "2031", { phase: "pending" });
  const at = await room.goesLive(author, judge, event);
  const { factsVersion } = await as(author).reviews.edition(at);
  return { ...at, factsVersion };
}

/** After an event that nobody knows of. */
export const condition = {
  kind: "after",
  workId: "00000000-0000-4000-8000-000000000000",
  period: { duration: "P12M", until: "day" },
  basis: "",
} as const;

/** A draft of measures, by its work. */
export async function entryOfMeasures({ room, author }: Scene) {
  const { trackerId } = room;
  const { id } = await as(author).works.create({ trackerId, kind: "measure" });
  const { workId } = await as(author).reviews.edition({ editionId: id });
  return { workId };
}

/** A new standfirst for a draft. */
export async function saving(scene: Scene) {
  const at = await draft(scene);
  const { text, facts, factsVersion } = await as(scene.author).reviews.edition(at);
  return { ...at, factsVersion, facts, text: { ...text, standfirst: randomUUID(), citations: [] } };
}

/** The same, made of what one wrote and what another did. */
export async function merging(scene: Scene) {
  const save = await saving(scene);
  return { ...save, mine: { text: save.text, facts: save.facts } };
}

export async function takenDown(scene: Scene) {
  const { editionId } = await live(scene);
  const down = { editionId, reason: "other" } as const;
  return { editionId, version: (await as(scene.room.admin).publications.takeDown(down)).version };
}

/** Asked by someone who is not about to agree. */
export async function askedToRestore(scene: Scene) {
  const at = await takenDown(scene);
  const asker = await scene.room.hire("admin");
  return { ...at, version: (await as(asker).publications.askToRestore(at)).version };
}

/** A work taken down, with all that any step's input could say of it. */
export async function takenDownInFull(scene: Scene) {
  const at = await takenDown(scene);
  const { text, facts, factsVersion } = await as(scene.author).reviews.edition(at);
  const comment = await as(scene.author).reviews.comment({ ...at, text: "Which?" });
  const [revision] = await as(scene.author).drafts.revisions(at);
  const none = "0".repeat(64);
  const changed = { facts, text: { ...text, standfirst: randomUUID(), citations: [] } };
  return {
    ...at,
    factsVersion,
    ...changed,
    mine: changed,
    textHash: none,
    factsHash: none,
    key: none,
    revisionId: revision?.id,
    commentId: comment.id,
  };
}

export const tracker = async ({ room }: Scene) => ({ trackerId: room.trackerId });
/** A file its author chose, read and not run. */
export async function fileRead({ room, author }: Scene) {
  const text = `Title,Date\n${randomUUID()},1998`;
  const file = { trackerId: room.trackerId, name: "events.csv", text };
  return as(author).imports.read(file);
}

export async function fileBroughtIn(scene: Scene) {
  const file = await fileRead(scene);
  await as(scene.author).imports.goOn(file);
  return file;
}

export const freshTracker = async () => ({ trackerId: await aTracker("Other") });

export async function closedTracker({ siteAdmin }: Scene) {
  const at = await freshTracker();
  await as(siteAdmin).trackers.close(at);
  return at;
}

export const sourceFields = {
  kind: "media",
  title: "A source",
  publisher: "",
  origin: "",
  author: "",
  lang: "en",
  url: "",
  publishedOn: null,
  accessedOn: null,
  note: "",
  isRestricted: false,
  publicWording: "",
} as const;

export async function source({ room, author }: Scene) {
  const given = { trackerId: room.trackerId, ...sourceFields };
  const { id, version } = await as(author).sources.create(given);
  return { sourceId: id, version };
}

let proxy: string | undefined;

/** A source whose address answers, on a site that may ask. */
export async function sourceOnTheWeb({ room, author }: Scene) {
  proxy ??= (
    await aWeb((_, response) => response.setHeader("Content-Type", "text/plain").end("Words."))
  ).proxy;
  process.env.OUTBOUND_PROXY = proxy;
  await db.site.update({ where: { id: 1 }, data: { mayAskOutside: true } });
  const url = "http://example.org/report";
  const given = { trackerId: room.trackerId, ...sourceFields, url };
  return { sourceId: (await as(author).sources.create(given)).id };
}

/** A source with a copy of what it showed. */
export async function capture(scene: Scene) {
  const at = await sourceOnTheWeb(scene);
  return { ...at, captureId: (await as(scene.author).captures.take(at)).id };
}

/** A new one; one's own account, where what is asked for is one's own. */
export async function member({ room, author, viewer }: Scene) {
  const { id } = viewer?.id === author.id ? author : await room.hire("editor");
  return { trackerId: room.trackerId, userId: id };
}

export async function suspendedMember(scene: Scene) {
  const at = await member(scene);
  await as(scene.siteAdmin).people.suspend(at);
  return at;
}

/** The site's switch as it stands. */
export async function theSite({ siteAdmin }: Scene) {
  const { version } = await as(siteAdmin).site.settings();
  return { version };
}

export const anAccount = async () => ({ userId: (await person(null)).id });
export const aSiteAdmin = async () => ({ userId: (await person(null, true)).id });

const address = () => `${randomUUID()}@newsroom.example`;

export const newcomer = async ({ room }: Scene) => ({
  trackerId: room.trackerId,
  email: address(),
});

/** An event as a person takes it over from a report. */
export const eventTaken: EventTaken = {
  title: "It was adopted",
  summary: "It was adopted in 1987.",
  typed: "1987",
  phrase: "in 1987",
  workedOut: "",
  phase: "occurred",
  participantIds: [],
  quote: "adopted in 1987",
  place: "paragraph 1",
};

export const newState = async () => ({ kind: "state", name: randomUUID() });

export async function entity({ author }: Scene) {
  const { id } = await as(author).entities.create({ kind: "treaty", name: randomUUID() });
  return { entityId: id };
}

/** A draft of an event that dates a ratification to 1985, where the ledger has it in 1987. */
export async function contradicting(scene: Scene) {
  const { room, author, judge } = scene;
  const { stateId, ofId } = await pair(scene);
  const act = { ...emptyAct(randomUUID()), stateId, ofId, type: "ratified" as const };
  const text = { standfirst: "", byline: "", body: emptyBody, method: emptyBody, citations: [] };
  const { id } = await as(author).works.create({ trackerId: room.trackerId, kind: "act" });
  await as(author).drafts.save({
    ...{ editionId: id, version: 1, factsVersion: 1 },
    text: { ...text, headline: randomUUID() },
    facts: { kind: "act", acts: [{ ...act, acted: "3 March 1987" }] },
  });
  await room.goesLive(author, judge, { editionId: id });
  const { editionId } = await room.anEvent(author, "1985");
  const now = await as(author).reviews.edition({ editionId });
  if (now.facts.kind !== "event") throw new Error("An event has the facts of one.");
  await as(author).drafts.save({
    ...{ editionId, version: now.version, factsVersion: now.factsVersion },
    text: { ...text, headline: "It ratified the treaty", standfirst: "It did." },
    facts: { ...now.facts, participantIds: [stateId, ofId] },
  });
  const [found] = await as(author).contradictions.ofEdition({ editionId });
  return { editionId, key: found?.key };
}

/** A treaty, and a state of which nothing is recorded about it. */
export async function pair(scene: Scene) {
  const { entityId } = await entity(scene);
  const { id } = await as(scene.author).entities.create({ kind: "state", name: randomUUID() });
  return { stateId: id, ofId: entityId };
}
/** The file of a register with a few rows. */
export const registerFile = asBase64(smallRegister);

/** A register that was read, of which no entry is made yet. */
export async function registerRead({ room, author }: Scene) {
  const file = { trackerId: room.trackerId, fileName: "register.csv", file: registerFile };
  return as(author).registers.read(file);
}

export async function registerEntered(scene: Scene) {
  const at = await registerRead(scene);
  await as(scene.author).registers.makeEntry({ ...at, headline: randomUUID() });
  return at;
}

/** A treaty without a page, and the tracker that is to keep one. */
export const entityWithoutPage = async (scene: Scene) => ({
  ...(await entity(scene)),
  trackerId: scene.room.trackerId,
});

/** A person of whose name nothing is chosen yet, so that it is withheld. */
export async function aPerson({ author }: Scene) {
  const { id } = await as(author).entities.create({ kind: "person", name: `Ada ${randomUUID()}` });
  return { entityId: id, version: 1, pseudonym: "" };
}

/** A treaty under two names. */
export async function recordedTwice(scene: Scene) {
  const [{ entityId }, into] = [await entity(scene), await entity(scene)];
  return { entityId, version: 1, intoId: into.entityId, intoVersion: 1 };
}

/** A treaty with a name in one more language. */
export async function entityPutRight(scene: Scene) {
  const { entityId } = await entity(scene);
  const { kind, names, aliases, identifiers, existedFrom, existedTo, version } = await as(
    scene.author,
  ).entities.one({ entityId });
  const fields = { kind, aliases, identifiers, existedFrom, existedTo };
  return { entityId, version, ...fields, names: { ...names, uk: "Договір" } };
}

async function link({ room, siteAdmin }: Scene, email: string) {
  const asked = { trackerId: room.trackerId, email, role: "editor" } as const;
  return (await invite(db, siteAdmin, asked)).token;
}

export async function invitation(scene: Scene) {
  const email = address();
  await link(scene, email);
  const { id } = await db.invitation.findFirstOrThrow({ where: { email }, select: { id: true } });
  return { invitationId: id };
}

export async function invitationLink(scene: Scene) {
  const email = address();
  return { token: await link(scene, email), email };
}

/** To a tracker the person who asks is not on. */
export async function invitationOfTheirs({ siteAdmin, viewer }: Scene) {
  const email = viewer?.email ?? address();
  const { trackerId } = await freshTracker();
  return invite(db, siteAdmin, { trackerId, email, role: "editor" });
}

export const resetLink = async (scene: Scene) =>
  makeResetLink(db, scene.siteAdmin, await member(scene));

export async function knownPassword({ viewer }: Scene) {
  const passwordHash = await hashPassword("an old sentence");
  if (viewer) await db.user.update({ where: { id: viewer.id }, data: { passwordHash } });
  return { old: "an old sentence" };
}

/** One more session of the person who asks. */
export async function session({ viewer }: Scene) {
  const userId = viewer?.id ?? (await person(null)).id;
  const data = { userId, tokenHash: randomUUID(), expiresAt: new Date(Date.now() + 60_000) };
  const { id } = await db.session.create({ data, select: { id: true } });
  return { sessionId: id };
}
