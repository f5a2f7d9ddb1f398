"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import type { Kept, KeptWords } from "@/components/desk/kept-words";
import { useKept } from "@/components/desk/use-kept";
import type { EditionForDesk } from "@/server/reviews/queries";
import { Conflict } from "./conflict";
import { KeptPrompt } from "./kept-prompt";
import { useOpenText } from "./open-text";
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
    // Asked once: what is typed here from now on is this very page's.
    queryKey: ["unsent", edition.id],
    queryFn: async () => {
      const words = (await kept?.find(edition.id)) ?? null;
      return words && isSame(words, edition) ? null : words;
    },
    enabled: Boolean(kept),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const isLooking = kept === undefined || (kept !== null && found.isPending);
  const mine = found.data ?? null;
  const page = children ?? <OpenEditor edition={edition} kept={kept} />;
  // Nothing is typed until it is known whether there is something to bring back.
  if (isLooking || !kept || mine === null) return <div inert={isLooking}>{page}</div>;
  const release = () => kept.forget(edition.id);
  const isNext = mine.version === edition.version && mine.factsVersion === edition.factsVersion;
  if (isNext && edition.steps.save === null)
    return <KeptPrompt edition={edition} mine={mine} release={release} />;
  return <Conflict editionId={edition.id} mine={mine} before={edition} release={release} />;
}

type OpenEditorProps = { edition: EditionForDesk; kept: Kept | null | undefined };

/** The editor begins anew only with a text that came from elsewhere: caret and undo outlive one's own saves. */
function OpenEditor({ edition, kept }: OpenEditorProps) {
  const open = useOpenText();
  const [begun, setBegun] = useState(edition);
  useEffect(() => {
    const own = open.current?.isIdle() ? open.current.versions() : null;
    const isNewer =
      own && (edition.version > own.version || edition.factsVersion > own.factsVersion);
    if (isNewer) setBegun(edition);
  }, [edition, open]);
  const key = `${begun.version} ${begun.factsVersion}`;
  return <WorkEditor key={key} edition={begun} kept={kept} />;
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
