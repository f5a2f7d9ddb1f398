"use client";

import { CircleAlert, Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { newId } from "@/components/desk/new-id";
import { Link } from "@/components/ui/link";
import type { Citation } from "./citation";
import { CiteDialog, type CiteStart } from "./cite-dialog";
import { SourceDialog } from "./source-dialog";

type SourcesListProps = {
  trackerId: string;
  citations: readonly Citation[];
  /** Ids the work's texts cite, in order; see `citedIds`. None where a work has no text, as an event. */
  cited: readonly string[];
  onCitationsChange: (citations: Citation[]) => void;
  /** Takes the markers of a note out of the text; its citation follows. Asked for notes with a number only. */
  onRemoveNote?: (id: string) => void;
  /** Goes to a note in the text. */
  onShowNote?: (id: string) => void;
};

/** The sources a work names: those of its notes by number, then those of the whole text. */
export function SourcesList(props: SourcesListProps) {
  const { trackerId, citations, cited, onCitationsChange } = props;
  const t = useTranslations("desk.editor.sources");
  const add = useRef<HTMLButtonElement>(null);
  const [start, setStart] = useState<CiteStart | null>(null);
  const [correcting, setCorrecting] = useState<string | null>(null);
  const numberOf = (id: string) => cited.indexOf(id) + 1;
  const kept = new Map(citations.map((citation) => [citation.id, citation]));
  const whole = citations.filter(({ id }) => !cited.includes(id));
  const rows = [...cited, ...whole.map(({ id }) => id)];

  function remove(id: string) {
    if (numberOf(id) > 0 && props.onRemoveNote) props.onRemoveNote(id);
    else onCitationsChange(citations.filter((citation) => citation.id !== id));
  }

  function startOf(id: string): CiteStart {
    const citation = kept.get(id) ?? null;
    const as = numberOf(id) > 0 ? "change" : "changeWhole";
    return { id, kept: citation, quote: "", as: citation ? as : "lost" };
  }

  function keep(citation: Citation) {
    onCitationsChange(
      kept.has(citation.id)
        ? citations.map((one) => (one.id === citation.id ? citation : one))
        : [...citations, citation],
    );
  }

  return (
    <div className="sources-list">
      {rows.length === 0 ? <p className="hint">{t("none")}</p> : null}
      <ul className="list">
        {rows.map((id) => (
          <SourceRow
            key={id}
            citation={kept.get(id) ?? null}
            number={numberOf(id)}
            onEdit={() => setStart(startOf(id))}
            onCorrect={(sourceId) => setCorrecting(sourceId)}
            onRemove={() => {
              remove(id);
              // Its button goes with it, and the focus would.
              add.current?.focus();
            }}
            onShow={numberOf(id) > 0 && props.onShowNote ? () => props.onShowNote?.(id) : undefined}
          />
        ))}
      </ul>
      <button
        ref={add}
        type="button"
        className="btn small"
        onClick={() => setStart({ id: newId(), kept: null, quote: "", as: "whole" })}
      >
        <Plus className="i" aria-hidden="true" />
        {t("add")}
      </button>
      <CiteDialog
        trackerId={trackerId}
        start={start}
        onClose={() => setStart(null)}
        onKeep={keep}
        onRemove={remove}
      />
      <SourceDialog
        sourceId={correcting}
        onClose={() => setCorrecting(null)}
        onCorrect={({ id, title: sourceTitle, publisher, hasNewAddress }) =>
          onCitationsChange(
            citations.map((one) =>
              one.sourceId === id
                ? { ...one, sourceTitle, publisher, isDead: one.isDead && !hasNewAddress }
                : one,
            ),
          )
        }
      />
    </div>
  );
}

type SourceRowProps = {
  /** Null where a note in the text has lost its source. */
  citation: Citation | null;
  /** Zero for a source of the whole text. */
  number: number;
  onEdit: () => void;
  onCorrect: (sourceId: string) => void;
  onRemove: () => void;
  onShow: (() => void) | undefined;
};

function SourceRow({ citation, number, onEdit, onCorrect, onRemove, onShow }: SourceRowProps) {
  const t = useTranslations("desk.editor.sources");
  const title = citation?.sourceTitle ?? t("lost");
  const which = number > 0 ? t("note", { number }) : title;
  const more = [number > 0 ? null : t("whole"), citation?.publisher, citation?.place];
  return (
    <li>
      <b className={citation ? "cite" : "cite lost"}>{number > 0 ? number : null}</b>
      <div>
        {citation ? (
          <Link href={`/desk/sources/${citation.sourceId}`}>{title}</Link>
        ) : (
          <b>{title}</b>
        )}
        <p className="more">{more.filter(Boolean).join(" · ")}</p>
        {citation?.isDead ? (
          <p className="state gone">
            <CircleAlert className="i" aria-hidden="true" />
            {t("dead")}
          </p>
        ) : null}
        {citation?.quote ? (
          <p>
            <q className="quoted" dir="auto">
              {citation.quote}
            </q>
          </p>
        ) : null}
        <div className="row-of">
          {onShow ? <RowButton does="show" which={which} act={onShow} /> : null}
          <RowButton does="edit" which={which} act={onEdit} />
          {citation ? (
            <RowButton does="correct" which={title} act={() => onCorrect(citation.sourceId)} />
          ) : null}
          <RowButton does="remove" which={which} act={onRemove} />
        </div>
      </div>
    </li>
  );
}

type RowButtonProps = {
  does: "show" | "edit" | "correct" | "remove";
  which: string;
  act: () => void;
};

function RowButton({ does, which, act }: RowButtonProps) {
  const t = useTranslations("desk.editor.sources");
  return (
    <button
      type="button"
      className="btn quiet small"
      aria-label={t(`${does}Note`, { which })}
      onClick={act}
    >
      {t(does)}
    </button>
  );
}
