import { numbersIn, type SaidNumber } from "./numbers";
import { trimmed, wordsBefore } from "./sentences";

/** A number with the words that tell what it counts, as stems: "visit" of "visits", "publish" of "published". */
export type NumberTold = {
  value: number;
  /** How far the words hold it: "more than 30" is `atLeast`. */
  bound: "exactly" | "atLeast" | "atMost";
  isPercent: boolean;
  /** The clause it stands in, verbatim. */
  quote: string;
  /** Where it begins in the sentence. */
  start: number;
  /** What it can count: the word after it, or after "of which" any of the clause. */
  counted: readonly string[];
  /** Every word around it, up to the number before it and the end of its clause. */
  around: readonly string[];
};

const atLeast = /\b(?:more than|over|at least|above|no (?:fewer|less) than)\s+(?:the\s+)?$/i;
const atMost = /\b(?:fewer than|less than|under|at most|up to|below|no more than)\s+(?:the\s+)?$/i;
/** Words before a number that is not the whole count, or not meant exactly. */
const loose =
  /\b(?:about|around|some|nearly|almost|roughly|approximately|an?|estimated|average of|every|another|first|last|next|further|additional|several|by)\s+$/i;
/** Words between a number and what it counts that change nothing about the count. */
const between = /^\s*(?:(?:such|separate|different|official|have|has|had|been|were|was|are)\s+)*/i;
const ofThose = /^\s*of (?:which|whom|them|those|these)\b/i;
const percent = /^\s*(?:%|per cent\b|percent\b)/i;
const lastBorder = /^.*(?:[,;:(—–]|\b(?:and|but|or|while)\b)/s;
const border = /[,;:()—–]|\s-\s|\b(?:and|but|or|while)\b/;

/** The numbers of an English sentence that can be held against a count. */
export function numbersTold(sentence: string): NumberTold[] {
  const numbers = numbersIn(sentence);
  return numbers.flatMap((said, n) => {
    const before = wordsBefore(sentence, said.start);
    if (loose.test(before)) return [];
    const from = numbers[n - 1]?.end ?? 0;
    return [told(sentence, said, { from, to: numbers[n + 1]?.start ?? sentence.length })];
  });
}

type Room = { from: number; to: number };

function told(sentence: string, said: SaidNumber, { from, to }: Room): NumberTold {
  const before = sentence.slice(from, said.start);
  const rest = sentence.slice(said.end, to);
  const [sign = ""] = percent.exec(rest) ?? [];
  const after = clauseIn(rest.slice(sign.length));
  const isOfThose = ofThose.test(after);
  const words = stemsIn(after.replace(isOfThose ? ofThose : between, ""));
  return {
    value: said.value,
    bound: boundOf(wordsBefore(sentence, said.start)),
    isPercent: sign !== "",
    quote: quoteOf(sentence, { from, at: said.start, to: said.end + sign.length + after.length }),
    start: said.start,
    counted: isOfThose ? words : words.slice(0, 1),
    around: [...stemsIn(before), ...stemsIn(after)],
  };
}

function boundOf(before: string): NumberTold["bound"] {
  if (atLeast.test(before)) return "atLeast";
  return atMost.test(before) ? "atMost" : "exactly";
}

/** The words up to where a clause ends. */
const clauseIn = (words: string) => words.slice(0, border.exec(words)?.index ?? words.length);

/** From where the clause of a number begins to an end. */
function quoteOf(sentence: string, { from, at, to }: { from: number; at: number; to: number }) {
  const opened = lastBorder.exec(sentence.slice(from, at))?.[0].length ?? 0;
  const { start, end } = trimmed(sentence, { start: from + opened, end: to });
  return sentence.slice(start, end);
}

/** The words of a text, each without the ending that changes with its place in a sentence. */
export const stemsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(stemOf);

function stemOf(word: string): string {
  if (word.length < 4) return word;
  return word.replace(/ies$/, "y").replace(/(?:ed|ing|es|s)$/, "");
}
