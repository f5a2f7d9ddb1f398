"use client";

import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Citation } from "@/components/desk/editor/citation";
import { RichText, type RichTextHandle } from "@/components/desk/editor/rich-text";
import { SourcesList } from "@/components/desk/editor/sources-list";
import { Link } from "@/components/ui/link";
import type { EditionForDesk } from "@/server/reviews/queries";
import { citedIds } from "@/server/text/plain";
import { HeadField } from "./article-fields";
import type { Write } from "./work-editor";

/** The page of an entry: what readers should know of it, with sources, beside what the record says, which is changed there. */
export function EntityFields({ edition, write }: { edition: EditionForDesk; write: Write }) {
  const t = useTranslations("desk.entry");
  const article = useTranslations("desk.article");
  const event = useTranslations("desk.event");
  const { text, entry, tracker } = edition;
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
        <p className="headline" dir="auto">
          {text.headline}
        </p>
        <HeadField
          look="standfirst"
          label={article("standfirst")}
          maxLength={600}
          text={text.standfirst}
          onChange={(standfirst) => write({ text: { standfirst } })}
        />
        <RichText
          ref={editor}
          label={t("body")}
          placeholder={article("start")}
          body={text.body}
          trackerId={tracker.id}
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
          trackerId={tracker.id}
          citations={citations}
          cited={citedIds(body)}
          onCitationsChange={cite}
          onRemoveNote={(id) => editor.current?.removeNote(id)}
          onShowNote={(id) => editor.current?.showNote(id)}
        />
      </section>
      {entry ? <Entry entry={entry} /> : null}
    </>
  );
}

function Entry({ entry }: { entry: NonNullable<EditionForDesk["entry"]> }) {
  const t = useTranslations("desk.entry");
  const fields = useTranslations("desk.review.fields");
  return (
    <section className="form sect" aria-labelledby="entry">
      <h2 id="entry">{t("title")}</h2>
      <p className="hint">{t("hint")}</p>
      <dl className="entry-lines">
        {entry.lines.map(({ field, text }) => (
          <div key={field}>
            <dt>{fields(field)}</dt>
            {text.split("\n").map((line) => (
              <dd key={line}>
                <bdi>{line}</bdi>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <p>
        <Link href={`/desk/record/${entry.entityId}`}>{t("change")}</Link>
      </p>
    </section>
  );
}
