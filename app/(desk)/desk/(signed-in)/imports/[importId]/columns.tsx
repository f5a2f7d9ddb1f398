"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { useSaved } from "@/components/desk/use-saved";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import { targets } from "@/server/exchange/table";
import type { ImportForDesk } from "@/server/imports/queries";

/** What each column of a table is, guessed and put right, and whether duplicates are made; every row is then judged anew. */
export function Columns({ file }: { file: ImportForDesk }) {
  const t = useTranslations("desk.imports");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const [columns, setColumns] = useState(file.columns.map(({ target }) => target));
  const [duplicates, setDuplicates] = useState(file.duplicates);
  const check = useMutation(trpc.imports.check.mutationOptions(useSaved()));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    check.mutate({ importId: file.id, columns, duplicates });
  }

  const choose = (at: number, value: string) =>
    setColumns(
      columns.map((now, n) => (n === at ? (targets.find((one) => one === value) ?? now) : now)),
    );

  return (
    <section className="group" aria-labelledby="columns">
      <header>
        <h2 id="columns">{t("columns")}</h2>
      </header>
      <form className="in-parts" onSubmit={submit}>
        {file.columns.length > 0 ? <p className="dim">{t("columnsLede")}</p> : null}
        <div className="columns-of">
          {file.columns.map(({ name, sample }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
            <div className="field" key={at}>
              <label htmlFor={`column-${at}`}>{name || t("empty")}</label>
              <select
                className="select"
                id={`column-${at}`}
                aria-describedby={`sample-${at}`}
                value={columns[at]}
                onChange={(event) => choose(at, event.target.value)}
              >
                {targets.map((target) => (
                  <option key={target} value={target}>
                    {t(`targets.${target}`)}
                  </option>
                ))}
              </select>
              <p className="hint" id={`sample-${at}`}>
                {sample ? t("sample", { sample }) : t("empty")}
              </p>
            </div>
          ))}
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={duplicates === "kept"}
            onChange={(event) => setDuplicates(event.target.checked ? "kept" : "refused")}
          />{" "}
          {t("duplicates")}
        </label>
        <ErrorNote text={words(check.error)} />
        <div>
          <Submit isBusy={check.isPending} className="btn">
            {t(check.isPending ? "checking" : "checkAgain")}
          </Submit>
        </div>
      </form>
    </section>
  );
}
