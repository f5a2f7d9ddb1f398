import { randomUUID } from "node:crypto";
import words from "@/messages/en/reports.json" with { type: "json" };
import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { assertEntities } from "@/server/entities/queries";
import { Refusal } from "@/server/errors";
import { assertUnmerged } from "@/server/merges/queries";
import { recordSource } from "@/server/sources/commands";
import { checkBody } from "@/server/text/check";
import { assertOpen } from "@/server/trackers/queries";
import { startWork } from "@/server/works/commands";
import { mayWriteIn } from "@/server/works/policy";
import { recognise } from "./queries";
import { bodyFrom } from "./rules";
import type { BringIn, EventTaken } from "./schema";

/**
 * Makes an article draft of a report, with the report as its source, and a draft of each event taken over from it, in one
 * transaction or not at all. Refuses `notFound`, `trackerClosed`, `entryMerged`, and what `recognise` refuses.
 */
export function bringIn(db: Db, viewer: Viewer, input: BringIn) {
  if (!mayWriteIn(viewer, input.trackerId)) throw new Refusal("notFound");
  const read = recognise({ text: input.text });
  if (!("recognised" in read)) throw new Refusal("reportNotText");
  const body = checkBody(bodyFrom(read.recognised, input));
  const { trackerId, source, datedOn, headline } = input;
  return db.$transaction(async (tx) => {
    await assertOpen(tx, trackerId);
    const edition = await startWork(tx, viewer, {
      trackerId,
      kind: "article",
      lang: "en",
      headline,
      act: "bringIn",
    });
    const recorded = await recordSource(tx, viewer, {
      trackerId,
      kind: "media",
      title: source.title || words.reports.untitledSource,
      publisher: source.publisher,
      origin: "",
      author: "",
      lang: "en",
      url: source.url,
      publishedOn: datedOn,
      accessedOn: null,
      note: "",
      isRestricted: false,
      publicWording: "",
    });
    await tx.citation.create({
      data: { id: randomUUID(), editionId: edition.id, sourceId: recorded.id, position: 0 },
      select: { id: true },
    });
    await tx.edition.update({
      where: { id: edition.id },
      data: {
        body: JSON.parse(JSON.stringify(body)),
        work: { update: { facts: { kind: "article", datedOn } } },
      },
      select: { id: true },
    });
    for (const event of input.events) await takeOver(tx, viewer, { ...input, recorded }, event);
    return { editionId: edition.id, sourceId: recorded.id };
  });
}

/** An event draft that rests on words of the report. */
async function takeOver(
  tx: Tx,
  viewer: Viewer,
  { trackerId, recorded }: { trackerId: string; recorded: { id: string } },
  { title, summary, quote, place, ...facts }: EventTaken,
) {
  await assertEntities(tx, facts.participantIds);
  await assertUnmerged(tx, facts.participantIds);
  const { id } = await startWork(tx, viewer, {
    trackerId,
    kind: "event",
    lang: "en",
    headline: title,
    act: "bringIn",
  });
  await tx.edition.update({
    where: { id },
    data: {
      standfirst: summary,
      citations: { create: { id: randomUUID(), sourceId: recorded.id, quote, place, position: 0 } },
      work: { update: { facts: { kind: "event", ...facts } } },
    },
    select: { id: true },
  });
}
