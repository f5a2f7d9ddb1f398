"use client";

import { useTranslations } from "use-intl";
import type { Reason } from "@/server/exchange/reason";

/** A reason as its sentence. */
export function useReasonWords() {
  const t = useTranslations("desk.imports.reasons");
  return ({ code, told }: Reason) => t(code, told ?? {});
}
