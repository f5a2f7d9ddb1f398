"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/desk/trpc";
import { recordedFrom } from "@/server/acts/rules";
import type { TypedAct } from "@/server/acts/schema";
import { actWords } from "@/server/ledger/act-words";

/** What each of these acts says, in a line, with those it names by their names. */
export function useActWords(acts: readonly TypedAct[]) {
  const t = useTranslations("desk.acts");
  const trpc = useTRPC();
  const ids = [...new Set(acts.flatMap(({ stateId, ofId }) => [stateId ?? [], ofId ?? []].flat()))];
  const named = useQuery(
    trpc.entities.byIds.queryOptions({ ids: ids.slice(0, 100) }, { enabled: ids.length > 0 }),
  );
  const nameOf = (id: string) => named.data?.find((one) => one.id === id)?.name ?? "";
  return (act: TypedAct) => {
    const recorded = recordedFrom(act);
    return recorded ? actWords(recorded, nameOf) : t("unfinished");
  };
}
