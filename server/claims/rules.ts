import { readDate } from "@/server/dates/read-date";
import type { VagueDate } from "@/server/dates/vague-date";
import { standsIn } from "@/server/entities/rules";
import type { ActType } from "@/server/ledger/act";
import { proposeEvents } from "@/server/proposals/rules";
import type { ArticleProjection, EntityKind, EventProjection } from "@/server/public/projection";
import { actsTold } from "@/server/reading/acts-told";
import { sentencesIn } from "@/server/reading/sentences";
import { plainText } from "@/server/text/plain";

/** What words say of who did what, and when: a field of an event, or a sentence of an article. */
export type Claim = {
  /** The facts of an event, the headline, or the paragraph's number, from one. */
  place: "facts" | "headline" | number;
  /** The words, verbatim. */
  quote: string;
  date: VagueDate | null;
  /** The states and other parties it may be about, and the treaties and bodies, by id. */
  stateIds: readonly string[];
  ofIds: readonly string[];
};

/** Someone or something of the record, with every name by which a text may call it. */
export type Named = { id: string; kind: EntityKind; words: readonly string[] };

/** What an event says of its date, where its words tell of an act; none while it has not happened. */
export function claimsOfEvent({ headline, standfirst, facts }: EventProjection): Claim[] {
  const quote = [headline, standfirst].find((words) => actsTold(words).length > 0);
  if (!quote || (facts.phase !== "occurred" && facts.phase !== "ongoing")) return [];
  const idsOf = (kinds: readonly EntityKind[]) =>
    facts.participants.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const claim = { place: "facts" as const, quote, date: facts.date };
  return [{ ...claim, stateIds: idsOf(parties), ofIds: idsOf(["treaty", "body"]) }];
}

const parties: readonly EntityKind[] = ["state", "organisation"];

/** What each dated sentence of an article says, dates counted from the day it is dated on. */
export function claimsOfArticle(
  { body, facts }: ArticleProjection,
  named: readonly Named[],
): Claim[] {
  const paragraphs = plainText(body)
    .split("\n")
    .map((text, n) => ({ id: `${n + 1}`, text }));
  const proposals = proposeEvents({ paragraphs, datedOn: facts.datedOn });
  const last: Last = { state: [], treaty: [], body: [] };
  return paragraphs.flatMap(({ id, text }) =>
    sentencesIn(text).flatMap(({ start, end }) => {
      const sentence = text.slice(start, end);
      const within = named.filter(({ words }) => words.some((name) => standsIn(sentence, name)));
      const claims = proposals
        .filter(
          ({ paragraphId, quote, phase }) =>
            paragraphId === id && phase === "occurred" && sentence.includes(quote),
        )
        .map(({ quote, typed }) => ({
          place: Number(id),
          quote,
          date: dateIn(typed),
          stateIds: saidOf(quote, within, last, ["state"]),
          ofIds: saidOf(quote, within, last, kindsOf(actsTold(quote))),
        }));
      remember(last, within);
      return claims;
    }),
  );
}

type Last = Record<"state" | "treaty" | "body", string[]>;

/** What a member of a body does there, a party does not do to a treaty. */
const kindsOf = (types: readonly ActType[]): (keyof Last)[] =>
  types.some((type) => ofMembers.includes(type)) ? ["body", "treaty"] : ["treaty"];

const ofMembers: readonly ActType[] = ["joined", "ceased_membership", "excluded", "suspended"];

/** Who of these kinds the clause names, else its sentence, else the one named last before it. */
function saidOf(
  quote: string,
  within: readonly Named[],
  last: Last,
  kinds: readonly (keyof Last)[],
): string[] {
  const inSentence = within.filter(({ kind }) => kinds.some((one) => one === kind));
  const inQuote = inSentence.filter(({ words }) => words.some((name) => standsIn(quote, name)));
  const found = inQuote.length > 0 ? inQuote : inSentence;
  return found.length > 0 ? found.map(({ id }) => id) : kinds.flatMap((kind) => last[kind]);
}

function remember(last: Last, within: readonly Named[]) {
  for (const kind of ["state", "treaty", "body"] as const) {
    const ids = within.filter((one) => one.kind === kind).map(({ id }) => id);
    if (ids.length > 0) last[kind] = ids;
  }
}

function dateIn(typed: string): VagueDate | null {
  const read = readDate(typed);
  return "date" in read ? read.date : null;
}
