"use client";

import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Citation } from "@/components/desk/editor/citation";
import { RichText, type RichTextHandle } from "@/components/desk/editor/rich-text";
import { SourcesList } from "@/components/desk/editor/sources-list";
import { Field } from "@/components/ui/field";
import type { EditionForDesk } from "@/server/reviews/queries";
import { citedIds } from "@/server/text/plain";
import type { Write } from "./work-editor";

/** An article: its head, its text with numbered notes, and the sources they lead to. */
export function ArticleFields({ edition, write }: { edition: EditionForDesk; write: Write }) {
  const t = useTranslations("desk.article");
  const event = useTranslations("desk.event");
  const { text, facts } = edition;
  const [citations, setCitations] = useState<Citation[]>(text.citations);
  const [body, setBody] = useState(text.body);
  const editor = useRef<RichTextHandle>(null);
  const cite = (next: Citation[]) => {
    setCitations(next);
    write({ text: { citations: next } });
  };

  return (
    <>
      <article className="doc">
        <HeadField
          look="headline"
          label={t("headline")}
          maxLength={300}
          text={text.headline}
          onChange={(headline) => write({ text: { headline } })}
        />
        <HeadField
          look="standfirst"
          label={t("standfirst")}
          maxLength={600}
          text={text.standfirst}
          onChange={(standfirst) => write({ text: { standfirst } })}
        />
        <div className="byline">
          <Field
            label={t("byline")}
            maxLength={200}
            defaultValue={text.byline}
            onChange={(e) => write({ text: { byline: e.target.value } })}
          />
          <Field
            label={t("datedOn")}
            type="date"
            defaultValue={facts.kind === "article" ? (facts.datedOn ?? "") : ""}
            onChange={(e) => write({ facts: { kind: "article", datedOn: e.target.value || null } })}
          />
        </div>
        <RichText
          ref={editor}
          label={t("body")}
          placeholder={t("start")}
          body={text.body}
          trackerId={edition.tracker.id}
          citations={citations}
          onCitationsChange={cite}
          onChange={(next) => {
            setBody(next);
            write({ text: { body: next } });
          }}
        />
      </article>
      <section className="form sect" aria-labelledby="sources">
        <h2 id="sources">{event("sources")}</h2>
        <SourcesList
          trackerId={edition.tracker.id}
          citations={citations}
          cited={citedIds(body)}
          onCitationsChange={cite}
          onRemoveNote={(id) => editor.current?.removeNote(id)}
          onShowNote={(id) => editor.current?.showNote(id)}
        />
      </section>
    </>
  );
}

type HeadFieldProps = {
  look: "headline" | "standfirst";
  label: string;
  text: string;
  maxLength: number;
  onChange: (text: string) => void;
};

/** A line of the head, set as readers will see it; it grows with its words. */
export function HeadField({ look, label, text, maxLength, onChange }: HeadFieldProps) {
  return (
    <textarea
      className={look}
      rows={2}
      aria-label={label}
      placeholder={label}
      maxLength={maxLength}
      defaultValue={text}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
