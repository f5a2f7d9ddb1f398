import { CircleAlert } from "lucide-react";
import { deskWords as t } from "@/components/desk/words";
import type { Note } from "@/server/public/projection";

type ClaimProps = {
  id: string;
  notes: Note[];
  /** Whether the link of its source no longer answers. */
  isDead: boolean;
};

/** A citation beside the words that rest on it: the quoted words, and where they stand. */
export function Claim({ id, notes, isDead }: ClaimProps) {
  const number = notes.findIndex((note) => note.id === id);
  const note = notes[number];
  if (!note) return null;
  const { source, place, quote } = note;
  return (
    <article className="claim">
      <header>
        <b>{t("review.citation", { number: String(number + 1) })}</b>
      </header>
      {quote ? (
        <p className="quoted-box" dir="auto">
          <mark>{quote}</mark>
        </p>
      ) : null}
      {"wording" in source ? (
        <p className="src">
          {source.wording} <span className="dim">{t("review.protected")}</span>
        </p>
      ) : (
        <p className="src">
          {[source.publisher, source.title, source.publishedOn, place].filter(Boolean).join(", ")}{" "}
          {source.url ? (
            <a href={source.url} rel="noopener noreferrer" target="_blank">
              {t("review.address")}
            </a>
          ) : null}
        </p>
      )}
      {isDead ? (
        <p className="state gone">
          <CircleAlert className="i" aria-hidden="true" />
          {t("review.deadLink")}
        </p>
      ) : null}
    </article>
  );
}
