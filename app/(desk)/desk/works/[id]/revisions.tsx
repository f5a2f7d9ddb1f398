import { deskWordsIn, deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { RevisionLine } from "@/server/drafts/queries";

type RevisionsProps = { editionId: string; revisions: RevisionLine[]; timeZone: string };

/** Everything that was kept of the work, each to be read and brought back. */
export function Revisions({ editionId, revisions, timeZone }: RevisionsProps) {
  const inZone = deskWordsIn(timeZone);
  return (
    <details className="decision">
      <summary>{t("revisions.title")}</summary>
      {revisions.length === 0 ? <p className="dim">{t("revisions.none")}</p> : null}
      <ol className="history">
        {revisions.map(({ id, kind, number, by, createdAt, publishedAs }) => (
          <li key={id}>
            <Link href={`/desk/works/${editionId}/revisions/${id}`}>
              {t(`revisions.named.${kind}`, { number: String(number) })}
            </Link>
            <small>{inZone("revisions.by", { name: by, at: createdAt })}</small>
            {publishedAs ? (
              <small>{t("revisions.published", { version: String(publishedAs) })}</small>
            ) : null}
          </li>
        ))}
      </ol>
    </details>
  );
}
