"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/desk/trpc";
import { Field } from "@/components/ui/field";
import type { TypedAct } from "@/server/acts/schema";
import { actTypes, ceasedReasons } from "@/server/ledger/act";
import { reasonWords, typeWords } from "@/server/ledger/act-words";
import { Choose } from "./choose";
import { DateField } from "./date-field";
import { EntityBox } from "./entity-box";

type ActCardProps = {
  act: TypedAct;
  number: number;
  onChange: (part: Partial<TypedAct>) => void;
  onRemove: () => void;
};

/** One act as it is entered: who, what, about which treaty or in which body, when, and by which document. */
export function ActCard({ act, number, onChange, onRemove }: ActCardProps) {
  const t = useTranslations("desk.acts");
  return (
    <section className="card" aria-labelledby={`act-${act.id}`}>
      <header>
        <b id={`act-${act.id}`}>{t("number", { number: String(number) })}</b>
        <button type="button" className="btn quiet small end" onClick={onRemove}>
          {t("remove")}
        </button>
      </header>
      <div className="in">
        <div className="two">
          <EntityBox
            label={t("party")}
            hint={t("partyHint")}
            kinds={["state", "organisation", "body"]}
            id={act.stateId}
            onPick={(stateId) => onChange({ stateId })}
          />
          <EntityBox
            label={t("of")}
            kinds={["treaty", "body"]}
            id={act.ofId}
            onPick={(ofId) => onChange({ ofId })}
          />
        </div>
        <Choose
          label={t("type")}
          none={t("typeNone")}
          value={act.type}
          choices={actTypes}
          words={typeWords}
          onChoose={(type) => onChange({ type, reason: null })}
        />
        {act.type === "domestic_act" ? <p className="hint">{t("domestic")}</p> : null}
        {act.type === "ceased_to_be_party" ? (
          <Choose
            label={t("reason")}
            none={t("reasonNone")}
            value={act.reason}
            choices={ceasedReasons}
            words={reasonWords}
            onChoose={(reason) => onChange({ reason })}
          />
        ) : null}
        <div className="two">
          <DateField
            label={t("acted")}
            typed={act.acted}
            onChange={(acted) => onChange({ acted })}
            isShort
          />
          <DateField
            label={t("effective")}
            hint={t("effectiveHint")}
            typed={act.effective}
            onChange={(effective) => onChange({ effective })}
            isShort
          />
        </div>
        <Field
          label={t("instrument")}
          hint={t("instrumentHint")}
          maxLength={300}
          defaultValue={act.instrument}
          onChange={(event) => onChange({ instrument: event.target.value })}
        />
        <Superseding act={act} onChange={onChange} />
      </div>
    </section>
  );
}

/** The acts of the pair that are in the ledger, should one of them be a mistake, and whichever this one takes the place of. */
function Superseding({ act, onChange }: Pick<ActCardProps, "act" | "onChange">) {
  const t = useTranslations("desk.acts");
  const trpc = useTRPC();
  const { stateId, ofId, supersedesId } = act;
  const isAny = supersedesId !== null || (stateId !== null && ofId !== null);
  const asked = { stateId, ofId, supersedesId };
  const known = useQuery(trpc.acts.replaceable.queryOptions(asked, { enabled: isAny }));
  const open = (isAny ? (known.data ?? []) : []).filter(
    ({ id, isReplaced }) => id !== act.id && (!isReplaced || id === supersedesId),
  );
  if (open.length === 0) return null;
  return (
    <Choose
      label={t("supersedes")}
      none={t("supersedesNone")}
      value={supersedesId}
      choices={open.map(({ id }) => id)}
      words={(id) => open.find((one) => one.id === id)?.words ?? ""}
      onChoose={(id) => onChange({ supersedesId: id })}
    />
  );
}
