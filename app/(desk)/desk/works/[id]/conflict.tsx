"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { asText } from "@/components/desk/as-text";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { saveAsFile } from "@/components/desk/save-as-file";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import { type Draft, partsOf } from "@/server/drafts/rules";
import type { EditionForDesk } from "@/server/reviews/queries";
import { MergeForm } from "./merge-form";
import { Sides } from "./sides";

type ConflictProps = {
  editionId: string;
  mine: Draft;
  before: EditionForDesk;
  release: () => Promise<void>;
};

/** Someone's newer text beside one's own: neither is ever lost, whichever a person chooses (6-safety R9). */
export function Conflict({ editionId, mine, before, release }: ConflictProps) {
  const t = useTranslations("desk.conflict");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { refresh } = useRouter();
  const [isMerging, setMerging] = useState(false);
  const theirs = useQuery(trpc.reviews.edition.queryOptions({ editionId }));
  const done = {
    onSuccess: async () => {
      await release();
      refresh();
      // The same words may be theirs and mine: the page is drawn anew either way.
      window.location.reload();
    },
    // There may be a newer text still: it is shown, and chosen from again.
    onError: () => void theirs.refetch(),
  };
  const keepMine = useMutation(trpc.drafts.keepMine.mutationOptions(done));
  const merge = useMutation(trpc.drafts.merge.mutationOptions(done));
  const setAside = useMutation(trpc.drafts.setAside.mutationOptions(done));
  const newer = theirs.data;
  const { version, factsVersion } = newer ?? before;
  const own = { text: mine.text, facts: mine.facts };
  const at = { editionId, version, factsVersion };
  const isOpen = newer?.steps.save === null;
  const parts = newer && isOpen ? partsOf(mine, newer) : null;
  const isBusy = keepMine.isPending || merge.isPending || setAside.isPending;

  return (
    <section className="conflict" aria-labelledby="conflict">
      <h2 id="conflict">{t("title")}</h2>
      {newer ? <WhoAndWhen newer={newer} isOpen={isOpen} /> : null}
      <div className="row-of">
        {isOpen ? (
          <button
            type="button"
            className="btn primary"
            disabled={isBusy}
            {...asking("1")}
            onClick={() => keepMine.mutate({ ...at, ...own })}
          >
            {t("keepMine")}
          </button>
        ) : null}
        <button
          type="button"
          className="btn"
          disabled={!newer || isBusy}
          {...asking("2")}
          onClick={() => setAside.mutate({ ...at, ...own })}
        >
          {t("takeTheirs")}
        </button>
        {parts ? (
          <button
            type="button"
            className="btn"
            aria-pressed={isMerging}
            onClick={() => setMerging(!isMerging)}
          >
            {t("merge")}
          </button>
        ) : null}
        <CopyMine mine={mine} />
      </div>
      <ErrorNote text={words(theirs.error ?? keepMine.error ?? merge.error ?? setAside.error)} />
      {isMerging && newer && parts ? (
        <MergeForm
          // Choices are about these two texts and no other.
          key={newer.version}
          mine={mine}
          theirs={newer}
          parts={parts}
          isBusy={isBusy}
          onMerge={(draft) => merge.mutate({ ...at, ...draft, mine: own })}
        />
      ) : (
        <Sides theirs={newer ?? null} theirsLabel={t("theirs")} mine={mine} mineLabel={t("mine")} />
      )}
    </section>
  );
}

/** The key only leads here: whoever was typing when this came up must not choose by it. */
const asking = (key: string) => ({ "aria-keyshortcuts": key, "data-ask": true });

function WhoAndWhen({ newer, isOpen }: { newer: EditionForDesk; isOpen: boolean }) {
  const t = useTranslations("desk.conflict");
  const status = useTranslations("desk.status");
  return (
    <p>
      {newer.changedByMe
        ? t("byYou", { at: newer.changedAt })
        : t("by", { name: newer.changedBy, at: newer.changedAt })}{" "}
      {isOpen ? t("safe") : t("moved", { status: status(newer.status) })}
    </p>
  );
}

/** To the clipboard; where the browser has none for this page, to a file. */
function CopyMine({ mine }: { mine: Draft }) {
  const t = useTranslations("desk.conflict");
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    const text = asText(mine);
    // Only a secure page (https, or this very machine) has a clipboard.
    if (!navigator.clipboard) return saveAsFile(mine.text.headline, text);
    await navigator.clipboard.writeText(text).catch(() => saveAsFile(mine.text.headline, text));
    setCopied(true);
  }
  return (
    <button type="button" className="btn quiet" onClick={() => void copy()}>
      {isCopied ? t("copied") : t("copy")}
    </button>
  );
}
