"use client";

import { useQuery } from "@tanstack/react-query";
import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { ChartColumn } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/desk/trpc";

/** Measures within a text: what they say now, whether readers see them, and the way to their entry and out of the text. */
export function MeasuresView({ node, selected, deleteNode }: ReactNodeViewProps) {
  const t = useTranslations("desk.editor.measures");
  const trpc = useTRPC();
  const titleId = useId();
  const { data, isError } = useQuery({
    ...trpc.works.measures.queryOptions({ workId: `${node.attrs.workId}` }),
    retry: false,
  });
  const title = data?.title || (isError ? t("unknown") : data ? t("untitled") : t("loading"));
  return (
    <NodeViewWrapper as="figure" className="measures-shown" aria-labelledby={titleId}>
      <figcaption>
        <ChartColumn className="i" aria-hidden="true" />
        <span id={titleId}>{title}</span>
        {data?.editionId ? (
          <a href={`/desk/works/${data.editionId}`} target="_blank" rel="noopener">
            {t("toEntry")}
          </a>
        ) : null}
        <button type="button" className="btn quiet" onClick={deleteNode}>
          {t("remove")}
        </button>
      </figcaption>
      {data ? (
        <ul>
          {data.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      {data && !data.isLive ? <p className="hint">{t("notLive")}</p> : null}
      <span className="vh" role="status">
        {selected ? t("selected", { title }) : null}
      </span>
    </NodeViewWrapper>
  );
}
