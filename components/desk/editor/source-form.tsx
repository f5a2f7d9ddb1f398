"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import type { CreateSource } from "@/server/sources/schema";
import { SourceFields, sourceProblems } from "./source-fields";
import { useProblems } from "./use-problems";

type Fields = Omit<CreateSource, "trackerId">;
/** What a citation shows of it. */
export type CorrectedSource = { id: string; title: string; publisher: string };

type SourceFormProps = {
  source: Fields & { id: string; trackerId: string; version: number };
  onReload: () => void;
  onClose: () => void;
  onCorrect: (source: CorrectedSource) => void;
};

/** The fields of a recorded source, with what a change does and does not do. */
export function SourceForm({ source, onReload, onClose, onCorrect }: SourceFormProps) {
  const t = useTranslations("desk.editor.correct");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id, trackerId, version, ...first } = source;
  const [fields, setFields] = useState<Fields>(first);
  const { form, problems, setProblems } = useProblems();
  const update = useMutation(
    trpc.sources.update.mutationOptions({
      onSuccess: async () => {
        onCorrect({ id, title: fields.title, publisher: fields.publisher });
        onClose();
        await queries.invalidateQueries(trpc.sources.search.pathFilter());
        await queries.invalidateQueries(trpc.sources.origins.pathFilter());
        await queries.invalidateQueries(trpc.reviews.footing.pathFilter());
      },
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const found = sourceProblems(fields);
    setProblems(found);
    if (Object.keys(found).length === 0) update.mutate({ sourceId: id, version, ...fields });
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <div className="body one">
        <div>
          <p className="note">{t("published")}</p>
          {fields.isRestricted && !first.isRestricted ? (
            <p className="note changes">{t("protecting")}</p>
          ) : null}
          {first.isRestricted && !fields.isRestricted ? (
            <p className="note changes">{t("revealing")}</p>
          ) : null}
          <SourceFields
            trackerId={trackerId}
            legend={t("legend")}
            source={fields}
            problems={problems}
            onChange={setFields}
          />
          <ErrorNote text={words(update.error)} />
          {update.error?.message === "sourceStale" ? (
            <div>
              <button type="button" className="btn" onClick={onReload}>
                {t("reload")}
              </button>
            </div>
          ) : null}
        </div>
      </div>
      <footer>
        <button type="button" className="btn" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="submit" className="btn primary" disabled={update.isPending}>
          {t("save")}
        </button>
      </footer>
    </form>
  );
}
