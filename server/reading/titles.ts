import type { Stretch } from "./sentences";

const longest = 100;
const leading =
  /^(?:and|but|or|for|that|then|also|in|on|at|by|since|from|during|until|between)\b\s*/i;
const relative = /^(?:which|who|whom|whose|where)\s+/i;

/** A title from the words of a clause and the dates that stand in it: no date, a capital, at most a hundred letters. */
export function titleFrom(sentence: string, clause: Stretch, dates: readonly Stretch[]): string {
  const words = withoutDates(sentence, clause, dates);
  const led = relative.test(words) ? withAntecedent(sentence, clause, words) : words;
  const said = /^(?:\p{Ll}+ed|\p{Ll}+en)\b/u.test(led) ? withSubject(sentence, clause, led) : led;
  return capitalised(shortened(said));
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
    /(?:^|\s)(?:in|on|at|by|since|from|of|during|until|between|after|before|and)\s+(?:the\s+)?$/i,
    "",
  );

function tidy(words: string): string {
  const plain = words
    .replace(/\s+/g, " ")
    .replace(/\s+(?=[,;:.!?])/g, "")
    .replace(/^[\s,;:.]+|[\s,;:.]+$/g, "");
  return leading.test(plain) ? tidy(plain.replace(leading, "")) : plain;
}

/** "Which it ratified", said of the name before it: "It ratified the UN Convention Against Torture". */
function withAntecedent(sentence: string, clause: Stretch, words: string): string {
  const said = words.replace(relative, "");
  const before = sentence.slice(0, clause.start).replace(/[\s,]+$/, "");
  const name =
    /(?:\b(?:the|a)\s+)?(?:\p{Lu}[\p{L}’'-]*(?:\s+(?:of|on|for|and|the|against)(?=\s+(?:the\s+)?\p{Lu}))*\s*)+$/u.exec(
      before,
    )?.[0];
  if (!name) return said;
  return /^(?:he|she|it|they|the|\p{Lu})/u.test(said) ? `${said} ${name}` : `${name} ${said}`;
}

/** "Adopted", said of what begins the sentence: "The European Convention adopted". */
function withSubject(sentence: string, clause: Stretch, words: string): string {
  const before = sentence.slice(0, clause.start).trim();
  return before.endsWith(",") && before.length + words.length < longest && !/,.*,/.test(before)
    ? `${before.slice(0, -1)} ${words}`
    : words;
}

function shortened(words: string): string {
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 40)).replace(/[\s,;:.]+$/, "")}…`;
}

const capitalised = (words: string) => words.charAt(0).toLocaleUpperCase("en") + words.slice(1);
