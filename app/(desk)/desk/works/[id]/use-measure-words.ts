"use client";

import { useTranslations } from "use-intl";
import { measureWords } from "@/server/ledger/measure-words";
import { recordedFrom } from "@/server/measures/rules";
import type { TypedMeasure } from "@/server/measures/schema";
import { useNames } from "./use-names";

/** What each of these measures says, in a line, with those it names by their names. */
export function useMeasureWords(measures: readonly TypedMeasure[]) {
  const t = useTranslations("desk.measures");
  const nameOf = useNames(
    measures.flatMap(({ ofId, aboutId }) => [ofId ?? [], aboutId ?? []].flat()),
  );
  return (measure: TypedMeasure) => {
    const recorded = recordedFrom(measure);
    return recorded ? measureWords(recorded, nameOf) : t("unfinished");
  };
}
