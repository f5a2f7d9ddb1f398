"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { Bold, Heading2, Italic, List, ListOrdered, Redo2, TextQuote, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

/** The toolbar over a rich text. */
export function EditorTools({ editor }: { editor: Editor | null }) {
  const t = useTranslations("desk.tools");
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      heading: now?.isActive("heading") ?? false,
      bold: now?.isActive("bold") ?? false,
      italic: now?.isActive("italic") ?? false,
      list: now?.isActive("bulletList") ?? false,
      numbers: now?.isActive("orderedList") ?? false,
      quote: now?.isActive("blockquote") ?? false,
    }),
  });
  if (!editor) return null;
  const chain = () => editor.chain().focus();

  return (
    <div className="tools" role="toolbar" aria-label={t("toolbar")}>
      <Tool
        label={t("heading")}
        isOn={on?.heading}
        act={() => chain().toggleHeading({ level: 2 }).run()}
      >
        <Heading2 className="i" aria-hidden="true" />
      </Tool>
      <Tool label={t("bold")} isOn={on?.bold} act={() => chain().toggleBold().run()}>
        <Bold className="i" aria-hidden="true" />
      </Tool>
      <Tool label={t("italic")} isOn={on?.italic} act={() => chain().toggleItalic().run()}>
        <Italic className="i" aria-hidden="true" />
      </Tool>
      <Tool label={t("list")} isOn={on?.list} act={() => chain().toggleBulletList().run()}>
        <List className="i" aria-hidden="true" />
      </Tool>
      <Tool label={t("numbers")} isOn={on?.numbers} act={() => chain().toggleOrderedList().run()}>
        <ListOrdered className="i" aria-hidden="true" />
      </Tool>
      <Tool label={t("quote")} isOn={on?.quote} act={() => chain().toggleBlockquote().run()}>
        <TextQuote className="i" aria-hidden="true" />
      </Tool>
      <span className="sep" />
      <Tool label={t("undo")} act={() => chain().undo().run()}>
        <Undo2 className="i flip" aria-hidden="true" />
      </Tool>
      <Tool label={t("redo")} act={() => chain().redo().run()}>
        <Redo2 className="i flip" aria-hidden="true" />
      </Tool>
    </div>
  );
}

type ToolProps = { label: string; isOn?: boolean; act: () => void; children: ReactNode };

function Tool({ label, isOn, act, children }: ToolProps) {
  return (
    <button
      type="button"
      className="btn icon quiet"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      onClick={act}
    >
      {children}
    </button>
  );
}
