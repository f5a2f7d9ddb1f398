import { numberWords } from "@/server/dates/number-words";
import type { Stretch } from "./sentences";

/** A number that a text says, in digits or in English words. */
export type SaidNumber = Stretch & { value: number };

const teens = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const spelt = new Map<string, number>([
  ...[...numberWords, ...teens].map((word, n) => [word, n] as const),
  ...tens.map((word, n) => [word, (n + 2) * 10] as const),
]);
const scales = new Map([
  ["hundred", 100],
  ["thousand", 1_000],
  ["million", 1_000_000],
  ["billion", 1_000_000_000],
]);

const scale = [...scales.keys()].join("|");
const word = [...spelt.keys(), ...scales.keys()].join("|");
/** Not within a word, a day, a year span or a larger number: neither "30th" nor "27-year". */
const [open, shut] = [
  String.raw`(?<![\p{L}\p{N}]|[\p{N}\p{L}][.,/–-])`,
  String.raw`(?![\p{L}\p{N}]|[-–/][\p{L}\p{N}])`,
];
const inDigits = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s+(?:${scale}))?`;
const inWords = String.raw`(?:${word})(?:(?:(?<=${scale})\s+and\s+|[\s-])(?:${word}))*`;
const number = new RegExp(`${open}(?:${inDigits}|${inWords})${shut}`, "giu");

/** Every number of a text in reading order. "One" alone is none: it says as often which one, or anyone. */
export function numbersIn(text: string): SaidNumber[] {
  return [...text.matchAll(number)].flatMap(({ index, 0: said }) => {
    const value = numberOf(said.toLowerCase());
    return value === null ? [] : [{ start: index, end: index + said.length, value }];
  });
}

function numberOf(said: string): number | null {
  if (said === "one") return null;
  return /^\d/.test(said) ? digitsOf(said) : wordsOf(said);
}

function digitsOf(said: string): number {
  const [digits = "", times = ""] = said.split(/\s+/);
  return Number(digits.replaceAll(",", "")) * (scales.get(times) ?? 1);
}

/** Null where it begins with a scale: "a hundred" is no exact count. */
function wordsOf(said: string): number | null {
  let [whole, part] = [0, 0];
  for (const one of said.split(/[\s-]+/).filter((each) => each !== "and")) {
    const factor = scales.get(one);
    if (factor === undefined) part += spelt.get(one) ?? 0;
    else if (part === 0) return null;
    else if (factor === 100) part *= factor;
    else [whole, part] = [whole + part * factor, 0];
  }
  return whole + part;
}
