"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { DateReading } from "@/app/(desk)/desk/works/[id]/date-reading";
import { useTRPC } from "@/components/desk/trpc";
import { useSettled } from "@/components/ui/use-settled";
import { isDuration, periodEnds } from "@/server/dates/period";
import { periodWords } from "@/server/dates/period-words";
import { EntityField, type Given } from "./entity-field";
import { periodIn, periodUnits } from "./fields";

/** What a treaty says about who is bound: since when, after how long, and how one leaves; each read back as readers will have it. */
export function TermsFields(given: Given) {
  const t = useTranslations("desk.record.terms");
  return (
    <fieldset className="form-in">
      <legend>{t("title")}</legend>
      <EntityField name="inForceOn" {...given}>
        {(props) => <input {...props} className="input narrow" maxLength={200} />}
      </EntityField>
      <InForce typed={given.fields.inForceOn} />
      <PeriodFields of="entry" {...given} />
      <PeriodFields of="notice" {...given} />
      <EntityField name="noticeArticle" {...given}>
        {(props) => <input {...props} className="input narrow" maxLength={100} />}
      </EntityField>
      <EntityField name="completeUpTo" {...given}>
        {(props) => <input {...props} type="date" className="input narrow" />}
      </EntityField>
    </fieldset>
  );
}

function InForce({ typed }: { typed: string }) {
  const t = useTranslations("desk.event");
  const trpc = useTRPC();
  const asked = useSettled(typed);
  const reading = useQuery(
    trpc.works.readDate.queryOptions(
      { typed: asked },
      { enabled: asked !== "", staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  if (typed.trim() === "") return null;
  return (
    <output className="reading narrow" aria-busy={reading.isFetching || asked !== typed}>
      {reading.data ? <DateReading reading={reading.data} /> : t("reading")}
    </output>
  );
}

/** A number, its unit and how it is counted; what that means in words stands below. */
function PeriodFields({ of, ...given }: Given & { of: "entry" | "notice" }) {
  const t = useTranslations("desk.record.terms");
  const period = periodIn(given.fields, of);
  return (
    <fieldset className="field">
      <legend>{t(of)}</legend>
      <div className="period">
        <EntityField name={`${of}Count`} {...given}>
          {(props) => <input {...props} className="input" inputMode="numeric" maxLength={20} />}
        </EntityField>
        <EntityField name={`${of}Unit`} {...given}>
          {(props) => (
            <select {...props} className="select">
              {periodUnits.map((unit) => (
                <option key={unit} value={unit}>
                  {t(`units.${unit}`)}
                </option>
              ))}
            </select>
          )}
        </EntityField>
        <EntityField name={`${of}Until`} {...given}>
          {(props) => (
            <select {...props} className="select">
              {periodEnds.map((end) => (
                <option key={end} value={end}>
                  {t(`until.${end}`)}
                </option>
              ))}
            </select>
          )}
        </EntityField>
      </div>
      <output className="hint">
        {period && isDuration(period.duration)
          ? t(`${of}Reads`, { period: periodWords(period) })
          : null}
      </output>
    </fieldset>
  );
}
