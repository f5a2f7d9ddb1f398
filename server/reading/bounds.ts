import { unitAfter, unitBefore } from "@/server/dates/calendar";
import { isEdtf } from "@/server/dates/vague-date";
import { endOf, startOf } from "./amounts";
import type { DateExpression } from "./date-expressions";
import { wordsBefore } from "./sentences";

/** A date expression with the words that bound it: "by the end of March", "between 2006 and 2011". */
export type Bounded = {
  index: number;
  /** The words of the date, verbatim. */
  text: string;
  /** EDTF of when it can have been; null where no date can be given. */
  edtf: string | null;
  workedOut: string;
  isAhead: boolean;
};

/** The expressions of a text with the bounds that the words before and between them set. */
export function boundedDates(text: string, expressions: readonly DateExpression[]): Bounded[] {
  const bounded: Bounded[] = [];
  for (let n = 0; n < expressions.length; n += 1) {
    const [first, second] = [expressions[n], expressions[n + 1]];
    if (!first) continue;
    const span = second && spanOf(text, first, second);
    if (span) n += 1;
    bounded.push(span ?? alone(text, first));
  }
  return bounded;
}

/** "Between March and June 2022", "from 2006 to 2011", "2006–2011". */
function spanOf(text: string, first: DateExpression, second: DateExpression): Bounded | null {
  if (!first.date || !second.date) return null;
  const between = text.slice(first.index + first.text.length, second.index);
  const [lead = ""] = /\b(?:between|from)\s+$/i.exec(wordsBefore(text, first.index)) ?? [];
  const isSpan = lead
    ? /^\s*(?:and|to|until|through|–|-)\s*$/.test(between)
    : /^\s?[–-]\s?$/.test(between);
  const edtf = `${startOf(first.date.edtf)}/${endOf(second.date.edtf)}`;
  if (!isSpan || !isEdtf(edtf)) return null;
  const index = first.index - lead.length;
  return {
    index,
    text: text.slice(index, second.index + second.text.length),
    edtf,
    workedOut: [first.workedOut, second.workedOut].filter(Boolean).join("; "),
    isAhead: second.isAhead,
  };
}

function alone(text: string, expression: DateExpression): Bounded {
  const { index, text: words, date, within, workedOut, isAhead } = expression;
  const edtf = within?.edtf ?? null;
  const [, limit = ""] = /\b(by|before|after)\s+(?:the\s+)?$/i.exec(wordsBefore(text, index)) ?? [];
  const isOwner = /^['’]s\b/.test(text.slice(index + words.length));
  const limited = date && !isOwner ? limitedBy(limit.toLowerCase(), date.edtf) : null;
  return { index, text: words, edtf: limited ?? edtf, workedOut, isAhead };
}

function limitedBy(limit: string, edtf: string): string | null {
  if (limit === "") return null;
  const open = {
    by: `../${endOf(edtf)}`,
    before: `../${unitBefore(startOf(edtf))}`,
    after: `${unitAfter(endOf(edtf))}/..`,
  }[limit];
  return open && isEdtf(open) ? open : null;
}
