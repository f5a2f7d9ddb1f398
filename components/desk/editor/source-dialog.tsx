"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { Dialog } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/note";
import { type CorrectedSource, SourceForm } from "./source-form";

type SourceDialogProps = {
  /** Null while the dialog is closed. */
  sourceId: string | null;
  onClose: () => void;
  onCorrect: (source: CorrectedSource) => void;
};

/** Corrects a source wherever it is cited from now on. */
export function SourceDialog({ sourceId, onClose, onCorrect }: SourceDialogProps) {
  const t = useTranslations("desk.editor");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const source = useQuery(
    trpc.sources.one.queryOptions(
      { sourceId: sourceId ?? "" },
      // What is being typed over must not change under the person; another opening asks anew.
      { enabled: sourceId !== null, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
    ),
  );
  return (
    <Dialog
      isOpen={sourceId !== null}
      onClose={onClose}
      title={t("correct.title")}
      lede={t("correct.lede")}
      closeLabel={t("close")}
    >
      {source.data ? (
        <SourceForm source={source.data} onClose={onClose} onCorrect={onCorrect} />
      ) : (
        <div className="body one">
          <div>
            {source.isPending ? <p>{t("correct.loading")}</p> : null}
            <ErrorNote text={words(source.error)} />
          </div>
        </div>
      )}
    </Dialog>
  );
}
