"use client";

import { EditorContent } from "@tiptap/react";
import { type ReactNode, type Ref, useId, useImperativeHandle, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Language, ProseNode } from "@/server/public/projection";
import type { Citation } from "./citation";
import { CiteDialog, type CiteStart } from "./cite-dialog";
import { type LinkStart, linkAt } from "./link";
import { LinkDialog } from "./link-dialog";
import { MeasuresDialog } from "./measures-dialog";
import type { PasteNotice } from "./pasting";
import { SelectedNote } from "./selected-note";
import { type ToolDialog, type ToolSet, Tools } from "./tools";
import { useWriting } from "./use-writing";

export type RichTextHandle = {
  /** Puts another text in place of this one, as when theirs is taken or a version restored; its undo history begins anew. */
  setBody: (body: ProseNode) => void;
  /** Takes every marker of a citation out of the text, and with them the citation. */
  removeNote: (id: string) => void;
  /** Selects the first marker of a citation and brings it into view. */
  showNote: (id: string) => void;
  focus: () => void;
};

export type RichTextProps = {
  ref?: Ref<RichTextHandle>;
  /** The name of the text, as in "Article text". */
  label: string;
  /** The text to begin with. Afterwards the text belongs to the writer, and only `setBody` replaces it. */
  body: ProseNode;
  onChange: (body: ProseNode) => void;
  placeholder?: string;
  tools?: ToolSet;
  lang?: Language;
  trackerId: string;
  /** Every citation of the work, those of the whole text too; a marker whose citation is not among them is shown as lost. */
  citations: readonly Citation[];
  /** Told when a note is added, changed or removed, also by deleting its last marker or by undoing that. */
  onCitationsChange: (citations: Citation[]) => void;
  /** Ids cited in the work's texts before this one, by which its numbers go on; see `citedIds`. */
  citedBefore?: readonly string[];
  /** Ids cited in the work's texts after this one: their citations outlive the markers here. */
  citedAfter?: readonly string[];
  /** What stands between the tools and the text: headline, standfirst, facts. */
  children?: ReactNode;
};

const none: readonly string[] = [];

/** A text with its toolbar, its notes and its links. */
export function RichText(props: RichTextProps) {
  const { ref, trackerId, tools = "article", lang = "en" } = props;
  const t = useTranslations("desk.editor");
  const id = useId();
  const toolbar = useRef<HTMLDivElement>(null);
  const [cite, setCite] = useState<CiteStart | null>(null);
  const [link, setLink] = useState<LinkStart | null>(null);
  const [isAddingMeasures, setAddingMeasures] = useState(false);
  const [notice, setNotice] = useState<PasteNotice | null>(null);

  const writing = useWriting({
    ...props,
    lang,
    id,
    citedBefore: props.citedBefore ?? none,
    citedAfter: props.citedAfter ?? none,
    tell: setNotice,
    open,
    openNote: (noteId) => setCite(writing.startOf(noteId)),
    toToolbar: () => toolbar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
  });
  const { editor } = writing;
  useImperativeHandle(ref, () => writing.handle);

  function open(dialog: ToolDialog) {
    if (!editor) return;
    if (dialog === "cite") setCite(writing.startOf(null));
    else if (dialog === "measures") setAddingMeasures(true);
    else setLink(linkAt(editor, dialog));
  }

  return (
    <div className="rich-text">
      {editor ? (
        <Tools ref={toolbar} editor={editor} set={tools} textId={id} open={open} />
      ) : (
        <div className="tools" />
      )}
      <p className="vh" id={`${id}-keys`}>
        {t("keys")}
      </p>
      <div className="doc">
        {props.children}
        <EditorContent editor={editor} />
      </div>
      <p className="pasted" role="status">
        {notice ? t(`notice.${notice}`) : null}
      </p>
      {editor ? (
        <>
          <SelectedNote editor={editor} />
          <CiteDialog
            trackerId={trackerId}
            start={cite}
            onClose={() => setCite(null)}
            onKeep={writing.keepNote}
            onRemove={writing.handle.removeNote}
            finalFocus={() => editor.view.dom}
          />
          <LinkDialog editor={editor} start={link} onClose={() => setLink(null)} />
          <MeasuresDialog
            editor={editor}
            isOpen={isAddingMeasures}
            onClose={() => setAddingMeasures(false)}
          />
        </>
      ) : null}
    </div>
  );
}
