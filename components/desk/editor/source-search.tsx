"use client";

import { useQuery } from "@tanstack/react-query";
import { EyeOff } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/desk/trpc";
import { SearchBox } from "@/components/ui/search-box";
import { useAsked } from "@/components/ui/use-asked";

/** A source as it is chosen. */
export type SourceChoice = {
  id: string;
  title: string;
  publisher: string;
  isRestricted: boolean;
  publicWording: string;
};

type SourceSearchProps = {
  trackerId: string;
  source: SourceChoice | null;
  onPick: (source: SourceChoice | null) => void;
  error: string | undefined;
};

/** Finds one of the tracker's sources by its title, publisher or address. */
export function SourceSearch({ trackerId, source, onPick, error }: SourceSearchProps) {
  const t = useTranslations("desk.editor.cite");
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const { asked, isAwaited } = useAsked(search);
  const found = useQuery({
    ...trpc.sources.search.queryOptions({ trackerId, search: asked }),
    placeholderData: (before) => before,
  });
  const items = found.data ?? [];
  const isNone = found.isSuccess && items.length === 0;
  const known = items.find(({ id }) => id === source?.id) ?? source;
  return (
    <>
      <SearchBox<SourceChoice>
        label={t("source")}
        hint={t("sourceHint")}
        error={error}
        items={items}
        isAwaited={isAwaited(found)}
        status={isAwaited(found) ? t("searching") : isNone ? t("noSource") : null}
        value={source}
        onPick={onPick}
        onSearch={setSearch}
        nameOf={({ title }) => title}
        more={(item) => (item.isRestricted ? t("protectedMore") : item.publisher)}
        openLabel={t("openSources")}
      />
      {known?.isRestricted ? (
        <div className="note review">
          <EyeOff className="i" aria-hidden="true" />
          <div>{t("protectedNote", { wording: known.publicWording })}</div>
        </div>
      ) : null}
    </>
  );
}
