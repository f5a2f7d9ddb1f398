"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import type { RefusalCode } from "@/server/errors";
import { tombstoneReasons } from "@/server/public/projection";
import { StepsOff } from "./step-button";

type TakeDownFormProps = {
  editionId: string;
  refusal: RefusalCode | null;
  onDone: (done: { isPressed: boolean }) => void;
};

/** Taking down asks for the public reason, and once more. */
export function TakeDownForm({ editionId, refusal, onDone }: TakeDownFormProps) {
  const t = useTranslations("desk.takeDown");
  const words = useRefusalWords();
  const trpc = useTRPC();
  // Null until somebody asks, so that the page does not begin here.
  const [isAsked, setAsked] = useState<boolean | null>(null);
  const takeDown = useMutation(trpc.publications.takeDown.mutationOptions({ onSuccess: onDone }));
  if (refusal !== null) return <StepsOff labels={[t("open")]} refusal={refusal} />;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = tombstoneReasons.find(
      (known) => known === new FormData(event.currentTarget).get("reason"),
    );
    if (reason) takeDown.mutate({ editionId, reason });
  }

  if (!isAsked) {
    return (
      <div>
        <button
          type="button"
          className="btn danger"
          ref={isAsked === false ? takesFocus : undefined}
          onClick={() => setAsked(true)}
        >
          {t("open")}
        </button>
      </div>
    );
  }
  return (
    <form className="stack" onSubmit={submit}>
      <p>{t("warning")}</p>
      <div className="field">
        <label htmlFor="reason">{t("reason")}</label>
        <select className="select" id="reason" name="reason" ref={takesFocus}>
          {tombstoneReasons.map((reason) => (
            <option key={reason} value={reason}>
              {t(`reasons.${reason}`)}
            </option>
          ))}
        </select>
      </div>
      <ErrorNote text={words(takeDown.error)} />
      <div className="row-of">
        <Submit isBusy={takeDown.isPending} className="btn danger">
          {t("submit")}
        </Submit>
        <button type="button" className="btn" onClick={() => setAsked(false)}>
          {t("keep")}
        </button>
      </div>
    </form>
  );
}

/** What comes in the place of a button that was pressed. */
function takesFocus(shown: HTMLElement | null) {
  shown?.focus();
}
