import { Fragment } from "react";
import type {
  Around,
  Language,
  NamedSource,
  Note,
  PublicCapture,
  PublicSource,
} from "@/server/public/projection";
import { isHref } from "@/server/text/href";
import { Day } from "./day";
import type { Words } from "./words";

type NotesProps = {
  t: Words;
  lang: Language;
  notes: Note[];
  /** The addresses whose place our copy takes, and the pages of the sources. */
  around: Pick<Around, "deadLinks" | "sources">;
};

/** The notes the text has markers for, under the text's own numbers, then the sources it has none for. */
export function Notes({ t, lang, notes, cited, around }: NotesProps & { cited: number[] }) {
  const numbered = notes.map((note, place) => ({
    note,
    number: place + 1,
    times: cited[place] ?? 0,
  }));
  const marked = numbered.filter(({ times }) => times > 0);
  const others = numbered.filter(({ times }) => times === 0).map(({ note }) => note);
  return (
    <>
      {marked.length > 0 ? (
        <section className="sec" aria-labelledby="notes">
          <h2 id="notes">{t("notes.title")}</h2>
          <ol className="notes list wide">
            {marked.map(({ note, number, times }) => (
              <li key={note.id} id={`note-${number}`}>
                <span className="number">{number}</span>
                <Told t={t} lang={lang} note={note} around={around} />
                <Back t={t} number={number} times={times} />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <Sources t={t} lang={lang} notes={others} around={around} />
    </>
  );
}

/** What a page rests on as a whole, without numbers. */
export function Sources({ t, lang, notes, around }: NotesProps) {
  if (notes.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="sources">
      <h2 id="sources">{t("notes.sources", { count: notes.length })}</h2>
      <ul className="list rows">
        {notes.map((note) => (
          <li key={note.id}>
            <Told t={t} lang={lang} note={note} around={around} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type ToldProps = Omit<NotesProps, "notes"> & { note: Note };

/** A protected source is its wording and nothing else: its words and their place may name it too. */
function Told({ t, lang, around, note: { id, source, place, quote } }: ToldProps) {
  const { deadLinks = [], sources = {} } = around;
  if ("wording" in source)
    return (
      <p>
        <Wording t={t} wording={source.wording} />
      </p>
    );
  return (
    <div>
      <Quote source={source} quote={quote} />
      <p>
        <Source lang={lang} source={source} />
        {place ? `, ${place}` : null}
      </p>
      {isHref(source.url) ? (
        <p className="small">
          <Address t={t} url={source.url} isDead={deadLinks.includes(source.url)} />
        </p>
      ) : null}
      {source.capture ? (
        <p className="small">
          <Copy t={t} lang={lang} copy={source.capture} />
        </p>
      ) : null}
      {sources[id] ? (
        <p className="small noprint">
          <a className="quiet" href={sources[id]}>
            {t("notes.rests")}
          </a>
        </p>
      ) : null}
    </div>
  );
}

/** A source that was protected after it was published has no wording yet that somebody approved. */
function Wording({ t, wording }: { t: Words; wording: string }) {
  return wording === "" ? t("notes.protected") : <bdi>{wording}</bdi>;
}

/** The words that are cited, in the source's language; nothing where there are none. */
export function Quote({ source, quote }: { source: NamedSource; quote: string }) {
  if (!quote) return null;
  return (
    <p className="said">
      <q lang={source.lang || undefined} dir="auto">
        {quote}
      </q>
    </p>
  );
}

/** What no longer answers is told and not led to: the copy below it is. */
export function Address({ t, url, isDead }: { t: Words; url: string; isDead: boolean }) {
  const address = (
    <bdi dir="ltr" className="address">
      {url}
    </bdi>
  );
  if (isDead) return t.rich("notes.dead", { address: () => address });
  return (
    <a className="quiet" href={url} rel="noopener">
      {address}
    </a>
  );
}

type CopyProps = { t: Words; lang: Language; copy: PublicCapture };

/** Our copy of what the source showed. */
export function Copy({ t, lang, copy: { path, takenOn } }: CopyProps) {
  return (
    <a className="quiet" href={path}>
      {t.rich("notes.copy", {
        day: () => <Day key="day" lang={lang} on={takenOn} />,
      })}
    </a>
  );
}

/** Publisher, title, author, date: as much as there is. */
function Source({ lang, source }: { lang: Language; source: NamedSource }) {
  const { publisher, title, author, publishedOn } = source;
  const parts = [
    publisher ? <bdi key="publisher">{publisher}</bdi> : null,
    title ? (
      <cite key="title" lang={source.lang || undefined} dir="auto">
        {title}
      </cite>
    ) : null,
    author ? <bdi key="author">{author}</bdi> : null,
    publishedOn ? <Day key="day" lang={lang} on={publishedOn} /> : null,
  ].filter((part) => part !== null);
  return parts.flatMap((part, place) => (place === 0 ? [part] : [", ", part]));
}

function Back({ t, number, times }: { t: Words; number: number; times: number }) {
  const places = Array.from({ length: times }, (_, place) => place + 1);
  return (
    <p className="links noprint">
      {places.map((place) => (
        <a
          key={place}
          className="quiet"
          href={`#cite-${number}-${place}`}
          aria-label={t("notes.backTo", { number: `${number}`, place: `${place}`, places: times })}
        >
          {times === 1 ? t("notes.back") : t("notes.backAt", { place: `${place}` })}
        </a>
      ))}
    </p>
  );
}

type LinesProps = Omit<NotesProps, "around"> & { dead: string[] | undefined };

/** The sources of an event in a line each: publisher or title and date, linked where there is an address that answers. */
export function SourceLines({ t, lang, notes, dead = [] }: LinesProps) {
  const sources = new Map(notes.map(({ source }) => [JSON.stringify(source), source]));
  return [...sources].map(([key, source]) => (
    <p key={key}>
      <SourceLine t={t} lang={lang} source={source} dead={dead} />
    </p>
  ));
}

type LineProps = Pick<NotesProps, "t" | "lang"> & { source: PublicSource; dead: string[] };

function SourceLine({ t, lang, source, dead }: LineProps) {
  if ("wording" in source) return <Wording t={t} wording={source.wording} />;
  const { url, capture } = source;
  const words = (
    <>
      <bdi>{source.publisher || source.title}</bdi>
      {source.publishedOn ? (
        <>
          {", "}
          <Day lang={lang} on={source.publishedOn} />
        </>
      ) : null}
    </>
  );
  if (!isHref(url)) return words;
  if (capture && dead.includes(url))
    return t.rich("notes.deadLine", {
      source: () => <Fragment key="source">{words}</Fragment>,
      copy: () => <Copy key="copy" t={t} lang={lang} copy={capture} />,
    });
  return (
    <a className="quiet" href={url} rel="noopener">
      {words}
    </a>
  );
}
