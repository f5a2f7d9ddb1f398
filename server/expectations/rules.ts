import { conditionWords } from "@/server/dates/condition-words";
import {
  type Awaiting,
  awaitedState,
  type Condition,
  expectedDate,
} from "@/server/dates/expected-window";
import { readDate } from "@/server/dates/read-date";
import type { RefusalCode } from "@/server/errors";
import type { TypedEvent } from "@/server/works/rules";
import type { Outcome } from "./schema";

/** An event as the desk knows it, for those that wait for it. */
export type Known = Awaiting & { title: string };
export type KnownEvents = ReadonlyMap<string, Known>;

/** What a condition comes to by the events that are known: when, how it stands with the other event, and that in words. */
export function outlookOf(condition: Condition, known: KnownEvents) {
  const find = (id: string) => known.get(id);
  const state = awaitedState(condition, find);
  const title = known.get(condition.workId)?.title ?? "";
  const date = expectedDate({ date: null, phase: "pending", condition }, find);
  return { date, state, words: conditionWords(condition, { state, title }, "en") };
}

/** The facts once it is known what became of the event; the source's words for the old date go with it. */
export function settledFacts(facts: TypedEvent, outcome: Outcome): TypedEvent {
  const { condition: _, ...rest } = facts;
  const undated = { ...rest, phrase: "", workedOut: "" };
  switch (outcome.is) {
    case "happened":
      return { ...undated, typed: outcome.typed, phase: "occurred" };
    case "postponed":
      return {
        ...undated,
        typed: outcome.condition ? "" : outcome.typed,
        ...(outcome.condition && { condition: outcome.condition }),
      };
    case "cancelled":
      return { ...rest, phase: "cancelled" };
  }
}

/** Why this cannot have become of the event, or null where it can; `today` is an ISO day. */
export function settleRefusal(
  facts: TypedEvent,
  outcome: Outcome,
  today: string,
): RefusalCode | null {
  if (facts.phase !== "pending") return "notExpected";
  if (outcome.is === "happened") return happenedRefusal(outcome.typed, today);
  if (outcome.reason === "") return "whyMissing";
  if (outcome.is === "cancelled") return null;
  if (!outcome.condition && "problem" in readDate(outcome.typed)) return "dateUnread";
  const { typed, condition } = settledFacts(facts, outcome);
  const isSame = typed.trim() === facts.typed.trim() && isSameCondition(condition, facts.condition);
  return isSame ? "notPostponed" : null;
}

function happenedRefusal(typed: string, today: string): RefusalCode | null {
  const read = readDate(typed);
  if ("problem" in read) return "dateUnread";
  if (!read.date) return "whenMissing";
  return read.date.earliest !== null && read.date.earliest > today ? "notYet" : null;
}

const isSameCondition = (one: Condition | undefined, other: Condition | undefined) =>
  fieldsOf(one).join("\n") === fieldsOf(other).join("\n");

const fieldsOf = (condition: Condition | undefined) =>
  condition
    ? [condition.workId, condition.period.duration, condition.period.until, condition.basis.trim()]
    : [];
