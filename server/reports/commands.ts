import { randomUUID } from "node:crypto";
import words from "@/messages/en/reports.json" with { type: "json" };
import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { Refusal } from "@/server/errors";
import { recordSource } from "@/server/sources/commands";
import { checkBody } from "@/server/text/check";
import { startWork } from "@/server/works/commands";
import { mayWriteIn } from "@/server/works/policy";
import { recognise } from "./queries";
import { bodyFrom } from "./rules";
import type { BringIn } from "./schema";

/**
 * Makes an article draft of a report, with the report as its source, in one transaction or not at all.
 * Refuses `notFound`, and what `recognise` refuses.
 */
export function bringIn(db: Db, viewer: Viewer, input: BringIn) {
  if (!mayWriteIn(viewer, input.trackerId)) throw new Refusal("notFound");
  const read = recognise({ text: input.text });
  if (!("recognised" in read)) throw new Refusal("reportNotText");
  const body = checkBody(bodyFrom(read.recognised, input));
  const { trackerId, source, datedOn, headline } = input;
  return db.$transaction(async (tx) => {
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
    return { editionId: edition.id, sourceId: recorded.id };
  });
}
