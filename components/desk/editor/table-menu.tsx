"use client";

import { Menu } from "@base-ui/react/menu";
import { Toolbar } from "@base-ui/react/toolbar";
import type { Editor } from "@tiptap/react";
import { Table } from "lucide-react";
import { useTranslations } from "use-intl";

const acts = {
  rowAbove: (editor: Editor) => editor.chain().focus().addRowBefore().run(),
  rowBelow: (editor: Editor) => editor.chain().focus().addRowAfter().run(),
  columnBefore: (editor: Editor) => editor.chain().focus().addColumnBefore().run(),
  columnAfter: (editor: Editor) => editor.chain().focus().addColumnAfter().run(),
  header: (editor: Editor) => editor.chain().focus().toggleHeaderRow().run(),
  removeRow: (editor: Editor) => editor.chain().focus().deleteRow().run(),
  removeColumn: (editor: Editor) => editor.chain().focus().deleteColumn().run(),
  removeTable: (editor: Editor) => editor.chain().focus().deleteTable().run(),
};

const groups: (keyof typeof acts)[][] = [
  ["rowAbove", "rowBelow", "columnBefore", "columnAfter"],
  ["header"],
  ["removeRow", "removeColumn", "removeTable"],
];

/** What can be done to the table the caret is in. */
export function TableMenu({ editor }: { editor: Editor }) {
  const t = useTranslations("desk.editor.table");
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        render={<Toolbar.Button />}
        className="btn icon quiet on"
        aria-label={t("menu")}
        title={t("menu")}
      >
        <Table className="i" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="over" sideOffset={4}>
          <Menu.Popup className="popup" finalFocus={() => editor.view.dom}>
            {groups.map((group) => (
              <Menu.Group key={group.join()} className="parted">
                {group.map((name) => (
                  <Menu.Item key={name} className="answer" onClick={() => acts[name](editor)}>
                    {t(name)}
                  </Menu.Item>
                ))}
              </Menu.Group>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
