import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { Refusal } from "@/server/errors";
import type { ArticleFacts, EventFacts } from "@/server/public/projection";
import { aNewsroom, as, body, db, type Newsroom, readerClient } from "@/server/testing/newsroom";
import { emptyBody, type TypedFacts } from "@/server/works/schema";

/** Each save adds a word that names its writer, so that the words of a text tell who wrote it. */
const deeds = [
  "write",
  "date",
  "keepMine",
  "submit",
  "approve",
  "requestChanges",
  "withdrawApproval",
  "publish",
  "edit",
  "discard",
  "takeBack",
  "bringBack",
  "takeDown",
  "askToRestore",
  "confirmRestore",
] as const;
type Deed = (typeof deeds)[number];

const readers = readerClient();
let room: Newsroom;
let people: Viewer[];
let words = 0;

beforeAll(async () => {
  room = await aNewsroom();
  await readers.connect();
  people = [room.editor, room.reviewer, room.admin, await room.hire("reviewer")];
});

afterAll(() => readers.end());

/** Does the deed as this person; a refusal is an answer like any other. */
async function attempt(deed: Deed, who: number, editionId: string): Promise<void> {
  const viewer = people[who % people.length] ?? room.editor;
  try {
    await act(deed, { viewer, who, editionId });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    if (!(cause instanceof Refusal)) throw error;
  }
}

/** A day that names who set it: the last digit is one more than their place. No person is the ninth. */
const dayBy = (who: number) => ({ year: 1000 + (words % 900), day: 1 + (who % people.length) });

function factsBy(who: number, now: TypedFacts): TypedFacts {
  const { year, day } = dayBy(who);
  if (now.kind === "event") return { ...now, typed: `${day} January ${year}` };
  return now.kind === "article" ? { ...now, datedOn: `${year}-01-0${day}` } : now;
}

async function act(
  deed: Deed,
  { viewer, who, editionId }: { viewer: Viewer; who: number; editionId: string },
) {
  const me = as(viewer);
  const now = await me.reviews.edition({ editionId });
  const at = { editionId, version: now.version };
  const read = {
    ...at,
    textHash: now.submitted?.textHash ?? "0".repeat(64),
    factsHash: now.submitted?.factsHash ?? "0".repeat(64),
  };
  const save = { ...at, factsVersion: now.factsVersion, facts: now.facts };
  const text = { ...now.text, citations: [] };
  words += 1;
  switch (deed) {
    case "write":
      return me.drafts.save({
        ...save,
        text: { ...text, standfirst: `${text.standfirst} w${words}by${who % people.length}` },
      });
    case "date":
      return me.drafts.save({
        ...save,
        text,
        facts: factsBy(who, now.facts),
      });
    case "keepMine":
      return me.drafts.keepMine({
        ...save,
        text: { ...text, standfirst: `w${words}by${who % people.length}` },
      });
    case "submit":
      return me.reviews.submit({ ...at, note: "" });
    case "approve":
      return me.reviews.approve(read);
    case "requestChanges":
      return me.reviews.requestChanges({ ...read, comment: "Please." });
    case "withdrawApproval":
      return me.reviews.withdrawApproval(at);
    case "publish":
      return me.publications.publish(at);
    case "edit":
      return me.drafts.edit(at);
    case "discard":
      return me.drafts.discard(at);
    case "takeBack":
      return me.reviews.takeBack(at);
    case "bringBack": {
      const revisions = await me.drafts.revisions({ editionId });
      const revision = revisions[words % Math.max(1, revisions.length)];
      return revision ? me.drafts.bringBack({ ...at, revisionId: revision.id }) : null;
    }
    case "takeDown":
      return me.publications.takeDown({ editionId, reason: "other" });
    case "askToRestore":
      return me.publications.askToRestore(at);
    case "confirmRestore":
      return me.publications.confirmRestore(at);
  }
}

/** Who wrote the words and the day of a version that stood in no version before it, by the words themselves. */
function newWriters(
  texts: string[],
  days: (string | null)[],
): { text: Set<number>; facts: Set<number> } {
  const now = texts.at(-1) ?? "";
  const before = texts.slice(0, -1);
  const fresh = (now.match(/w\d+by\d/g) ?? []).filter(
    (word) => !(before.at(-1) ?? "").includes(word),
  );
  const day = days.at(-1) ?? null;
  const setter = day === null || day === days.at(-2) ? null : Number(day.at(-1)) - 1;
  return {
    text: new Set(fresh.map((word) => Number(word.at(-1)))),
    facts: new Set(setter === null || setter >= people.length ? [] : [setter]),
  };
}

