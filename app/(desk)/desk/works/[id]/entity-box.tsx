"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { SearchBox } from "@/components/ui/search-box";
import { useAsked } from "@/components/ui/use-asked";
import type { EntityKind } from "@/server/public/projection";

type Choice = { id: string; name: string; kind: EntityKind; also: string | null; isNew?: true };

type EntityBoxProps = {
  label: string;
  hint?: string;
  /** What it may be; an entity that is not recorded yet is added as one of these. */
  kinds: readonly EntityKind[];
  id: string | null;
  onPick: (id: string | null) => void;
};

/** One entity of the record, found by any of its names, or added to it. */
export function EntityBox({ label, hint, kinds, id, onPick }: EntityBoxProps) {
  const t = useTranslations("desk.event");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const { asked: name, isAwaited } = useAsked(search);
  const chosen = useQuery(
    trpc.entities.byIds.queryOptions(
      { ids: id ? [id] : [] },
      { placeholderData: keepPreviousData },
    ),
  );
  const found = useQuery(
    trpc.entities.search.queryOptions({ search: name }, { placeholderData: keepPreviousData }),
  );
  const create = useMutation(trpc.entities.create.mutationOptions());
  const known = (found.data ?? []).filter(({ kind }) => kinds.includes(kind));
  const fresh: Choice[] =
    name === ""
      ? []
      : kinds.map((kind) => ({ id: `new-${kind}`, name, kind, also: null, isNew: true }));

  async function pick(choice: Choice | null) {
    if (!choice?.isNew) return onPick(choice?.id ?? null);
    const { kind, name } = choice;
    const made = await create.mutateAsync({ kind, name }).catch(() => null);
    if (made) onPick(made.id);
  }

  return (
    <SearchBox<Choice>
      label={label}
      hint={hint}
      error={words(create.error) ?? undefined}
      items={[...known, ...fresh]}
      isAwaited={isAwaited(found)}
      status={isAwaited(found) ? t("searching") : null}
      value={chosen.data?.find((one) => one.id === id) ?? null}
      onPick={pick}
      onSearch={setSearch}
      nameOf={({ name }) => name}
      more={({ kind, also, isNew }) => (
        <>
          {isNew ? `${t("addAs")} ` : null}
          {t(`kinds.${kind}`)}
          {also ? <bdi>{` · ${also}`}</bdi> : null}
        </>
      )}
      openLabel={t("openNames")}
    />
  );
}
