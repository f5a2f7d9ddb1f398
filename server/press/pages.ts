import { calendarPath } from "@/components/public/expected-calendar";
import {
  groupTimeline,
  isByParts,
  type Part,
  partName,
  soonestFirst,
} from "@/components/public/timeline/groups";
import { expectedBefore, shownFacts, withExpectations } from "@/server/public/expectations";
import { ledgerOf } from "@/server/public/ledger";
import { measuresOf, measuresShown } from "@/server/public/measures";
import type {
  ActProjection,
  Around,
  ArticleProjection,
  EntityProjection,
  EventProjection,
  Facts,
  Language,
  MeasureProjection,
  Page,
  PageProjection,
  Projection,
  PublishedVersion,
  TimelineEvent,
  TimelinePart,
} from "@/server/public/projection";
import {
  addressesOf,
  articlesLinking,
  deadLinks,
  type EntitiesTold,
  earlierVersions,
  entityAddresses,
  entityCards,
  entityPages,
  eventsNaming,
  latestArticles,
  liveAddresses,
  liveEvents,
  type Reader,
  replacements,
  trackerLinks,
  trackerPages,
  versionsOf,
  withDeadLinks,
} from "@/server/public/queries";
import { sourcesOf } from "@/server/public/sources";
import { bodiesOf, measuresIn, workLinksOf } from "@/server/text/plain";

/** A page to write at an address, or null where nothing may stand any longer. */
export type Sheet = { path: string; page: Page | null };

/** What a work's own addresses hold now, in every language; on a take-down every one of them is emptied. */
export async function sheetsOfWork(
  reader: Reader,
  workId: string,
  versions?: PublishedVersion[],
): Promise<Sheet[]> {
  const sheets = await sheetsOf(reader, versions ?? (await versionsOf(reader, workId)));
  const held = new Set(sheets.map(({ path }) => path));
  const emptied = (await addressesOf(reader, workId)).filter((path) => !held.has(path));
  return [...sheets, ...emptied.map((path) => ({ path, page: null }))];
}

/** The pages of these versions, the newest of each edition first among them. */
export async function sheetsOf(reader: Reader, versions: PublishedVersion[]): Promise<Sheet[]> {
  const held = new Map<string, Page>();
  const shownOn = shownOnce(reader);
  for (const version of versions) {
    const latest = versions.find(({ editionId }) => editionId === version.editionId) ?? version;
    const page = await pageWith(reader, { version, latest, shownOn });
    if (version === latest) {
      held.set(version.projection.path, page);
      for (const part of [...partsOf(page), ...matrixOf(page), ...calendarsOf(page)])
        held.set(...part);
    }
    held.set(version.versionPath, page);
  }
  return [...held].map(([path, page]) => ({ path, page }));
}

/** A version with everything its page shows beside it. `latest` is the newest version of the same edition. */
export function pageOf(
  reader: Reader,
  version: PublishedVersion,
  latest: PublishedVersion,
): Promise<Page> {
  return pageWith(reader, { version, latest, shownOn: shownOnce(reader) });
}

type Wanted = {
  version: PublishedVersion;
  latest: PublishedVersion;
  shownOn: ReturnType<typeof shownOnce>;
};

async function pageWith(reader: Reader, { version, latest, shownOn }: Wanted): Promise<Page> {
  const { projection } = version;
  const around = await aroundOf(reader, version, latest);
  if (isArticle(version)) return { page: "article", version, around };
  if (isEvent(version)) return { page: "event", version, around };
  const { lang } = projection;
  if (isActs(version)) {
    const actIds = version.projection.facts.acts.map(({ id }) => id);
    return { page: "act", version, around, replaced: await replacements(reader, { lang, actIds }) };
  }
  if (isMeasures(version)) return { page: "measure", version, around };
  if (isEntity(version)) {
    const shown = await shownOn.entity(lang, version.projection.facts.entity.id);
    const articles = await shownOn.linking(lang, version.workId);
    return { page: "entity", version, around, ...shown, articles, on: null };
  }
  if (!isTracker(version)) throw new Error(`No page for ${projection.kind}.`);
  const shown = await shownOn.tracker(lang, projection.facts.trackers[0] ?? "");
  return { page: "tracker", version, around, ...shown };
}

/** What a tracker or an entity shows, read once for all the versions of its page. */
function shownOnce(reader: Reader) {
  return {
    tracker: once(async (lang, trackerId) => ({
      events: await told(reader, lang, await liveEvents(reader, { lang, trackerId })),
      articles: await latestArticles(reader, { lang, trackerId, limit: 500 }),
      entities: await entityCards(reader, { lang, trackerId }),
      ledger: await ledgerOf(reader, { lang, trackerId }),
    })),
    entity: once(async (lang, entityId) => ({
      events: await told(reader, lang, await eventsNaming(reader, { lang, entityId })),
      ledger: await ledgerOf(reader, { lang, entityId }),
      measures: await measuresOf(reader, { lang, entityId }),
    })),
    linking: once((lang, workId) => articlesLinking(reader, { lang, workId, limit: 500 })),
  };
}

/** Events as a timeline tells them now. */
async function told(reader: Reader, lang: Language, events: TimelineEvent[]) {
  return withDeadLinks(reader, await withExpectations(reader, lang, events));
}

