import type { Stretch } from "./sentences";
import { auxiliaries, verb } from "./verbs";

const longest = 100;
const leading =
  /^(?:and|but|or|for|that|then|also|in|on|at(?! least)|by|since|from|during|until|between)\b\s*/i;
const relative = /^(?:which|who|whom|whose|where)\s+/i;

type Around = { dates: readonly Stretch[]; lead?: string };

/** A title from the words of a clause: without the dates in it, with a subject where it has none, a capital, at most a hundred letters. */
export function titleFrom(sentence: string, clause: Stretch, { dates, lead }: Around): string {
  const words = withoutDates(sentence, clause, dates);
  if (lead) return shortened(`${lead} ${words}`);
  const said = words.replace(relative, "");
  const before = sentence.slice(0, clause.start).trimEnd();
  return capitalised(shortened(withSubject(said, before, said !== words)));
}

function withSubject(said: string, before: string, isRelative: boolean): string {
  if (isRelative && /^(?:he|she|it|they|the)\b/.test(said)) {
    const name = antecedentOf(before);
    return name ? `${said} ${name}` : said;
  }
  if (!startsWithVerb.test(said) || before === "") return said;
  const subject = subjectOf(said, before, isRelative);
  if (!subject) return said;
  return subject.length + said.length < longest ? `${subject} ${said}` : `${said}: ${subject}`;
}

const startsWithAuxiliary = new RegExp(`^(?:${auxiliaries})\\b`);
const startsWithVerb = new RegExp(`^${verb.source}`, "u");

/** Of whom a clause without a subject tells: the name before "which", or what the sentence begins with. */
function subjectOf(said: string, before: string, isRelative: boolean): string {
  if (isRelative || /\bthat$/.test(before)) return antecedentOf(before.replace(/\s*\bthat$/, ""));
  const [opening = ""] = before.split(",");
  const first =
    opening
      .split(/\b(?:that|which|who|where)\b/)
      .at(-1)
      ?.trim() ?? "";
  if (!verb.test(first)) return first;
  // After a comma a participle may be said of the noun before it; "was adjourned" is said of the subject.
  const isJoined =
    /\band$/.test(before) || (before.endsWith(",") && startsWithAuxiliary.test(said));
  const isSimple = isJoined && !/\b(?:which|who|that|where)\b|[;:“”"]/.test(before);
  return isSimple ? first.slice(0, verb.exec(first)?.index).trim() : "";
}

const capital = String.raw`\p{Lu}[\p{L}’'-]*`;
const joining = String.raw`(?:(?:of|on|for|and|against)\s+)?(?:the\s+)?`;
const named = new RegExp(
  String.raw`(?:\b(?:the|a)\s+)?${capital}(?:\s+${joining}${capital})*$`,
  "u",
);
const described = /^.*\b((?:an?|the|his|her|their|its)\s+(?:[\p{L}’'-]+\s+){0,3}[\p{L}’'-]+)$/isu;

/** The name or noun that "which", "who" or "that" stands for. */
function antecedentOf(before: string): string {
  const words = before.slice(-longest * 2).replace(/[\s,]+$/, "");
  return (named.exec(words)?.[0] ?? described.exec(words)?.[1] ?? "").trim();
}

function withoutDates(sentence: string, clause: Stretch, dates: readonly Stretch[]): string {
  let words = "";
  let from = clause.start;
  for (const date of dates.filter(({ start, end }) => start >= clause.start && end <= clause.end)) {
    words += ` ${withoutPreposition(sentence.slice(from, date.start))}`;
    from = date.end;
  }
  words += ` ${sentence.slice(from, clause.end)}`;
  return tidy(words);
}

const withoutPreposition = (words: string) =>
  words.replace(
    /(?:^|\s)(?:in|on|at|by|since|from|for|of|during|until|between|after|before|and)\s+(?:the\s+)?$/i,
    "",
  );

function tidy(words: string): string {
  const plain = words
    .replace(/\s+/g, " ")
    .replace(/\s+(?=[,;:.!?])/g, "")
    .replace(/^[\s,;:.]+|[\s,;:.]+$/g, "");
  return leading.test(plain) ? tidy(plain.replace(leading, "")) : plain;
}

function shortened(words: string): string {
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 40)).replace(/[\s,;:.]+$/, "")}…`;
}

const capitalised = (words: string) => words.charAt(0).toLocaleUpperCase("en") + words.slice(1);
