"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { State } from "@/components/desk/state";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import type { EditionForDesk } from "@/server/works/queries";
import { StepButton } from "./step-button";
import { TakeDownForm } from "./take-down-form";

/** Where the text stands, and every step from here, with the reason beside one that is off. */
export function StepBar({ edition }: { edition: EditionForDesk }) {
  const t = useTranslations("desk.step");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { refresh } = useRouter();
  const [comment, setComment] = useState("");
  const options = { onSuccess: refresh };
  const steps = {
    takeBack: useMutation(trpc.works.takeBack.mutationOptions(options)),
    edit: useMutation(trpc.works.edit.mutationOptions(options)),
    publish: useMutation(trpc.works.publish.mutationOptions(options)),
    withdrawApproval: useMutation(trpc.works.withdrawApproval.mutationOptions(options)),
    askToRestore: useMutation(trpc.works.askToRestore.mutationOptions(options)),
    confirmRestore: useMutation(trpc.works.confirmRestore.mutationOptions(options)),
  };
  const approve = useMutation(trpc.works.approve.mutationOptions(options));
  const requestChanges = useMutation(trpc.works.requestChanges.mutationOptions(options));
  const at = { editionId: edition.id, version: edition.version };
  const read = { ...at, textHash: edition.submittedHash ?? "" };
  const failed = [...Object.values(steps), approve, requestChanges].find(
    ({ error }) => error !== null,
  );

  const plain = (step: keyof typeof steps, isPrimary = false) => (
    <StepButton
      key={step}
      label={t(step)}
      refusal={edition.steps[step]}
      isPrimary={isPrimary}
      isBusy={steps[step].isPending}
      act={() => steps[step].mutate(at)}
    />
  );

  return (
    <section className="decision" aria-labelledby="where-it-stands">
      <h2 id="where-it-stands">{t("title")}</h2>
      <p>
        <State status={edition.status} />
      </p>
      <LiveLine live={edition.live} />
      {edition.status === "inReview" ? (
        <>
          <StepButton
            label={t("approve")}
            refusal={edition.steps.approve}
            isPrimary
            isBusy={approve.isPending}
            act={() => approve.mutate(read)}
          />
          <label htmlFor="comment">{t("comment")}</label>
          <textarea
            className="input area"
            id="comment"
            rows={4}
            value={comment}
            onChange={(e) => setComment(e.target.value)}
          />
          <StepButton
            label={t("requestChanges")}
            refusal={edition.steps.requestChanges}
            isBusy={requestChanges.isPending}
            act={() => requestChanges.mutate({ ...read, comment })}
          />
          {plain("takeBack")}
        </>
      ) : null}
      {edition.status === "approved"
        ? [plain("publish", true), plain("withdrawApproval"), plain("edit")]
        : null}
      {edition.status === "published" ? plain("edit") : null}
      {edition.status === "takenDown"
        ? plain(edition.restoreAsked ? "confirmRestore" : "askToRestore")
        : null}
      {edition.live ? (
        <TakeDownForm editionId={edition.id} refusal={edition.steps.takeDown} />
      ) : null}
      <ErrorNote text={words(failed?.error ?? null)} />
    </section>
  );
}

function LiveLine({ live }: { live: EditionForDesk["live"] }) {
  const t = useTranslations("desk.step");
  if (!live) return <p>{t("notLive")}</p>;
  return (
    <p>
      {t("live", { version: live.version, at: live.publishedAt })}{" "}
      <a href={live.path}>{t("livePage")}</a>
    </p>
  );
}
