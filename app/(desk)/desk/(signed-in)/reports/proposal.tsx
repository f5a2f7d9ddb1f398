"use client";

import { Check, Pencil, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ProposedEvent } from "@/server/proposals/queries";
import { ProposalForm } from "./proposal-form";
import { asProposed, type Decision } from "./use-decisions";

type ProposalProps = {
  event: ProposedEvent;
  number: number;
  place: string;
  decision: Decision | null;
  /** Whether the keys A, C and D mean this one. */
  isNow: boolean;
  onFocus: () => void;
  onDecide: (decision: Decision | null) => void;
};

/** One proposed event: what it would be called, its date in words, the words it rests on, and why. */
export function Proposal(props: ProposalProps) {
  const { event, number, place, decision, isNow, onFocus, onDecide } = props;
  const [isChanging, setChanging] = useState(false);
  const walk = { "data-walk": true, "data-event": event.id, tabIndex: -1, onFocus };

  if (decision)
    return <Decided {...{ event, number, decision, walk }} undo={() => onDecide(null)} />;
  return (
    <li className={isNow ? "prop now" : "prop"} {...walk}>
      <span className="n num">{number}</span>
      <h3 dir="auto">{event.title}</h3>
      {isChanging ? null : (
        <Acts
          isNow={isNow}
          accept={() => onDecide(asProposed(event, place))}
          change={() => setChanging(true)}
          dismiss={() => onDecide({ is: "dismissed" })}
        />
      )}
      <Why event={event} />
      {isChanging ? (
        <ProposalForm
          event={event}
          place={place}
          onCancel={() => setChanging(false)}
          onAccept={(changed) => {
            setChanging(false);
            onDecide(changed);
          }}
        />
      ) : null}
    </li>
  );
}

type ActsProps = { isNow: boolean; accept: () => void; change: () => void; dismiss: () => void };

function Acts({ isNow, accept, change, dismiss }: ActsProps) {
  const t = useTranslations("desk.proposals");
  const key = (name: string) => (isNow ? { "aria-keyshortcuts": name } : {});
  return (
    <div className="acts">
      <button type="button" className="btn small" onClick={accept} {...key("A")}>
        {t("accept")}
      </button>
      <button type="button" className="btn small quiet" onClick={change} {...key("C")}>
        {t("change")}
      </button>
      <button type="button" className="btn small quiet" onClick={dismiss} {...key("D")}>
        {t("dismiss")}
      </button>
    </div>
  );
}

function Why({ event }: { event: ProposedEvent }) {
  const t = useTranslations("desk");
  const { participants, phase, quote, typed, words, workedOut } = event;
  const expected = typed === "" ? t("proposals.awaited") : t("proposals.expected", { words });
  return (
    <>
      <p className="when">
        <b>{phase === "pending" ? expected : words}</b>
      </p>
      <p className="when">
        <q lang="en">{quote}</q> <span className="dim">{workedOut}</span>
      </p>
      {participants.length > 0 ? (
        <p className="why">
          {t("proposals.names", { names: participants.map(({ name }) => name).join(", ") })}
        </p>
      ) : null}
    </>
  );
}

type DecidedProps = {
  event: ProposedEvent;
  number: number;
  decision: Decision;
  walk: Record<string, unknown>;
  undo: () => void;
};

/** Decided already, in one line, to be undone. */
function Decided({ event, number, decision, walk, undo }: DecidedProps) {
  const t = useTranslations("desk.proposals");
  const isOut = decision.is === "dismissed";
  const isChanged = decision.is === "accepted" && decision.isChanged;
  const Icon = isOut ? X : isChanged ? Pencil : Check;
  return (
    <li className={isOut ? "prop done out" : "prop done"} {...walk}>
      <span className="n num">{number}</span>
      <h3 dir="auto">
        {isOut ? event.title : decision.event.title}
        <span>{isOut ? event.words : decision.words}</span>
      </h3>
      <div className="acts">
        <span className={isOut ? "state gone" : "state live"}>
          <Icon className="i" aria-hidden="true" />
          {t(isOut ? "dismissed" : isChanged ? "changed" : "accepted")}
        </span>
        <button
          type="button"
          className="btn small quiet"
          aria-label={t("undoOf", { title: event.title })}
          onClick={undo}
        >
          {t("undo")}
        </button>
      </div>
    </li>
  );
}
