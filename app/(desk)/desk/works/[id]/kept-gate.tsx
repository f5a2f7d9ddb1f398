"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { KeptWords } from "@/components/desk/kept-words";
import { useKept } from "@/components/desk/use-kept";
import type { EditionForDesk } from "@/server/reviews/queries";
import { Conflict } from "./conflict";
import { KeptPrompt } from "./kept-prompt";
import { WorkEditor } from "./work-editor";

type KeptGateProps = {
  edition: EditionForDesk;
  /** What the page shows when it is not open for writing. */
  children: ReactNode | null;
};

/** Before anything else: words of this person that never reached the server (6-safety R6). Then the draft, or the page. */
export function KeptGate({ edition, children }: KeptGateProps) {
  const kept = useKept();
  const found = useQuery({
    queryKey: ["unsent", edition.id, edition.version],
    queryFn: async () => (await kept?.find(edition.id)) ?? null,
    enabled: Boolean(kept),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const isLooking = kept === undefined || (kept !== null && found.isPending);
  const mine = found.data ?? null;
  const page = children ?? <WorkEditor edition={edition} kept={kept} />;
  // Nothing is typed until it is known whether there is something to bring back.
  if (isLooking || !kept || mine === null || isSame(mine, edition))
    return <div inert={isLooking}>{page}</div>;
  const release = () => kept.forget(edition.id);
  const isNext = mine.version === edition.version && mine.factsVersion === edition.factsVersion;
  if (isNext && edition.steps.save === null)
    return <KeptPrompt edition={edition} mine={mine} release={release} />;
  return <Conflict editionId={edition.id} mine={mine} before={edition} release={release} />;
}

/** Whether the server has these very words: its answer may have been lost on the way back. */
function isSame({ text, facts }: KeptWords, edition: EditionForDesk) {
  const words = ({ headline, standfirst, byline, body, method, citations }: KeptWords["text"]) => [
    headline,
    standfirst,
    byline,
    body,
    method,
    citations.map(({ id, sourceId, place, quote }) => [id, sourceId, place, quote]),
  ];
  const both = JSON.stringify([words(text), facts]);
  return both === JSON.stringify([words(edition.text), edition.facts]);
}
