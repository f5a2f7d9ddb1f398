import type { Note, ProseNode } from "@/server/public/projection";

/** Texts whose citations have become markers, with the note's number and which of its markers this is, both from one. */
export type Numbered = {
  bodies: ProseNode[];
  /** How often each note is cited, in the order of the notes. */
  cited: number[];
};

/** Numbers the citations of texts that share their notes, in reading order. One whose note is missing is left out. */
export function numberCitations(bodies: ProseNode[], notes: Note[]): Numbered {
  const cited = notes.map(() => 0);
  const number = (node: ProseNode): ProseNode[] => {
    if (node.type !== "citation")
      return [node.content ? { ...node, content: node.content.flatMap(number) } : node];
    const place = notes.findIndex(({ id }) => id === node.attrs?.id);
    if (place === -1) return [];
    const times = (cited[place] ?? 0) + 1;
    cited[place] = times;
    return [{ type: "marker", attrs: { number: place + 1, times } }];
  };
  return { bodies: bodies.flatMap(number), cited };
}
