"use client";

import type { Editor } from "@tiptap/react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Control } from "@/components/ui/control";
import { Dialog } from "@/components/ui/dialog";
import type { ProseMark } from "@/server/public/projection";
import { addressFrom, type LinkStart, removeLink, setLink } from "./link";
import { type WorkChoice, WorkSearch } from "./work-search";

type LinkDialogProps = { editor: Editor; start: LinkStart | null; onClose: () => void };

/** Asks where the selected words lead: to a web address, or to an event or article of ours. */
export function LinkDialog({ editor, start, onClose }: LinkDialogProps) {
  const t = useTranslations("desk.editor");
  const first = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      isOpen={start !== null}
      onClose={onClose}
      title={t(start?.isLinked ? "link.change" : "link.title")}
      closeLabel={t("close")}
      initialFocus={first}
      finalFocus={() => editor.view.dom}
    >
      {start ? <LinkForm editor={editor} start={start} first={first} onClose={onClose} /> : null}
    </Dialog>
  );
}

type LinkFormProps = {
  editor: Editor;
  start: LinkStart;
  first: React.RefObject<HTMLInputElement | null>;
  onClose: () => void;
};

function LinkForm({ editor, start, first, onClose }: LinkFormProps) {
  const t = useTranslations("desk.editor.link");
  const [kind, setKind] = useState(start.kind);
  const [typed, setTyped] = useState(start.href);
  const [work, setWork] = useState<WorkChoice | null>(null);
  const [words, setWords] = useState("");
  const [error, setError] = useState<string>();

  function finish(mark: ProseMark, name: string) {
    setLink(editor, mark, start.needsWords ? words.trim() || name : "");
    onClose();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    // The dialog stands inside the desk's own forms as far as React is concerned.
    event.stopPropagation();
    if (kind === "workLink") {
      if (!work && start.workId) return onClose();
      if (!work) return setError(t("chooseWork"));
      return finish({ type: "workLink", attrs: { workId: work.id } }, work.headline);
    }
    const href = addressFrom(typed);
    if (!href) return setError(t("badAddress"));
    finish({ type: "link", attrs: { href } }, href);
  }

  return (
    <form onSubmit={submit} noValidate>
      <div className="body one">
        <div>
          <fieldset className="seg">
            <legend className="vh">{t("kind")}</legend>
            {(["link", "workLink"] as const).map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="link-kind"
                  checked={kind === one}
                  onChange={() => {
                    setKind(one);
                    setError(undefined);
                  }}
                />
                {t(one)}
              </label>
            ))}
          </fieldset>
          {kind === "link" ? (
            <Control label={t("address")} hint={t("addressHint")} error={error}>
              {(props) => (
                <input
                  {...props}
                  ref={first}
                  className="input"
                  inputMode="url"
                  dir="ltr"
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </Control>
          ) : (
            <WorkSearch words="link" inputRef={first} work={work} onPick={setWork} error={error} />
          )}
          {start.needsWords ? (
            <Control label={t("words")} hint={t("wordsHint")}>
              {(props) => (
                <input
                  {...props}
                  className="input"
                  value={words}
                  onChange={(event) => setWords(event.target.value)}
                />
              )}
            </Control>
          ) : null}
        </div>
      </div>
      <footer>
        {start.isLinked ? (
          <button
            type="button"
            className="btn danger end-auto-after"
            onClick={() => {
              removeLink(editor);
              onClose();
            }}
          >
            {t("remove")}
          </button>
        ) : null}
        <button type="button" className="btn" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="submit" className="btn primary">
          {t(start.isLinked ? "keep" : "add")}
        </button>
      </footer>
    </form>
  );
}
