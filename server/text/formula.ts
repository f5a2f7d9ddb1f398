/**
 * A cell that a spreadsheet may take for a formula (OWASP, CSV Injection), for the table's writer to put an apostrophe before.
 * Papaparse's own pattern (5.7) overlooks cells of more than one line.
 */
export const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
