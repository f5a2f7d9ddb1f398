"use client";

import { useTranslations } from "use-intl";
import type { TypedAct } from "@/server/acts/schema";
import { useActWords } from "./use-act-words";

/** An act that is in the ledger: read, never edited. */
export function RecordedAct({ act, onReplace }: { act: TypedAct; onReplace: () => void }) {
  const t = useTranslations("desk.acts");
  const words = useActWords([act]);
  return (
    <section className="card" aria-label={t("recorded")}>
      <header>
        <b>{t("recorded")}</b>
        <button type="button" className="btn quiet small end" onClick={onReplace}>
          {t("replace")}
        </button>
      </header>
      <div className="in">
        <p>{words(act)}</p>
        <p className="hint">{t("recordedHint")}</p>
      </div>
    </section>
  );
}
