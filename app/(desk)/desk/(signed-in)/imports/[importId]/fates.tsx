"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ImportForDesk } from "@/server/imports/queries";
import { RefusedFile } from "./refused-file";
import { useReasonWords } from "./use-reason-words";

const looks = { made: "approved", remarked: "review", refused: "gone" } as const;

type FatesProps = { file: ImportForDesk; children: ReactNode };

/** How many rows have which fate, what can be done about it, and the first two hundred with their reasons. */
export function Fates({ file, children }: FatesProps) {
  const t = useTranslations("desk.imports");
  const reasonWords = useReasonWords();
  const { counts, rows, state } = file;
  const tense = state === "read" ? "fate" : "fatePast";
  return (
    <section className="group" aria-labelledby="fates">
      <header>
        <h2 id="fates">{t("fates")}</h2>
      </header>
      <div className="in-parts">
        <p role="status">
          {t("counts", counts)}{" "}
          {counts.all > rows.length ? t("firstOf", { shown: rows.length, all: counts.all }) : null}
        </p>
        {children}
        {counts.refused > 0 ? <RefusedFile file={file} /> : null}
        <table className="table folds fates">
          <caption className="vh">{t("rowsCaption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("row")}</th>
              <th scope="col" className="grow">
                {t("rowTitle")}
              </th>
              <th scope="col">{t("when")}</th>
              <th scope="col">{t("stands")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ number, title, when, fate, reasons }) => (
              <tr key={number}>
                <td className="num dim" data-label={t("row")}>
                  {number}
                </td>
                <td className="grow">
                  <b dir="auto">{title || t("untitled")}</b>
                  {reasons.map((reason) => (
                    <span className="below" key={JSON.stringify(reason)}>
                      {reasonWords(reason)}
                    </span>
                  ))}
                </td>
                <td className="when">
                  <bdi>{when}</bdi>
                </td>
                <td>
                  <span className={`state ${looks[fate]}`}>{t(`${tense}.${fate}`)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