function once<T>(read: (lang: Language, id: string) => Promise<T>) {
  const known = new Map<string, Promise<T>>();
  return (lang: Language, id: string) => {
    const key = `${lang} ${id}`;
    const shown = known.get(key) ?? read(lang, id);
    known.set(key, shown);
    return shown;
  };
}

const withTimeline = "(?:trackers|states|treaties|bodies|organisations|people|places)";
/** The address of a page that may have a timeline, and of a part of one below it. */
export const timelinePage = new RegExp(`^/\\w+/${withTimeline}/[^/]+$`);
export const timelinePart = new RegExp(`^(/\\w+/${withTimeline}/[^/]+)/[^/]+$`);

/** The pages of a timeline too long for one, by their addresses. */
function partsOf(page: Page): [string, Page][] {
  if (page.page !== "tracker" && page.page !== "entity") return [];
  if (!isByParts(page.events)) return [];
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

/** A tracker's calendar of what is expected, below its page. */
function calendarsOf(page: Page): [string, Page][] {
  if (page.page !== "tracker") return [];
  const { path, lang, headline } = page.version.projection;
  const events = soonestFirst(page.events.filter(({ facts }) => facts.phase === "pending"));
  return [[calendarPath(path), { page: "calendar", lang, tracker: headline, events }]];
}

/** The matrix of a tracker whose ledger has acts, by its address. */
function matrixOf(page: Page): [string, Page][] {
  if (page.page !== "tracker" || page.ledger.acts.length + page.ledger.leftOut === 0) return [];
  const { version, around, ledger } = page;
  return [
    [`${version.projection.path}/matrix`, { page: "matrix", version, around, ledger, on: null }],
  ];
}

function bare(group: Part | undefined): TimelinePart | null {
  if (!group) return null;
  const { events: _, ...part } = group;
  return part;
}

async function aroundOf(
  reader: Reader,
  version: PublishedVersion,
  latest: PublishedVersion,
): Promise<Around> {
  const { projection } = version;
  const { lang } = projection;
  const dead = await deadLinks(reader, projection.notes);
  const sources = await sourcesOf(reader, version);
  const workIds = bodiesOf(projection).flatMap(measuresIn);
  const measures = await measuresShown(reader, { lang, workIds });
  return {
    ...(dead.length > 0 && { deadLinks: dead }),
    ...(Object.keys(sources).length > 0 && { sources }),
    ...(Object.keys(measures).length > 0 && { measures }),
    trackers: await trackerLinks(reader, { lang, trackerIds: projection.facts.trackers }),
    links: await liveAddresses(reader, { lang, workIds: linksOf(projection) }),
    entities: await entityAddresses(reader, { lang, entityIds: participantsOf(projection) }),
    latestPath: latest.projection.path,
    isLatest: projection === latest.projection,
    earlier: await earlierVersions(reader, version),
    ...(projection.kind === "event" && {
      event: {
        facts: await shownFacts(reader, lang, projection.facts),
        expectedBefore: version.version > 1 ? await expectedBefore(reader, version) : [],
      },
    }),
  };
}

/** Whom the facts name, by id; a page of the record names nobody but itself. */
function participantsOf({ facts }: Projection): string[] {
  if (facts.kind === "event") return facts.participants.map(({ id }) => id);
  return "named" in facts ? facts.named.map(({ id }) => id) : [];
}

const linksOf = (projection: Projection) => bodiesOf(projection).flatMap(workLinksOf);

const isArticle = (v: PublishedVersion): v is PublishedVersion<ArticleProjection> =>
  v.projection.kind === "article";
const isEvent = (v: PublishedVersion): v is PublishedVersion<EventProjection> =>
  v.projection.kind === "event";
const isActs = (v: PublishedVersion): v is PublishedVersion<ActProjection> =>
  v.projection.kind === "act";
const isMeasures = (v: PublishedVersion): v is PublishedVersion<MeasureProjection> =>
  v.projection.kind === "measure";
const isTracker = (v: PublishedVersion): v is PublishedVersion<PageProjection> =>
  v.projection.kind === "page";

const isEntity = (v: PublishedVersion): v is PublishedVersion<EntityProjection> =>
  v.projection.kind === "entity";

/** The trackers these versions of a work are or were shown in; null where nobody can tell any more. */
export function trackersOf(versions: PublishedVersion[]): string[] | null {
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

/** The entities whose pages tell of these versions: an event, acts and measures are told of where they name, an article where it links; null where nobody can tell any more. */
export function entitiesTold(versions: PublishedVersion[]): EntitiesTold | null {
  if (versions.length === 0) return null;
  const all = versions.map(({ projection }) => projection);
  return {
    entityIds: all.flatMap(participantsOf),
    workIds: all.flatMap((projection) =>
      projection.kind === "article" ? linksOf(projection) : [],
    ),
  };
}

/** The pages of the entities, as what they tell of comes and goes; of all where it is not known which. */
export async function entitySheets(reader: Reader, told: EntitiesTold | null): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (const workId of await entityPages(reader, told)) {
    sheets.push(...(await sheetsOfWork(reader, workId)));
  }
  return sheets;
}
