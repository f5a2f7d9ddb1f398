"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/desk/trpc";
import { SearchBox } from "@/components/ui/search-box";
import { useAsked } from "@/components/ui/use-asked";
import type { RootRouter } from "@/server/trpc/root";

export type StateChoice = inferRouterOutputs<RootRouter>["entities"]["states"][number];

type StateSearchProps = {
  state: StateChoice | null;
  onPick: (state: StateChoice | null) => void;
  error: string | undefined;
};

/** Finds a state of ISO 3166, present or former, by any of its names or its code. */
export function StateSearch({ state, onPick, error }: StateSearchProps) {
  const t = useTranslations("desk.record.add");
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const { asked, isAwaited } = useAsked(search);
  const found = useQuery({
    ...trpc.entities.states.queryOptions({ search: asked }),
    placeholderData: (before) => before,
  });
  const items = found.data ?? [];
  const isNone = found.isSuccess && items.length === 0;
  return (
    <SearchBox<StateChoice>
      label={t("state")}
      hint={t("stateHint")}
      error={error}
      items={items}
      isAwaited={isAwaited(found)}
      status={isAwaited(found) ? t("searching") : isNone ? t("noState") : null}
      value={state}
      onPick={onPick}
      onSearch={setSearch}
      nameOf={({ name }) => name}
      more={({ id, also, recordedId }) => (
        <>
          {id}
          {also ? <bdi>{` · ${also}`}</bdi> : null}
          {recordedId ? ` · ${t("recorded")}` : null}
        </>
      )}
      openLabel={t("openStates")}
    />
  );
}
