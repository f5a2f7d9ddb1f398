import Papa from "papaparse";
import { expect, test } from "vitest";
import { formulaStart } from "./formula";

const cell = (text: string) => Papa.unparse([[text]], { escapeFormulae: formulaStart });

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "=1\nmore", "＝1+1"])(
  "a cell with %j begins with an apostrophe, and is no formula",
  (text) => {
    expect(cell(text)).toBe(`"'${text}"`);
  },
);

test.each(["1998", "a = b", "../1998", "«=1»"])("a cell with %j is left as it is", (text) => {
  expect(cell(text)).toBe(text);
});
