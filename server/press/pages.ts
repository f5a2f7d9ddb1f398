import { groupTimeline, isByParts, type Part, partName } from "@/components/public/timeline/groups";
import {
  type Around,
  type ArticleProjection,
  type EventProjection,
  type Facts,
  type Language,
  languages,
  type Page,
  type PageProjection,
  type Projection,
  type PublishedVersion,
  type TimelinePart,
} from "@/server/public/projection";
import {
  addressesOf,
  expectedEvents,
  latestArticles,
  latestWorks,
  liveAddresses,
  liveDays,
  liveEvents,
  livePages,
  type Reader,
  trackerCards,
  trackerLinks,
  trackerPages,
  versionsOf,
} from "@/server/public/queries";
import { workLinksOf } from "@/server/text/plain";
import { sitemapPath } from "./sitemap";

/** A page to write at an address, or null where nothing may stand any longer. */
export type Sheet = { path: string; page: Page | null };

/** What a work's own addresses hold now, in every language; on a take-down every one of them is emptied. */
export async function sheetsOfWork(reader: Reader, workId: string): Promise<Sheet[]> {
  const versions = await versionsOf(reader, workId);
  const held = new Map<string, Page>();
  for (const version of versions) {
    const latest = versions.find(({ editionId }) => editionId === version.editionId) ?? version;
    const page = await pageOf(reader, version, latest);
    if (version === latest) {
      held.set(version.projection.path, page);
      for (const part of partsOf(page)) held.set(...part);
    }
    held.set(version.versionPath, page);
  }
  const order = new Set([...held.keys(), ...(await addressesOf(reader, workId))]);
  return [...order].map((path) => ({ path, page: held.get(path) ?? null }));
}

/** A version with everything its page shows beside it. `latest` is the newest version of the same edition. */
export async function pageOf(
  reader: Reader,
  version: PublishedVersion,
  latest: PublishedVersion,
): Promise<Page> {
  const { projection } = version;
  const around = await aroundOf(reader, version, latest);
  if (isArticle(version)) return { page: "article", version, around };
  if (isEvent(version)) return { page: "event", version, around };
  if (!isTracker(version)) throw new Error(`No page for ${projection.kind}.`);
  const shown = { lang: projection.lang, trackerId: projection.facts.trackers[0] ?? "" };
  return {
    page: "tracker",
    version,
    around,
    events: await liveEvents(reader, shown),
    articles: await latestArticles(reader, { ...shown, limit: 500 }),
  };
}

/** The pages of a timeline too long for one, by their addresses. */
function partsOf(page: Page): [string, Page][] {
  if (page.page !== "tracker" || !isByParts(page.events)) return [];
  const { version, around } = page;
  const groups = groupTimeline(page.events).filter(
    (group): group is Part => group.kind !== "gap" && partName(group) !== null,
  );
  return groups.map(({ events, ...part }, place) => [
    `${version.projection.path}/${partName(part)}`,
    {
      page: "part",
      version,
      around,
      part,
      newer: bare(groups[place - 1]),
      older: bare(groups[place + 1]),
      events,
    },
  ]);
}

function bare(group: Part | undefined): TimelinePart | null {
  if (!group) return null;
  const { events: _, ...part } = group;
  return part;
}

async function aroundOf(
  reader: Reader,
  { projection }: PublishedVersion,
  latest: PublishedVersion,
): Promise<Around> {
  const { lang } = projection;
  return {
    trackers: await trackerLinks(reader, { lang, trackerIds: projection.facts.trackers }),
    links: await liveAddresses(reader, { lang, workIds: linksOf(projection) }),
    latestPath: latest.projection.path,
    isLatest: projection === latest.projection,
  };
}

function linksOf(projection: Projection): string[] {
  if (projection.kind === "event") return [];
  const bodies =
    projection.kind === "page" ? [projection.body, projection.method] : [projection.body];
  return bodies.flatMap(workLinksOf);
}

const isArticle = (v: PublishedVersion): v is PublishedVersion<ArticleProjection> =>
  v.projection.kind === "article";
const isEvent = (v: PublishedVersion): v is PublishedVersion<EventProjection> =>
  v.projection.kind === "event";
const isTracker = (v: PublishedVersion): v is PublishedVersion<PageProjection> =>
  v.projection.kind === "page";

/** The trackers any version of the work is or was shown in; null where nobody can tell any more. */
export async function trackersOf(reader: Reader, workId: string): Promise<string[] | null> {
  const versions = await versionsOf(reader, workId);
  if (versions.length === 0) return null;
  const facts: Facts[] = versions.map(({ projection }) => projection.facts);
  return [...new Set(facts.flatMap(({ trackers }) => trackers))];
}

/** The pages of the trackers, as works of theirs come and go; of all where it is not known which. */
export async function trackerSheets(reader: Reader, trackerIds: string[] | null): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (const workId of await trackerPages(reader, trackerIds)) {
    sheets.push(...(await sheetsOfWork(reader, workId)));
  }
  return sheets;
}

/** The lists that name works: after the works' own pages, never before. Of the sitemaps, those of the days (ISO, UTC) given. */
export async function lists(reader: Reader, days: string[]): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (const lang of languages) {
    const page = await homeOf(reader, lang);
    sheets.push({ path: `/${lang}`, page });
    if (lang === "en") sheets.push({ path: "/", page });
    const works = await latestWorks(reader, { lang, trackerId: null, limit: 50 });
    sheets.push({ path: `/${lang}/feed.atom`, page: { page: "feed", lang, works } });
  }
  for (const day of days) {
    const pages = await livePages(reader, day);
    const page: Page | null = pages.length > 0 ? { page: "sitemap", pages } : null;
    sheets.push({ path: sitemapPath(day), page });
  }
  const sitemaps = await liveDays(reader);
  sheets.push({ path: "/sitemap.xml", page: { page: "sitemapIndex", days: sitemaps } });
  sheets.push({ path: "/robots.txt", page: { page: "robots" } });
  return sheets;
}

export async function homeOf(reader: Reader, lang: Language): Promise<Page> {
  const expected = await expectedEvents(reader, { lang, limit: 30 });
  return {
    page: "home",
    lang,
    cards: await latestArticles(reader, { lang, trackerId: null, limit: 50 }),
    trackers: await trackerCards(reader, lang),
    expected: expected.events,
    expectedCount: expected.count,
  };
}
