import type { ReactNode } from "react";
import {
  type Language,
  type NamedSource,
  type Note,
  type RestingText,
  type WorkKind,
  workKinds,
} from "@/server/public/projection";
import { isHref } from "@/server/text/href";
import { Day } from "./day";
import { InLanguage } from "./in-language";
import { Layout, type Site } from "./layout";
import { Address, Copy, Quote } from "./notes";
import { ownLanguage, type Words, wordsLanguage } from "./words";

type Shown = { t: Words; lang: Language };
type SourceProps = Shown & {
  site: Site;
  path: string;
  source: NamedSource;
  isDead: boolean;
  /** The newest, of so many in all. */
  texts: RestingText[];
  count: number;
};

/** A source that may be named: what readers have of it, and what rests on it. */
export function Source({ t, site, lang, path, source, isDead, texts, count }: SourceProps) {
  const left = count - texts.length;
  return (
    <Layout
      t={t}
      site={site}
      lang={lang}
      title={source.title}
      description={t("source.rests", { count })}
      path={path}
    >
      <div className="wrap">
        <header className="sec head">
          <p className="label">{t("source.kind")}</p>
          <div className="wide">
            <h1>
              <bdi lang={source.lang || undefined}>{source.title}</bdi>
            </h1>
            <p className="stand">
              <InLanguage around={lang} lang={wordsLanguage}>
                {t("source.rests", { count })}
              </InLanguage>
            </p>
            {left > 0 ? (
              <p className="by">
                <InLanguage around={lang} lang={wordsLanguage}>
                  {t("source.more", { shown: texts.length, count: left })}
                </InLanguage>
              </p>
            ) : null}
          </div>
        </header>
        <About t={t} lang={lang} source={source} isDead={isDead} />
        {workKinds.map((kind) => (
          <Group key={kind} t={t} lang={lang} kind={kind} texts={texts} source={source} />
        ))}
      </div>
    </Layout>
  );
}

type AboutProps = Shown & { source: NamedSource; isDead: boolean };

/** Who published it and when, and where it can be read; nothing where its title is all there is. */
function About({ t, lang, source, isDead }: AboutProps) {
  const { publisher, author, publishedOn, url, capture } = source;
  const facts = [
    publisher && (
      <Fact key="publisher" term={t("source.publisher")} value={<bdi>{publisher}</bdi>} />
    ),
    author && <Fact key="author" term={t("source.author")} value={<bdi>{author}</bdi>} />,
    publishedOn && (
      <Fact key="dated" term={t("source.dated")} value={<Day lang={lang} on={publishedOn} />} />
    ),
    isHref(url) && (
      <Fact
        key="address"
        term={t("source.address")}
        value={<Address t={t} url={url} isDead={isDead} />}
      />
    ),
    capture && (
      <Fact key="copy" term={t("source.copy")} value={<Copy t={t} lang={lang} copy={capture} />} />
    ),
  ].filter(Boolean);
  if (facts.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="about">
      <h2 id="about">{t("source.about")}</h2>
      <dl className="facts nums by-kind">{facts}</dl>
    </section>
  );
}

function Fact({ term, value }: { term: string; value: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}

type GroupProps = Shown & { kind: WorkKind; texts: RestingText[]; source: NamedSource };

/** The texts of one kind that rest on it, the newest first. */
function Group({ t, lang, kind, texts, source }: GroupProps) {
  const ofKind = texts.filter((text) => text.kind === kind);
  if (ofKind.length === 0) return null;
  return (
    <section className="sec" aria-labelledby={kind}>
      <h2 id={kind}>{t(`source.groups.${kind}`, { count: ofKind.length })}</h2>
      <ul className="list rows">
        {ofKind.map((text) => (
          <li key={text.workId}>
            <p>
              <a href={text.path} {...ownLanguage(lang, text.lang)}>
                {text.headline}
              </a>
            </p>
            <p className="small">
              <InLanguage around={lang} lang={wordsLanguage}>
                {t.rich("source.published", {
                  day: () => <Day key="day" lang={wordsLanguage} on={text.publishedAt} />,
                })}
              </InLanguage>
            </p>
            {text.notes.map((note) => (
              <Cited key={note.id} t={t} note={note} title={source.title} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** With which words a text cites it and where in it; under which title, where that is another than the page's. */
function Cited({ t, note, title }: { t: Words; note: Note; title: string }) {
  const { source, quote, place } = note;
  if ("wording" in source) return null;
  return (
    <>
      <Quote source={source} quote={quote} />
      {place ? (
        <p className="small">
          <bdi>{place}</bdi>
        </p>
      ) : null}
      {source.title === title ? null : (
        <p className="small">
          {t.rich("source.as", {
            title: () => (
              <cite key="title" lang={source.lang || undefined} dir="auto">
                {source.title}
              </cite>
            ),
          })}
        </p>
      )}
    </>
  );
}
