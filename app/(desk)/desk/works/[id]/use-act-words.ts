"use client";

import { useTranslations } from "use-intl";
import { recordedFrom } from "@/server/acts/rules";
import type { TypedAct } from "@/server/acts/schema";
import { actWords } from "@/server/ledger/act-words";
import { useNames } from "./use-names";

/** What each of these acts says, in a line, with those it names by their names. */
export function useActWords(acts: readonly TypedAct[]) {
  const t = useTranslations("desk.acts");
  const nameOf = useNames(acts.flatMap(({ stateId, ofId }) => [stateId ?? [], ofId ?? []].flat()));
  return (act: TypedAct) => {
    const recorded = recordedFrom(act);
    return recorded ? actWords(recorded, nameOf) : t("unfinished");
  };
}
