import { dateWords } from "@/server/dates/date-words";
import { vagueDateFrom } from "@/server/dates/vague-date";
import type { Identifiers, TypedTerms } from "@/server/entities/schema";
import { type ActType, noTerms } from "@/server/ledger/act";
import type { ProseNode } from "@/server/public/projection";
import { measuresIn, plainText } from "@/server/text/plain";
import type { SeedEntity, SeedEvent, SeedRecord } from "./schema";

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

/** The text with the measures of an entry after the paragraph that holds the quoted words; a text that shows any is left as it is. */
export function withMeasures(
  body: ProseNode,
  { quote, workId }: { quote: string; workId: string },
) {
  if (measuresIn(body).length > 0) return body;
  const content = body.content?.flatMap((part) =>
    bare(plainText(part)).includes(bare(quote))
      ? [part, { type: "measures", attrs: { workId } }]
      : [part],
  );
  return { ...body, content };
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

/** What the record keeps of an entity beside its name. */
export function entryOf({ short, ets, unts }: SeedEntity) {
  const aliases = [short ?? [], ownWords[short ?? ""] ?? []].flat();
  const identifiers: Identifiers = { ...(ets && { ets }), ...(unts && { unts }) };
  return { aliases, identifiers, terms: terms[short ?? ""] };
}

/** What the report itself calls a treaty. */
const ownWords: Record<string, string> = {
  ECPT: "Europe's convention for the prevention of torture",
};

/** European Treaty Series No. 126; its article 22 tells of denunciation. */
const terms: Record<string, TypedTerms> = {
  ECPT: {
    ...noTerms,
    inForceOn: "1 February 1989",
    notice: { duration: "P12M", until: "nextMonth" },
    noticeArticle: "Article 22",
  },
};

/** Which entities have a page, with the words of the report that its sentence holds; or words of its own where it holds none. */
export const pages: Record<string, { quote: string } | { words: string }> = {
  Russia: { quote: "Russia quit the Council of Europe" },
  "Council of Europe": { quote: "which promotes democracy" },
  CPT: { quote: "made 30 visits" },
  ECPT: { quote: "adopted in 1987" },
  ECHR: { quote: "Later that year, it also withdrew" },
  CAT: { words: "A treaty of the United Nations, in its Treaty Collection under IV-9." },
};

/** An act as the seed tells it, its party and its treaty or body by the names the seed has for them. */
export type SeedAct = { party: string; of: string; type: ActType; on: string };

/**
 * The acts that the report tells of. What it says of 1985 is a claim that the register does not bear out, so the register's own
 * two acts stand for it.
 */
export function actsOfReport({ events }: SeedRecord): SeedAct[] {
  return events.flatMap(({ act, date, treaty, body }) => {
    const of = treaty ?? body;
    if (!act || !date || !of || (of === "CAT" && act === "ratified")) return [];
    return [{ party: act === "adopted" ? "Council of Europe" : "Russia", of, type: act, on: date }];
  });
}

export const actsOfRegister = ({ register }: SeedRecord): SeedAct[] =>
  register.map(({ state, treaty, act, date }) => ({
    party: state,
    of: treaty,
    type: act,
    on: date,
  }));

/** The entity of one of its names. */
export function entityNamed({ entities }: SeedRecord, name: string): SeedEntity {
  const found = entities.find((entity) => entity.name === name || entity.short === name);
  if (!found) throw new Error(`The seed names no ${name}.`);
  return found;
}
