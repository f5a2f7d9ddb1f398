import type { Projection, ProseNode } from "@/server/public/projection";

/** The texts of a published version, in reading order: an event, acts and measures have none. */
export function bodiesOf(projection: Projection): ProseNode[] {
  if (!("body" in projection)) return [];
  return projection.kind === "page" ? [projection.body, projection.method] : [projection.body];
}

/** The words of a text, one line for each paragraph, heading, or line of a paragraph: for search and for comparing. */
export function plainText(node: ProseNode): string {
  return lines(node).join("\n");
}

function lines(node: ProseNode): string[] {
  const children = node.content ?? [];
  if (isTextBlock(node))
    return children
      .map((child) => (child.type === "hardBreak" ? "\n" : (child.text ?? "")))
      .join("")
      .split("\n");
  return children.flatMap(lines);
}

function isTextBlock(node: ProseNode) {
  return node.type === "paragraph" || node.type === "heading";
}

/** Whether a text has nothing to read: no words, and no measures. */
export const isBlank = (doc: ProseNode) =>
  plainText(doc).trim() === "" && measuresIn(doc).length === 0;

/** The ids of the works a text links to, or shows the measures of, each once. */
export function workLinksOf(node: ProseNode): string[] {
  const linked = (node.marks ?? []).flatMap((mark) =>
    mark.type === "workLink" ? [mark.attrs.workId] : [],
  );
  const inside = (node.content ?? []).flatMap(workLinksOf);
  return [...new Set([...linked, ...shownBy(node), ...inside])];
}

/** The ids of the works whose measures stand in a text, each once: the schema has them at its top level alone. */
export function measuresIn({ content }: ProseNode): string[] {
  return [...new Set((content ?? []).flatMap(shownBy))];
}

const shownBy = ({ type, attrs }: ProseNode): string[] =>
  type === "measures" && typeof attrs?.workId === "string" ? [attrs.workId] : [];

/** The id of every citation marker of the texts, in reading order, each once: a citation's number is its place here, from one. */
export function citedIds(...bodies: ProseNode[]): string[] {
  return [...new Set(bodies.flatMap(markersOf))];
}

function markersOf(node: ProseNode): string[] {
  const own = node.type === "citation" && typeof node.attrs?.id === "string" ? [node.attrs.id] : [];
  return [...own, ...(node.content ?? []).flatMap(markersOf)];
}
