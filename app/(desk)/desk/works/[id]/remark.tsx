"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import type { EditionForDesk } from "@/server/reviews/queries";
import { goToWords } from "./quoting";

type RemarkProps = { comment: EditionForDesk["comments"][number] };

/** One comment: the words it is about, which lead to where they stand, and whether it is settled. */
export function Remark({ comment }: RemarkProps) {
  const t = useTranslations("desk.review");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { refresh } = useRouter();
  const settle = useMutation(trpc.reviews.resolveComment.mutationOptions({ onSuccess: refresh }));
  const reopen = useMutation(trpc.reviews.reopenComment.mutationOptions({ onSuccess: refresh }));
  const [isLost, setLost] = useState(false);
  const { id, author, at, quote, text, settledBy } = comment;
  return (
    <article className={settledBy === null ? "comment" : "comment settled"}>
      {quote ? (
        <button type="button" className="to-words" onClick={() => setLost(!goToWords(quote))}>
          <span className="vh">{t("toWords")} </span>
          <q className="quoted" dir="auto">
            {quote}
          </q>
        </button>
      ) : null}
      <div role="status">{isLost ? <p className="dim">{t("wordsGone")}</p> : null}</div>
      <p dir="auto">{text}</p>
      <p className="row-of dim">
        <small>{t("at", { name: author, at })}</small>
        {settledBy === null ? null : <small>{t("settled", { name: settledBy })}</small>}
        <button
          type="button"
          className="btn small quiet"
          onClick={() => (settledBy === null ? settle : reopen).mutate({ commentId: id })}
        >
          {settledBy === null ? t("settle") : t("reopen")}
        </button>
      </p>
      <ErrorNote text={words(settle.error ?? reopen.error)} />
    </article>
  );
}
