"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { State } from "@/components/desk/state";
import { useTRPC } from "@/components/desk/trpc";
import { useTold } from "@/components/desk/use-told";
import { Confirm } from "@/components/ui/confirm";
import { ErrorNote } from "@/components/ui/note";
import type { EditionForDesk } from "@/server/reviews/queries";
import type { Status } from "@/server/works/workflow";
import { DecisionForm } from "./decision-form";
import { Footing } from "./footing";
import { useLatest } from "./open-text";
import { PressNote } from "./press-note";
import { StepButton } from "./step-button";
import { TakeDownForm } from "./take-down-form";

/** Where the text stands, and every step from here, with the reason beside one that is off. */
export function StepBar({ edition }: { edition: EditionForDesk }) {
  const t = useTranslations("desk.step");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { refresh } = useRouter();
  const told = useTold();
  const [isPressed, setPressed] = useState<boolean | null>(null);
  const options = { onSuccess: refresh };
  const pressing = {
    onSuccess: (done: { isPressed: boolean }) => {
      setPressed(done.isPressed);
      refresh();
    },
  };
  const steps = {
    takeBack: useMutation(
      trpc.reviews.takeBack.mutationOptions({ onSuccess: () => told("takenBack") }),
    ),
    edit: useMutation(trpc.drafts.edit.mutationOptions(options)),
    discard: useMutation(
      trpc.drafts.discard.mutationOptions({ onSuccess: () => told("discarded") }),
    ),
    bin: useMutation(
      trpc.drafts.bin.mutationOptions({
        onSuccess: ({ version }) =>
          told("binned", ({ drafts }) => drafts.unbin.mutate({ editionId: edition.id, version })),
      }),
    ),
    unbin: useMutation(trpc.drafts.unbin.mutationOptions({ onSuccess: () => told("unbinned") })),
    publish: useMutation(trpc.publications.publish.mutationOptions(pressing)),
    withdrawApproval: useMutation(trpc.reviews.withdrawApproval.mutationOptions(options)),
    askToRestore: useMutation(trpc.publications.askToRestore.mutationOptions(options)),
    confirmRestore: useMutation(trpc.publications.confirmRestore.mutationOptions(options)),
  };
  const latest = useLatest(edition);
  const failed = Object.values(steps).find(({ error }) => error !== null);
  const take = async (step: keyof typeof steps) => steps[step].mutate(await latest());
  const plain = (step: keyof typeof steps, label = t(step), isPrimary = false) => (
    <StepButton
      key={step}
      label={steps[step].isPending && step === "publish" ? t("publishing") : label}
      refusal={edition.steps[step]}
      isPrimary={isPrimary}
      isBusy={steps[step].isPending}
      act={() => void take(step)}
    />
  );
  const twice = (step: "discard" | "bin") =>
    edition.steps[step] === null ? (
      <Confirm
        key={step}
        trigger={t(step)}
        title={t(`${step}Title`)}
        act={t(`${step}Sure`)}
        cancel={t("keep")}
        onAct={() => void take(step)}
        isBusy={steps[step].isPending}
      >
        {t(`${step}Ask`)}
      </Confirm>
    ) : (
      plain(step)
    );
  const open = () => twice(edition.live ? "discard" : "bin");
  // An approval is withdrawn by whoever gave it; to everyone else the button would only be in the way.
  const withdraw = () =>
    edition.steps.withdrawApproval === null ? plain("withdrawApproval") : null;
  /** What can be done from each place of the way. */
  const here: Record<Status, () => ReactNode> = {
    draft: open,
    changesRequested: open,
    inReview: () => [
      <DecisionForm key={edition.version} edition={edition} />,
      withdraw(),
      plain("takeBack"),
    ],
    approved: () => [
      plain("publish", t("publish"), true),
      withdraw(),
      plain("edit"),
      <p className="dim" key="hint">
        {t("editHint")}
      </p>,
    ],
    published: () => plain("edit", t("editLive")),
    takenDown: () => plain(edition.restoreAsked ? "confirmRestore" : "askToRestore"),
  };

  return (
    <section className="decision" aria-labelledby="where-it-stands">
      <h2 id="where-it-stands">{t("title")}</h2>
      <p>
        <State status={edition.status} />
      </p>
      <Facts edition={edition} />
      <SentBack edition={edition} />
      <PressNote
        editionId={edition.id}
        is={edition.status === "takenDown" ? "takenDown" : "published"}
        isWaiting={edition.isPressWaiting}
        isPressed={isSettled(edition.status) ? isPressed : null}
      />
      {edition.isBinned ? plain("unbin") : here[edition.status]()}
      {edition.live ? (
        <TakeDownForm
          editionId={edition.id}
          refusal={edition.steps.takeDown}
          onDone={pressing.onSuccess}
        />
      ) : null}
      <ErrorNote text={words(failed?.error ?? null)} />
    </section>
  );
}

/** Whether what readers have is what stands here. */
const isSettled = (status: Status) => status === "published" || status === "takenDown";

/** What the reviewer asked for, where the writer begins. */
function SentBack({ edition }: { edition: EditionForDesk }) {
  const t = useTranslations("desk.step");
  const asked = edition.history.find(({ action }) => action === "requestChanges");
  const last = edition.history.find(({ action }) => ["submit", "requestChanges"].includes(action));
  if (!asked || last !== asked) return null;
  return (
    <div className="note changes">
      <div>
        <p>{t("asked", { name: asked.actor })}</p>
        <p dir="auto">{asked.note}</p>
      </div>
    </div>
  );
}

function Facts({ edition }: { edition: EditionForDesk }) {
  const t = useTranslations("desk.step");
  const list = (names: string[]) => new Intl.ListFormat("en-GB").format(names);
  const { live, contributors, approvedBy, approvalsNeeded } = edition;
  return (
    <>
      {live ? (
        <p>
          {t("live", { version: String(live.version), at: live.publishedAt })}{" "}
          <a href={live.path}>{t("livePage")}</a>
        </p>
      ) : (
        <p>{t("notLive")}</p>
      )}
      {contributors.length > 0 ? (
        <p className="dim">{t("writtenBy", { names: list(contributors) })}</p>
      ) : null}
      {approvedBy.length > 0 ? (
        <p className="dim">{t("approvedBy", { names: list(approvedBy) })}</p>
      ) : null}
      {edition.status === "inReview" ? (
        <p className="dim">{t("needs", { count: approvalsNeeded })}</p>
      ) : null}
      <Footing edition={edition} />
    </>
  );
}
