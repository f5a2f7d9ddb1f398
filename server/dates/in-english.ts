import { oncePer } from "@/server/once-per";
import { monthNames } from "./calendar";
import { otherMonths, type Typed, typedWords } from "./typed-words";
import { monthsOf } from "./unit-words";

const languages: Typed[] = ["uk", "ru", "ar"];

type Change = [what: RegExp, by: string];

/** Spellings that differ while the word does not: vowel marks, stress, tatweel, hamza on alif, ё, apostrophes, signs of direction. */
const spellings: Change[] = [
  [/[\p{M}\p{Cf}ـ]/gu, ""],
  [/[أإآ]/g, "ا"],
  [/ى/g, "ي"],
  [/ё/g, "е"],
  [/[’‘ʼ`′]/g, "'"],
  [/[‐‑]/g, "-"],
  [/،/g, ","],
  [/؟/g, "?"],
];

/** What is grown together with a number: 14-го, 1990-ті, و16, الـ15. */
const endings: Change[] = [
  [/(?<=\d)-?(?:ого|го|ому|му|й|м)(?!\p{L})/gu, ""],
  [/(?<=\d0)-?(?:ті|тих|ые|ых|е|х)(?!\p{L})/gu, "s"],
  [/(?<!\p{L})و ?(?=\d)/gu, " and "],
  [/(?<!\p{L})ال ?(?=\d)/gu, " "],
];

/** What is in another order, or is said where English says nothing. The ten years 1900–1909 are a decade when their noun says so. */
const orders: Change[] = [
  [/\s+/g, " "],
  [/ (?=,)/g, ""],
  [/\byear (?=\d)/g, ""],
  [/\b(?<hundred>\d\d)00 ?[–—-] ?(\k<hundred>09) year/g, "decade $<hundred>00–$2"],
  [/(?<=\ds?) year\b/g, ""],
  [/\bcentury (\d+)/g, "$1 century"],
  // حزيران/يونيو and حزيران (يونيو): one month by both its names.
  [/\b([A-Z]\w+) ?(?:\/ ?\1\b|\( ?\1 ?\))/g, "$1"],
  // Our own words say "до 1998" of what ended with 1997; after "from" it is the end of a range.
  [/^((?:approximately|perhaps|,| )*)until\b/, "$1before"],
  [/(?<=\b\d\d?|0s) from (?=[A-Z]|\d+ century)/g, " "],
];

/**
 * A date typed in Ukrainian, Russian or Arabic, in the English words that `readDate` reads. Told by its words and its script; a
 * word that is not known stays as it is, so that the whole is refused. What has nothing of those scripts is unchanged.
 */
export function inEnglish(text: string): string {
  if (!/[\p{scx=Cyrl}\p{scx=Arab}]/u.test(text)) return text;
  const { pattern, meanings } = vocabularyOf(languages);
  const said = changed(folded(text), endings).replace(
    pattern,
    (_, and: string | undefined, word: string) => ` ${and ? "and " : ""}${meanings.get(word)} `,
  );
  return changed(said, orders).trim() || text;
}

/** Every phrase of a language as it is folded, with what it says in English. */
export function phrasesOf(lang: Typed): [phrase: string, english: string][] {
  const words = Object.entries(typedWords[lang]).flatMap(([english, said]) =>
    said.split("|").map((phrase): [string, string] => [folded(phrase), english]),
  );
  return [...words, ...monthNames.flatMap((_, place) => monthPhrases(lang, place))];
}

/** A month in each of its cases, by its other names, and where words are shortened by its first three or four letters. */
function monthPhrases(lang: Typed, place: number): [string, string][] {
  const cases = Object.values(monthsOf(lang)).map((names) => names[place] ?? "");
  const short = lang === "ar" ? [] : cases.flatMap((name) => [name.slice(0, 3), name.slice(0, 4)]);
  const others = otherMonths[lang]?.[place]?.split("|") ?? [];
  const all = [...cases, ...others, ...short, ...short.map((name) => `${name}.`)];
  const english = monthsOf("en").nominative[place] ?? "";
  return [...new Set(all.map(folded))].map((name) => [name, english]);
}

const vocabularyOf = oncePer((of: Typed[]) => {
  const meanings = new Map(of.flatMap(phrasesOf));
  const longestFirst = [...meanings.keys()].sort((one, other) => other.length - one.length);
  const phrases = longestFirst.map((phrase) => phrase.replaceAll(".", "\\.")).join("|");
  // An Arabic "and" and article are written together with the word that follows.
  const pattern = new RegExp(`(?<!\\p{L})(و ?)?(?:ال)?(${phrases})(?!\\p{L})`, "gu");
  return { pattern, meanings };
});

const folded = (text: string) =>
  changed(text.normalize("NFKC").toLowerCase(), spellings).replace(/[٠-٩۰-۹]/g, (digit) =>
    String(digit.charCodeAt(0) % 16),
  );

const changed = (text: string, changes: Change[]) =>
  changes.reduce((now, [what, by]) => now.replace(what, by), text);
