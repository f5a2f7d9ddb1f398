import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Role, Viewer } from "@/server/auth/viewer";
import { deskDb } from "@/server/db";
import { createCallerFactory } from "@/server/trpc/init";
import { rootRouter } from "@/server/trpc/root";
import type { TypedEvent } from "@/server/works/rules";
import { emptyBody, type TypedFacts } from "@/server/works/schema";

export const db = deskDb();

/** A connection with the desk's role, for SQL no command would send, and one with the readers'. Closed by whoever opened it. */
export const deskClient = () => new pg.Client({ connectionString: process.env.DESK_DATABASE_URL });
export const readerClient = () =>
  new pg.Client({ connectionString: process.env.READER_DATABASE_URL });

export const body = {
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text: "A paragraph." }] }],
};

/** Calls every procedure as this person. */
export const as = (viewer: Viewer | null) => createCallerFactory(rootRouter)({ db, viewer });

type Membership = { trackerId: string; role: Role };

/** A new account with at most one role. */
export async function person(membership: Membership | null, siteAdmin = false): Promise<Viewer> {
  const id = randomUUID();
  const email = `${id}@newsroom.example`;
  await db.user.create({ data: { id, email, name: id, passwordHash: "-", siteAdmin } });
  if (membership) await db.membership.create({ data: { userId: id, ...membership } });
  const roles = membership ? { [membership.trackerId]: membership.role } : {};
  return { id, name: id, email, siteAdmin, timeZone: "UTC", sessionId: id, roles };
}

export async function aTracker(name = "Withdrawals"): Promise<string> {
  const { id } = await db.tracker.create({ data: { name }, select: { id: true } });
  return id;
}

/** A tracker with an editor, a reviewer and an admin, and works at every point of their way. */
export async function aNewsroom() {
  const trackerId = await aTracker();
  const hire = (role: Role) => person({ trackerId, role });
  const [editor, reviewer, admin] = [
    await hire("editor"),
    await hire("reviewer"),
    await hire("admin"),
  ];

  async function draft(writer: Viewer, given: { headline?: string } = {}) {
    const { id } = await as(writer).works.create({ trackerId, kind: "article" });
    const facts = { kind: "article", datedOn: "2025-08-26" } as const;
    const headline: string = given.headline ?? randomUUID();
    const text = { headline, standfirst: "", byline: "", body, method: emptyBody, citations: [] };
    const at = { editionId: id, version: 1, factsVersion: 1 };
    const { version } = await as(writer).drafts.save({ ...at, text, facts });
    return { editionId: id, version };
  }

  async function anEvent(writer: Viewer, typed = "about 1998", given: Partial<TypedEvent> = {}) {
    const { id } = await as(writer).works.create({ trackerId, kind: "event" });
    const text = {
      headline: randomUUID(),
      standfirst: "It happened.",
      byline: "",
      body: emptyBody,
      method: emptyBody,
      citations: [],
    };
    const facts: TypedFacts = {
      kind: "event",
      typed,
      phrase: "",
      workedOut: "",
      phase: "occurred",
      participantIds: [],
      ...given,
    };
    const at = { editionId: id, version: 1, factsVersion: 1 };
    const { version } = await as(writer).drafts.save({ ...at, text, facts });
    return { editionId: id, version };
  }

  async function submitted(writer: Viewer, at: { editionId: string; version: number }) {
    const { version } = await as(writer).reviews.submit({ ...at, note: "" });
    return read(writer, { ...at, version });
  }

  /** What a person who looks at it now would decide on. */
  async function read(viewer: Viewer, { editionId }: { editionId: string; version?: number }) {
    const { submitted: s, version } = await as(viewer).reviews.edition({ editionId });
    return { editionId, version, textHash: s?.textHash ?? "", factsHash: s?.factsHash ?? "" };
  }

  const inReview = async (writer: Viewer) => submitted(writer, await draft(writer));

  async function approved(writer: Viewer, judge: Viewer) {
    return approves(judge, await inReview(writer));
  }

  async function approves(judge: Viewer, text: Awaited<ReturnType<typeof read>>) {
    const { version } = await as(judge).reviews.approve(text);
    return { editionId: text.editionId, version };
  }

  async function publishes(writer: Viewer, text: { editionId: string; version: number }) {
    const { version } = await as(writer).publications.publish(text);
    return { editionId: text.editionId, version };
  }

  const published = async (writer: Viewer, judge: Viewer) =>
    publishes(writer, await approved(writer, judge));

  /** Sends a draft through review and publishes it. */
  async function goesLive(writer: Viewer, judge: Viewer, at: { editionId: string }) {
    const { version } = await as(writer).reviews.edition(at);
    return publishes(writer, await approves(judge, await submitted(writer, { ...at, version })));
  }

  const publishedEvent = async (writer: Viewer, judge: Viewer) =>
    goesLive(writer, judge, await anEvent(writer));

  return {
    trackerId,
    hire,
    editor,
    reviewer,
    admin,
    draft,
    anEvent,
    submitted,
    read,
    inReview,
    approved,
    published,
    goesLive,
    publishedEvent,
  };
}

export type Newsroom = Awaited<ReturnType<typeof aNewsroom>>;
