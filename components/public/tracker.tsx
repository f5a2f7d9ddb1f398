import type {
  Around,
  Card,
  Language,
  Ledger,
  PageProjection,
  ProseNode,
  PublishedVersion,
  TimelineEvent,
} from "@/server/public/projection";
import { isBlank } from "@/server/text/plain";
import { Body } from "./body";
import { Articles } from "./cards";
import { numberCitations } from "./cite-numbers";
import { DownloadLinks } from "./downloads";
import { EntityLinks } from "./entity-links";
import { CalendarLink } from "./expected-calendar";
import { Layout, type Site } from "./layout";
import { Notes } from "./notes";
import { trackerData } from "./structured-data";
import { Filter } from "./timeline/filter";
import { isByParts } from "./timeline/groups";
import { Head } from "./timeline/head";
import { Timeline } from "./timeline/timeline";
import { keptAt, Older, Record } from "./version";
import type { Words } from "./words";

type TrackerProps = {
  t: Words;
  site: Site;
  version: PublishedVersion<PageProjection>;
  around: Around;
  events: TimelineEvent[];
  articles: Card[];
  /** Those with a page that it is about. */
  entities: Card[];
  ledger: Ledger;
};

/** A tracker: what it is about, its timeline, its articles, and how it works. */
export function Tracker({ t, site, version, around, ...shown }: TrackerProps) {
  const { events, articles, entities, ledger } = shown;
  const { lang, headline, standfirst, body, method, notes } = version.projection;
  const { bodies, cited } = numberCitations([body, method], notes);
  const [about, work] = bodies;
  return (
    <Layout
      t={t}
      site={site}
      lang={lang}
      title={headline}
      description={standfirst}
      path={keptAt({ around, version })}
      data={trackerData({ t, site, version, around }, events)}
      hasTrackers
    >
      <div className="wrap">
        <header className="sec head">
          <p className="label">{t("tracker.kind")}</p>
          <div className="wide">
            <h1>{headline}</h1>
            {standfirst ? <p className="stand">{standfirst}</p> : null}
          </div>
        </header>
        {around.isLatest ? null : (
          <div className="sec">
            <Older t={t} version={version} around={around} />
          </div>
        )}
        <Told t={t} lang={lang} id="about" body={about} around={around} />
        <Head t={t} lang={lang} events={events} />
        {events.length > 0 ? <Filter t={t} path={version.projection.path} /> : null}
        <Timeline
          t={t}
          lang={lang}
          today={site.today}
          events={events}
          partsAt={isByParts(events) ? version.projection.path : undefined}
        />
        <Follow t={t} path={version.projection.path} events={events} />
        <Articles t={t} lang={lang} articles={articles} />
        <ToMatrix t={t} ledger={ledger} path={version.projection.path} />
        <EntityLinks t={t} lang={lang} entities={entities} />
        <Told t={t} lang={lang} id="method" body={work} around={around} />
        <Notes t={t} lang={lang} notes={notes} cited={cited} around={around} />
        <Record t={t} site={site} version={version} around={around} />
      </div>
    </Layout>
  );
}

/** The way to the matrix of parties and treaties, where the ledger has any. */
function ToMatrix({ t, ledger, path }: { t: Words; ledger: Ledger; path: string }) {
  if (ledger.acts.length === 0 && ledger.leftOut === 0) return null;
  return (
    <section className="sec" aria-labelledby="matrix">
      <h2 id="matrix">{t("ledger.matrix")}</h2>
      <p>
        <a href={`${path}/matrix`}>{t("ledger.toMatrix")}</a>
      </p>
    </section>
  );
}

type ToldProps = {
  t: Words;
  lang: Language;
  id: "about" | "method";
  body: ProseNode | undefined;
  around: Around;
};

function Told({ t, lang, id, body, around }: ToldProps) {
  if (!body || isBlank(body)) return null;
  return (
    <section className="sec" aria-labelledby={id}>
      <h2 id={id}>{t(`tracker.${id}`)}</h2>
      <div className="prose">
        <Body t={t} lang={lang} body={body} around={around} />
      </div>
    </section>
  );
}

/** A calendar and files, each where there is anything to put into it. */
function Follow({ t, path, events }: { t: Words; path: string; events: TimelineEvent[] }) {
  if (events.length === 0) return null;
  const isAnyExpected = events.some(({ facts }) => facts.phase === "pending");
  return (
    <section className="sec noprint" aria-labelledby="follow">
      <h2 id="follow">{t("download.follow")}</h2>
      <p className="links">
        {isAnyExpected ? <CalendarLink t={t} path={path} /> : null}
        <DownloadLinks t={t} path={path} />
      </p>
    </section>
  );
}
