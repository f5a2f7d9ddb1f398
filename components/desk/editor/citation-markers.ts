import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type NodeView } from "@tiptap/pm/view";

/** What is said of a marker: its number, and its source's title, or null where it has lost its source. */
export type NameMarker = (number: number, source: string | null) => string;

export type Numbering = {
  /** Titles of the sources, by the id of the citation. */
  titles: ReadonlyMap<string, string>;
  /** Ids cited in the texts that stand before this one. */
  citedBefore: readonly string[];
};

type Marked = Numbering & { decorations: DecorationSet };

const key = new PluginKey<Marked>("citationMarkers");

/** The ids a document cites, in the order of their first markers, as `citedIds` has them. */
export function citedIn(doc: Node): string[] {
  const ids = new Set<string>();
  doc.descendants((node) => {
    if (node.type.name === "citation") ids.add(node.attrs.id);
  });
  return [...ids];
}

/** Where the markers of one citation stand. */
export function markersOf(doc: Node, id: string): number[] {
  const places: number[] = [];
  doc.descendants((node, place) => {
    if (node.type.name === "citation" && node.attrs.id === id) places.push(place);
  });
  return places;
}

/** Numbers every marker, anew at each change of the text or of the citations. */
export function citationMarkers(name: NameMarker, first: Numbering) {
  const marked = (numbering: Numbering, doc: Node): Marked => ({
    ...numbering,
    decorations: numbers(doc, numbering, name),
  });
  return new Plugin<Marked>({
    key,
    state: {
      init: (_, state) => marked(first, state.doc),
      apply(transaction, before) {
        const numbering: Numbering | undefined = transaction.getMeta(key);
        if (!numbering && !transaction.docChanged) return before;
        return marked(numbering ?? before, transaction.doc);
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.decorations,
      nodeViews: { citation: (_, __, ___, decorations) => new MarkerView(decorations) },
    },
  });
}

/** The transaction after which the markers follow changed citations; it changes no word. */
export function renumber(transaction: Transaction, numbering: Numbering) {
  return transaction.setMeta(key, numbering).setMeta("addToHistory", false);
}

function numbers(doc: Node, { titles, citedBefore }: Numbering, name: NameMarker) {
  const order = [...new Set([...citedBefore, ...citedIn(doc)])];
  const decorations: Decoration[] = [];
  doc.descendants((node, place) => {
    if (node.type.name !== "citation") return;
    const number = order.indexOf(node.attrs.id) + 1;
    const source = titles.get(node.attrs.id) ?? null;
    const spec = { number, label: name(number, source), isLost: source === null };
    decorations.push(Decoration.node(place, place + node.nodeSize, {}, spec));
  });
  return DecorationSet.create(doc, decorations);
}

class MarkerView implements NodeView {
  dom = document.createElement("span");

  constructor(decorations: readonly Decoration[]) {
    this.dom.setAttribute("role", "button");
    this.dom.contentEditable = "false";
    this.show(decorations);
  }

  update(node: Node, decorations: readonly Decoration[]) {
    if (node.type.name !== "citation") return false;
    this.show(decorations);
    return true;
  }

  show(decorations: readonly Decoration[]) {
    const spec = decorations.find(({ spec: given }) => given.number)?.spec;
    if (!spec) return;
    this.dom.className = spec.isLost ? "cite lost" : "cite";
    this.dom.textContent = String(spec.number);
    this.dom.setAttribute("aria-label", spec.label);
    this.dom.title = spec.label;
  }

  ignoreMutation() {
    return true;
  }
}
