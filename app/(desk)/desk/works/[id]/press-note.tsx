"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";

type PressNoteProps = { editionId: string; isPressed: boolean | null };

/** Whether readers have it: said when it worked, and with a way to try again when it did not. */
export function PressNote({ editionId, isPressed }: PressNoteProps) {
  const t = useTranslations("desk.step");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const again = useMutation(trpc.publications.press.mutationOptions());
  const isDone = again.data?.isPressed ?? isPressed;
  return (
    <div role="status">
      {isDone === true ? <p className="note live">{t("pressed")}</p> : null}
      {isDone === false ? (
        <div className="note gone">
          <div>
            <p>{t("notPressed")}</p>
            <button
              type="button"
              className="btn small"
              disabled={again.isPending}
              onClick={() => again.mutate({ editionId })}
            >
              {t("pressAgain")}
            </button>
            <ErrorNote text={words(again.error)} />
          </div>
        </div>
      ) : null}
    </div>
  );
}
