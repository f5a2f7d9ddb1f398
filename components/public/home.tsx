import type { Card, Language } from "@/server/public/projection";
import { Day } from "./day";
import { Layout, type Site } from "./layout";
import { direction, type Words } from "./words";

type HomeProps = { t: Words; site: Site; lang: Language; cards: Card[] };

/** The newest article first and large, the others below it. */
export function Home({ t, site, lang, cards }: HomeProps) {
  const [newest, ...others] = cards;
  return (
    <Layout t={t} site={site} lang={lang} path={`/${lang}`} description={t("home.about")}>
      <div className="wrap">
        <div className="sec head front">
          <h1 className="label lead">{t("home.lead")}</h1>
          {newest ? (
            <Cover t={t} lang={lang} card={newest} />
          ) : (
            <p className="stand">{t("home.empty")}</p>
          )}
        </div>
        {others.length > 0 ? (
          <section className="sec" aria-labelledby="latest">
            <h2 id="latest">{t("home.latest")}</h2>
            <ul className="list wide">
              {others.map((card) => (
                <li key={card.path}>
                  <Line t={t} lang={lang} card={card} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Layout>
  );
}

type CardProps = { t: Words; lang: Language; card: Card };

function Cover({ t, lang, card }: CardProps) {
  return (
    <article className="cover wide" {...ownLanguage(lang, card)}>
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

function Line({ t, lang, card }: CardProps) {
  return (
    <article {...ownLanguage(lang, card)}>
      <h3 className="h3">
        <a className="quiet" href={card.path}>
          {card.headline}
        </a>
      </h3>
      {card.standfirst ? <p className="say">{card.standfirst}</p> : null}
      <p className="small">
        <Dates t={t} lang={lang} card={card} />
      </p>
    </article>
  );
}

function Dates({ t, lang, card }: CardProps) {
  const dated = card.datedOn ?? card.publishedAt;
  return (
    <span lang={lang} dir={direction(lang)}>
      <Day lang={lang} on={dated} />
      {card.version > 1 ? (
        <>
          {t("home.version", { version: card.version })}
          <Day lang={lang} on={card.publishedAt} />
        </>
      ) : null}
    </span>
  );
}

/** A card in another language than the page's says so. */
function ownLanguage(lang: Language, card: Card) {
  return card.lang === lang ? {} : { lang: card.lang, dir: direction(card.lang) };
}
