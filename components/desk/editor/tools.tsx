"use client";

import { Toolbar } from "@base-ui/react/toolbar";
import { type Editor, useEditorState } from "@tiptap/react";
import {
  Bold,
  ChartColumn,
  Heading2,
  Heading3,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  Minus,
  Newspaper,
  Quote,
  Redo2,
  Table,
  TextQuote,
  Undo2,
} from "lucide-react";
import type { MouseEvent, Ref } from "react";
import { useTranslations } from "use-intl";
import { TableMenu } from "./table-menu";

const tools = {
  heading2: {
    icon: Heading2,
    isOn: (editor) => editor.isActive("heading", { level: 2 }),
    act: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  heading3: {
    icon: Heading3,
    isOn: (editor) => editor.isActive("heading", { level: 3 }),
    act: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  bold: {
    icon: Bold,
    key: "B",
    isOn: (editor) => editor.isActive("bold"),
    act: (editor) => editor.chain().focus().toggleBold().run(),
  },
  italic: {
    icon: Italic,
    key: "I",
    isOn: (editor) => editor.isActive("italic"),
    act: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  list: {
    icon: List,
    isOn: (editor) => editor.isActive("bulletList"),
    act: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  numbers: {
    icon: ListOrdered,
    isOn: (editor) => editor.isActive("orderedList"),
    act: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  quote: {
    icon: TextQuote,
    isOn: (editor) => editor.isActive("blockquote"),
    act: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  table: {
    icon: Table,
    act: (editor) =>
      editor.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
  },
  divider: { icon: Minus, act: (editor) => editor.chain().focus().setHorizontalRule().run() },
  link: {
    icon: Link2,
    key: "K",
    isOn: (editor) => editor.isActive("link"),
    act: (_, open) => open("link"),
  },
  workLink: {
    icon: Newspaper,
    isOn: (editor) => editor.isActive("workLink"),
    act: (_, open) => open("workLink"),
  },
  measures: { icon: ChartColumn, act: (_, open) => open("measures") },
  cite: { icon: Quote, key: "Shift+K", act: (_, open) => open("cite") },
  undo: {
    icon: Undo2,
    key: "Z",
    isOff: (editor) => !editor.can().undo(),
    act: (editor) => editor.chain().focus().undo().run(),
  },
  redo: {
    icon: Redo2,
    key: "Shift+Z",
    isOff: (editor) => !editor.can().redo(),
    act: (editor) => editor.chain().focus().redo().run(),
  },
} satisfies Record<string, Tool>;

type Tool = {
  icon: LucideIcon;
  /** With Control, or the command key. */
  key?: string;
  isOn?: (editor: Editor) => boolean;
  isOff?: (editor: Editor) => boolean;
  act: (editor: Editor, open: (dialog: ToolDialog) => void) => void;
};
type ToolName = keyof typeof tools;

/** The dialogs a tool can open. */
export type ToolDialog = "link" | "workLink" | "measures" | "cite";

/** The tools of an article's text, and of a plain one such as a tracker's method. */
export type ToolSet = "article" | "plain";

const sets: Record<ToolSet, ToolName[][]> = {
  article: [
    ["heading2", "heading3", "bold", "italic"],
    ["list", "numbers", "quote", "table", "measures", "divider"],
    ["link", "workLink", "cite"],
    ["undo", "redo"],
  ],
  plain: [
    ["bold", "italic", "list", "numbers"],
    ["link", "workLink"],
    ["undo", "redo"],
  ],
};

type ToolsProps = {
  ref: Ref<HTMLDivElement>;
  editor: Editor;
  set: ToolSet;
  /** The id of the text it works on. */
  textId: string;
  open: (dialog: ToolDialog) => void;
};

/** The toolbar over a text: arrow keys move along it, Escape goes back to the text. */
export function Tools({ ref, editor, set, textId, open }: ToolsProps) {
  const t = useTranslations("desk.editor");
  const isInTable = useEditorState({
    editor,
    selector: ({ editor: now }) => now.isActive("table"),
  });
  return (
    <Toolbar.Root
      ref={ref}
      className="tools"
      aria-label={t("toolbar")}
      aria-controls={textId}
      onKeyDown={(event) => {
        if (event.key === "Escape") editor.view.focus();
      }}
    >
      {sets[set].map((group, place) => (
        <Toolbar.Group key={group.join()} className="group-of">
          {place > 0 ? <span className="sep" /> : null}
          {group.map((name) =>
            name === "table" && isInTable ? (
              <TableMenu key={name} editor={editor} />
            ) : (
              <ToolButton key={name} name={name} editor={editor} open={open} />
            ),
          )}
        </Toolbar.Group>
      ))}
    </Toolbar.Root>
  );
}

type ToolButtonProps = { name: ToolName; editor: Editor; open: (dialog: ToolDialog) => void };

function ToolButton({ name, editor, open }: ToolButtonProps) {
  const t = useTranslations("desk.editor.tools");
  const tool: Tool = tools[name];
  const { isOn, isOff } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({ isOn: tool.isOn?.(now), isOff: tool.isOff?.(now) ?? false }),
  });
  const label = t(name);
  const Icon = tool.icon;
  return (
    <Toolbar.Button
      className="btn icon quiet"
      aria-label={label}
      aria-pressed={isOn}
      aria-keyshortcuts={tool.key && `Control+${tool.key} Meta+${tool.key}`}
      title={tool.key ? `${label} (${withControl(tool.key)})` : label}
      disabled={isOff}
      onMouseDown={keepSelection}
      onClick={() => tool.act(editor, open)}
    >
      <Icon className={name === "undo" || name === "redo" ? "i flip" : "i"} aria-hidden="true" />
    </Toolbar.Button>
  );
}

/** A press on a tool must not take the keyboard out of the text. */
export function keepSelection(event: MouseEvent) {
  event.preventDefault();
}

function withControl(key: string) {
  if (!/Mac|iP(hone|ad)/.test(navigator.userAgent)) return `Ctrl+${key}`;
  return `⌘${key.replace("Shift+", "⇧")}`;
}
