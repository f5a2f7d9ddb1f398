"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { useToasts } from "@/components/ui/toasts";
import { useRefusalWords } from "./refusal-words";
import { useTRPCClient } from "./trpc";

type Client = ReturnType<typeof useTRPCClient>;
type Act = "sent" | "approved" | "sentBack" | "takenBack" | "binned" | "unbinned" | "discarded";

/** Draws the page anew after a step and says what was done, with the step back where there is one. */
export function useTold() {
  const t = useTranslations("desk.told");
  const words = useRefusalWords();
  const client = useTRPCClient();
  const { refresh } = useRouter();
  const { tell, tellError } = useToasts();

  return (act: Act, back?: (client: Client) => Promise<unknown>) => {
    refresh();
    const undo = async () => {
      try {
        await back?.(client);
        refresh();
      } catch (error) {
        tellError(words(error instanceof Error ? error : null) ?? t("notUndone"));
      }
    };
    tell({ title: t(act), ...(back && { undo: { label: t("undo"), act: () => void undo() } }) });
  };
}
