"use client";

import { CloudOff } from "lucide-react";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import type { Failure, SaveState } from "./use-saving";

/** Where the bar of the page leaves room for it. */
export const saveStatePlace = "save-state";

const troubles: readonly SaveState[] = ["offline", "ended", "refused"];

type SaveStateProps = { state: SaveState; refusal: Failure | null };

/** How saving stands, a word in the bar that is always in view; what is wrong, in a sentence above the text (6-safety R5). */
export function SaveStateShown({ state, refusal }: SaveStateProps) {
  const t = useTranslations("desk.work");
  const words = useRefusalWords();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(saveStatePlace)), []);
  return (
    <>
      {place ? createPortal(t(`saving.${state}`), place) : null}
      {troubles.includes(state) ? (
        <div className="banner changes here">
          <CloudOff className="i" aria-hidden="true" />
          <span>
            {state === "refused" ? `${words(refusal) ?? ""} ` : null}
            {t(`trouble.${state}`)}
          </span>
          {state === "ended" ? (
            <a className="end" href="/desk/sign-in" target="_blank" rel="noopener">
              {t("signInAgain")}
            </a>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
