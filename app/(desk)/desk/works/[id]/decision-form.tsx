"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { useTold } from "@/components/desk/use-told";
import { ErrorNote } from "@/components/ui/note";
import { TextArea } from "@/components/ui/text-area";
import type { EditionForDesk } from "@/server/reviews/queries";
import { StepButton, StepsOff } from "./step-button";

/** Approves exactly what is on the page, or sends it back with a comment. */
export function DecisionForm({ edition }: { edition: EditionForDesk }) {
  const t = useTranslations("desk");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const told = useTold();
  const [comment, setComment] = useState("");
  const approve = useMutation(
    trpc.reviews.approve.mutationOptions({
      onSuccess: ({ version }) =>
        told("approved", ({ reviews }) =>
          reviews.withdrawApproval.mutate({ editionId: edition.id, version }),
        ),
    }),
  );
  const requestChanges = useMutation(
    trpc.reviews.requestChanges.mutationOptions({ onSuccess: () => told("sentBack") }),
  );
  const { submitted, steps } = edition;
  if (!submitted) return null;
  const read = {
    editionId: edition.id,
    version: edition.version,
    textHash: submitted.textHash,
    factsHash: submitted.factsHash,
  };
  const waiting = partsWaiting(submitted);
  const note = edition.history.find(({ action }) => action === "submit")?.note;

  return (
    <>
      {note ? <p className="note">{t("review.noteFrom", { note })}</p> : null}
      <p>{t(`review.parts.${waiting}`)}</p>
      {steps.approve !== null && steps.approve === steps.requestChanges ? (
        <StepsOff labels={[t("step.approve"), t("step.requestChanges")]} refusal={steps.approve} />
      ) : (
        <>
          {steps.approve === null ? <p className="dim">{t("review.may")}</p> : null}
          <StepButton
            label={t("step.approve")}
            refusal={steps.approve}
            isPrimary
            shortcut="A"
            isBusy={approve.isPending}
            act={() => approve.mutate(read)}
          />
          {steps.approve === null ? <p className="dim">{t("review.approveHint")}</p> : null}
          <TextArea
            label={t("review.commentFor")}
            rows={4}
            maxLength={5000}
            value={comment}
            onChange={(e) => setComment(e.target.value)}
          />
          <StepButton
            label={t("step.requestChanges")}
            refusal={steps.requestChanges}
            shortcut="R"
            isBusy={requestChanges.isPending}
            act={() => requestChanges.mutate({ ...read, comment })}
          />
          <p className="dim">{t("review.sendBackHint")}</p>
        </>
      )}
      <ErrorNote text={words(approve.error ?? requestChanges.error)} />
    </>
  );
}

function partsWaiting({ textWaits, factsWait }: NonNullable<EditionForDesk["submitted"]>) {
  if (textWaits && factsWait) return "both";
  return factsWait ? "facts" : "text";
}
