"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Proposed, ProposedEvent } from "@/server/proposals/queries";
import { Proposal } from "./proposal";
import { asProposed, type Decision, type useDecisions } from "./use-decisions";

type ProposalsProps = {
  /** Those of the paragraphs that stay. */
  proposed: Proposed;
  decisions: ReturnType<typeof useDecisions>;
  /** Where a proposal's words stand in the report, for its citation. */
  placeOf: (event: ProposedEvent) => string;
  isBusy: boolean;
};

/** The events a report tells of: each to be accepted, changed or dismissed, or all at once. Only what is accepted is made. */
export function Proposals({ proposed, decisions, placeOf, isBusy }: ProposalsProps) {
  const t = useTranslations("desk.proposals");
  const { of, decide, open, count } = decisions;
  const [now, setNow] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const [toFocus, setToFocus] = useState<string | null>(null);
  useEffect(() => {
    if (toFocus === null) return;
    list.current?.querySelector<HTMLElement>(`[data-event="${toFocus}"]`)?.focus();
    setToFocus(null);
  }, [toFocus]);

  /** The buttons go with the decision, so the focus goes on to what is still to be decided. */
  function decideOn(event: ProposedEvent, decision: Decision | null) {
    decide([event], () => decision);
    const rest = open.filter(({ id }) => id !== event.id);
    const next = rest.find(({ id }) => placeIn(id) > placeIn(event.id)) ?? rest[0] ?? event;
    setToFocus((decision ? next : event).id);
  }
  const placeIn = (id: string) => proposed.events.findIndex((event) => event.id === id);

  if (!proposed.isRead) return <p className="dim">{t("notRead")}</p>;
  if (proposed.events.length === 0) return <p className="dim">{t("none")}</p>;
  return (
    <>
      <p className="dim" role="status">
        {t("decided", count)}
      </p>
      <div className="row-of">
        <button
          type="button"
          className="btn small"
          disabled={open.length === 0}
          onClick={() => decide(open, (event) => asProposed(event, placeOf(event)))}
        >
          {t("acceptAll")}
        </button>
        <button
          type="button"
          className="btn small quiet"
          disabled={open.length === 0}
          onClick={() => decide(open, () => ({ is: "dismissed" }))}
        >
          {t("dismissAll")}
        </button>
      </div>
      {proposed.isCut ? <p className="dim">{t("cut")}</p> : null}
      <ol className="props" ref={list} aria-busy={isBusy}>
        {proposed.events.map((event, n) => (
          <Proposal
            key={event.id}
            event={event}
            number={n + 1}
            place={placeOf(event)}
            decision={of(event)}
            isNow={now === event.id}
            onFocus={() => setNow(event.id)}
            onDecide={(decision) => decideOn(event, decision)}
          />
        ))}
      </ol>
    </>
  );
}
