import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import type { EditorProps } from "@tiptap/pm/view";

export type PasteNotice = "pictures" | "notes";

type Pasting = {
  /** Whether a citation's marker may come in: its source is one of this text. */
  isKnown: (id: string) => boolean;
  tell: (notice: PasteNotice | null) => void;
};

/**
 * What comes in from elsewhere keeps its words: the schema drops what it does not know, pictures and the markers of
 * other texts are left out, and the writer is told so.
 */
export function pasting({ isKnown, tell }: Pasting): EditorProps {
  function refuseFiles(files: FileList | undefined) {
    if (!files?.length) return false;
    tell("pictures");
    return true;
  }
  const beginAnew = () => tell(null);
  return {
    handleDOMEvents: { paste: beginAnew, drop: beginAnew },
    transformPastedHTML(html) {
      if (/<(img|picture|svg|video)\b/i.test(html)) tell("pictures");
      return html;
    },
    transformPasted(slice) {
      const kept = withoutMarkers(slice.content, isKnown);
      if (kept.eq(slice.content)) return slice;
      tell("notes");
      return new Slice(kept, slice.openStart, slice.openEnd);
    },
    handlePaste: (_, event) => {
      const words = event.clipboardData;
      if (words?.types.includes("text/html") || words?.types.includes("text/plain")) return false;
      return refuseFiles(words?.files);
    },
    handleDrop: (_, event) => {
      const isHandled = refuseFiles(event.dataTransfer?.files);
      if (isHandled) event.preventDefault();
      return isHandled;
    },
  };
}

function withoutMarkers(content: Fragment, isKnown: (id: string) => boolean): Fragment {
  const kept: Node[] = [];
  content.forEach((node) => {
    if (node.type.name === "citation" && !isKnown(node.attrs.id)) return;
    kept.push(node.isText ? node : node.copy(withoutMarkers(node.content, isKnown)));
  });
  return Fragment.fromArray(kept);
}
