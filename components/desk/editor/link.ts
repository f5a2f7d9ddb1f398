import type { Editor } from "@tiptap/react";
import type { ProseMark } from "@/server/public/projection";
import { isHref } from "@/server/text/href";

/** What the link dialog starts from: the link the caret is in, and whether words must be given for a new one. */
export type LinkStart = {
  kind: "link" | "workLink";
  href: string;
  workId: string | null;
  isLinked: boolean;
  needsWords: boolean;
};

export function linkAt(editor: Editor, asked: LinkStart["kind"]): LinkStart {
  const { href } = editor.getAttributes("link");
  const { workId } = editor.getAttributes("workLink");
  const isLinked = Boolean(href || workId);
  const found = workId ? "workLink" : "link";
  return {
    kind: isLinked ? found : asked,
    href: href ?? "",
    workId: workId ?? null,
    isLinked,
    needsWords: !isLinked && !selectedWords(editor).trim(),
  };
}

/** Links the selected words, or puts the given words in where none are selected. */
export function setLink(editor: Editor, mark: ProseMark, words: string) {
  const chain = editor.chain().focus();
  if (words) {
    const text = { type: "text", text: words, marks: [mark] };
    return chain.insertContentAt(editor.state.selection.to, text).run();
  }
  const attrs = "attrs" in mark ? mark.attrs : undefined;
  return chain.extendMarkRange("link").extendMarkRange("workLink").setMark(mark.type, attrs).run();
}

/** The words selected, one line for each paragraph; citation markers add none. */
export function selectedWords(editor: Editor): string {
  const { from, to } = editor.state.selection;
  return editor.state.doc.textBetween(from, to, "\n", "");
}

export function removeLink(editor: Editor) {
  const chain = editor.chain().focus().extendMarkRange("link").extendMarkRange("workLink");
  return chain.unsetMark("link").unsetMark("workLink").run();
}

/** The address meant by what was typed, its scheme added where it has none; null where it cannot be one. */
export function addressFrom(typed: string): string | null {
  const given = typed.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(given);
  const isMail = !hasScheme && /^[^/\s@]+@[^/\s@]+$/.test(given);
  const address = hasScheme ? given : `${isMail ? "mailto:" : "https://"}${given}`;
  return given !== "" && isHref(address) ? address : null;
}
