import type { Language, ShownFacts } from "@/server/public/projection";
import { datesWords } from "./catalogue";
import { dateSentence, dateWords } from "./date-words";
import type { AwaitedState, Condition } from "./expected-window";
import { periodWords } from "./period-words";
import type { VagueDate } from "./vague-date";

/** The facts a sentence about a condition puts in its places, besides the other event and the basis. */
export function conditionFacts({ period, basis }: Condition, lang: Language) {
  return {
    period: periodWords({ ...period, until: "day" }, lang, "after"),
    until: period.until,
    rests: basis === "" ? "no" : "yes",
  };
}

type Awaited = { state: AwaitedState; title: string };

/** A condition in words, to stand within a sentence: "12 months after “Notification” (Article 22)". */
export function conditionWords(condition: Condition, { state, title }: Awaited, lang: Language) {
  return datesWords(lang).markup(`condition.${state}`, {
    ...conditionFacts(condition, lang),
    event: () => title,
    basis: () => condition.basis,
  });
}

type Shown = Pick<ShownFacts, "date" | "expectation">;

/** When an event is or is expected, as a sentence without its full stop, for places that have no links. */
export function eventSentence({ date, expectation }: Shown, lang: Language) {
  if (!expectation) return dateSentence(date, lang);
  const { condition, state, awaited } = expectation;
  const words = conditionWords(condition, { state, title: awaited.headline }, lang);
  return expectedSentence(date, words, lang);
}

/** When something is expected and why, as a sentence without its full stop: "Expected in 2026: 12 months after …". */
export function expectedSentence(date: VagueDate | null, condition: string | null, lang: Language) {
  const words = datesWords(lang);
  if (condition === null)
    return words.markup(date ? "when.pending" : "when.awaited", {
      when: () => dateWords(date, lang),
    });
  if (!date) return words.markup("when.pending", { when: () => condition });
  return words.markup("when.because", {
    when: () => dateWords(date, lang),
    condition: () => condition,
  });
}
