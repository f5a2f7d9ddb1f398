import { Day } from "@/components/public/day";
import type { Words } from "@/components/public/words";
import type { Around, Language } from "@/server/public/projection";
import { MeasureTable } from "./measure-table";

type MeasuresShownProps = {
  t: Words;
  lang: Language;
  around: Pick<Around, "measures" | "isLatest">;
  /** The work they were entered in. */
  workId: string;
};

/**
 * The measures of an entry within a text, as the record has them now, with where they come from; nothing while they are not live.
 * An earlier version was read beside other numbers, so it leads to the entry alone.
 */
export function MeasuresShown({ t, lang, around, workId }: MeasuresShownProps) {
  const shown = around.measures?.[workId];
  if (!shown) return null;
  const { path, headline, publishedAt, lines, pages } = shown;
  const entry = () => (
    <a key="entry" href={path} hrefLang={shown.lang === lang ? undefined : shown.lang}>
      {headline}
    </a>
  );
  if (!around.isLatest)
    return <p className="stood small">{t.rich("measure.stoodHere", { entry })}</p>;
  return (
    <figure className="shown">
      <MeasureTable t={t} lang={lang} lines={lines} links={pages} />
      <figcaption>
        {t.rich("measure.shown", {
          entry,
          when: () => <Day key="when" lang={lang} on={publishedAt} />,
        })}
      </figcaption>
    </figure>
  );
}
