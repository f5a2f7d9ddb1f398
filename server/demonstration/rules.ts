import { dateWords } from "@/server/dates/date-words";
import { vagueDateFrom } from "@/server/dates/vague-date";
import type { SeedEvent, SeedRecord } from "./schema";

/** How far the demonstration takes an event: most go live, one waits, one was sent back, what is expected is still a draft. */
export type Fate = "published" | "inReview" | "sentBack" | "draft";

export function fateOf({ title, phase }: SeedEvent): Fate {
  if (phase === "pending") return "draft";
  if (title === "The decree is made public") return "inReview";
  return title === "Russia ratifies the UN Convention Against Torture" ? "sentBack" : "published";
}

/** The seed writes days as `2025-08-26`; readers get "26 August 2025". */
export const inWords = (text: string) =>
  text.replace(/\d{4}-\d\d-\d\d/g, (day) =>
    dateWords(vagueDateFrom(day, { note: "", derivedFrom: "" }), "en").replace(/\s/g, " "),
  );

const bare = (text: string) => text.replace(/[‘’']/gu, "'");

/** The report's own sentence that holds the quoted words, and its paragraph's number, from 1. */
export function sentenceWith(paragraphs: readonly string[], quote: string) {
  const place = paragraphs.findIndex((text) => bare(text).includes(bare(quote)));
  const sentences = (paragraphs[place] ?? "").match(/[^.]+(?:\.(?!\s|$)[^.]*)*\.?/gu) ?? [];
  const found = sentences.find((sentence) => bare(sentence).includes(bare(quote)));
  return { sentence: found?.trim() ?? quote, paragraph: place + 1 };
}

/** Who takes part, by the names the record itself gives the event. */
export function participantsOf(record: SeedRecord, event: SeedEvent): SeedRecord["entities"] {
  const named = [event.treaty, event.body];
  return record.entities.filter(
    ({ name, short }) =>
      named.includes(name) ||
      (short !== undefined && named.includes(short)) ||
      (name === "Russia" && event.title.startsWith("Russia")),
  );
}
