"use client";

import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { numberIn } from "@/server/measures/rules";
import type { TypedMeasure } from "@/server/measures/schema";
import { entityKinds } from "@/server/public/projection";
import { DateField } from "./date-field";
import { EntityBox } from "./entity-box";

type MeasureCardProps = {
  measure: TypedMeasure;
  number: number;
  onChange: (part: Partial<TypedMeasure>) => void;
  onRemove: () => void;
};

/** One number as it is entered: whose it is, about whom, what was counted, how much, and over which time. */
export function MeasureCard({ measure, number, onChange, onRemove }: MeasureCardProps) {
  const t = useTranslations("desk.measures");
  const isUnread = measure.value.trim() !== "" && numberIn(measure.value) === null;
  return (
    <section className="card" aria-labelledby={`measure-${measure.id}`}>
      <header>
        <b id={`measure-${measure.id}`}>{t("number", { number: String(number) })}</b>
        <button type="button" className="btn quiet small end" onClick={onRemove}>
          {t("remove")}
        </button>
      </header>
      <div className="in">
        <div className="two">
          <EntityBox
            label={t("of")}
            kinds={["body", "organisation", "state"]}
            id={measure.ofId}
            onPick={(ofId) => onChange({ ofId })}
          />
          <EntityBox
            label={t("about")}
            hint={t("aboutHint")}
            kinds={entityKinds}
            id={measure.aboutId}
            onPick={(aboutId) => onChange({ aboutId })}
          />
        </div>
        <Field
          label={t("name")}
          hint={t("nameHint")}
          maxLength={200}
          defaultValue={measure.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <div className="two">
          <Field
            label={t("value")}
            hint={isUnread ? t("valueUnread") : t("valueHint")}
            maxLength={40}
            inputMode="decimal"
            aria-invalid={isUnread ? true : undefined}
            defaultValue={measure.value}
            onChange={(event) => onChange({ value: event.target.value })}
          />
          <Field
            label={t("unit")}
            hint={t("unitHint")}
            maxLength={60}
            defaultValue={measure.unit}
            onChange={(event) => onChange({ unit: event.target.value })}
          />
        </div>
        <div className="two">
          <DateField
            label={t("period")}
            hint={t("periodHint")}
            typed={measure.period}
            onChange={(period) => onChange({ period })}
            isShort
          />
          <DateField
            label={t("asOf")}
            hint={t("asOfHint")}
            typed={measure.asOf}
            onChange={(asOf) => onChange({ asOf })}
            isShort
          />
        </div>
      </div>
    </section>
  );
}
