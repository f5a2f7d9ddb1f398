import ar from "i18n-iso-countries/langs/ar.json";
import en from "i18n-iso-countries/langs/en.json";
import ru from "i18n-iso-countries/langs/ru.json";
import uk from "i18n-iso-countries/langs/uk.json";
import { iso31661 } from "iso-3166/1.js";
import { iso31663 } from "iso-3166/3.js";
import words from "@/messages/en/public.json" with { type: "json" };
import { dateWords } from "@/server/dates/date-words";
import { readDate } from "@/server/dates/read-date";
import { type VagueDate, vagueDateFrom } from "@/server/dates/vague-date";
import { noTerms, type TreatyTerms } from "@/server/ledger/act";
import { type Language, languages } from "@/server/public/projection";
import type { NameMode, Names, TypedTerms } from "./schema";

/** What readers have in the place of a name that is withheld. */
export const withheldName = words.entity.withheld;

type Named = { names: Names; nameMode: NameMode | null; pseudonym: string };
type PublicNames = Partial<Record<Language, string>>;

/**
 * What readers may call someone, by language; null where they have the names themselves. Nothing at all of one whose name is
 * withheld: who shows it says `withheldName`.
 */
export function publicNames({ names, nameMode, pseudonym }: Named): PublicNames | null {
  if (nameMode === null || nameMode === "full") return null;
  if (nameMode === "withheld") return {};
  const inWords = (lang: Language) =>
    nameMode === "pseudonym" ? pseudonym : initialsOf(names[lang] ?? "");
  return Object.fromEntries(
    languages.flatMap((lang) => {
      const shown = inWords(lang);
      return shown ? [[lang, shown]] : [];
    }),
  );
}

