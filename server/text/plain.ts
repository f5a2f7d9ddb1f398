import type { ProseNode } from "@/server/public/projection";

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
