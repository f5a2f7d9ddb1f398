"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import { useSettled } from "@/components/ui/use-settled";
import type { RegisterLines } from "@/server/registers/queries";
import type { ShownRows } from "@/server/registers/schema";

type RegisterRowsProps = { registerId: string; choices: readonly ShownRows[] };

/** The rows of a register: those that wait, those that change a status, a fixed sample, or any by its name. */
export function RegisterRows({ registerId, choices }: RegisterRowsProps) {
  const t = useTranslations("desk.registers");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const name = useId();
  const [show, setShow] = useState<ShownRows>(choices[0] ?? "all");
  const [typed, setTyped] = useState("");
  const search = useSettled(typed.trim());
  const { data, error, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery(
    trpc.registers.rows.infiniteQueryOptions(
      { registerId, show, search },
      {
        initialCursor: 0,
        getNextPageParam: ({ next }) => next ?? undefined,
        placeholderData: keepPreviousData,
      },
    ),
  );
  const pages = data?.pages ?? [];
  return (
    <section className="group" aria-labelledby={`${name}-rows`}>
      <header>
        <h2 id={`${name}-rows`}>{t("rows")}</h2>
        <a className="end" href={`/desk/record/register/${registerId}/anomalies`} download>
          {t("download")}
        </a>
      </header>
      <div className="row-of">
        <div className="seg wrap" role="radiogroup" aria-label={t("show")}>
          {choices.map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name={name}
                checked={show === choice}
                onChange={() => setShow(choice)}
              />
              {t(`shown.${choice}`)}
            </label>
          ))}
        </div>
        <input
          className="input"
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          maxLength={200}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="dim" role="status">
          {isFetching ? t("counting") : t("found", { count: pages[0]?.count ?? 0 })}
        </span>
      </div>
      <p className="hint">{t(`shownHints.${show}`)}</p>
      <ErrorNote text={words(error)} />
      <Lines rows={pages.flatMap(({ rows }) => rows)} />
      {hasNextPage ? (
        <p>
          <button
            type="button"
            className="btn"
            disabled={isFetching}
            onClick={() => fetchNextPage()}
          >
            {t("more")}
          </button>
        </p>
      ) : null}
    </section>
  );
}

function Lines({ rows }: Pick<RegisterLines, "rows">) {
  const t = useTranslations("desk.registers");
  if (rows.length === 0) return null;
  return (
    <ol className="register-rows">
      {rows.map((row) => (
        <li key={row.number}>
          <span className="dim">{row.number}</span>
          <div>
            <b>{row.party}</b>
            <span>{row.treaty}</span>
            <span>
              {row.acts.length === 0
                ? t("nothingEntered")
                : row.acts.map(({ type, when }) => t("act", { type, when })).join("; ")}
            </span>
            {row.change ? <b className="change">{t("change", row.change)}</b> : null}
            {row.reasons.map((reason) => (
              <span key={reason} className={row.fate === "anomaly" ? "why" : "dim"}>
                {t(`reasons.${reason}`)}
              </span>
            ))}
            <details>
              <summary>{t("said")}</summary>
              <ul className="plain">
                {row.said.map((cell) => (
                  <li key={cell.column}>{t("column", cell)}</li>
                ))}
              </ul>
            </details>
          </div>
        </li>
      ))}
    </ol>
  );
}
