import { eventSentence } from "@/server/dates/condition-words";
import { coverageOf } from "@/server/dates/date-coverage";
import type {
  Around,
  ArticleProjection,
  EntityKind,
  EventProjection,
  Language,
  NamedSource,
  Note,
  PageProjection,
  Participant,
  Projection,
  PublishedVersion,
  ShownFacts,
  TimelineEvent,
} from "@/server/public/projection";
import { isHref } from "@/server/text/href";
import type { PageData } from "./data-block";
import { type DownloadFormat, downloadFormats, downloadPath } from "./downloads";
import type { Site } from "./layout";
import { nameOf } from "./participants";
import type { Words } from "./words";

type Shown<P extends Projection> = {
  t: Words;
  site: Site;
  version: PublishedVersion<P>;
  around: Around;
};

/** What programs are told of an article; nothing of a version that is not the newest. Decision 0014. */
export function articleData(shown: Shown<ArticleProjection>): PageData | undefined {
  if (!shown.around.isLatest) return undefined;
  const { byline, standfirst } = shown.version.projection;
  return {
    "@type": "NewsArticle",
    ...workData(shown),
    description: standfirst || undefined,
    // Free text: whether it names a person, several or an organisation is not known.
    author: byline ? { name: byline } : undefined,
  };
}

/** What programs are told of an event, by its facts as they are shown: the record of it, and not an `Event` to go to. Decision 0014. */
export function eventData(shown: Shown<EventProjection>, facts: ShownFacts): PageData | undefined {
  if (!shown.around.isLatest) return undefined;
  const { lang, standfirst } = shown.version.projection;
  return {
    "@type": "CreativeWork",
    ...workData(shown),
    description: standfirst || eventSentence(facts, lang),
    temporalCoverage: happenedIn(facts),
    about: orNothing(facts.participants.filter(isNamed).map((one) => aboutOne(shown, one))),
  };
}

/** What programs are told of a tracker: its events as files, where there are any. */
export function trackerData(
  { t, site, version, around }: Shown<PageProjection>,
  events: TimelineEvent[],
): PageData | undefined {
  if (!around.isLatest || events.length === 0) return undefined;
  const { lang, headline, standfirst, path } = version.projection;
  return {
    "@type": "Dataset",
    name: headline,
    description: standfirst || undefined,
    url: `${site.siteUrl}${around.latestPath}`,
    inLanguage: lang,
    isAccessibleForFree: true,
    publisher: publisher(t, site, lang),
    distribution: downloadFormats.map((format) => ({
      "@type": "DataDownload",
      encodingFormat: mediaTypes[format],
      contentUrl: `${site.siteUrl}${downloadPath(path, format)}`,
    })),
  };
}

const mediaTypes: Record<DownloadFormat, string> = { csv: "text/csv", json: "application/json" };

function workData({ t, site, version, around }: Shown<ArticleProjection | EventProjection>) {
  const { lang, headline, notes } = version.projection;
  return {
    headline,
    url: `${site.siteUrl}${around.latestPath}`,
    inLanguage: lang,
    datePublished: version.firstPublishedAt.toISOString(),
    dateModified: version.version > 1 ? version.publishedAt.toISOString() : undefined,
    version: version.version,
    isAccessibleForFree: true,
    publisher: publisher(t, site, lang),
    citation: orNothing(sourcesIn(notes).map(sourceData)),
  };
}

const publisher = (t: Words, site: Site, lang: Language): PageData => ({
  "@type": "Organization",
  name: t("name"),
  url: `${site.siteUrl}/${lang}`,
});

/** What may never happen, did not, goes on or is told by another record has no time that could be given without saying so. */
function happenedIn({ phase, date }: ShownFacts) {
  return phase === "occurred" && date ? (coverageOf(date) ?? undefined) : undefined;
}

const types: Record<EntityKind, string> = {
  state: "Country",
  treaty: "CreativeWork",
  body: "Organization",
  organisation: "Organization",
  person: "Person",
  place: "Place",
};

function aboutOne(
  { t, site, version, around }: Shown<EventProjection>,
  one: Participant,
): PageData {
  const path = around.entities[one.id];
  return {
    "@type": types[one.kind],
    name: nameOf(t, one, version.projection.lang).text,
    url: path && `${site.siteUrl}${path}`,
  };
}

/** A person whose name is withheld has none. */
const isNamed = ({ names }: Participant) => Object.values(names).some(Boolean);

const orNothing = <T>(list: T[]) => (list.length > 0 ? list : undefined);

/** The sources that may be named, each once. */
function sourcesIn(notes: Note[]): NamedSource[] {
  const named = notes.flatMap(({ source }) => ("wording" in source ? [] : [source]));
  return [...new Map(named.map((source) => [JSON.stringify(source), source])).values()];
}

/** As much as there is, as the page's notes have it. */
function sourceData({ title, url, publisher: by, author, publishedOn, lang }: NamedSource) {
  return {
    "@type": "CreativeWork",
    name: title || undefined,
    url: isHref(url) ? url : undefined,
    publisher: by ? { name: by } : undefined,
    author: author ? { name: author } : undefined,
    datePublished: publishedOn ?? undefined,
    inLanguage: lang || undefined,
  };
}
