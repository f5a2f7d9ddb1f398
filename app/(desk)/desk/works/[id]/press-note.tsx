"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";

type PressNoteProps = {
  editionId: string;
  /** What readers are to get: the new page, or the reason why there is none. */
  is: "published" | "takenDown";
  /** Whether the server still owes readers a press of the work. */
  isWaiting: boolean;
  /** What the press just asked for came to; null where none was. */
  isPressed: boolean | null;
};

/** Whether readers have it: said when it worked, and for as long as it did not, with a way to try again. */
export function PressNote({ editionId, is, isWaiting, isPressed }: PressNoteProps) {
  const t = useTranslations("desk.step");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { refresh } = useRouter();
  const again = useMutation(trpc.publications.press.mutationOptions({ onSettled: refresh }));
  const isDone = !isWaiting && (again.data?.isPressed ?? isPressed) === true;

  useEffect(() => {
    if (!isWaiting) return;
    const look = setInterval(refresh, 10_000);
    return () => clearInterval(look);
  }, [isWaiting, refresh]);

  return (
    <div role="status">
      {isDone ? <p className="note live">{t(`pressed.${is}`)}</p> : null}
      {isWaiting ? (
        <div className="note gone">
          <div>
            <p>{t(`notPressed.${is}`)}</p>
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
