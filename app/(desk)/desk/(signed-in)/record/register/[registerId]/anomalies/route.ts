import Papa from "papaparse";
import { deskWords as t } from "@/components/desk/words";
import { registerColumns } from "@/server/exchange/read-register";
import { formulaStart } from "@/server/text/formula";
import { api } from "@/server/trpc/caller";

/** The rows that wait for a person as a CSV file: what the register says, and why in words. */
export async function GET(_: Request, { params }: { params: Promise<{ registerId: string }> }) {
  const { registerId } = await params;
  const { fileName, rows } = await api.registers.anomalies({ registerId });
  const table = rows.map(({ number, treatyId, title, reasons, said }) => ({
    [t("registers.csv.number")]: number,
    [t("registers.csv.reasons")]: reasons.map((one) => t(`registers.reasons.${one}`)).join(" "),
    ...Object.fromEntries(registerColumns.map((column) => [column, said[column] ?? ""])),
    treatyID: treatyId,
    Title: title,
  }));
  const name = encodeURIComponent(`anomalies of ${fileName}`);
  // A cell that begins like a formula is text, in a spreadsheet too.
  return new Response(Papa.unparse(table, { escapeFormulae: formulaStart }), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename*=UTF-8''${name}`,
      "Cache-Control": "no-store",
    },
  });
}
