import { eventSentence } from "@/server/dates/condition-words";
import { notKnownSentence } from "@/server/dates/not-known";
import type { Phase, VagueDate } from "@/server/dates/vague-date";
import type { Around, EventProjection, PublishedVersion } from "@/server/public/projection";
import { Day } from "./day";
import { ExpectedBefore } from "./expected-before";
import { Layout, type Site } from "./layout";
import { Sources } from "./notes";
import { NamesByKind } from "./participants";
import { SourcesDiffer } from "./sources-differ";
import { eventData } from "./structured-data";
import { DateDrawing } from "./timeline/date-drawing";
import { sectionOf } from "./timeline/groups";
import { TrackerLine } from "./trackers";
import { keptAt, Older, Record } from "./version";
import { When } from "./when";
import type { Words } from "./words";

type EventProps = {
  t: Words;
  site: Site;
  version: PublishedVersion<EventProjection>;
  around: Around;
};

/** An event: when, as exactly as is known and no more; what; who; on what it rests. */
export function Event({ t, site, version, around }: EventProps) {
  const projection = {
    ...version.projection,
    facts: around.event?.facts ?? version.projection.facts,
  };
  const { lang, headline, standfirst, facts, notes } = projection;
  const place = `#${sectionOf(facts)}`;
  return (
    <Layout
      t={t}
      site={site}
      lang={lang}
      title={headline}
      description={standfirst || eventSentence(facts, lang)}
      path={keptAt({ around, version })}
      data={eventData({ t, site, version, around }, facts)}
      hasTrackers={around.trackers.length > 0}
    >
      <article className="wrap">
        <header className="sec head">
          <p className="label">{t("event.kind")}</p>
          <div className="wide">
            <TrackerLine trackers={around.trackers} anchor={place} />
            <h1>{headline}</h1>
            <p className="stand">
              <When lang={lang} facts={facts} today={site.today} />
              {t("event.stop")}
              <NotKnown {...projection} />
            </p>
          </div>
        </header>
        {around.isLatest ? null : (
          <div className="sec">
            <Older t={t} version={version} around={around} />
          </div>
        )}
        <DateSection t={t} projection={projection} />
        <ExpectedBefore t={t} lang={lang} told={around.event?.expectedBefore ?? []} />
        {standfirst ? (
          <section className="sec" aria-labelledby="what">
            <h2 id="what">{t(headings[facts.phase] ?? "event.what")}</h2>
            <div className="prose">
              <p>{standfirst}</p>
            </div>
          </section>
        ) : null}
        <Who t={t} projection={projection} addresses={around.entities} />
        <SourcesDiffer t={t} lang={lang} differ={projection.differ} />
        <Sources t={t} lang={lang} notes={notes} around={around} />
        <Record t={t} site={site} version={version} around={around} />
        <Turn t={t} around={around} place={place} />
      </article>
    </Layout>
  );
}

const headings: Partial<Record<Phase, "event.whatIsExpected" | "event.whatWasExpected">> = {
  pending: "event.whatIsExpected",
  cancelled: "event.whatWasExpected",
};

function NotKnown({ facts, lang }: EventProjection) {
  const sentence = notKnownSentence(facts.date, lang);
  return sentence ? ` ${sentence}` : null;
}

type SectionProps = { t: Words; projection: EventProjection };

function DateSection({ t, projection: { facts, lang } }: SectionProps) {
  const { date, phase } = facts;
  return (
    <section className="sec" aria-labelledby="when">
      <h2 id="when">{t("event.when")}</h2>
      <div className="stack">
        {date ? <Reason t={t} date={date} /> : null}
        {date ? <DateDrawing date={date} lang={lang} /> : null}
        <dl className="facts nums">
          <dt>{t("event.phase")}</dt>
          <dd>{t(`event.phases.${phase}`)}</dd>
          {date ? <Bounds t={t} date={date} lang={lang} /> : null}
        </dl>
      </div>
    </section>
  );
}

/** The source's phrase, and how the date was worked out from it. */
function Reason({ t, date }: { t: Words; date: VagueDate }) {
  return (
    <>
      {date.note ? (
        <p className="say">
          {t.rich("event.phrase", {
            phrase: () => (
              <q key="phrase" dir="auto">
                {date.note}
              </q>
            ),
          })}
        </p>
      ) : null}
      {date.derivedFrom ? (
        <p className="say">{t("event.workedOut", { how: date.derivedFrom })}</p>
      ) : null}
    </>
  );
}

function Bounds({ t, date, lang }: { t: Words; date: VagueDate } & Pick<EventProjection, "lang">) {
  return (
    <>
      <dt>{t("event.earliest")}</dt>
      <dd>{date.earliest ? <Day lang={lang} on={date.earliest} /> : t("event.open")}</dd>
      <dt>{t("event.latest")}</dt>
      <dd>{date.latest ? <Day lang={lang} on={date.latest} /> : t("event.open")}</dd>
      <dt>{t("event.data")}</dt>
      <dd>
        <code dir="ltr">{date.edtf}</code> <span className="small">{t("event.edtf")}</span>
      </dd>
    </>
  );
}

type WhoProps = SectionProps & { addresses: Around["entities"] };

function Who({ t, projection: { facts, lang }, addresses }: WhoProps) {
  if (facts.participants.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="who">
      <h2 id="who">{t("event.who")}</h2>
      <dl className="facts by-kind">
        <NamesByKind t={t} lang={lang} participants={facts.participants} addresses={addresses} />
      </dl>
    </section>
  );
}

/** The event's section in each timeline it stands in; long timelines have no single event on their first page. */
function Turn({ t, around, place }: { t: Words; around: Around; place: string }) {
  if (around.trackers.length === 0) return null;
  return (
    <nav className="sec noprint" aria-labelledby="turn">
      <h2 id="turn">{t("event.inTimeline")}</h2>
      <ul className="list rows">
        {around.trackers.map(({ path, name }) => (
          <li key={path}>
            <a href={`${path}${place}`}>{t("event.place", { tracker: name })}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
