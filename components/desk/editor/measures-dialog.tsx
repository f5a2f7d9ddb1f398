"use client";

import type { Editor } from "@tiptap/react";
import { type FormEvent, type RefObject, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { type WorkChoice, WorkSearch } from "./work-search";

type MeasuresDialogProps = { editor: Editor; isOpen: boolean; onClose: () => void };

/** Asks whose measures are to stand in the text. */
export function MeasuresDialog({ editor, isOpen, onClose }: MeasuresDialogProps) {
  const t = useTranslations("desk.editor");
  const first = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t("measures.title")}
      closeLabel={t("close")}
      initialFocus={first}
      finalFocus={() => editor.view.dom}
    >
      {isOpen ? <MeasuresForm editor={editor} first={first} onClose={onClose} /> : null}
    </Dialog>
  );
}

type MeasuresFormProps = {
  editor: Editor;
  first: RefObject<HTMLInputElement | null>;
  onClose: () => void;
};

function MeasuresForm({ editor, first, onClose }: MeasuresFormProps) {
  const t = useTranslations("desk.editor.measures");
  const [work, setWork] = useState<WorkChoice | null>(null);
  const [error, setError] = useState<string>();

  function submit(event: FormEvent) {
    event.preventDefault();
    // The dialog stands inside the desk's own forms as far as React is concerned.
    event.stopPropagation();
    if (!work) return setError(t("chooseWork"));
    insertMeasures(editor, work.id);
    onClose();
  }

  return (
    <form onSubmit={submit} noValidate>
      <div className="body one">
        <div>
          <WorkSearch
            words="measures"
            inputRef={first}
            work={work}
            onPick={(picked) => {
              setWork(picked);
              setError(undefined);
            }}
            error={error}
          />
        </div>
      </div>
      <footer>
        <button type="button" className="btn" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="submit" className="btn primary">
          {t("add")}
        </button>
      </footer>
    </form>
  );
}

/** Puts the measures behind the paragraph, list or quotation the caret is in; in its place where that is an empty paragraph. */
function insertMeasures(editor: Editor, workId: string) {
  const { $to, to } = editor.state.selection;
  const end = $to.depth > 0 ? $to.after(1) : to;
  const isEmpty = $to.depth === 1 && $to.parent.content.size === 0;
  const place = { from: isEmpty ? $to.before(1) : end, to: end };
  editor.chain().focus().insertContentAt(place, { type: "measures", attrs: { workId } }).run();
}
