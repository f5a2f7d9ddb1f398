/** A stretch of a text: where it begins, where it ends (not included). */
export type Stretch = { start: number; end: number };

/** A stop that is not the end of a sentence: "Mr. Irel", "U.S. officials", "Sept. 3", "No. 4". */
const shortened =
  /(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|No|Art|vs|Inc|Ltd|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b\p{Lu})\.$/u;

/** The sentences of a text in their order, without the spaces between them; a line's end ends one. */
export function sentencesIn(text: string): Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  for (const { index, 0: stop } of text.matchAll(/[.!?…]+["”’»)]*(?=\s+["“‘«(]?[\p{Lu}\d])|\n/gu)) {
    const end = index + stop.length;
    if (shortened.test(wordsBefore(text, end))) continue;
    found.push({ start, end });
    start = end;
  }
  return [...found, { start, end: text.length }]
    .flatMap((each) => pieces(text, trimmed(text, each)))
    .filter((each) => /[\p{L}\p{N}]/u.test(text.slice(each.start, each.end)));
}

/** No sentence is so long: what has no stops is cut at a space, so that the work on one stays small. */
const longest = 1500;

function pieces(text: string, { start, end }: Stretch): Stretch[] {
  if (end - start <= longest) return [{ start, end }];
  const space = text.lastIndexOf(" ", start + longest);
  const cut = space > start ? space : start + longest;
  return [{ start, end: cut }, ...pieces(text, { start: cut, end })];
}

/** A stretch without the spaces and marks at its ends. */
export function trimmed(text: string, { start, end }: Stretch, marks = /[\s]/): Stretch {
  let [from, to] = [start, end];
  while (from < to && marks.test(text.charAt(from))) from += 1;
  while (to > from && marks.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** The few words before a place: a pattern that looks back from it need not read the whole text. */
export const wordsBefore = (text: string, at: number) => text.slice(Math.max(0, at - 40), at);
