import type { Stretch } from "./sentences";

/** Words with which English says that something has yet to happen; "was expected to" tells of the past. */
const ahead =
  /\b(?:will|shall|won['’]t|would|(?:is|are|be) to\b|to be \w+(?:ed|en|ld)|(?:is|are|be|been|has) (?:now )?(?:due|set|scheduled|expected|planned)|due (?:to|on|in)|set (?:to|for)|(?:scheduled|planned) for|(?:be|is|are|takes?) effect|plans? (?:to|for)|planning|intends?|aims? to|upcoming|deadline)\b|\b(?:by|until|next|no later than)\s*(?:the\s*)?(?:end of\s*)?$/i;
const reported = /\b(?:said|says|announced|told)\b/i;
const boundary = /[,;:.()“”"—–]|\b(?:that|which|who|where)\b/gi;

/** Whether the words around a date expression tell of what is to come. Looks before it, and after it only where it opens its clause. */
export function tellsOfFuture(sentence: string, { start, end }: Stretch): boolean {
  const opening = sentence.slice(0, start).split(boundary).at(-1) ?? "";
  if (ahead.test(opening.split(reported).at(-1) ?? "")) return true;
  if (/\p{L}{4,}|\b(?:she|he|it|was)\b/iu.test(opening)) return false;
  const following = sentence.slice(end).replace(/^\s*,/, "").split(boundary)[0] ?? "";
  return ahead.test(following.split(reported)[0] ?? "");
}
