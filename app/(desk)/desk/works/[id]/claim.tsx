import { CircleAlert } from "lucide-react";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { Beside } from "@/server/captures/queries";
import type { Note } from "@/server/public/projection";

type ClaimProps = {
  id: string;
  notes: Note[];
  copy: Beside | undefined;
  /** Whether the link of its source no longer answers. */
  isDead: boolean;
  /** The source, where the viewer may open it. */
  sourceId: string | undefined;
};

/** What leads away opens beside the review, which may hold words not sent yet. */
const beside = { target: "_blank", rel: "noopener" };

/** A citation beside the words that rest on it: the quoted words, where they stand, and what our copy of the source says to them. */
export function Claim({ id, notes, copy, isDead, sourceId }: ClaimProps) {
  const number = notes.findIndex((note) => note.id === id);
  const note = notes[number];
  if (!note) return null;
  const { source, place, quote } = note;
  return (
    <article className="claim">
      <header>
        <b>{t("review.citation", { number: String(number + 1) })}</b>
        <span className="end">
          <SourceLink sourceId={sourceId} />
        </span>
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
      <CopyBeside copy={copy} isQuoted={quote !== ""} />
    </article>
  );
}

type SourceLinkProps = Pick<ClaimProps, "sourceId">;

function SourceLink({ sourceId }: SourceLinkProps) {
  if (!sourceId) return null;
  return (
    <Link href={`/desk/sources/${sourceId}`} {...beside}>
      {t("review.source")}
    </Link>
  );
}

type NoteBesideProps = CopyBesideProps & SourceLinkProps;

/** What stands beside a source of the whole text, whose own words are told already: the way to it, and what our copy says. */
export function NoteBeside({ copy, isQuoted, sourceId }: NoteBesideProps) {
  return (
    <>
      <CopyBeside copy={copy} isQuoted={isQuoted} />
      {sourceId ? (
        <p>
          <SourceLink sourceId={sourceId} />
        </p>
      ) : null}
    </>
  );
}

type CopyBesideProps = { copy: Beside | undefined; isQuoted: boolean };

/** Whether the quoted words stand in our copy of the source, with what stands around them; nothing where there is no copy. */
function CopyBeside({ copy, isQuoted }: CopyBesideProps) {
  if (!copy) return null;
  const { captureId, takenAt: at, isRead, found } = copy;
  const says = found ? "stands" : isRead ? "standsNot" : "standsUnread";
  return (
    <div className="copy">
      {isQuoted ? (
        <p className={says === "standsNot" ? "changes" : "dim"}>{t(`captures.${says}`, { at })}</p>
      ) : null}
      {found ? (
        <figure className="quoted-box" dir="auto" aria-label={t("captures.quoted")}>
          {found.before}
          <mark>{found.words}</mark>
          {found.after}
        </figure>
      ) : null}
      <p>
        <Link
          href={isRead ? `/desk/captures/${captureId}` : `/desk/captures/${captureId}/file`}
          {...beside}
        >
          {t("captures.beside")}
        </Link>
      </p>
    </div>
  );
}
