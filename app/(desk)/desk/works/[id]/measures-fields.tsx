"use client";

import { Plus } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { newId } from "@/components/desk/new-id";
import { useNewest } from "@/components/desk/use-newest";
import { emptyMeasure } from "@/server/measures/rules";
import { mostMeasures, type TypedMeasure } from "@/server/measures/schema";
import type { EditionForDesk } from "@/server/reviews/queries";
import { EntryFields } from "./entry-fields";
import { MeasureCard } from "./measure-card";
import type { Write } from "./work-editor";

/** Numbers that rest on the same sources. */
export function MeasuresFields({ edition, write }: { edition: EditionForDesk; write: Write }) {
  const t = useTranslations("desk.measures");
  const add = useRef<HTMLButtonElement>(null);
  const [measures, alter] = useNewest<TypedMeasure[]>(
    edition.facts.kind === "measure" ? edition.facts.measures : [],
  );

  function set(to: (now: TypedMeasure[]) => TypedMeasure[]) {
    write({ facts: { kind: "measure", measures: alter(to) } });
  }

  const change = (id: string, part: Partial<TypedMeasure>) =>
    set((now) => now.map((one) => (one.id === id ? { ...one, ...part } : one)));

  /** Its button goes with it, and the focus would. */
  function remove(id: string) {
    set((now) => now.filter((one) => one.id !== id));
    add.current?.focus();
  }

  return (
    <EntryFields edition={edition} write={write} heading={t("entry")} titleHint={t("titleHint")}>
      <section className="sect" aria-labelledby="measures">
        <h2 id="measures">{t("measures")}</h2>
        {measures.length === 0 ? <p className="hint">{t("none")}</p> : null}
        {measures.map((measure, n) => (
          <MeasureCard
            key={measure.id}
            measure={measure}
            number={n + 1}
            onChange={(part) => change(measure.id, part)}
            onRemove={() => remove(measure.id)}
          />
        ))}
        <div>
          <button
            ref={add}
            type="button"
            className="btn"
            disabled={measures.length >= mostMeasures}
            onClick={() => set((now) => [...now, emptyMeasure(newId(), now.at(-1))])}
          >
            <Plus className="i" aria-hidden="true" />
            {measures.length === 0 ? t("add") : t("addMore")}
          </button>
        </div>
      </section>
    </EntryFields>
  );
}
