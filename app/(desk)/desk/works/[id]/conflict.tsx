"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import type { EditionForDesk } from "@/server/reviews/queries";
import { plainText } from "@/server/text/plain";
import type { Draft } from "./use-saving";

type ConflictProps = {
  editionId: string;
  mine: Draft;
  before: EditionForDesk;
  release: () => void;
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
    onSuccess: () => {
      release();
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
    ...mine,
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
      <div className="sides">
        <section aria-label={t("theirs")}>
          <h3>{t("theirs")}</h3>
          <pre dir="auto">{newer ? asText(newer) : null}</pre>
        </section>
        <section aria-label={t("mine")}>
          <h3>{t("mine")}</h3>
          <pre dir="auto">{asText(mine)}</pre>
        </section>
      </div>
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

/** Every word of a draft, one part a line. */
function asText({ text, facts }: Pick<EditionForDesk, "facts"> & { text: Draft["text"] }): string {
  const { headline, standfirst, byline, body, method } = text;
  const dates = facts.kind === "event" ? [facts.typed, facts.phrase, facts.workedOut] : [];
  const days = facts.kind === "article" ? [facts.datedOn ?? ""] : [];
  const bodies = [body, method].map((part) => plainText(bodyOf(part)));
  return [headline, standfirst, byline, ...days, ...dates, ...bodies].filter(Boolean).join("\n\n");
}

/** What the editor holds is a document; anything else shows as none. */
function bodyOf(value: unknown): Parameters<typeof plainText>[0] {
  const isNode = typeof value === "object" && value !== null && "type" in value;
  return isNode ? JSON.parse(JSON.stringify(value)) : { type: "doc" };
}
