"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import type { RevisionLine } from "@/server/drafts/queries";
import type { EditionForDesk } from "@/server/reviews/queries";

type RevisionsProps = { edition: EditionForDesk; revisions: RevisionLine[] };

/** Every text that was kept, to be brought back into an open draft. */
export function Revisions({ edition, revisions }: RevisionsProps) {
  const t = useTranslations("desk.revisions");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { refresh } = useRouter();
  const bringBack = useMutation(trpc.drafts.bringBack.mutationOptions({ onSuccess: refresh }));
  const isOpen = edition.steps.save === null;
  return (
    <details className="decision">
      <summary>{t("title")}</summary>
      {revisions.length === 0 ? <p className="dim">{t("none")}</p> : null}
      {isOpen && revisions.length > 0 ? <p className="dim">{t("bringBackHint")}</p> : null}
      <ol className="history">
        {revisions.map(({ id, number, by, createdAt, publishedAs }) => (
          <li key={id}>
            {t("line", { number: String(number), name: by, at: createdAt })}
            {publishedAs ? <small>{t("published", { version: String(publishedAs) })}</small> : null}
            {isOpen ? (
              <button
                type="button"
                className="btn small quiet"
                disabled={bringBack.isPending}
                onClick={() =>
                  bringBack.mutate({
                    editionId: edition.id,
                    version: edition.version,
                    revisionId: id,
                  })
                }
              >
                {t("bringBack")}
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      <ErrorNote text={words(bringBack.error)} />
    </details>
  );
}
