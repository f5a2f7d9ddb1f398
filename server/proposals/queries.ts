import type { Viewer } from "@/server/auth/viewer";
import { readingOf } from "@/server/dates/typed-date";
import type { Db } from "@/server/db";
import { entitiesIn } from "@/server/entities/queries";
import { standsIn } from "@/server/entities/rules";
import { sentencesIn } from "@/server/reading/sentences";
import type { Recognised } from "@/server/reports/rules";
import { isRead, type Proposal, proposeEvents } from "./rules";

/** A proposal with the sentence it stands in, its date as readers would see it, and who of the recorded is named in it. */
export type ProposedEvent = Proposal & {
  sentence: string;
  words: string;
  participants: { id: string; name: string }[];
};

/**
 * `isRead` is false where the language of the report is not read yet: then nothing is proposed. `isCut` says that it tells of
 * more events than are listed.
 */
export type Proposed = { isRead: boolean; isCut: boolean; events: ProposedEvent[] };

// More than anyone decides on at once; a text may be a megabyte of dates.
const mostListed = 200;

/** The events a report tells of, in reading order, dates counted from the day it is dated on (ISO; null where it has none). */
export async function proposedEvents(
  db: Db,
  viewer: Viewer,
  { paragraphs, datedOn }: Pick<Recognised, "paragraphs" | "datedOn">,
): Promise<Proposed> {
  const whole = paragraphs.map(({ text }) => text).join("\n");
  if (!isRead(whole)) return { isRead: false, isCut: false, events: [] };
  const named = await entitiesIn(db, viewer, whole);
  const proposals = proposeEvents({ paragraphs, datedOn });
  const sentences = new Map(
    paragraphs.map(({ id, text }) => [
      id,
      sentencesIn(text).map(({ start, end }) => text.slice(start, end)),
    ]),
  );
  const events = proposals.slice(0, mostListed).map((proposal) => {
    const { paragraphId, quote } = proposal;
    const sentence = sentences.get(paragraphId)?.find((one) => one.includes(quote)) ?? quote;
    const participants = named
      .filter(({ words }) => words.some((name) => standsIn(sentence, name)))
      .map(({ id, name }) => ({ id, name }));
    return { ...proposal, sentence, words: readingOf(proposal.typed).words, participants };
  });
  return { isRead: true, isCut: proposals.length > mostListed, events };
}
