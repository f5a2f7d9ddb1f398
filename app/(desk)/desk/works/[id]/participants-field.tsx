"use client";

import { Combobox } from "@base-ui/react/combobox";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { asChosen } from "@/components/desk/as-chosen";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import { useAsked } from "@/components/ui/use-asked";
import { type EntityKind, entityKinds } from "@/server/public/projection";
import { AddedWithheld } from "./added-withheld";

type Choice = { id: string; name: string; kind: EntityKind; also: string | null; isNew?: true };
type ParticipantsFieldProps = {
  ids: string[];
  onChange: (change: (ids: readonly string[]) => string[]) => void;
};

/** States, treaties, bodies and people by any of their names; one that is not recorded yet is added with its kind. */
export function ParticipantsField({ ids, onChange }: ParticipantsFieldProps) {
  const t = useTranslations("desk.event");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const field = useId();
  const [search, setSearch] = useState("");
  const [withheld, setWithheld] = useState<Pick<Choice, "id" | "name"> | null>(null);
  const { asked: name, isAwaited } = useAsked(search);
  const chosen = useQuery(
    trpc.entities.byIds.queryOptions({ ids }, { placeholderData: keepPreviousData }),
  );
  const found = useQuery(
    trpc.entities.search.queryOptions({ search: name }, { placeholderData: keepPreviousData }),
  );
  const create = useMutation(trpc.entities.create.mutationOptions());
  const value: Choice[] = (chosen.data ?? []).filter(({ id }) => ids.includes(id));
  const fresh: Choice[] = name
    ? entityKinds.map((kind) => ({ id: `new-${kind}`, name, kind, also: null, isNew: true }))
    : [];
  const items = [...(found.data ?? []), ...fresh];

  async function choose(next: Choice[]) {
    const added = next.find(({ isNew }) => isNew);
    const known = next.flatMap(({ id, isNew }) => (isNew ? [] : [id]));
    setSearch("");
    onChange(
      asChosen(
        value.map(({ id }) => id),
        known,
      ),
    );
    if (!added) return;
    const made = await create.mutateAsync({ kind: added.kind, name: added.name }).catch(() => null);
    if (!made) return;
    onChange(asChosen([], [made.id]));
    setWithheld(made.isWithheld ? { id: made.id, name: added.name } : null);
  }

  return (
    <div className="field">
      <Combobox.Root
        items={items}
        multiple
        value={value}
        onValueChange={choose}
        filter={null}
        inputValue={search}
        onInputValueChange={setSearch}
        itemToStringLabel={(item: Choice) => item.name}
        isItemEqualToValue={(one: Choice, other: Choice) => one.id === other.id}
      >
        <label htmlFor={field}>{t("participants")}</label>
        <Combobox.InputGroup>
          <Combobox.Chips className="chips-in">
            {value.map((item) => (
              <Combobox.Chip className="tag" key={item.id} aria-label={item.name}>
                {item.name}
                <Combobox.ChipRemove aria-label={t("remove", { name: item.name })}>
                  <X className="i" aria-hidden="true" />
                </Combobox.ChipRemove>
              </Combobox.Chip>
            ))}
            <Combobox.Input id={field} />
          </Combobox.Chips>
        </Combobox.InputGroup>
        <p className="hint">{t("participantsHint")}</p>
        <Combobox.Portal>
          <Combobox.Positioner className="popup-at" sideOffset={4}>
            <Combobox.Popup className="popup answers">
              <Combobox.List aria-busy={isAwaited(found)}>
                {(item: Choice) => (
                  <Combobox.Item
                    className="option"
                    key={`${item.id}-${item.name}`}
                    value={item}
                    disabled={isAwaited(found)}
                  >
                    {item.isNew ? `${t("add", { name: item.name })} ` : `${item.name} `}
                    <span className="dim">
                      {item.also ? (
                        <>
                          <bdi>{item.also}</bdi>
                          {", "}
                        </>
                      ) : null}
                      {t(`kinds.${item.kind}`)}
                    </span>
                  </Combobox.Item>
                )}
              </Combobox.List>
              <Combobox.Status className="hint">
                {isAwaited(found) ? t("searching") : null}
              </Combobox.Status>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
      {withheld ? <AddedWithheld person={withheld} /> : null}
      <ErrorNote text={words(create.error)} />
    </div>
  );
}
