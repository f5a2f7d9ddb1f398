import { markOf } from "@/server/dates/date-mark";
import type { Card, Language, TimelineEvent } from "@/server/public/projection";
import { CardLine, CardWords, Cover } from "./cards";
import { CalendarLink } from "./expected-calendar";
import { InLanguage } from "./in-language";
import { Layout, type Site } from "./layout";
import { soonestFirst } from "./timeline/groups";
import { When } from "./when";
import { ownLanguage, type Words } from "./words";

type HomeProps = {
  t: Words;
  site: Site;
  lang: Language;
  cards: Card[];
  trackers: Card[];
  expected: TimelineEvent[];
  expectedCount: number;
};

/** The newest article first and large, then what is expected, the trackers and the other articles. */
export function Home({ t, site, lang, cards, trackers, ...page }: HomeProps) {
  const [newest, ...others] = cards;
  const feed = `/${lang}/feed.atom`;
  return (
    <Layout
      t={t}
      site={site}
      lang={lang}
      path={`/${lang}`}
      description={t("home.about")}
      feed={feed}
      hasTrackers={trackers.length > 0}
    >
      <div className="wrap">
        <div className="sec head front">
          <h1 className="label lead">{t("home.lead")}</h1>
          {newest ? (
            <Cover t={t} lang={lang} card={newest} />
          ) : (
            <p className="stand">{t("home.empty")}</p>
          )}
        </div>
        <Expected
          t={t}
          lang={lang}
          today={site.today}
          events={page.expected}
          count={page.expectedCount}
        />
        <List id="trackers" title={t("home.trackers")} cards={trackers}>
          {(card) => (
            <article {...ownLanguage(lang, card.lang)}>
              <CardWords card={card} />
            </article>
          )}
        </List>
        <List id="latest" title={t("home.latest")} cards={others}>
          {(card) => <CardLine t={t} lang={lang} card={card} />}
        </List>
        <section className="sec" aria-labelledby="follow">
          <h2 id="follow">{t("home.follow")}</h2>
          <p className="links">
            <a href={feed}>{t("home.feed")}</a>
            <CalendarLink t={t} path={`/${lang}`} />
          </p>
        </section>
      </div>
    </Layout>
  );
}

type ListProps = {
  id: string;
  title: string;
  cards: Card[];
  children: (card: Card) => React.ReactNode;
};

function List({ id, title, cards, children }: ListProps) {
  if (cards.length === 0) return null;
  return (
    <section className="sec" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="list rows wide">
        {cards.map((card) => (
          <li key={card.path}>{children(card)}</li>
        ))}
      </ul>
    </section>
  );
}

type ExpectedProps = {
  t: Words;
  lang: Language;
  today: string;
  events: TimelineEvent[];
  count: number;
};

function Expected({ t, lang, today, events, count }: ExpectedProps) {
  if (events.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="expected">
      <h2 id="expected">{t("home.expected")}</h2>
      <ul className="tl list">
        {soonestFirst(events).map((event) => (
          <li key={event.workId} data-m={markOf(event.facts.date, event.facts.phase)}>
            <div {...ownLanguage(lang, event.lang)}>
              <p className="when">
                <InLanguage around={event.lang} lang={lang}>
                  <When lang={lang} facts={event.facts} today={today} />
                </InLanguage>
              </p>
              <h3>
                <a className="quiet" href={event.path}>
                  {event.headline}
                </a>
              </h3>
              {event.standfirst ? <p className="say">{event.standfirst}</p> : null}
            </div>
          </li>
        ))}
      </ul>
      {count > events.length ? (
        <p className="small">{t("home.moreExpected", { count: count - events.length })}</p>
      ) : null}
    </section>
  );
}
