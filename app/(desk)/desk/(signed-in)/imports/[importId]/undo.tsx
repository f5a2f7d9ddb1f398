"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { useSaved } from "@/components/desk/use-saved";
import { Confirm } from "@/components/ui/confirm";
import { ErrorNote } from "@/components/ui/note";

/** Takes an import back, as far as nobody has worked on what it made. */
export function Undo({ importId }: { importId: string }) {
  const t = useTranslations("desk");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const undo = useMutation(trpc.imports.undo.mutationOptions(useSaved()));
  return (
    <div>
      <Confirm
        trigger={t("imports.undo")}
        title={t("imports.undoTitle")}
        act={t("imports.undoSure")}
        cancel={t("cancel")}
        isBusy={undo.isPending}
        onAct={() => undo.mutate({ importId })}
      >
        <p>{t("imports.undoWhat")}</p>
      </Confirm>
      <ErrorNote text={words(undo.error)} />
    </div>
  );
}
