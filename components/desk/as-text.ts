import { periodWords } from "@/server/dates/period-words";
import type { ProseNode } from "@/server/public/projection";
import { citedIds, plainText } from "@/server/text/plain";
import type { Save } from "@/server/works/schema";
import { noteWords } from "./note-words";

/** Every word of a draft, one part a line, then its sources; those with markers under their numbers in the text. */
export function asText({ text, facts }: Pick<Save, "text" | "facts">): string {
  const { headline, standfirst, byline, citations } = text;
  const dates = facts.kind === "event" ? [facts.typed, facts.phrase, facts.workedOut] : [];
  // The other event is known by its id alone here; how long after it, and by what rule, are one's own words.
  const waits =
    facts.kind === "event" && facts.condition
      ? [periodWords(facts.condition.period), facts.condition.basis]
      : [];
  const days = facts.kind === "article" ? [facts.datedOn ?? ""] : [];
  const bodies = [text.body, text.method].map(bodyOf);
  const marked = citedIds(...bodies);
  const words = bodies.map((body) => plainText(withMarkers(body, marked)));
  const numbered = marked.flatMap((id, n) => {
    const note = citations.find((one) => one.id === id);
    return note ? `${markerOf(n)} ${noteWords(note)}` : [];
  });
  const others = citations.filter(({ id }) => !marked.includes(id)).map(noteWords);
  const sources = [...numbered, ...others].join("\n");
  return [headline, standfirst, byline, ...days, ...dates, ...waits, ...words, sources]
    .filter(Boolean)
    .join("\n\n");
}

/** What the editor holds is a document; anything else shows as none. */
function bodyOf(value: unknown): ProseNode {
  const isNode = typeof value === "object" && value !== null && "type" in value;
  return isNode ? JSON.parse(JSON.stringify(value)) : { type: "doc" };
}

const markerOf = (n: number) => `[${n + 1}]`;

/** The text with each citation's marker as a word of it. */
function withMarkers(node: ProseNode, marked: string[]): ProseNode {
  if (node.type === "citation")
    return { type: "text", text: markerOf(marked.indexOf(String(node.attrs?.id))) };
  return { ...node, content: node.content?.map((child) => withMarkers(child, marked)) };
}
