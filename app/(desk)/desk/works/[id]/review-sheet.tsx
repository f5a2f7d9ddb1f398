import type { ReactNode } from "react";
import { deskWords as t } from "@/components/desk/words";
import type { Beside } from "@/server/captures/queries";
import type { Comparison } from "@/server/reviews/queries";
import type { Field, Piece, Row } from "@/server/reviews/rules";
import { Claim, NoteBeside } from "./claim";
import { ReviewViews } from "./review-views";

type ReviewSheetProps = {
  /** Which links no longer answer is told where a text is judged, and the way to its sources. */
  comparison: Pick<Comparison, "rows" | "notes"> &
    Partial<Pick<Comparison, "deadIds" | "sourceIds">>;
  /** What the changes are changes from. */
  lede: string;
  /** Before a first publication everything is new, and marking every word would only hide them. */
  isMarked: boolean;
  preview: ReactNode;
  /** What our copies say to what is quoted, by the citation's id. */
  copies?: Record<string, Beside>;
};

/** Each paragraph with what changed in it, its citations beside it; and the page as readers will get it. */
export function ReviewSheet({
  comparison,
  lede,
  isMarked,
  preview,
  copies = {},
}: ReviewSheetProps) {
  const { rows, notes, deadIds = [], sourceIds = {} } = comparison;
  return (
    <ReviewViews
      lede={lede}
      changes={
        <article className="sheet" aria-label={t("review.changes")} data-quotable>
          {rows.map((row, n) => (
            <section
              className="para"
              // Rows have no identity of their own: a comparison is drawn once and never reordered.
              // biome-ignore lint/suspicious/noArrayIndexKey: drawn once
              key={n}
            >
              <div
                className={isNew(row) && isMarked ? "txt changed" : "txt"}
                {...(isNew(row) && isMarked ? walked : {})}
              >
                <Label field={row.field} before={rows[n - 1]?.field} />
                <Words row={row} isMarked={isMarked} />
              </div>
              <div className="beside">
                {row.noteIds.map((id) =>
                  row.field === "note" ? (
                    <NoteBeside
                      key={id}
                      copy={copies[id]}
                      isQuoted={isQuoted(notes, id)}
                      sourceId={sourceIds[id]}
                    />
                  ) : (
                    <Claim
                      key={id}
                      id={id}
                      notes={notes}
                      copy={copies[id]}
                      isDead={deadIds.includes(id)}
                      sourceId={sourceIds[id]}
                    />
                  ),
                )}
              </div>
            </section>
          ))}
        </article>
      }
      preview={preview}
    />
  );
}

const isQuoted = (notes: Comparison["notes"], id: string) =>
  notes.some((note) => note.id === id && note.quote !== "");

const isNew = ({ isChanged, isOther }: Row) => isChanged || isOther;

/** J and K go from change to change. */
const walked = { "data-walk": true, tabIndex: -1 };

function Label({ field, before }: { field: Field; before: Field | undefined }) {
  if (field === before) return null;
  return <h2 className="dim part">{t(`review.fields.${field}`)}</h2>;
}

function Words({ row, isMarked }: { row: Row; isMarked: boolean }) {
  return (
    <p>
      {row.pieces.map((piece, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once
        <Change key={n} piece={piece} isMarked={isMarked} />
      ))}
      {row.isRestyled ? <small className="dim">{t("review.restyled")}</small> : null}
      {row.isOther && isMarked ? <small>{t("review.other")}</small> : null}
    </p>
  );
}

function Change({ piece: { text, change }, isMarked }: { piece: Piece; isMarked: boolean }) {
  if (change === "same" || !isMarked) return text;
  const said = <span className="vh">{t(`review.${change}`)}</span>;
  return change === "added" ? (
    <ins>
      {said}
      {text}
    </ins>
  ) : (
    <del>
      {said}
      {text}
    </del>
  );
}
