"use client";

import { Plus } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { newId } from "@/components/desk/new-id";
import { useNewest } from "@/components/desk/use-newest";
import { emptyAct } from "@/server/acts/rules";
import { mostActs, type TypedAct } from "@/server/acts/schema";
import type { EditionForDesk } from "@/server/reviews/queries";
import { ActCard } from "./act-card";
import { EntryFields } from "./entry-fields";
import { RecordedAct } from "./recorded-act";
import { RegisterSheet } from "./register-sheet";
import type { Write } from "./work-editor";

type ActsFieldsProps = { edition: EditionForDesk; write: Write };

/** Acts for the ledger, of one treaty or of several, that rest on the same sources. */
export function ActsFields({ edition, write }: ActsFieldsProps) {
  const t = useTranslations("desk.acts");

  return (
    <EntryFields edition={edition} write={write} heading={t("entry")} titleHint={t("titleHint")}>
      {edition.facts.kind === "act" && edition.facts.registerId ? (
        <RegisterSheet registerId={edition.facts.registerId} />
      ) : (
        <TypedActs edition={edition} write={write} />
      )}
    </EntryFields>
  );
}

function TypedActs({ edition, write }: ActsFieldsProps) {
  const t = useTranslations("desk.acts");
  const add = useRef<HTMLButtonElement>(null);
  const [acts, alter] = useNewest<TypedAct[]>(
    edition.facts.kind === "act" ? edition.facts.acts : [],
  );

  function set(to: (now: TypedAct[]) => TypedAct[]) {
    write({ facts: { kind: "act", acts: alter(to), registerId: null } });
  }

  const change = (id: string, part: Partial<TypedAct>) =>
    set((now) => now.map((one) => (one.id === id ? { ...one, ...part } : one)));

  /** Its button goes with it, and the focus would. */
  function remove(id: string) {
    set((now) => now.filter((one) => one.id !== id));
    add.current?.focus();
  }

  return (
    <section className="sect" aria-labelledby="acts">
      <h2 id="acts">{t("acts")}</h2>
      {acts.length === 0 ? <p className="hint">{t("none")}</p> : null}
      {acts.map((act, n) =>
        edition.actsInLedger.includes(act.id) ? (
          <RecordedAct
            key={act.id}
            act={act}
            onReplace={() => set((now) => [...now, { ...act, id: newId(), supersedesId: act.id }])}
          />
        ) : (
          <ActCard
            key={act.id}
            act={act}
            number={n + 1}
            onChange={(part) => change(act.id, part)}
            onRemove={() => remove(act.id)}
          />
        ),
      )}
      <div>
        <button
          ref={add}
          type="button"
          className="btn"
          disabled={acts.length >= mostActs}
          onClick={() => set((now) => [...now, emptyAct(newId(), now.at(-1))])}
        >
          <Plus className="i" aria-hidden="true" />
          {acts.length === 0 ? t("add") : t("addMore")}
        </button>
      </div>
    </section>
  );
}
