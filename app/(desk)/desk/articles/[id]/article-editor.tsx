"use client";

import { useMutation } from "@tanstack/react-query";
import { EditorContent, useEditor } from "@tiptap/react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { EditorTools } from "@/components/desk/editor/editor-tools";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { Field } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/note";
import { articleExtensions } from "@/server/text/extensions";
import type { EditionForDesk } from "@/server/works/queries";
import { type Draft, useSaving } from "./use-saving";

export function ArticleEditor({ edition }: { edition: EditionForDesk }) {
  const t = useTranslations("desk.article");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { refresh } = useRouter();
  const { state, change, settle } = useSaving(edition.id, edition.version);
  const submit = useMutation(trpc.works.submit.mutationOptions({ onSuccess: refresh }));
  const [unsent, setUnsent] = useState<string | null>(null);
  const draft = useRef<Draft>({
    headline: edition.headline,
    standfirst: edition.standfirst,
    byline: edition.byline,
    datedOn: edition.datedOn,
    body: edition.body,
  });

  function write(part: Partial<Draft>) {
    draft.current = { ...draft.current, ...part };
    change(draft.current);
  }

  const editor = useEditor({
    extensions: articleExtensions,
    content: edition.body,
    immediatelyRender: false,
    injectCSS: false,
    editorProps: {
      attributes: {
        class: "prose",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": t("body"),
      },
    },
    onUpdate: ({ editor: now }) => write({ body: now.getJSON() }),
  });

  async function sendForReview() {
    const version = await settle();
    if (version === null) return setUnsent(t("unsent"));
    setUnsent(null);
    submit.mutate({ editionId: edition.id, version, note: "" });
  }

  return (
    <>
      <EditorTools editor={editor} />
      <article className="doc" aria-label={t("text")}>
        <fieldset className="head-fields" disabled={editor === null}>
          <textarea
            className="headline"
            rows={2}
            aria-label={t("headline")}
            placeholder={t("headline")}
            maxLength={300}
            defaultValue={edition.headline}
            onChange={(event) => write({ headline: event.target.value })}
          />
          <textarea
            className="standfirst"
            rows={2}
            aria-label={t("standfirst")}
            placeholder={t("standfirst")}
            maxLength={600}
            defaultValue={edition.standfirst}
            onChange={(event) => write({ standfirst: event.target.value })}
          />
          <div className="byline">
            <Field
              label={t("byline")}
              maxLength={200}
              defaultValue={edition.byline}
              onChange={(event) => write({ byline: event.target.value })}
            />
            <Field
              label={t("datedOn")}
              type="date"
              defaultValue={edition.datedOn ?? ""}
              onChange={(event) => write({ datedOn: event.target.value || null })}
            />
          </div>
        </fieldset>
        <EditorContent editor={editor} />
      </article>
      <div className="closing">
        <p className="saved" role="status">
          {t(`saving.${state}`)}
        </p>
        <button
          type="button"
          className="btn primary"
          disabled={submit.isPending}
          onClick={sendForReview}
        >
          {t("send")}
        </button>
        <ErrorNote text={unsent ?? words(submit.error)} />
      </div>
    </>
  );
}
