"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import {
  isNamingMissing,
  NameChoice,
  type Naming,
} from "@/app/(desk)/desk/(signed-in)/record/name-choice";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { Confirm } from "@/components/ui/confirm";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import type { EntityForDesk } from "@/server/entities/queries";
import { isNarrower } from "@/server/entities/schema";

type PublicNameProps = {
  entity: Pick<EntityForDesk, "id" | "version" | "pseudonym" | "nameMode" | "publicNames">;
};

/** How readers may name the person, and the way to change it. */
export function PublicName({ entity }: PublicNameProps) {
  const t = useTranslations("desk.record.naming");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { refresh } = useRouter();
  const { id, version, nameMode, pseudonym } = entity;
  const [naming, setNaming] = useState<Naming>({ nameMode, pseudonym });
  const [isAsked, setAsked] = useState(false);
  const choose = useMutation(trpc.entities.chooseName.mutationOptions({ onSuccess: refresh }));

  const isLess = isNarrower(naming.nameMode, nameMode) && !isNamingMissing(naming);

  function save() {
    setAsked(true);
    if (naming.nameMode === null || isNamingMissing(naming)) return;
    choose.mutate({ entityId: id, version, ...naming, nameMode: naming.nameMode });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    // What takes a name from readers is asked for once more.
    if (!isLess) save();
  }

  return (
    <section className="group" aria-labelledby="public-name">
      <header>
        <h2 id="public-name">{t("section")}</h2>
      </header>
      <form className="form-in" onSubmit={submit} noValidate>
        <Now entity={entity} />
        <NameChoice naming={naming} onChoose={setNaming} isAsked={isAsked} />
        <ErrorNote
          text={words(choose.error) ?? (choose.data?.isPressed === false ? t("notPressed") : null)}
        />
        <div className="row-of">
          {isLess ? (
            <Confirm
              trigger={t("less.ask")}
              title={t("less.title")}
              act={t("less.act")}
              cancel={t("less.cancel")}
              onAct={save}
              isBusy={choose.isPending}
            >
              <p>{t("less.atOnce")}</p>
              <p>{t("less.shown", { mode: naming.nameMode ?? "withheld" })}</p>
              <p>{t("less.page")}</p>
              <p>{t("less.words")}</p>
            </Confirm>
          ) : (
            <Submit isBusy={choose.isPending} className="btn">
              {t("save")}
            </Submit>
          )}
          <span className="dim" role="status">
            {choose.isPending ? t("pressing") : null}
          </span>
        </div>
      </form>
    </section>
  );
}

/** What new texts call the person. */
function Now({ entity: { nameMode, publicNames } }: PublicNameProps) {
  const t = useTranslations("desk.record.naming");
  const names = [...new Set(Object.values(publicNames ?? {}))];
  if (nameMode === "full") return <p>{t("now.full")}</p>;
  if (names.length === 0) return <p>{t("now.withheld")}</p>;
  return <p>{t.rich("now.as", { name: () => <bdi>{names.join(" · ")}</bdi> })}</p>;
}
