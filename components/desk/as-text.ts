import { periodWords } from "@/server/dates/period-words";
import { plainText } from "@/server/text/plain";
import type { Save } from "@/server/works/schema";

/** Every word of a draft, one part a line. */
export function asText({ text, facts }: Pick<Save, "text" | "facts">): string {
  const { headline, standfirst, byline, body, method } = text;
  const dates = facts.kind === "event" ? [facts.typed, facts.phrase, facts.workedOut] : [];
  // The other event is known by its id alone here; how long after it, and by what rule, are one's own words.
  const waits =
    facts.kind === "event" && facts.condition
      ? [periodWords(facts.condition.period), facts.condition.basis]
      : [];
  const days = facts.kind === "article" ? [facts.datedOn ?? ""] : [];
  const bodies = [body, method].map((part) => plainText(bodyOf(part)));
  return [headline, standfirst, byline, ...days, ...dates, ...waits, ...bodies]
    .filter(Boolean)
    .join("\n\n");
}

/** What the editor holds is a document; anything else shows as none. */
function bodyOf(value: unknown): Parameters<typeof plainText>[0] {
  const isNode = typeof value === "object" && value !== null && "type" in value;
  return isNode ? JSON.parse(JSON.stringify(value)) : { type: "doc" };
}
