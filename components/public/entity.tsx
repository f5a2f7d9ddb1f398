import { periodWords } from "@/server/dates/period-words";
import type { AskedDay } from "@/server/public/asked-day";
import type {
  Around,
  Card,
  EntityFacts,
  EntityProjection,
  Ledger,
  Measures,
  PublishedVersion,
  TimelineEvent,
} from "@/server/public/projection";
import { isBlank } from "@/server/text/plain";
import { Body } from "./body";
import { Articles } from "./cards";
import { numberCitations } from "./cite-numbers";
import { EntityFactList } from "./entity-facts";
import { Layout, type Site } from "./layout";
import { LedgerSections } from "./ledger/status-section";
import { MeasuresSection } from "./measures/measures-section";
import { Notes } from "./notes";
import { isByParts } from "./timeline/groups";
import { Head } from "./timeline/head";
import { Timeline } from "./timeline/timeline";
import { TrackerLine } from "./trackers";
import { Cite, keptAt, Older, Record } from "./version";
import { type Words, wordsLanguage } from "./words";

type EntityProps = {
  t: Words;
  site: Site;
  version: PublishedVersion<EntityProjection>;
  around: Around;
  /** Those that name it. */
  events: TimelineEvent[];
  /** Those that link to it. */
  articles: Card[];
  ledger: Ledger;
  measures: Measures;
  on: AskedDay | null;
};

/** A state, treaty, body, organisation, person or place: what the record has of it, and what happened. */
export function Entity({ t, site, version, around, ...shown }: EntityProps) {
  const { events, articles, ledger, measures, on } = shown;
  const { lang, headline, standfirst, body, notes, path, facts } = version.projection;
  const {
    bodies: [told],
    cited,
  } = numberCitations([body], notes);
  return (
    <Layout
      t={t}
      site={site}
      lang={lang}
      title={headline}
      description={standfirst}
      path={on?.problem ? undefined : keptAt({ around, version })}
      hasTrackers={around.trackers.length > 0}
    >
      <div className="wrap">
        <header className="sec head">
          <p className="label">{t(`entities.${facts.entity.kind}`, { count: 1 })}</p>
          <div className="wide">
            <TrackerLine trackers={around.trackers} />
            <h1>{headline}</h1>
            {standfirst ? <p className="stand">{standfirst}</p> : null}
          </div>
        </header>
        {around.isLatest ? null : (
          <div className="sec">
            <Older t={t} version={version} around={around} />
          </div>
        )}
        <EntityFactList t={t} projection={version.projection} />
        {told && !isBlank(told) ? (
          <section className="sec" aria-labelledby="told">
            <h2 id="told">{t("entity.body")}</h2>
            <div className="prose">
              <Body t={t} lang={lang} body={told} around={around} />
            </div>
          </section>
        ) : null}
        <LedgerSections
          t={t}
          site={site}
          lang={lang}
          entity={facts.entity}
          path={path}
          ledger={ledger}
          on={on}
        />
        <Leaving t={t} terms={facts.terms} />
        <MeasuresSection t={t} lang={lang} measures={measures} about={facts.entity.id} />
        <Head t={t} lang={lang} events={events} />
        <Timeline
          t={t}
          lang={lang}
          today={site.today}
          events={events.map((event) => withoutName(event, facts.entity.id))}
          partsAt={isByParts(events) ? path : undefined}
        />
        <Articles t={t} lang={lang} articles={articles} />
        <Notes t={t} lang={lang} notes={notes} cited={cited} around={around} />
        <Record t={t} site={site} version={version} around={around} />
        <Cite t={t} site={site} version={version} dated={null} />
      </div>
    </Layout>
  );
}

/** On its own page whom an event names besides is news, and that it names this one is not. */
function withoutName(event: TimelineEvent, entityId: string): TimelineEvent {
  const participants = event.facts.participants.filter(({ id }) => id !== entityId);
  return { ...event, facts: { ...event.facts, participants } };
}

type Terms = EntityFacts["terms"];

/** How a state leaves a treaty, where the record has the notice it must give or the article that tells. */
function Leaving({ t, terms }: { t: Words; terms: Terms }) {
  if (!terms || (!terms.notice && !terms.noticeArticle)) return null;
  const { notice, noticeArticle: article } = terms;
  const b = (words: React.ReactNode) => <strong key="step">{words}</strong>;
  return (
    <section className="sec" aria-labelledby="leaving">
      <h2 id="leaving">{t("entity.leaving")}</h2>
      <ol className="steps prose-s">
        <li>{t.rich("entity.decides", { b })}</li>
        <li>
          {article ? t.rich("entity.notifiesBy", { b, article }) : t.rich("entity.notifies", { b })}
        </li>
        <li>
          {notice
            ? t.rich("entity.stays", { b, period: periodWords(notice, wordsLanguage) })
            : t.rich("entity.staysUnknown", { b })}
        </li>
      </ol>
    </section>
  );
}
