"use client";

import { useTranslations } from "use-intl";
import { RichText } from "@/components/desk/editor/rich-text";
import type { EditionForDesk } from "@/server/reviews/queries";
import { HeadField } from "./article-fields";
import type { Write } from "./work-editor";

/** A tracker's page: its public name, what it is about, how it works. */
export function PageFields({ edition, write }: { edition: EditionForDesk; write: Write }) {
  const t = useTranslations("desk.page");
  const { text } = edition;
  const shared = {
    trackerId: edition.tracker.id,
    tools: "plain",
    citations: [],
    onCitationsChange: () => {},
  } as const;
  return (
    <article className="doc">
      <HeadField
        look="headline"
        label={t("name")}
        maxLength={300}
        text={text.headline}
        onChange={(headline) => write({ text: { headline } })}
      />
      <HeadField
        look="standfirst"
        label={t("lead")}
        maxLength={600}
        text={text.standfirst}
        onChange={(standfirst) => write({ text: { standfirst } })}
      />
      <h2 className="part">{t("about")}</h2>
      <RichText
        label={t("about")}
        body={text.body}
        onChange={(body) => write({ text: { body } })}
        {...shared}
      />
      <h2 className="part">{t("method")}</h2>
      <RichText
        label={t("method")}
        body={text.method}
        onChange={(method) => write({ text: { method } })}
        {...shared}
      />
    </article>
  );
}
