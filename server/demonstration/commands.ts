import { randomUUID } from "node:crypto";
import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { saveDraft } from "@/server/drafts/commands";
import { createEntity } from "@/server/entities/commands";
import type { WorkKind } from "@/server/public/projection";
import { publish } from "@/server/publications/commands";
import { bringIn } from "@/server/reports/commands";
import { readReport } from "@/server/reports/rules";
import { approve, requestChanges, submit } from "@/server/reviews/commands";
import { editionForDesk } from "@/server/reviews/queries";
import { createTracker } from "@/server/trackers/commands";
import { createWork } from "@/server/works/commands";
import type { Status } from "@/server/works/workflow";
import { type Fate, fateOf, inWords, participantsOf, sentenceWith } from "./rules";
import type { SeedEvent, SeedRecord } from "./schema";

/** The tracker, and who does what in it. */
type Desk = { db: Db; trackerId: string; editor: Viewer; reviewer: Viewer };
type Seed = { report: string; record: SeedRecord };

export const trackerName = "Russia and Europe’s safeguards against torture";

/** A site admin makes the tracker, unless an earlier start did; its people come by invitation before `fillTracker`. */
export async function startTracker(db: Db, admin: Viewer): Promise<{ id: string }> {
  const made = await db.tracker.findFirst({ where: { name: trackerName }, select: { id: true } });
  return made ?? createTracker(db, admin, { name: trackerName });
}

/**
 * Writes, reviews and publishes what the seed holds, each act by the person whose it would be. What an earlier call that
 * was cut off has done already is left as it is, so calling it again finishes it.
 */
export async function fillTracker(desk: Desk, seed: Seed): Promise<void> {
  const read = readReport(seed.report);
  if ("problem" in read) throw new Error("The demonstration's report has no readable date.");
  const paragraphs = read.recognised.paragraphs.map(({ text }) => text);
  const sourceId = await writeArticle(desk, seed);
  await writePage(desk, paragraphs);
  for (const event of seed.record.events) {
    const edition = await writeEvent(desk, seed.record, { event, paragraphs, sourceId });
    await takeOn(desk, edition, fateOf(event));
  }
}

/** Answers the report as a source. */
async function writeArticle(desk: Desk, { report, record }: Seed): Promise<string> {
  const { db, editor, trackerId } = desk;
  const { headline, datedOn } = record.article;
  const id =
    (await editionOf(desk, "article", [headline])) ??
    (
      await bringIn(db, editor, {
        trackerId,
        text: report,
        unticked: [],
        datedOn,
        headline,
        source: { publisher: "Publisher not recorded", title: "News report", url: "" },
        events: [],
      })
    ).editionId;
  await takeOn(desk, id, "published");
  const { sourceId } = await db.citation.findFirstOrThrow({
    where: { editionId: id },
    select: { sourceId: true },
  });
  return sourceId;
}

/** The tracker's edition with one of the headlines. */
async function editionOf({ db, trackerId }: Desk, kind: WorkKind, headlines: string[]) {
  const found = await db.edition.findFirst({
    where: { work: { homeTrackerId: trackerId, kind }, headline: { in: headlines } },
    select: { id: true },
  });
  return found?.id ?? null;
}

/** What the tracker is about, in the report's own words. */
async function writePage(desk: Desk, paragraphs: string[]) {
  const id = await editionOf(desk, "page", [trackerName]);
  if (!id) throw new Error("The demonstration's tracker has no page.");
  const about = sentenceWith(paragraphs, "adopted in 1987").sentence;
  const lead = sentenceWith(paragraphs, "No date has been set").sentence;
  const how = "Every entry rests on the words of one news report, quoted beside it.";
  await save(desk, id, (now) => ({
    ...now,
    text: { ...now.text, standfirst: lead, body: bodyOf(about), method: bodyOf(how) },
  }));
  await takeOn(desk, id, "published");
}

const bodyOf = (text: string) => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

type Telling = { event: SeedEvent; paragraphs: string[]; sourceId: string };

async function writeEvent(
  desk: Desk,
  record: SeedRecord,
  { event, paragraphs, sourceId }: Telling,
) {
  const { db, editor, trackerId } = desk;
  const { sentence, paragraph } = sentenceWith(paragraphs, event.quote);
  const participantIds: string[] = [];
  for (const { kind, name } of participantsOf(record, event))
    participantIds.push((await createEntity(db, editor, { kind, name })).id);
  // One begun and cut off before its first save has no headline yet.
  const id =
    (await editionOf(desk, "event", [event.title, ""])) ??
    (await createWork(db, editor, { trackerId, kind: "event", lang: "en" })).id;
  const citation = {
    id: randomUUID(),
    sourceId,
    place: `paragraph ${paragraph}`,
    quote: event.quote,
  };
  await save(desk, id, ({ text }) => ({
    text: { ...text, headline: event.title, standfirst: sentence, citations: [citation] },
    facts: {
      kind: "event",
      typed: event.date ?? "",
      phrase: event.quote,
      workedOut: inWords(event.derived),
      phase: event.phase,
      participantIds,
    },
  }));
  return id;
}

type Draft = Pick<Parameters<typeof saveDraft>[2], "text" | "facts">;

/** Changes a draft; what has left the editor's hands stays as it is. */
async function save({ db, editor }: Desk, editionId: string, change: (now: Draft) => Draft) {
  const now = await editionForDesk(db, editor, editionId);
  const { status, version, factsVersion } = now;
  if (status !== "draft") return;
  await saveDraft(db, editor, { editionId, version, factsVersion, ...change(now) });
}

const ends: Record<Fate, Status> = {
  published: "published",
  inReview: "inReview",
  sentBack: "changesRequested",
  draft: "draft",
};

/** Takes an edition from wherever it stands to its fate, one step by one person at a time. */
async function takeOn(desk: Desk, editionId: string, fate: Fate) {
  const { db, editor } = desk;
  for (;;) {
    const { status, version } = await editionForDesk(db, editor, editionId);
    if (status === ends[fate]) return;
    const at = { editionId, version };
    if (status === "draft") await submit(db, editor, { ...at, note: "" });
    else if (status === "inReview") await judge(desk, editionId, fate);
    else if (status === "approved") await publish(db, editor, at);
    else throw new Error(`The demonstration leads nowhere from ${status}.`);
  }
}

async function judge({ db, reviewer }: Desk, editionId: string, fate: Fate) {
  const { submitted, version } = await editionForDesk(db, reviewer, editionId);
  if (!submitted) throw new Error("Nothing lies before the reviewer.");
  const { textHash, factsHash } = submitted;
  const read = { editionId, version, textHash, factsHash };
  if (fate === "sentBack") await requestChanges(db, reviewer, { ...read, comment: correction });
  else await approve(db, reviewer, read);
}

const correction =
  "The UN’s register has signature on 10 December 1985 and ratification on 3 March 1987.";
