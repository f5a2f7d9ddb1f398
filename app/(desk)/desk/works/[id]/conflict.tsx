"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { asText } from "@/components/desk/as-text";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import type { EditionForDesk } from "@/server/reviews/queries";
import { Sides } from "./sides";
import type { Draft } from "./use-saving";

type ConflictProps = {
  editionId: string;
  mine: Draft;
  before: EditionForDesk;
  release: () => Promise<void>;
};

/** Someone's newer text beside one's own: neither is ever lost, whichever a person chooses (6-safety R9). */
export function Conflict({ editionId, mine, before, release }: ConflictProps) {
  const t = useTranslations("desk.conflict");
  const status = useTranslations("desk.status");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { refresh } = useRouter();
  const [isCopied, setCopied] = useState(false);
  const theirs = useQuery(trpc.reviews.edition.queryOptions({ editionId }));
  const done = {
    onSuccess: async () => {
      await release();
      refresh();
      // The same words may be theirs and mine: the page is drawn anew either way.
      window.location.reload();
    },
  };
  const keepMine = useMutation(trpc.drafts.keepMine.mutationOptions(done));
  const setAside = useMutation(trpc.drafts.setAside.mutationOptions(done));
  const newer = theirs.data;
  const versions = newer ?? before;
  const save = {
    editionId,
    version: versions.version,
    factsVersion: versions.factsVersion,
    text: mine.text,
    facts: mine.facts,
  };
  const isOpen = newer?.steps.save === null;

  async function copy() {
    await navigator.clipboard.writeText(asText(mine));
    setCopied(true);
  }

  return (
    <section className="conflict" aria-labelledby="conflict">
      <h2 id="conflict">{t("title")}</h2>
      {newer ? (
        <p>
          {newer.changedByMe
            ? t("byYou", { at: newer.changedAt })
            : t("by", { name: newer.changedBy, at: newer.changedAt })}{" "}
          {isOpen ? t("safe") : t("moved", { status: status(newer.status) })}
        </p>
      ) : null}
      <Sides theirs={newer ?? null} theirsLabel={t("theirs")} mine={mine} mineLabel={t("mine")} />
      <ErrorNote text={words(theirs.error ?? keepMine.error ?? setAside.error)} />
      <div className="row-of">
        {isOpen ? (
          <button
            type="button"
            className="btn primary"
            disabled={keepMine.isPending}
            onClick={() => keepMine.mutate(save)}
          >
            {t("keepMine")}
          </button>
        ) : null}
        <button
          type="button"
          className="btn"
          disabled={!newer || setAside.isPending}
          onClick={() => setAside.mutate(save)}
        >
          {t("takeTheirs")}
        </button>
        <button type="button" className="btn quiet" onClick={copy}>
          {isCopied ? t("copied") : t("copy")}
        </button>
      </div>
    </section>
  );
}
