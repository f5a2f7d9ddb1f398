import { randomUUID } from "node:crypto";
import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { saveDraft } from "@/server/drafts/commands";
import { createEntity } from "@/server/entities/commands";
import { publish } from "@/server/publications/commands";
import { bringIn } from "@/server/reports/commands";
import { readReport } from "@/server/reports/rules";
import { approve, requestChanges, submit } from "@/server/reviews/commands";
import { editionForDesk } from "@/server/reviews/queries";
import { createTracker } from "@/server/trackers/commands";
import { createWork } from "@/server/works/commands";
import { fateOf, participantsOf, sentenceWith } from "./rules";
import type { SeedEvent, SeedRecord } from "./schema";

/** Who does what in the demonstration. */
export type Crew = { editor: Viewer; reviewer: Viewer };
type Desk = Crew & { db: Db; trackerId: string };
type Seed = { report: string; record: SeedRecord };

export const trackerName = "Russia and Europe’s safeguards against torture";

/** A site admin makes the tracker; its people come by invitation before `fillTracker`. */
export const startTracker = (db: Db, admin: Viewer) =>
  createTracker(db, admin, { name: trackerName });

/** Writes, reviews and publishes what the seed holds, each act by the person whose it would be. */
export async function fillTracker(desk: Desk, seed: Seed): Promise<void> {
  const read = readReport(seed.report);
  if ("problem" in read) throw new Error("The demonstration's report has no readable date.");
  const paragraphs = read.recognised.paragraphs.map(({ text }) => text);
  const sourceId = await writeArticle(desk, seed);
  await writePage(desk, paragraphs);
  for (const event of seed.record.events) {
    const edition = await writeEvent(desk, seed.record, { event, paragraphs, sourceId });
    await takeOn(desk, edition, event);
  }
}

async function writeArticle({ db, editor, reviewer, trackerId }: Desk, { report, record }: Seed) {
  const { headline, datedOn } = record.article;
  const { editionId, sourceId } = await bringIn(db, editor, {
    trackerId,
    text: report,
    unticked: [],
    datedOn,
    headline,
    source: { publisher: "Publisher not recorded", title: "News report", url: "" },
  });
  await publishBoth({ db, editor, reviewer }, editionId);
  return sourceId;
}

/** What the tracker is about, in the report's own words. */
async function writePage(desk: Desk, paragraphs: string[]) {
  const { db, trackerId, editor } = desk;
  const { id } = await db.edition.findFirstOrThrow({
    where: { work: { homeTrackerId: trackerId, kind: "page" } },
    select: { id: true },
  });
  const about = sentenceWith(paragraphs, "adopted in 1987").sentence;
  const lead = sentenceWith(paragraphs, "No date has been set").sentence;
  const how = "Every entry rests on the words of one news report, quoted beside it.";
  await save(db, editor, id, (now) => ({
    ...now,
    text: { ...now.text, standfirst: lead, body: bodyOf(about), method: bodyOf(how) },
  }));
  await publishBoth(desk, id);
}

const bodyOf = (text: string) => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

type Telling = { event: SeedEvent; paragraphs: string[]; sourceId: string };

async function writeEvent(
  { db, editor, trackerId }: Desk,
  record: SeedRecord,
  { event, paragraphs, sourceId }: Telling,
) {
  const { sentence, paragraph } = sentenceWith(paragraphs, event.quote);
  const participantIds: string[] = [];
  for (const { kind, name } of participantsOf(record, event))
    participantIds.push((await createEntity(db, editor, { kind, name })).id);
  const { id } = await createWork(db, editor, { trackerId, kind: "event", lang: "en" });
  const citation = {
    id: randomUUID(),
    sourceId,
    place: `paragraph ${paragraph}`,
    quote: event.quote,
  };
  await save(db, editor, id, ({ text }) => ({
    text: { ...text, headline: event.title, standfirst: sentence, citations: [citation] },
    facts: {
      kind: "event",
      typed: event.date ?? "",
      phrase: event.quote,
      workedOut: event.derived,
      phase: event.phase,
      participantIds,
    },
  }));
  return id;
}

type Draft = Pick<Parameters<typeof saveDraft>[2], "text" | "facts">;

async function save(db: Db, editor: Viewer, editionId: string, change: (now: Draft) => Draft) {
  const now = await editionForDesk(db, editor, editionId);
  const { version, factsVersion } = now;
  await saveDraft(db, editor, { editionId, version, factsVersion, ...change(now) });
}

async function takeOn(desk: Desk, editionId: string, event: SeedEvent) {
  const fate = fateOf(event);
  if (fate === "published") await publishBoth(desk, editionId);
  if (fate === "inReview" || fate === "sentBack") await hand(desk, editionId);
  if (fate !== "sentBack") return;
  const { db, reviewer } = desk;
  const comment =
    "The UN’s register has signature on 10 December 1985 and ratification on 3 March 1987.";
  await requestChanges(db, reviewer, { ...(await readBy(db, reviewer, editionId)), comment });
}

type Team = Crew & { db: Db };

async function hand({ db, editor }: Team, editionId: string) {
  const { version } = await editionForDesk(db, editor, editionId);
  await submit(db, editor, { editionId, version, note: "" });
}

async function publishBoth(team: Team, editionId: string) {
  const { db, editor, reviewer } = team;
  await hand(team, editionId);
  const { version } = await approve(db, reviewer, await readBy(db, reviewer, editionId));
  await publish(db, editor, { editionId, version });
}

async function readBy(db: Db, reviewer: Viewer, editionId: string) {
  const { submitted, version } = await editionForDesk(db, reviewer, editionId);
  if (!submitted) throw new Error("Nothing lies before the reviewer.");
  return { editionId, version, textHash: submitted.textHash, factsHash: submitted.factsHash };
}
