"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { StepButton } from "@/app/(desk)/desk/works/[id]/step-button";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import type { EditionForDesk } from "@/server/reviews/queries";

type BringBackProps = { edition: EditionForDesk; revisionId: string };

/** Puts the revision in the place of the draft, which is kept; then the draft is open again. */
export function BringBack({ edition, revisionId }: BringBackProps) {
  const t = useTranslations("desk.revisions");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { push, refresh } = useRouter();
  const bringBack = useMutation(
    trpc.drafts.bringBack.mutationOptions({
      onSuccess: () => {
        push(`/desk/works/${edition.id}`);
        refresh();
      },
    }),
  );
  const at = { editionId: edition.id, version: edition.version, revisionId };
  return (
    <div className="stack">
      <p className="dim">{t("bringBackHint")}</p>
      <StepButton
        label={t("bringBack")}
        refusal={edition.steps.save}
        isBusy={bringBack.isPending}
        act={() => bringBack.mutate(at)}
      />
      <ErrorNote text={words(bringBack.error)} />
    </div>
  );
}
