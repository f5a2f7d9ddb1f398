import { Downloads } from "@/components/public/downloads";
import { Layout, type Site } from "@/components/public/layout";
import { TrackerLine } from "@/components/public/trackers";
import { type Words, wordsLanguage } from "@/components/public/words";
import { precisionOf } from "@/server/dates/calendar";
import { shownBeside, unitWords } from "@/server/dates/unit-words";
import type { FilteredEvents, Page } from "@/server/public/projection";
import { hasTime, queryOf, type TimelineFilter } from "@/server/public/timeline-filter";
import { Filter } from "./filter";
import { Head } from "./head";
import { Timeline } from "./timeline";

type FilteredProps = { t: Words; site: Site } & Omit<Extract<Page, { page: "filtered" }>, "page">;

/** What a reader's filter finds of a timeline, in words and as the timeline it is; or what is wrong with the filter. */
export function Filtered({ t, site, lang, tracker, asked, found }: FilteredProps) {
  const { path, name } = tracker;
  const heading = found ? headingOf(t, found.filter) : t("timeline.title");
  return (
    <Layout
      t={t}
      site={site}
      lang={lang}
      title={t("timeline.filter.page", { heading, tracker: name })}
      path={found ? `${path}${queryOf(found.filter)}` : undefined}
      hasTrackers
    >
      <div className="wrap">
        <header className="sec head">
          <p className="label">{t("timeline.title")}</p>
          <div className="wide">
            <TrackerLine trackers={[tracker]} anchor="#timeline" />
            <h1>{heading}</h1>
          </div>
        </header>
        <Filter t={t} path={path} asked={asked}>
          <Unknown t={t} names={asked.unknown} />
          <p className="links">
            <a href={`${path}#timeline`}>{t("timeline.filter.whole")}</a>
            {found ? <PossibleToo t={t} path={path} found={found} /> : null}
          </p>
        </Filter>
        {found ? (
          <>
            <Head t={t} lang={lang} events={found.events} told={<Told t={t} found={found} />} />
            <Timeline t={t} lang={lang} today={site.today} events={found.events} />
            <Downloads t={t} path={path} filter={found.filter} count={found.count} />
          </>
        ) : null}
      </div>
    </Layout>
  );
}

/** At most so many names that nobody knows are said again. */
const mostNames = 5;

function Unknown({ t, names }: { t: Words; names: string[] }) {
  if (names.length === 0) return null;
  const said = names.slice(0, mostNames).flatMap((name, place) => [
    ...(place > 0 ? [", "] : []),
    <bdi key={name}>
      <q>{name.slice(0, 40)}</q>
    </bdi>,
  ]);
  return <p>{t.rich("timeline.filter.unknown", { count: names.length, names: () => said })}</p>;
}

type FoundProps = { t: Words; found: FilteredEvents };

/** The way from what is certain to what is possible, where that is more. */
function PossibleToo({ t, path, found }: FoundProps & { path: string }) {
  const { filter, possible, certain } = found;
  if (filter.dates === "possible" || !hasTime(filter) || possible === certain) return null;
  return (
    <a href={`${path}${queryOf({ ...filter, dates: "possible" })}`}>
      {t("timeline.filter.possibleToo", { count: possible - certain })}
    </a>
  );
}

/** "12 events may lie between March 2022 and May 2023; 3 of them may also lie outside." */
function Told({ t, found }: FoundProps) {
  const { count, events, undated, filter } = found;
  return (
    <>
      <p className="nums">
        <Counted t={t} found={found} />
        {hasTime(filter) && undated > 0
          ? ` ${t("timeline.filter.undated", { count: undated })}`
          : null}
      </p>
      {count > events.length ? (
        <p>{t("timeline.filter.newest", { count: events.length })}</p>
      ) : null}
    </>
  );
}

function Counted({ t, found: { filter, count, possible, certain } }: FoundProps) {
  const words = {
    events: t("timeline.filter.events", { count, phase: filter.phase ?? "any" }),
    count,
    range: rangeWords(t, filter),
    b: (said: React.ReactNode) => <strong key="events">{said}</strong>,
  };
  const outside = possible - certain;
  if (!hasTime(filter)) return t.rich("timeline.filter.recorded", words);
  if (filter.dates === "certain")
    return t.rich("timeline.filter.certainly", { ...words, more: outside });
  if (outside === 0) return t.rich("timeline.filter.lie", words);
  if (outside === count) return t.rich("timeline.filter.mayAll", words);
  return t.rich("timeline.filter.may", { ...words, outside });
}

/** "Expected events between March 2022 and May 2023" */
function headingOf(t: Words, filter: TimelineFilter): string {
  const range = hasTime(filter) ? ` ${rangeWords(t, filter)}` : "";
  return t("timeline.filter.heading", { phase: filter.phase ?? "any", range });
}

/** The time asked for, within a sentence; nothing where none is. */
function rangeWords(t: Words, { from, to }: TimelineFilter): string {
  if (from && to && from !== to)
    return t("timeline.filter.range.between", {
      from: unitWords(from, wordsLanguage, { shown: shownBeside(from, to) }),
      to: unitWords(to, wordsLanguage),
    });
  const unit = from ?? to;
  if (!unit) return "";
  const kind = from && to ? "within" : from ? "from" : "to";
  const words = { precision: precisionOf(unit), unit: unitWords(unit, wordsLanguage) };
  return t(`timeline.filter.range.${kind}`, words);
}