/** "Mikhail Mishustin" as "M. M.", "Jean-Paul Sartre" as "J.-P. S."; empty where a word is in neither Latin nor Cyrillic letters: of others none are guessed. */
export function initialsOf(name: string): string {
  const words = name
    .normalize("NFC")
    .split(/\s+/)
    .map((word) => word.match(/\p{L}[\p{L}\p{M}’'ʼ]*/gu) ?? []);
  const parts = words.flat();
  if (!parts.every((part) => /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(part))) return "";
  // "van", "de" and "al" are no names of their own, unless there is nothing else.
  const isName = parts.some(isCapital) ? isCapital : () => true;
  const initials = words.map((word) =>
    word
      .filter(isName)
      .map((part) => `${part.charAt(0).toUpperCase()}.`)
      .join("-"),
  );
  return initials.filter(Boolean).join(" ");
}

const isCapital = (word: string) => /^\p{Lu}/u.test(word);

/** Words that would tell of a person: every name and alias, and the last word of each, as a family name stands. */
export function tellingWords({ names, aliases }: { names: Names; aliases: string[] }): string[] {
  const all = [...Object.values(names), ...aliases];
  const last = all.flatMap((name) => name.split(/\s+/).at(-1) ?? []);
  return [...new Set([...all, ...last.filter((word) => word.length > 2)])];
}

/** Whether a name that stood where another may stand now says no more than that one; null allows all. */
export function isNoFuller(shown: PublicNames, allowed: PublicNames | null): boolean {
  if (allowed === null || Object.values(shown).every((one) => !one)) return true;
  return languages.every((lang) => shown[lang] === allowed[lang]);
}

/** A state as ISO 3166 lists it, present (part 1) or former (part 3). */
export type State = {
  /** Alpha-2; of a former state alpha-4. */
  code: string;
  /** Of a former state the list has an English one only, and none is invented. */
  names: Names;
  /** Its other names, in any of the four languages. */
  aliases: string[];
  /** Whose codes took the place of its own, and whether it merged into them, split, or changed its name; null while its code is in use. */
  former: { change: "merge" | "change" | "split"; to: string[] } | null;
};

type Given = Record<string, string | string[]>;
const given: Record<keyof Names, Given> = {
  en: en.countries,
  uk: uk.countries,
  ru: ru.countries,
  ar: ar.countries,
};

/** Every state of ISO 3166-1, then every former one of 3166-3. */
export const states: readonly State[] = [
  ...iso31661.map(({ alpha2, name }) => ({
    code: alpha2,
    ...namesOf(alpha2, name),
    former: null,
  })),
  ...iso31663.map(({ alpha4, from, type, to }) => ({
    code: alpha4,
    names: { en: straight(from.name) },
    aliases: turned(from.name),
    former: { change: type, to: to.map(codeOf) },
  })),
];

const byCode = new Map(states.map((state) => [state.code, state]));
export const stateOf = (code: string): State | null => byCode.get(code) ?? null;

function namesOf(code: string, listed: string): Pick<State, "names" | "aliases"> {
  const of = (lang: keyof Names) => [given[lang][code] ?? []].flat();
  const [uk, ru, ar] = [of("uk")[0], of("ru")[0], of("ar")[0]];
  const names = {
    en: straight(of("en")[0] ?? listed),
    ...(uk && { uk }),
    ...(ru && { ru }),
    ...(ar && { ar }),
  };
  const known = new Set<string>(Object.values(names));
  const others = new Set([listed, ...languages.flatMap(of)]);
  return { names, aliases: [...others].filter((words) => !known.has(words)) };
}

/** The list turns a name around to sort it, "Moldova, Republic of", which no sentence can use. */
function straight(listed: string): string {
  return listed.replace(/^(.+), (.+ of)$/, "$2 $1");
}

function turned(listed: string): string[] {
  return straight(listed) === listed ? [] : [listed];
}

/** A state that is itself gone is known by its alpha-4: Yugoslavia's code went to Serbia and Montenegro. */
function codeOf({ state, alpha2, alpha3 }: { state: string; alpha2: string; alpha3: string }) {
  if (state === "assigned") return alpha2;
  return iso31663.find(({ from }) => from.alpha3 === alpha3)?.alpha4 ?? alpha2;
}

const statesAtOnce = 20;

/** The states of which a name, in any of the four languages, or the code holds the words: first those of which it is all, then those that begin with them. */
export function statesNamed(search: string): State[] {
  const words = folded(search);
  const rank = ({ code, names, aliases }: State) => {
    const all = [code, ...aliases, ...languages.flatMap((lang) => names[lang] ?? [])].map(folded);
    if (all.includes(words)) return 0;
    if (all.some((one) => one.startsWith(words))) return 1;
    return all.some((one) => one.includes(words)) ? 2 : null;
  };
  return states
    .flatMap((state) => {
      const at = rank(state);
      return at === null ? [] : [{ state, at }];
    })
    .sort((one, other) => one.at - other.at || byName(one.state, other.state))
    .slice(0, statesAtOnce)
    .map(({ state }) => state);
}

const byName = (one: State, other: State) => one.names.en.localeCompare(other.names.en, "en");

/** Words as they are looked for: without case, accents and vowel signs. The database folds what is recorded in the same way. */
export function folded(words: string): string {
  return words
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ς", "σ")
    .replace(/[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u0640\u064b-\u065f\u0670]/g, "")
    .replace(/[\u02bc\u2018\u2019\u0060\u00b4]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether a name stands in a text as words of its own, in its own letters: "Niger" is not in "Nigeria", nor "CAT" in "a cat". */
export function standsIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const beside = text.slice(Math.max(0, at - 1), at) + text.slice(at + name.length).slice(0, 1);
    if (!/[\p{L}\p{N}]/u.test(beside)) return true;
  }
  return false;
}

/** A year or decade as people say it, in EDTF; null where nothing is said, undefined where it is none. */
export function yearOf(typed: string): string | null | undefined {
  const read = readDate(typed);
  if ("problem" in read) return undefined;
  if (read.date === null) return null;
  return /^\d{3}[\dX][?~%]?$/.test(read.date.edtf) ? read.date.edtf : undefined;
}

/** Whether every year the end can be lies before every year the beginning can be. */
export function endsBeforeBeginning(from: string | null, to: string | null): boolean {
  const [begins, ends] = [from, to].map((edtf) => edtf && vagueDateFrom(edtf, noPhrase));
  if (!begins || !ends) return false;
  return (ends.latest ?? "") < (begins.earliest ?? "");
}

const noPhrase = { note: "", derivedFrom: "" };

/** The same in English words that can be typed again; empty where it is not known. */
export const yearWords = (edtf: string | null) =>
  edtf === null ? "" : dateWords(vagueDateFrom(edtf, noPhrase), "en");

/** A treaty's terms as they were typed; null where nothing is said, undefined where the date cannot be read. */
export function termsFrom(typed: TypedTerms): TreatyTerms | null | undefined {
  const read = readDate(typed.inForceOn);
  if ("problem" in read) return undefined;
  const inForceOn =
    read.date && vagueDateFrom(read.date.edtf, { note: "", derivedFrom: read.date.derivedFrom });
  const terms = { ...typed, inForceOn };
  return Object.values(terms).some(Boolean) ? terms : null;
}

/** The same as one would type it again. */
export function typedTermsOf(terms: TreatyTerms | null): TypedTerms {
  const { inForceOn, ...others } = terms ?? noTerms;
  return { ...others, inForceOn: inForceOn ? typedAgain(inForceOn) : "" };
}

/** A date's words, where they are read as that date again; else its EDTF, which always is. */
function typedAgain(date: VagueDate): string {
  const words = dateWords(date, "en");
  const read = readDate(words);
  return "date" in read && read.date?.edtf === date.edtf ? words : date.edtf;
}
