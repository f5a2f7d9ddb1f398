"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { Control } from "@/components/ui/control";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import type { Citation } from "./citation";
import type { CiteDialogProps, CiteStart } from "./cite-dialog";
import { blankSource, SourceFields, sourceProblems } from "./source-fields";
import { type SourceChoice, SourceSearch } from "./source-search";
import { useProblems } from "./use-problems";

type CiteFormProps = Omit<CiteDialogProps, "start" | "finalFocus"> & { start: CiteStart };

export function CiteForm({ trackerId, start, onClose, onKeep, onRemove }: CiteFormProps) {
  const t = useTranslations("desk.editor.cite");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [source, setSource] = useState(() => sourceOf(start.kept));
  const [fresh, setFresh] = useState<ReturnType<typeof blankSource> | null>(null);
  const { form, problems, setProblems } = useProblems();
  const [place, setPlace] = useState(start.kept?.place ?? "");
  const [quote, setQuote] = useState(start.kept?.quote ?? start.quote);
  const create = useMutation(
    trpc.sources.create.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.sources.search.pathFilter());
        await queries.invalidateQueries(trpc.sources.origins.pathFilter());
      },
    }),
  );

  function keep({ id: sourceId, title: sourceTitle, publisher }: SourceChoice) {
    onKeep({ id: start.id, sourceId, place, quote, sourceTitle, publisher });
    onClose();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (!fresh) return source ? keep(source) : setProblems({ source: true });
    const found = sourceProblems(fresh);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    create.mutate({ ...fresh, trackerId }, { onSuccess: ({ id }) => keep({ ...fresh, id }) });
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <div className="body one">
        <div>
          {fresh ? (
            <SourceFields
              trackerId={trackerId}
              legend={t("freshLegend")}
              source={fresh}
              problems={problems}
              onChange={setFresh}
            />
          ) : (
            <SourceSearch
              trackerId={trackerId}
              source={source}
              onPick={setSource}
              error={problems.source && !source ? t("sourceMissing") : undefined}
            />
          )}
          <div className="row-of">
            <button
              type="button"
              className="btn small"
              onClick={() => {
                setFresh(fresh ? null : blankSource());
                setProblems({});
              }}
            >
              {fresh ? null : <Plus className="i" aria-hidden="true" />}
              {t(fresh ? "useKept" : "newSource")}
            </button>
          </div>
          <Control label={t("place")} hint={t("placeHint")}>
            {(props) => (
              <input
                {...props}
                className="input"
                maxLength={200}
                value={place}
                onChange={(event) => setPlace(event.target.value)}
              />
            )}
          </Control>
          <Control label={t("quote")} hint={t("quoteHint")}>
            {(props) => (
              <textarea
                {...props}
                className="area quoted"
                maxLength={4000}
                dir="auto"
                value={quote}
                onChange={(event) => setQuote(event.target.value)}
              />
            )}
          </Control>
          <ErrorNote text={words(create.error)} />
        </div>
      </div>
      <footer>
        {start.as !== "new" && start.as !== "whole" ? (
          <button
            type="button"
            className="btn danger end-auto-after"
            onClick={() => {
              onRemove(start.id);
              onClose();
            }}
          >
            {t(start.as === "changeWhole" ? "removeWhole" : "remove")}
          </button>
        ) : null}
        <button type="button" className="btn" onClick={onClose}>
          {t("cancel")}
        </button>
        <Submit isBusy={create.isPending}>{t(`keep.${start.as}`)}</Submit>
      </footer>
    </form>
  );
}

function sourceOf(kept: Citation | null): SourceChoice | null {
  if (!kept) return null;
  const { sourceId: id, sourceTitle: title, publisher } = kept;
  return { id, title, publisher, isRestricted: false, publicWording: "" };
}
