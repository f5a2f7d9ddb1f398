"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Proposed, ProposedEvent } from "@/server/proposals/queries";
import type { Recognised as Report } from "@/server/reports/rules";
import { Parts } from "./parts";
import { Proposals } from "./proposals";
import { ReportForm } from "./report-form";
import { useDecisions } from "./use-decisions";
import { useProposed } from "./use-proposed";

type RecognisedProps = {
  text: string;
  recognised: Report;
  proposed: Proposed;
  trackers: { id: string; name: string }[];
  startAgain: () => void;
};

/** What was recognised, each part to be unticked, the events it tells of, and where it is from; only then are drafts made. */
export function Recognised(props: RecognisedProps) {
  const { text, recognised, trackers, startAgain } = props;
  const t = useTranslations("desk.reports");
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const { datedOn, paragraphs } = recognised;
  const { proposed, isBusy, readAgain } = useProposed(text, props.proposed);
  const events = proposed.events.filter(({ paragraphId }) => !unticked.has(paragraphId));
  const decisions = useDecisions(events);

  function tick(id: string, isTicked: boolean) {
    const next = new Set(unticked);
    if (isTicked) next.delete(id);
    else next.add(id);
    setUnticked(next);
    if (id === "date") readAgain(isTicked ? datedOn : null);
  }

  const placeOf = ({ paragraphId }: ProposedEvent) =>
    t("place", { number: paragraphs.findIndex(({ id }) => id === paragraphId) + 1 });

  return (
    <div className="form">
      <Parts recognised={recognised} unticked={unticked} tick={tick} />
      <section className="sect" aria-labelledby="told">
        <h2 id="told">{t("told", { count: events.length })}</h2>
        <Proposals
          proposed={{ ...proposed, events }}
          decisions={decisions}
          placeOf={placeOf}
          isBusy={isBusy}
        />
      </section>
      <ReportForm
        made={{ text, unticked: [...unticked], events: decisions.taken }}
        datedOn={unticked.has("date") ? null : datedOn}
        onDated={readAgain}
        trackers={trackers}
        startAgain={startAgain}
      />
    </div>
  );
}
