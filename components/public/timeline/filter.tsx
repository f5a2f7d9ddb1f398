import type { ReactNode } from "react";
import type { Words } from "@/components/public/words";
import { phases } from "@/server/dates/vague-date";
import { type AskedFilter, type FilterField, sureties } from "@/server/public/timeline-filter";

type FilterProps = {
  t: Words;
  /** The timeline's own address, without a query. */
  path: string;
  /** What was asked for; left out where nothing was yet. */
  asked?: AskedFilter;
  /** Stands below the fields. */
  children?: ReactNode;
};

const nothing: AskedFilter = {
  said: { from: "", to: "", dates: "", phase: "" },
  filter: null,
  problems: [],
  unknown: [],
};

/** Asks for some of a timeline's events: a form as browsers have it, which keeps what was asked for. */
export function Filter({ t, path, asked = nothing, children }: FilterProps) {
  const { dates, phase } = asked.said;
  return (
    <section className="sec noprint" aria-labelledby="filter">
      <h2 id="filter">{t("timeline.filter.title")}</h2>
      <div className="wide stack">
        <form className="ask filter" action={path}>
          <Time t={t} field="from" asked={asked} />
          <Time t={t} field="to" asked={asked} />
          <Choice t={t} field="dates" asked={asked} chosen={dates || "possible"}>
            {sureties.map((one) => (
              <option key={one} value={one}>
                {t(`timeline.filter.sureties.${one}`)}
              </option>
            ))}
          </Choice>
          <Choice t={t} field="phase" asked={asked} chosen={phase}>
            <option value="">{t("timeline.filter.anyPhase")}</option>
            {phases.map((one) => (
              <option key={one} value={one}>
                {t(`timeline.filter.phases.${one}`)}
              </option>
            ))}
          </Choice>
          <button type="submit">{t("timeline.filter.show")}</button>
        </form>
        {children}
      </div>
    </section>
  );
}

type FieldProps = { t: Words; field: FilterField; asked: AskedFilter };

/** A month; where a browser has no field for months it is typed. */
function Time({ field, ...shown }: FieldProps & { field: "from" | "to" }) {
  return (
    <Field field={field} {...shown}>
      {(told) => (
        <input
          {...told}
          {...fieldFor(field, shown.asked)}
          placeholder={shown.t("timeline.filter.example")}
        />
      )}
    </Field>
  );
}

/** A field that can hold what was asked for: a year is its first or last month, and what is no time at all stays to be put right. */
function fieldFor(field: "from" | "to", { said, problems }: AskedFilter) {
  const asked = said[field];
  const isNoTime = problems.some((one) => one.field === field && one.code === "noTime");
  if (isNoTime) return { type: "text", defaultValue: asked };
  if (asked.length === 10) return { type: "date", defaultValue: asked };
  if (asked.length !== 4) return { type: "month", defaultValue: asked };
  return { type: "month", defaultValue: `${asked}-${field === "from" ? "01" : "12"}` };
}

type ChoiceProps = FieldProps & { chosen: string; children: ReactNode };

function Choice({ chosen, children, ...shown }: ChoiceProps) {
  return (
    <Field {...shown}>
      {(told) => (
        <select {...told} defaultValue={chosen}>
          {children}
        </select>
      )}
    </Field>
  );
}

type Told = { id: string; name: string; "aria-invalid"?: true; "aria-describedby"?: string };

/** A label with its field, and what is wrong with what was asked for there. */
function Field({
  t,
  field,
  asked,
  children,
}: FieldProps & { children: (told: Told) => ReactNode }) {
  const problem = asked.problems.find((one) => one.field === field);
  const said = <bdi key="said">{asked.said[field].slice(0, 40)}</bdi>;
  return (
    <div>
      <label htmlFor={field}>{t(`timeline.filter.${field}`)}</label>
      {children({
        id: field,
        name: field,
        ...(problem && { "aria-invalid": true, "aria-describedby": `${field}-wrong` }),
      })}
      {problem ? (
        <p className="wrong" id={`${field}-wrong`}>
          {t.rich(`timeline.filter.wrong.${problem.code}`, { said: () => said })}
        </p>
      ) : null}
    </div>
  );
}
