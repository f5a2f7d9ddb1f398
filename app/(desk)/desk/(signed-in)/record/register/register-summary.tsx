"use client";

import { useTranslations } from "use-intl";
import type { RegisterForDesk } from "@/server/registers/queries";

/** A register in numbers: what becomes of its rows, what is entered, whom and what the record lacks. */
export function RegisterSummary({ register }: { register: RegisterForDesk }) {
  const t = useTranslations("desk.registers");
  const { fates, types, reasons, acts, recorded } = register;
  return (
    <>
      <section className="group" aria-labelledby="counts">
        <header>
          <h2 id="counts">{t("counts")}</h2>
        </header>
        <Counts
          lines={fates.map(({ key, count }) => ({
            count,
            words: t(`fates.${key}`),
            hint: t(`fateHints.${key}`),
          }))}
        />
        {reasons.length > 0 ? (
          <>
            <h3 className="h">{t("reasonCounts")}</h3>
            <Counts
              lines={reasons.map(({ key, count }) => ({ count, words: t(`reasons.${key}`) }))}
            />
          </>
        ) : null}
      </section>
      <section className="group" aria-labelledby="by-kind">
        <header>
          <h2 id="by-kind">{t("kinds")}</h2>
          <span className="end dim">{t("actCount", { count: acts })}</span>
        </header>
        <Counts lines={types.map(({ type, count }) => ({ count, words: type }))} />
        {recorded > 0 ? <p className="dim">{t("recorded", { count: recorded })}</p> : null}
      </section>
      <section className="group" aria-labelledby="who">
        <header>
          <h2 id="who">{t("who")}</h2>
        </header>
        <Who register={register} />
      </section>
    </>
  );
}

type Line = { count: number; words: string; hint?: string };

function Counts({ lines }: { lines: Line[] }) {
  return (
    <ul className="counts">
      {lines.map(({ count, words, hint }) => (
        <li key={words}>
          <b>{count.toLocaleString("en-GB")}</b>
          <span>
            {words}
            {hint ? <small className="dim">{hint}</small> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

const groups = ["states", "formerStates", "organisations", "treaties"] as const;

function Who({ register }: { register: RegisterForDesk }) {
  const t = useTranslations("desk.registers");
  return (
    <ul className="counts">
      {groups
        .filter((group) => register[group].count > 0)
        .map((group) => {
          const { count, missing } = register[group];
          return (
            <li key={group}>
              <b>{count.toLocaleString("en-GB")}</b>
              <div>
                {t(group)}
                <small className="dim">{t("missing", { count: missing.length })}</small>
                {missing.length > 0 ? (
                  <details>
                    <summary>{t("theMissing")}</summary>
                    <ul className="plain">
                      {missing.map((name) => (
                        <li key={name}>{name}</li>
                      ))}
                    </ul>
                  </details>
                ) : null}
              </div>
            </li>
          );
        })}
    </ul>
  );
}
