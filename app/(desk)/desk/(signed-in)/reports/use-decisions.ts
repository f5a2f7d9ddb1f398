"use client";

import { useState } from "react";
import type { ProposedEvent } from "@/server/proposals/queries";
import type { EventTaken } from "@/server/reports/schema";

/** What a person made of a proposal; none until they decide. `words` are its date as the list shows it. */
export type Decision =
  | { is: "accepted"; event: EventTaken; words: string; isChanged: boolean }
  | { is: "dismissed" };

/** Decisions outlive another reading of the report as long as the proposal is the same. */
const keyOf = ({ paragraphId, quote, typed, workedOut }: ProposedEvent) =>
  JSON.stringify([paragraphId, quote, typed, workedOut]);

/** Which of the events proposed are taken over, and as what. */
export function useDecisions(proposed: ProposedEvent[]) {
  const [made, setMade] = useState<ReadonlyMap<string, Decision>>(new Map());
  const of = (event: ProposedEvent) => made.get(keyOf(event)) ?? null;

  function decide(events: ProposedEvent[], decisionOn: (event: ProposedEvent) => Decision | null) {
    const next = new Map(made);
    for (const event of events) {
      const decision = decisionOn(event);
      if (decision) next.set(keyOf(event), decision);
      else next.delete(keyOf(event));
    }
    setMade(next);
  }

  const open = proposed.filter((event) => of(event) === null);
  const taken = proposed.flatMap((event) => {
    const decision = of(event);
    return decision?.is === "accepted" ? [decision.event] : [];
  });
  const count = {
    accepted: taken.length,
    dismissed: proposed.length - taken.length - open.length,
    open: open.length,
  };
  return { of, decide, open, taken, count };
}

/** A proposal taken over as it is. */
export const asProposed = (proposal: ProposedEvent, place: string): Decision => ({
  is: "accepted",
  isChanged: false,
  words: proposal.words,
  event: eventFrom(proposal, place),
});

export const eventFrom = (proposal: ProposedEvent, place: string): EventTaken => ({
  title: proposal.title,
  summary: proposal.sentence,
  typed: proposal.typed,
  phrase: proposal.phrase,
  workedOut: proposal.workedOut,
  phase: proposal.phase,
  participantIds: proposal.participants.map(({ id }) => id),
  quote: proposal.quote,
  place,
});
