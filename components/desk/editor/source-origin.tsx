"use client";

import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/desk/trpc";
import { Control } from "@/components/ui/control";

type SourceOriginProps = {
  trackerId: string;
  origin: string;
  maxLength: number;
  error: string | undefined;
  onChange: (origin: string) => void;
};

/** Whose reporting a source repeats: typed freely, with the names the tracker knows already at hand. */
export function SourceOrigin(props: SourceOriginProps) {
  const { trackerId, origin, maxLength, error, onChange } = props;
  const t = useTranslations("desk.editor.source");
  const trpc = useTRPC();
  const known = useQuery(trpc.sources.origins.queryOptions({ trackerId }));
  const names = useId();
  return (
    <Control label={t("origin")} hint={t("hint.origin")} error={error}>
      {(control) => (
        <>
          <input
            {...control}
            className="input"
            list={names}
            maxLength={maxLength}
            dir="auto"
            value={origin}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={names}>
            {known.data?.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Control>
  );
}
