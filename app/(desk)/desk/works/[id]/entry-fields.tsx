"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import type { Citation } from "@/components/desk/editor/citation";
import { SourcesList } from "@/components/desk/editor/sources-list";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { EditionForDesk } from "@/server/reviews/queries";
import type { Write } from "./work-editor";

type EntryFieldsProps = {
  edition: EditionForDesk;
  write: Write;
  heading: string;
  /** A title for example. */
  titleHint: string;
  /** What is entered together. */
  children: ReactNode;
};

/** What is entered together in the record, with a title of its own and the sources it all rests on. */
export function EntryFields({ edition, write, heading, titleHint, children }: EntryFieldsProps) {
  const t = useTranslations("desk.entered");
  const [citations, setCitations] = useState<Citation[]>(edition.text.citations);
  return (
    <form className="form" onSubmit={(event) => event.preventDefault()}>
      <section className="sect" aria-labelledby="what">
        <h2 id="what">{heading}</h2>
        <Field
          label={t("title")}
          hint={titleHint}
          maxLength={300}
          defaultValue={edition.text.headline}
          onChange={(event) => write({ text: { headline: event.target.value } })}
        />
        <TextArea
          label={t("about")}
          hint={t("aboutHint")}
          rows={3}
          maxLength={2000}
          defaultValue={edition.text.standfirst}
          onChange={(event) => write({ text: { standfirst: event.target.value } })}
        />
      </section>
      {children}
      <section className="sect" aria-labelledby="sources">
        <h2 id="sources">{t("sources")}</h2>
        <SourcesList
          trackerId={edition.tracker.id}
          citations={citations}
          cited={[]}
          onCitationsChange={(next) => {
            setCitations(next);
            write({ text: { citations: next } });
          }}
        />
      </section>
    </form>
  );
}
