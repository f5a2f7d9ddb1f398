import { EntityName } from "@/components/public/participants";
import { Pieces } from "@/components/public/when";
import { type Words, wordsLanguage } from "@/components/public/words";
import { datePieces } from "@/server/dates/date-words";
import { amountWords, nameWords } from "@/server/ledger/measure-words";
import type { Language, PublishedMeasure } from "@/server/public/projection";
import { Bar } from "./bar";

type MeasureTableProps = {
  t: Words;
  lang: Language;
  lines: readonly PublishedMeasure[];
  /** The live pages of those named, by id. */
  links: Record<string, string>;
  /** Whose page it is, who need not be said. */
  about?: string;
  /** On the page of the entry itself, whose lines others lead to; elsewhere each leads there. */
  isOwn?: boolean;
};

/**
 * Numbers with what was counted and when, those of one unit together; from two on with bars on one scale, from zero. Whose they
 * are is said of all at once where it is the same.
 */
export function MeasureTable({ t, lang, lines, links, about, isOwn }: MeasureTableProps) {
  const units = [...new Set(lines.map(({ measure }) => measure.unit))];
  const whose = { t, lang, links };
  const [first, ...others] = lines.map((line) => named(line, about));
  const isOnes = others.length > 0 && others.every((other) => isSame(first, other));
  const isSaid = isOnes && (first?.of || first?.about);
  return (
    <table className="measures">
      {isSaid ? (
        <caption>
          <Whose {...whose} {...first} />
        </caption>
      ) : null}
      <thead>
        <tr>
          <th scope="col">{t("measure.name")}</th>
          <th scope="col">{t("measure.number")}</th>
          <th scope="col">{t("measure.period")}</th>
        </tr>
      </thead>
      {units.map((unit) => {
        const counted = lines.filter(({ measure }) => measure.unit === unit);
        const most = Math.max(...counted.map(({ measure }) => measure.value));
        return (
          <tbody key={unit}>
            {counted.map(({ path, ...line }) => (
              <tr key={`${path} ${line.measure.id}`} id={isOwn ? idOf(line.measure) : undefined}>
                <th scope="row">
                  {isOwn ? (
                    nameWords(line.measure)
                  ) : (
                    <a href={`${path}#${idOf(line.measure)}`}>{nameWords(line.measure)}</a>
                  )}
                  {isOnes ? null : <Whose {...whose} {...named(line, about)} />}
                </th>
                <td className="nums">
                  <bdi>{amountWords(line.measure, lang)}</bdi>
                  {counted.length > 1 ? <Bar value={line.measure.value} most={most} /> : null}
                </td>
                <When t={t} lang={lang} measure={line.measure} />
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

const idOf = ({ id }: PublishedMeasure["measure"]) => `measure-${id}`;

type Line = Omit<PublishedMeasure, "path">;

/** Those of a line who are not the page's own. */
const named = ({ of, about }: Line, shownOn: string | undefined) => ({
  of: of.id === shownOn ? null : of,
  about: about?.id === shownOn ? null : about,
});

const isSame = (one: Named | undefined, other: Named) =>
  one?.of?.id === other.of?.id && one?.about?.id === other.about?.id;

type Named = ReturnType<typeof named>;
type Shown = Pick<MeasureTableProps, "t" | "lang" | "links">;
type WhoseProps = Shown & Partial<Named>;

/** "Of the committee, about Russia." */
function Whose({ t, lang, links, of, about }: WhoseProps) {
  const name = (entity: Line["of"]) => () => (
    <EntityName t={t} key={entity.id} lang={lang} entity={entity} path={links[entity.id]} />
  );
  if (of && about)
    return (
      <p className="small">{t.rich("measure.ofAbout", { of: name(of), about: name(about) })}</p>
    );
  if (of) return <p className="small">{t.rich("measure.of", { of: name(of) })}</p>;
  return about ? <p className="small">{t.rich("measure.about", { about: name(about) })}</p> : null;
}

type WhenProps = Omit<Shown, "links"> & { measure: Line["measure"] };

function When({ t, lang, measure: { period, asOf } }: WhenProps) {
  return (
    <td>
      {period ? <Pieces pieces={datePieces(period, lang)} /> : null}
      {asOf ? (
        <p className="small">
          {t.rich("measure.asOf", {
            when: () => <Pieces key="when" pieces={datePieces(asOf, wordsLanguage)} />,
          })}
        </p>
      ) : null}
    </td>
  );
}
