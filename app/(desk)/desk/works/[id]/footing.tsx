"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/desk/trpc";
import type { EditionForDesk } from "@/server/reviews/queries";

type FootingProps = { edition: Pick<EditionForDesk, "id" | "kind" | "footing"> };

/** What the text rests on: how many sources, whether they are independent of each other, and what is still asked for. */
export function Footing({ edition: { id, kind, footing } }: FootingProps) {
  const t = useTranslations("desk.footing");
  const trpc = useTRPC();
  const client = useQueryClient();
  const asked = trpc.reviews.footing.queryOptions({ editionId: id });
  const { data } = useQuery({
    ...asked,
    initialData: footing,
    staleTime: Number.POSITIVE_INFINITY,
  });
  // Whatever drew the page anew, an arrangement or a step, may have changed what is asked for.
  useEffect(() => {
    client.setQueryData(trpc.reviews.footing.queryKey({ editionId: id }), footing);
  }, [client, trpc, id, footing]);
  const says = t(standsOn(data), { count: data.sources, independent: data.independent });
  if (!data.isTooLittle) return data.sources > 0 ? <p className="dim">{says}</p> : null;
  return (
    <div className="note changes">
      <CircleAlert className="i" aria-hidden="true" />
      <div>
        <p>{says}</p>
        {kind === "act" || kind === "measure" ? <p>{t(`alone.${kind}`)}</p> : null}
      </div>
    </div>
  );
}

function standsOn({
  sources,
  independent,
  isTooLittle,
  isAsked,
  hasRecord,
}: EditionForDesk["footing"]) {
  if (sources === 0) return "noneAsked";
  if (isTooLittle) return sources === 1 ? "oneAsked" : "sameAsked";
  if (isAsked && independent < 2 && hasRecord) return "record";
  if (sources === 1) return "one";
  if (independent === 1) return "same";
  return independent === sources ? "independent" : "some";
}
