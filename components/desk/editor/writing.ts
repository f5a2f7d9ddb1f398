import { Extension } from "@tiptap/core";
import { NodeSelection, Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { citationMarkers, type NameMarker, type Numbering } from "./citation-markers";
import { type PasteNotice, pasting } from "./pasting";
import { QuotationView } from "./quotation-view";

type WritingOptions = {
  numbering: Numbering;
  nameMarker: NameMarker;
  speakerLabel: string;
  placeholder: string;
  isKnown: (id: string) => boolean;
  tell: (notice: PasteNotice | null) => void;
  openNote: (id: string) => void;
  cite: () => void;
  link: () => void;
  toToolbar: () => void;
};

/** What writing at the desk adds to the schema, which the server shares: views, keys, and what paste leaves out. */
export function writing(options: WritingOptions) {
  return Extension.create({
    name: "writing",
    // Before the kit's own keys, so that Enter on a marker opens it.
    priority: 1000,

    addKeyboardShortcuts() {
      const act = (todo: () => void) => () => {
        todo();
        return true;
      };
      return {
        "Mod-k": act(options.link),
        "Mod-Shift-k": act(options.cite),
        "Alt-F10": act(options.toToolbar),
        // biome-ignore lint/correctness/noComponentHookFactories: a key of the keyboard, not a component.
        Enter: () => {
          const id = selectedMarker(this.editor.state.selection);
          if (id) options.openNote(id);
          return id !== null;
        },
      };
    },

    addProseMirrorPlugins() {
      return [
        citationMarkers(options.nameMarker, options.numbering),
        new Plugin({
          props: {
            ...pasting(options),
            nodeViews: {
              blockquote: (node, view, place) =>
                new QuotationView(node, view, place, options.speakerLabel),
            },
            handleClickOn: (_, __, node) => {
              if (node.type.name !== "citation") return false;
              options.openNote(node.attrs.id);
              return true;
            },
            decorations: ({ doc }) => {
              const first = doc.firstChild;
              if (doc.childCount !== 1 || !first?.isTextblock || first.content.size > 0)
                return null;
              const empty = { class: "blank", "data-placeholder": options.placeholder };
              return DecorationSet.create(doc, [Decoration.node(0, first.nodeSize, empty)]);
            },
          },
        }),
      ];
    },
  });
}

/** The id of the marker that is selected as a whole, if one is. */
export function selectedMarker(selection: unknown): string | null {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "citation") return null;
  return selection.node.attrs.id;
}
