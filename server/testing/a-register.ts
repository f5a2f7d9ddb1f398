import type { RegisterRow } from "@/server/exchange/read-register";

// Written out: what stories of the end-to-end tests import may read no JSON.
const columns: (keyof RegisterRow)[] = [
  "treatyID",
  "stateID",
  "Title",
  "Force",
  "stateSignature",
  "stateRat",
  "stateForce",
  "stateWithdrawal",
  "ProvisionalApp",
  "Acceptance",
  "Accession",
  "Succession",
  "End",
  "Term",
];

/** A CSV file of the register with these rows; what a row does not say is `NA`. */
export const registerFile = (rows: readonly Partial<RegisterRow>[]) =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? "NA"))]
    .map((cells) => cells.join(","))
    .join("\n");

const hallen = { treatyID: "HALLEN_2001A", Title: "Hallen Protocol", Force: "01.06.2002" };
const lake = { treatyID: "LAKE_1999A", Title: "Lake Treaty", Force: "NA" };

/** Six parties to two treaties, invented: three that are simply taken, a former state, an organisation, and two that wait. */
export const smallRegister = registerFile([
  { ...hallen, stateID: "KEN", stateSignature: "04.03.2001", stateRat: "05.06.2002" },
  { ...hallen, stateID: "UGA", stateSignature: "04.03.2001" },
  { ...hallen, stateID: "CSK", stateSignature: "04.03.2001" },
  { ...hallen, stateID: "EUE", stateSignature: "04.03.2001" },
  { ...hallen, stateID: "XQX", stateSignature: "04.03.2001" },
  { ...lake, stateID: "KEN", stateRat: "30.02.1999" },
  { ...lake, stateID: "UGA", stateRat: "03.05.1999", Accession: "03.05.1999" },
]);

export const asBase64 = (text: string) => Buffer.from(text).toString("base64");
