"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { asText } from "@/components/desk/as-text";
import type { KeptWords } from "@/components/desk/kept-words";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { saveAsFile } from "@/components/desk/save-as-file";
import { useTRPC } from "@/components/desk/trpc";
import { Confirm } from "@/components/ui/confirm";
import { ErrorNote } from "@/components/ui/note";
import type { EditionForDesk } from "@/server/reviews/queries";
import { Sides } from "./sides";

type KeptPromptProps = { edition: EditionForDesk; mine: KeptWords; release: () => Promise<void> };

/** Words typed here that a crash, a lost connection or an ended session held back, beside what the server has. */
export function KeptPrompt({ edition, mine, release }: KeptPromptProps) {
  const t = useTranslations("desk.kept");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const [isOpening, setOpening] = useState(false);
  const open = async () => {
    setOpening(true);
    await release();
    window.location.reload();
  };
  const save = useMutation(trpc.drafts.save.mutationOptions({ onSuccess: open }));
  const { at: _, ...draft } = mine;

  return (
    <section className="conflict" aria-labelledby="kept">
      <h2 id="kept">{t("title")}</h2>
      <p>{t("what", { at: new Date(mine.at) })}</p>
      <Sides theirs={edition} theirsLabel={t("saved")} mine={mine} mineLabel={t("mine")} />
      <ErrorNote text={words(save.error)} />
      <div className="row-of">
        <button
          type="button"
          className="btn primary"
          disabled={save.isPending || isOpening}
          onClick={() => save.mutate({ editionId: edition.id, ...draft })}
        >
          {t("bringBack")}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => saveAsFile(mine.text.headline || t("untitled"), asText(mine))}
        >
          {t("file")}
        </button>
        <Confirm
          trigger={t("discard")}
          title={t("discardTitle")}
          act={t("discardSure")}
          cancel={t("keep")}
          onAct={open}
        >
          {t("discardAsk")}
        </Confirm>
      </div>
    </section>
  );
}
