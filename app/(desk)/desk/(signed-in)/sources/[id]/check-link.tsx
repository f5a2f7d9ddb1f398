"use client";

import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { useSaved } from "@/components/desk/use-saved";
import { ErrorNote } from "@/components/ui/note";

/** Asks the address of a source now. What is off says why. */
export function CheckLink({ sourceId, mayAsk }: { sourceId: string; mayAsk: boolean }) {
  const id = useId();
  const t = useTranslations("desk.sources.one");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const check = useMutation(trpc.sources.checkLink.mutationOptions(useSaved()));
  const isOff = !mayAsk || check.isPending;
  return (
    <>
      <div className="row-of">
        <button
          type="button"
          className="btn"
          aria-disabled={isOff}
          aria-describedby={`${id}-why`}
          onClick={() => (isOff ? null : check.mutate({ sourceId }))}
        >
          {t("check")}
        </button>
        <span className="dim" role="status">
          {check.isPending ? t("checking") : check.isSuccess ? t("checked") : null}
        </span>
      </div>
      <p className="hint" id={`${id}-why`}>
        {mayAsk ? null : t("off")}
      </p>
      <ErrorNote text={words(check.error)} />
    </>
  );
}
