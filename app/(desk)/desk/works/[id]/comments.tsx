"use client";

import { useMutation } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useRef } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import type { EditionForDesk } from "@/server/reviews/queries";
import { Remark } from "./remark";
import { useQuote } from "./use-quote";

type CommentsProps = { edition: EditionForDesk };

/** What people of the tracker say about the text, or about words selected in it; readers never see it. */
export function Comments({ edition: { id: editionId, comments, status } }: CommentsProps) {
  const t = useTranslations("desk.review");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { refresh } = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const field = useId();
  // The words of a draft still move, and a page as readers get it is a document of its own.
  const isQuotable = status === "inReview";
  const { quote, isSelecting, forget } = useQuote();
  const add = useMutation(
    trpc.reviews.comment.mutationOptions({
      onSuccess: () => {
        form.current?.reset();
        forget();
        refresh();
      },
    }),
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("text") ?? "").trim();
    if (text) add.mutate({ editionId, text, quote: quote ?? "" });
  }

  return (
    <section className="decision" aria-labelledby="comments">
      <h2 id="comments">{t("comments")}</h2>
      {comments.length === 0 ? <p className="dim">{t("noComments")}</p> : null}
      {comments.map((comment) => (
        <Remark key={comment.id} comment={comment} />
      ))}
      <form className="field" ref={form} onSubmit={submit}>
        <label htmlFor={field}>{t("comment")}</label>
        {quote ? (
          <div className="on-words">
            <q className="quoted" dir="auto">
              {quote}
            </q>
            <button
              type="button"
              className="btn small quiet icon"
              aria-label={t("withoutQuote")}
              title={t("withoutQuote")}
              onClick={forget}
            >
              <X className="i" aria-hidden="true" />
            </button>
          </div>
        ) : null}
        <textarea
          className="area"
          id={field}
          ref={area}
          name="text"
          aria-keyshortcuts="C"
          aria-describedby={isQuotable ? `${field}-hint` : undefined}
          rows={3}
          maxLength={5000}
        />
        {isQuotable ? (
          <p className="hint" id={`${field}-hint`}>
            {t("quoteHint")}
          </p>
        ) : null}
        <ErrorNote text={words(add.error)} />
        <div>
          <Submit isBusy={add.isPending} className="btn">
            {t("addComment")}
          </Submit>
        </div>
      </form>
      {isSelecting ? (
        <button type="button" className="btn primary afloat" onClick={() => area.current?.focus()}>
          {t("commentOn")}
        </button>
      ) : null}
    </section>
  );
}
