"use client";

import type { Editor } from "@tiptap/core";
import { EditorState } from "@tiptap/pm/state";
import { ReactNodeViewRenderer, useEditor } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { newId } from "@/components/desk/new-id";
import type { Language } from "@/server/public/projection";
import { articleExtensions, Measures } from "@/server/text/extensions";
import type { Citation } from "./citation";
import { citedIn, markersOf, renumber } from "./citation-markers";
import type { CiteStart } from "./cite-dialog";
import { afterEdit } from "./kept-citations";
import { selectedWords } from "./link";
import { MeasuresView } from "./measures-view";
import type { PasteNotice } from "./pasting";
import type { RichTextHandle, RichTextProps } from "./rich-text";
import type { ToolDialog } from "./tools";
import { writing } from "./writing";

type Given = RichTextProps & {
  id: string;
  lang: Language;
  citedBefore: readonly string[];
  citedAfter: readonly string[];
  tell: (notice: PasteNotice | null) => void;
  open: (dialog: ToolDialog) => void;
  openNote: (id: string) => void;
  toToolbar: () => void;
};

/** The editor of one text, and what its dialogs do to it. */
export function useWriting(given: Given) {
  const t = useTranslations("desk.editor");
  // What the editor's callbacks ask of the latest render; the editor itself is made once.
  const now = useRef(given);
  const citations = useRef(given.citations);
  const removed = useRef(new Map<string, Citation>());
  const cited = useRef<string[]>([]);
  // A marker of this text may be cut and pasted, also one that has lost its source.
  const seen = useRef(new Set<string>());
  useEffect(() => {
    now.current = given;
    citations.current = given.citations;
  });

  const titles = new Map(given.citations.map(({ id, sourceTitle }) => [id, sourceTitle]));
  const numbering = { titles, citedBefore: given.citedBefore };

  // Made once: other options at each render would make the editor draw itself anew at each key.
  const [made] = useState(() => ({
    content: given.body,
    extensions: [
      ...articleExtensions.map((one) => (one === Measures ? shownMeasures : one)),
      writing({
        numbering,
        nameMarker: (number, source) =>
          source === null ? t("lostMarker", { number }) : t("marker", { number, source }),
        speakerLabel: t("speaker"),
        placeholder: given.placeholder ?? "",
        isKnown: (id) => seen.current.has(id) || citations.current.some((one) => one.id === id),
        tell: (notice) => now.current.tell(notice),
        openNote: (id) => now.current.openNote(id),
        cite: () => now.current.open("cite"),
        link: () => now.current.open("link"),
        toToolbar: () => now.current.toToolbar(),
      }),
    ],
    editorProps: { attributes: attributesOf(given) },
  }));
  const editor = useEditor({
    ...made,
    immediatelyRender: false,
    injectCSS: false,
    onCreate: ({ editor: begun }) => remember(citedIn(begun.state.doc)),
    onUpdate: ({ editor: written, transaction }) => {
      if (!transaction.getMeta("uiEvent")) now.current.tell(null);
      now.current.onChange(written.state.doc.toJSON());
      follow(citedIn(written.state.doc));
    },
  });

  function remember(ids: string[]) {
    cited.current = ids;
    for (const id of ids) seen.current.add(id);
  }

  function tellCitations(next: Citation[]) {
    citations.current = next;
    now.current.onCitationsChange(next);
  }

  function follow(after: string[]) {
    const { citedBefore, citedAfter } = now.current;
    const next = afterEdit({
      before: cited.current,
      after,
      elsewhere: [...citedBefore, ...citedAfter],
      citations: citations.current,
      removed: removed.current,
    });
    remember(after);
    if (next) tellCitations(next);
  }

  const shown = JSON.stringify([given.citedBefore, [...titles]]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` says whether the numbering differs.
  useEffect(() => {
    if (editor) editor.view.dispatch(renumber(editor.state.tr, numbering));
  }, [editor, shown]);

  function keepNote(citation: Citation) {
    const others = citations.current.filter(({ id }) => id !== citation.id);
    const isKept = others.length < citations.current.length;
    tellCitations(
      isKept
        ? citations.current.map((one) => (one.id === citation.id ? citation : one))
        : [...others, citation],
    );
    if (!editor || markersOf(editor.state.doc, citation.id).length > 0) return;
    const marker = { type: "citation", attrs: { id: citation.id } };
    editor.chain().focus().insertContentAt(editor.state.selection.to, marker).run();
  }

  return {
    editor,
    keepNote,
    startOf: (id: string | null) => startOf(editor, citations.current, id),
    handle: handleOf(editor, remember),
  };
}

const shownMeasures = Measures.extend({ addNodeView: () => ReactNodeViewRenderer(MeasuresView) });

function attributesOf({ id, label, lang }: Given) {
  return {
    id,
    class: "prose",
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": label,
    "aria-describedby": `${id}-keys`,
    lang,
    dir: lang === "ar" ? "rtl" : "ltr",
  };
}

function startOf(
  editor: Editor | null,
  citations: readonly Citation[],
  id: string | null,
): CiteStart {
  const kept = citations.find((citation) => citation.id === id) ?? null;
  if (id) return { id, kept, quote: "", as: kept ? "change" : "lost" };
  const quote = editor ? selectedWords(editor).trim().slice(0, 4000) : "";
  return { id: newId(), kept: null, quote, as: "new" };
}

function handleOf(editor: Editor | null, remember: (cited: string[]) => void): RichTextHandle {
  return {
    setBody(body) {
      if (!editor) return;
      const { schema, plugins } = editor.state;
      const doc = schema.nodeFromJSON(body);
      remember(citedIn(doc));
      editor.view.updateState(EditorState.create({ schema, plugins, doc }));
      // A new state is no transaction, and the toolbar listens to transactions.
      editor.view.dispatch(editor.state.tr.setMeta("addToHistory", false));
    },
    removeNote(id) {
      if (!editor) return;
      const { tr, doc } = editor.state;
      for (const place of markersOf(doc, id).reverse()) tr.delete(place, place + 1);
      editor.view.dispatch(tr);
    },
    showNote(id) {
      const place = editor && markersOf(editor.state.doc, id)[0];
      if (typeof place !== "number") return;
      editor?.chain().setNodeSelection(place).focus().scrollIntoView().run();
    },
    focus: () => editor?.commands.focus(),
  };
}
