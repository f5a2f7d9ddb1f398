"use client";

import { useTranslations } from "use-intl";
import { refusalCodes } from "@/server/errors";

type Failure = {
  message: string;
  data?: { code: string; told?: Record<string, string> } | null;
};

/** Turns a failed call into the sentence for it: a refusal's own words, a field's, or that the newsroom is out of reach. */
export function useRefusalWords() {
  const t = useTranslations("refusals");
  return (error: Failure | null): string | null => {
    if (!error) return null;
    const refusal = refusalCodes.find((code) => code === error.message);
    if (refusal) return t(refusal, error.data?.told ?? {});
    if (error.data?.code === "UNAUTHORIZED") return t("sessionEnded");
    if (error.data?.code === "BAD_REQUEST") return t("badInput");
    return error.data ? t("broken") : t("offline");
  };
}
