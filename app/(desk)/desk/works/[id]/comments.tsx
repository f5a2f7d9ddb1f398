"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useRef } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import type { EditionForDesk } from "@/server/reviews/queries";

type CommentsProps = { editionId: string; comments: EditionForDesk["comments"] };

/** What people of the tracker say about the text; readers never see it. */
export function Comments({ editionId, comments }: CommentsProps) {
  const t = useTranslations("desk.review");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { refresh } = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const field = useId();
  const add = useMutation(
    trpc.reviews.comment.mutationOptions({
      onSuccess: () => {
        form.current?.reset();
        refresh();
      },
    }),
  );
  const settle = useMutation(trpc.reviews.resolveComment.mutationOptions({ onSuccess: refresh }));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("text") ?? "").trim();
    if (text) add.mutate({ editionId, text });
  }

  return (
    <section className="decision" aria-labelledby="comments">
      <h2 id="comments">{t("comments")}</h2>
      {comments.length === 0 ? <p className="dim">{t("noComments")}</p> : null}
      {comments.map((comment) => (
        <article className="comment" key={comment.id}>
          <p dir="auto">{comment.text}</p>
          <p className="row-of dim">
            <small>{t("at", { name: comment.author, at: comment.at })}</small>
            {comment.resolvedAt ? (
              <small>{t("settled")}</small>
            ) : (
              <button
                type="button"
                className="btn small quiet"
                onClick={() => settle.mutate({ commentId: comment.id })}
              >
                {t("settle")}
              </button>
            )}
          </p>
        </article>
      ))}
      <form className="field" ref={form} onSubmit={submit}>
        <label htmlFor={field}>{t("comment")}</label>
        <textarea
          className="area"
          id={field}
          name="text"
          aria-keyshortcuts="C"
          rows={3}
          maxLength={5000}
        />
        <ErrorNote text={words(add.error ?? settle.error)} />
        <div>
          <button type="submit" className="btn" disabled={add.isPending}>
            {t("addComment")}
          </button>
        </div>
      </form>
    </section>
  );
}
