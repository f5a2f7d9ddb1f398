import type { Card, Language } from "@/server/public/projection";
import { Day } from "./day";
import { InLanguage } from "./in-language";
import { between, direction, ownLanguage, type Words, wordsLanguage } from "./words";

type CardProps = { t: Words; lang: Language; card: Card };

/** The newest article, large. */
export function Cover({ t, lang, card }: CardProps) {
  return (
    <article className="cover wide" {...ownLanguage(lang, card.lang)}>
      <h2 className="h1">
        <a className="quiet" href={card.path}>
          {card.headline}
        </a>
      </h2>
      {card.standfirst ? <p className="stand">{card.standfirst}</p> : null}
      <p className="small by">
        <Dates t={t} lang={lang} card={card} />
      </p>
    </article>
  );
}

type ArticlesProps = { t: Words; lang: Language; articles: Card[] };

/** The articles of a tracker, or about someone or something; nothing where there are none. */
export function Articles({ t, lang, articles }: ArticlesProps) {
  if (articles.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="articles">
      <h2 id="articles">{t("tracker.articles")}</h2>
      <ul className="list rows">
        {articles.map((card) => (
          <li key={card.workId}>
            <CardLine t={t} lang={lang} card={card} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** An article in a list. */
export function CardLine({ t, lang, card }: CardProps) {
  return (
    <article {...ownLanguage(lang, card.lang)}>
      <CardWords card={card} />
      <p className="small">
        <Dates t={t} lang={lang} card={card} />
      </p>
    </article>
  );
}

/** Title and standfirst of a line. */
export function CardWords({ card }: { card: Card }) {
  return (
    <>
      <h3 className="h3">
        <a className="quiet" href={card.path}>
          {card.headline}
        </a>
      </h3>
      {card.standfirst ? <p className="say">{card.standfirst}</p> : null}
    </>
  );
}

/** The article's own date, or the day it was published, and where it changed since, when. */
function Dates({ t, lang, card }: CardProps) {
  const dated = card.facts.kind === "article" ? card.facts.datedOn : null;
  return (
    <span lang={lang} dir={direction(lang)}>
      <Day lang={lang} on={dated ?? card.publishedAt} />
      {card.version > 1 ? (
        <>
          {between}
          <Changed t={t} lang={lang} card={card} />
        </>
      ) : null}
    </span>
  );
}

/** "version 2 of 27 August 2025". */
function Changed({ t, lang, card }: CardProps) {
  return (
    <InLanguage around={lang} lang={wordsLanguage}>
      {t.rich("home.version", {
        version: card.version,
        day: () => <Day key="day" lang={wordsLanguage} on={card.publishedAt} />,
      })}
    </InLanguage>
  );
}
