"use client";

import { useQuery } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/desk/trpc";
import { SearchBox } from "@/components/ui/search-box";
import { useAsked } from "@/components/ui/use-asked";

export type WorkChoice = { id: string; kind: string; headline: string; isLive: boolean };

type WorkSearchProps = {
  /** Which of the editor's words name the field: a link may lead to any work, measures are shown of measures alone. */
  words: "link" | "measures";
  inputRef: RefObject<HTMLInputElement | null>;
  work: WorkChoice | null;
  onPick: (work: WorkChoice | null) => void;
  error: string | undefined;
};

/** Finds a work by the words of its headline. */
export function WorkSearch({ words, inputRef, work, onPick, error }: WorkSearchProps) {
  const t = useTranslations(`desk.editor.${words}`);
  const kinds = useTranslations("desk.kinds");
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const { asked, isAwaited } = useAsked(search);
  const kind = words === "measures" ? "measure" : undefined;
  const found = useQuery({
    ...trpc.works.search.queryOptions({ search: asked, kind }),
    placeholderData: (before) => before,
  });
  const items = (found.data ?? []).map(({ workId, ...rest }) => ({ id: workId, ...rest }));
  const isNone = found.isSuccess && items.length === 0;
  return (
    <SearchBox<WorkChoice>
      label={t("work")}
      hint={t("workHint")}
      error={error}
      items={items}
      isAwaited={isAwaited(found)}
      status={isAwaited(found) ? t("searching") : isNone ? t("noWork") : null}
      value={work}
      onPick={onPick}
      onSearch={setSearch}
      nameOf={({ headline }) => headline}
      more={(one) => t("workMore", { kind: kinds(one.kind), live: String(one.isLive) })}
      openLabel={t("open")}
      inputRef={inputRef}
    />
  );
}
