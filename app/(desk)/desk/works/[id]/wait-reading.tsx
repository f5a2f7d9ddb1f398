"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/desk/trpc";
import { useSettled } from "@/components/ui/use-settled";
import type { Condition } from "@/server/dates/expected-window";
import { DateReading } from "./date-reading";

/** What a condition comes to by the drafts of today, read by the server once typing rests; and what readers may not have yet. */
export function WaitReading({ workId, condition }: { workId: string; condition: Condition }) {
  const t = useTranslations("desk.event.expected");
  const refusals = useTranslations("refusals");
  const trpc = useTRPC();
  const asked = useSettled(condition, 400);
  const read = useQuery(
    trpc.expectations.read.queryOptions(
      { workId, condition: asked },
      { placeholderData: keepPreviousData },
    ),
  );
  if (!read.data) return <output className="reading">{t("working")}</output>;
  const { reading, isLive, isCircle, state } = read.data;
  const warning = warningOf();
  return (
    <div className="field">
      <output className="reading" aria-busy={read.isFetching || asked !== condition}>
        {warning ? (
          <div className="note changes">
            <CircleAlert className="i" aria-hidden="true" />
            <div>{warning}</div>
          </div>
        ) : (
          <DateReading reading={reading} />
        )}
      </output>
      {isLive || warning ? null : <p className="hint">{t("notPublic")}</p>}
    </div>
  );

  function warningOf() {
    if (isCircle) return refusals("conditionCircle");
    if (state === "unknown") return t("gone");
    return state === "cancelled" ? t("cancelled") : null;
  }
}
