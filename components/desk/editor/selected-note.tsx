"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslations } from "use-intl";
import { selectedMarker } from "./writing";

/** Tells a screen reader which note the caret has come upon, and how to open it. */
export function SelectedNote({ editor }: { editor: Editor }) {
  const t = useTranslations("desk.editor");
  const label = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      if (!selectedMarker(now.state.selection)) return null;
      const marker = now.view.nodeDOM(now.state.selection.from);
      return marker instanceof HTMLElement ? marker.ariaLabel : null;
    },
  });
  return (
    <p className="vh" role="status">
      {label ? t("selected", { note: label }) : null}
    </p>
  );
}
