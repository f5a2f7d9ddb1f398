import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { entitiesIn } from "@/server/entities/queries";
import { standsIn } from "@/server/entities/rules";
import type { Recognised } from "@/server/reports/rules";
import { readingOf } from "@/server/works/queries";
import { isRead, type Proposal, proposeEvents } from "./rules";

/** A proposal with the sentence it stands in, its date as readers would see it, and who of the recorded is named in it. */
export type ProposedEvent = Proposal & {
  sentence: string;
  words: string;
  participants: { id: string; name: string }[];
};

/** `isRead` is false where the language of the report is not read yet: then nothing is proposed. */
export type Proposed = { isRead: boolean; events: ProposedEvent[] };

/** The events a report tells of, in reading order, dates counted from the day it is dated on (ISO; null where it has none). */
export async function proposedEvents(
  db: Db,
  viewer: Viewer,
  { paragraphs, datedOn }: Pick<Recognised, "paragraphs" | "datedOn">,
): Promise<Proposed> {
  const whole = paragraphs.map(({ text }) => text).join("\n");
  if (!isRead(whole)) return { isRead: false, events: [] };
  const named = await entitiesIn(db, viewer, whole);
  const events = proposeEvents({ paragraphs, datedOn }).map((proposal) => {
    const paragraph = paragraphs.find(({ id }) => id === proposal.paragraphId)?.text ?? "";
    const sentence = sentenceOf(paragraph, proposal.quote);
    const participants = named
      .filter(({ words }) => words.some((name) => standsIn(sentence, name)))
      .map(({ id, name }) => ({ id, name }));
    return { ...proposal, sentence, words: readingOf(proposal.typed).words, participants };
  });
  return { isRead: true, events };
}

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/** The sentence of a paragraph in which the words stand; the words alone where they stand in none whole. */
function sentenceOf(paragraph: string, quote: string): string {
  for (const { segment } of sentences.segment(paragraph))
    if (segment.includes(quote)) return segment.trim();
  return quote;
}
