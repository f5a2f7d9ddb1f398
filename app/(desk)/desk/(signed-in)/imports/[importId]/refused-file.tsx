"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import Papa from "papaparse";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { saveAsFile } from "@/components/desk/save-as-file";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import type { ImportForDesk } from "@/server/imports/queries";
import { formulaStart } from "@/server/text/formula";
import { useReasonWords } from "./use-reason-words";

type Failure = Parameters<ReturnType<typeof useRefusalWords>>[0];

/** The refused rows as a table with a column of reasons, to be put right and brought in again. */
export function RefusedFile({ file: { id, name } }: { file: ImportForDesk }) {
  const t = useTranslations("desk.imports");
  const words = useRefusalWords();
  const reasonWords = useReasonWords();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [failure, setFailure] = useState<Failure>(null);

  async function download() {
    setFailure(null);
    try {
      const refused = await queries.fetchQuery(trpc.imports.refused.queryOptions({ importId: id }));
      const fields = [...(refused.header ?? [t("rowTitle")]), t("reason")];
      const data = refused.rows.map(({ cells, reasons }) => [
        ...fields.slice(1).map((_, at) => cells[at] ?? ""),
        reasons.map(reasonWords).join(" "),
      ]);
      // A spreadsheet would run what begins like a formula (OWASP, CSV injection).
      const table = Papa.unparse({ fields, data }, { escapeFormulae: formulaStart });
      saveAsFile(t("refusedName", { name }), `\uFEFF${table}`, "csv");
    } catch (error) {
      setFailure(error instanceof Error ? error : { message: "" });
    }
  }

  return (
    <div>
      <button type="button" className="btn small" onClick={download}>
        <Download className="i" aria-hidden="true" />
        {t("downloadRefused")}
      </button>
      <ErrorNote text={words(failure)} />
    </div>
  );
}