const dayOf = (facts: ArticleFacts | EventFacts) =>
  facts.kind === "event" ? (facts.date?.earliest ?? null) : facts.datedOn;

async function approversOf(column: "textRevisionId" | "factsRevisionId", id: string, by: Date) {
  const reviews = await db.review.findMany({
    where: { [column]: id, at: { lte: by } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { reviewerId: true, decision: true },
  });
  const latest = new Map(reviews.map(({ reviewerId, decision }) => [reviewerId, decision]));
  return [...latest].flatMap(([id_, decision]) => (decision === "approved" ? [id_] : []));
}

/** Every version ever published had, when it went live, an approval of its text and of its facts by someone who wrote nothing new in them. */
async function assertFourEyes(editionId: string) {
  const publications = await db.publication.findMany({
    where: { editionId },
    orderBy: { version: "asc" },
    select: { textRevisionId: true, factsRevisionId: true, publishedAt: true },
  });
  const texts: string[] = [];
  const days: (string | null)[] = [];
  for (const { textRevisionId, factsRevisionId, publishedAt } of publications) {
    const text = await db.textRevision.findUniqueOrThrow({ where: { id: textRevisionId } });
    const facts = await db.factsRevision.findUniqueOrThrow({ where: { id: factsRevisionId } });
    texts.push(JSON.parse(text.canonical).standfirst);
    days.push(dayOf(JSON.parse(facts.canonical)));
    const writers = newWriters(texts, days);
    const soon = new Date(publishedAt.getTime() + 1);
    const judges = {
      text: await approversOf("textRevisionId", textRevisionId, soon),
      facts: await approversOf("factsRevisionId", factsRevisionId, soon),
    };
    for (const part of ["text", "facts"] as const) {
      expect(judges[part].length).toBeGreaterThan(0);
      const ids = [...writers[part]].map((who) => people[who]?.id);
      expect(judges[part].filter((id) => ids.includes(id))).toEqual([]);
    }
  }
  return publications.length;
}

/** Every language of a work that is live shows the same facts. */
async function assertOneFacts(editionId: string) {
  const { rows } = await readers.query(
    `SELECT count(DISTINCT d."projection" -> 'facts')::int AS facts FROM "published"."LiveEdition" l
     JOIN "published"."LiveEdition" o ON o."workId" = l."workId" JOIN "published"."Document" d ON d."publicationId" = o."publicationId"
     WHERE l."editionId" = $1`,
    [editionId],
  );
  expect(rows[0]?.facts).toBeLessThanOrEqual(1);
}

/** The same work in another language, begun by the editor. */
async function inUkrainian(editionId: string): Promise<string> {
  const { workId } = await db.edition.findUniqueOrThrow({ where: { id: editionId } });
  const headline = randomUUID();
  const { id } = await db.edition.create({
    data: {
      id: randomUUID(),
      workId,
      lang: "uk",
      headline,
      standfirst: "Початок.",
      body,
      method: emptyBody,
      contributorIds: [room.editor.id],
      changedById: room.editor.id,
    },
  });
  return id;
}

// A history that leads somewhere often enough: the usual way is common, the detours are drawn among it.
const history = fc.array(
  fc.tuple(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom<Deed>("write", "submit", "approve", "publish", "edit"),
      },
      { weight: 1, arbitrary: fc.constantFrom(...deeds) },
    ),
    fc.nat({ max: 3 }),
    // The language the work began in is written most.
    fc.constantFrom(0, 0, 0, 1),
  ),
  { minLength: 20, maxLength: 45 },
);

test("whatever people do in whatever order, nobody's new words go live on their own approval", async () => {
  let published = 0;
  await fc.assert(
    fc.asyncProperty(history, fc.constantFrom("article", "event"), async (deedsDone, kind) => {
      const started =
        kind === "event"
          ? await room.anEvent(room.editor, "19 September 1998")
          : await room.draft(room.editor);
      const editions = [started.editionId, await inUkrainian(started.editionId)];
      for (const [deed, who, which] of deedsDone)
        await attempt(deed, who, editions[which] ?? started.editionId);
      for (const editionId of editions) published += await assertFourEyes(editionId);
      await assertOneFacts(started.editionId);
    }),
    { numRuns: 40 },
  );
  // Histories that publish nothing would prove nothing.
  expect(published).toBeGreaterThan(3);
}, 240_000);
