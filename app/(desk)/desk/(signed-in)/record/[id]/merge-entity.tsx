"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC, useTRPCClient } from "@/components/desk/trpc";
import { Confirm } from "@/components/ui/confirm";
import { ErrorNote } from "@/components/ui/note";
import { SearchBox } from "@/components/ui/search-box";
import { useAsked } from "@/components/ui/use-asked";
import type { EntityForDesk, EntityNamed } from "@/server/entities/queries";

type MergeEntityProps = { entity: Pick<EntityForDesk, "id" | "version" | "kind" | "names"> };

/** The way to make one entry of two, where someone was recorded twice. */
export function MergeEntity({ entity }: MergeEntityProps) {
  const t = useTranslations("desk.record.merge");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { push } = useRouter();
  const [search, setSearch] = useState("");
  const [into, setInto] = useState<EntityNamed | null>(null);
  const { asked, isAwaited } = useAsked(search);
  const found = useQuery(
    trpc.entities.search.queryOptions({ search: asked }, { placeholderData: keepPreviousData }),
  );
  const merge = useMutation({
    // The other one as it is when it is chosen for good.
    mutationFn: async (other: EntityNamed) => {
      const { version } = await client.entities.one.query({ entityId: other.id });
      const goes = { entityId: entity.id, version: entity.version };
      return client.entities.merge.mutate({ ...goes, intoId: other.id, intoVersion: version });
    },
    onSuccess: ({ id }) => push(`/desk/record/${id}`),
  });
  const items = (found.data ?? []).filter(
    ({ id, kind }) => kind === entity.kind && id !== entity.id,
  );
  const names = { name: entity.names.en, into: into?.name ?? "" };

  return (
    <section className="group" aria-labelledby="merge">
      <header>
        <h2 id="merge">{t("title")}</h2>
      </header>
      <div className="form-in">
        <SearchBox<EntityNamed>
          label={t("into")}
          hint={t("hint")}
          items={items}
          isAwaited={isAwaited(found)}
          status={isAwaited(found) ? t("searching") : items.length === 0 ? t("none") : null}
          value={into}
          onPick={setInto}
          onSearch={setSearch}
          nameOf={({ name }) => name}
          more={({ also }) => (also ? <bdi>{also}</bdi> : null)}
          openLabel={t("open")}
        />
        {into ? (
          <div>
            <Confirm
              trigger={t("ask")}
              title={t("sure", names)}
              act={t("act")}
              cancel={t("cancel")}
              onAct={() => merge.mutate(into)}
              isBusy={merge.isPending || merge.isSuccess}
            >
              <p>{t("names", names)}</p>
              <p>{t("works", names)}</p>
              <p>{t("page", names)}</p>
              <p>{t("forEver")}</p>
            </Confirm>
          </div>
        ) : null}
        <ErrorNote text={words(merge.error)} />
      </div>
    </section>
  );
}
