import { readDay } from "@/server/public/asked-day";
import type {
  Around,
  ArticleProjection,
  Card,
  EventProjection,
  ExpectedBefore,
  Language,
  NamedSource,
  Page,
  PageProjection,
  Projection,
  ProseNode,
  PublishedVersion,
  RestingText,
  TimelineEvent,
} from "@/server/public/projection";
import { chosenFrom, readFilter } from "@/server/public/timeline-filter";
import { checkBody } from "@/server/text/check";
import { formerState, measuringBody, treaty } from "./sample-entity";
import { entryOfActs, ledger, noLedger } from "./sample-ledger";
import { entryId, entryOfMeasures, measuresInArabic, measuresShown } from "./sample-measures";
import {
  eventOn,
  idOf,
  note,
  published,
  recordEvents,
  report,
  reportUrl,
  trackerId,
  waiting,
} from "./sample-record";

/** Pages to test and to look at; none of it is published. */
export const cited = "https://source.example/";
export const hostile = `A <script>alert(1)</script> ]]> "headline"`;
export const protectedWording = "A person with knowledge of the prison, known to the editors";
const goneWork = idOf(998);
const linkedWork = idOf(997);

const text = (words: string, ...marks: object[]) => ({ type: "text", text: words, marks });
const paragraph = (...content: object[]) => ({ type: "paragraph", content });
const words = (said: string) => paragraph(text(said));
const cite = (number: number) => ({ type: "citation", attrs: { id: idOf(number) } });
const heading = (said: string) => ({ type: "heading", attrs: { level: 2 }, content: [text(said)] });
const doc = (...content: object[]): ProseNode => checkBody({ type: "doc", content });

const body = doc(
  paragraph(
    text(
      "Russia’s government has proposed leaving Europe’s convention for the prevention of torture, a move some rights advocates call largely symbolic given the country’s already worsening human-rights record.",
    ),
    cite(201),
  ),
  paragraph(
    text("Prime Minister Mikhail Mishustin "),
    text("signed a decree", { type: "workLink", attrs: { workId: linkedWork } }),
    text(" on Saturday 23 August 2025. "),
    text("Its text", { type: "link", attrs: { href: `${cited}decree` } }),
    text(" was "),
    text("made public", { type: "workLink", attrs: { workId: goneWork } }),
    text(" on the evening of Monday 25 August."),
    cite(202),
    text(" It proposes that the President submit the withdrawal to the State Duma."),
    cite(201),
  ),
  heading("What has changed"),
  {
    type: "blockquote",
    attrs: { speaker: "Crew Against Torture, rights group, on Telegram" },
    content: [
      words(
        "“Russia’s withdrawal... marks the final dismantling of the European human rights monitoring system in the country.”",
      ),
    ],
  },
  { type: "blockquote", content: [words("“No date has been set.”")] },
  words("In Russia’s 27 years in the convention its committee made 30 visits."),
  { type: "measures", attrs: { workId: entryId } },
  { type: "measures", attrs: { workId: goneWork } },
  { type: "horizontalRule" },
  {
    type: "orderedList",
    attrs: { start: 3 },
    content: [{ type: "listItem", content: [words("third")] }],
  },
  {
    type: "table",
    content: [
      {
        type: "tableRow",
        content: [{ type: "tableHeader", attrs: { colspan: 2 }, content: [words("Year")] }],
      },
      {
        type: "tableRow",
        content: [
          { type: "tableCell", content: [words("1998")] },
          { type: "tableCell", content: [words("Party to the European convention")] },
        ],
      },
    ],
  },
  paragraph(text("One prisoner described the cells."), cite(204)),
);

const notes = [
  note(201, "a move some rights advocates say is largely symbolic", "paragraph 1"),
  note(202, "signed a decree on Saturday", "paragraph 2"),
  note(203, "No date has been set", "paragraph 9"),
  { id: idOf(204), source: { wording: protectedWording }, place: "", quote: "" },
];

function versionOf<P extends Projection>(projection: P, workId: string): PublishedVersion<P> {
  return {
    workId,
    editionId: workId,
    projection,
    version: 2,
    textHash: "8c41f0d2",
    publishedAt: new Date("2025-08-27T23:30:00Z"),
    firstPublishedAt: published,
    versionPath: "/en/v/8c41f0d2",
  };
}

export const trackerLink = {
  path: "/en/russia-ecpt",
  name: "Russia and the European convention for the prevention of torture",
};
const around: Around = {
  trackers: [trackerLink],
  links: { [linkedWork]: "/en/events/event-7" },
  measures: { [entryId]: measuresShown },
  entities: {},
  sources: { [idOf(201)]: "/en/sources/0123456789abcdef" },
  latestPath: "/en/articles/decree",
  isLatest: true,
  earlier: [],
};

export const version: PublishedVersion<ArticleProjection> = versionOf(
  {
    kind: "article",
    lang: "en",
    path: "/en/articles/decree",
    headline: "Russia to withdraw from Europe’s convention for the prevention of torture",
    standfirst:
      "A government decree proposes it. No date is set for the exit, and on the day of the report the treaty still binds Russia.",
    byline: "A. Writer",
    body,
    notes,
    facts: { kind: "article", trackers: [trackerId], datedOn: "2025-08-26" },
  },
  idOf(500),
);

export const current = { page: "article", version, around } satisfies Page;
export const older: Page = { ...current, around: { ...around, isLatest: false } };
export const hostileArticle: Page = {
  ...current,
  version: {
    ...version,
    projection: {
      ...version.projection,
      headline: hostile,
      standfirst: hostile,
      byline: hostile,
      notes: [
        {
          ...note(201, hostile, hostile),
          source: { ...sourceOf(hostile), url: "javascript:alert(1)" },
        },
        note(202, `<img src=x onerror="alert(1)">`, ""),
      ],
    },
  },
};

const bareSource: NamedSource = {
  title: "Протокол заседания",
  publisher: "",
  author: "",
  lang: "ru",
  url: "",
  publishedOn: null,
};

function sourceOf(said: string) {
  return {
    title: said,
    publisher: said,
    author: said,
    lang: "en",
    url: reportUrl,
    publishedOn: null,
  };
}

/** The page of one event of a timeline. */
export function eventPage(event: TimelineEvent): Extract<Page, { page: "event" }> {
  const { workId, path, headline, standfirst, notes: rests, facts } = event;
  const projection: EventProjection = {
    kind: "event",
    lang: "en",
    path,
    headline,
    standfirst,
    notes: rests,
    facts,
  };
  return {
    page: "event",
    version: { ...versionOf(projection, workId), version: 1 },
    around: { ...around, links: {}, latestPath: path, event: { facts, expectedBefore: [] } },
  };
}

/** An event that waits for another, with all that readers were told of when it is expected. */
export function waitingPage(edtf: string | null, expectedBefore: ExpectedBefore[] = []) {
  const page = eventPage(waiting(edtf));
  const { facts } = waiting(edtf);
  return { ...page, around: { ...page.around, event: { facts, expectedBefore } } };
}

const empty = doc();
const trackerText: PageProjection = {
  kind: "page",
  lang: "en",
  path: trackerLink.path,
  headline: trackerLink.name,
  standfirst:
    "A government decree proposes leaving the treaty that lets inspectors into places of detention. We record what has happened, what is still expected, and what binds Russia meanwhile.",
  body: empty,
  method: doc(
    words(
      "A date is written only as exactly as its source gives it. A status is worked out from the acts on record, never from an announcement: a decree, a bill or a vote at home changes nothing until the treaty’s own step is taken. Where sources differ, we show both.",
    ),
  ),
  notes: [],
  facts: { kind: "page", trackers: [trackerId] },
};

const card: Card = {
  workId: idOf(500),
  kind: "article",
  lang: "en",
  path: "/en/articles/decree",
  headline: version.projection.headline,
  standfirst: version.projection.standfirst,
  facts: version.projection.facts,
  publishedAt: version.publishedAt,
  version: 2,
};
const second: Card = {
  ...card,
  workId: idOf(501),
  path: "/en/articles/visits",
  headline: "Thirty visits, four published reports",
  standfirst: "What the committee saw, and what Moscow let it say.",
  version: 1,
};
const trackerCard: Card = {
  ...card,
  workId: trackerId,
  kind: "page",
  path: trackerLink.path,
  headline: trackerLink.name,
  standfirst: "From the treaty’s adoption in 1987 to an exit that has been proposed and not dated.",
  facts: trackerText.facts,
  version: 1,
};

export function trackerPage(events: TimelineEvent[]): Extract<Page, { page: "tracker" }> {
  return {
    page: "tracker",
    version: { ...versionOf(trackerText, trackerId), version: 1 },
    around: { ...around, links: {}, latestPath: trackerLink.path },
    events,
    ledger: noLedger,
    articles: [card],
    entities: [],
  };
}

export const tracker = trackerPage(recordEvents);
/** Every kind of date and every phase. */
export const manyDates = trackerPage([
  ...["2024-05~", "2019?", "199X", "../1979", "2010/..", "2003-11-08/2003-11-20", null].map(
    (edtf, place) => eventOn(700 + place, edtf),
  ),
  eventOn(710, "2027-03", "pending"),
  eventOn(711, "2025-03", "pending"),
  eventOn(712, null, "pending"),
  eventOn(713, "2021-04-02", "cancelled"),
  eventOn(714, "2021-05", "superseded"),
  eventOn(715, "2020-02", "ongoing"),
]);

/** What a query finds of that timeline; null where nothing can be found by it. */
export function filtered(query: string, lang: Language = "en"): Page {
  const asked = readFilter(new URLSearchParams(query));
  const { filter } = asked;
  const chosen = filter && chosenFrom(manyDates.events, filter);
  const found = filter && chosen && { filter, count: chosen.events.length, ...chosen };
  return { page: "filtered", lang, tracker: trackerLink, asked, found };
}

/** A tracker with more events than one page holds: a hundred and one in each of five years. */
export const long = trackerPage(
  Array.from({ length: 505 }, (_, place) => eventOn(place + 1, `${2000 + (place % 5)}`)),
);
export const year = {
  page: "part",
  version: tracker.version,
  around: tracker.around,
  part: { kind: "year", year: 2003 },
  newer: { kind: "year", year: 2004 },
  older: { kind: "decade", year: 1990 },
  events: long.events.filter(({ facts }) => facts.date?.earliest?.startsWith("2003")),
} satisfies Page;

const texts: RestingText[] = [
  { ...card, notes: notes.slice(0, 2) },
  ...recordEvents.map(({ notes: rests, ...event }) => ({ ...event, notes: rests })),
  { ...trackerCard, notes: notes.slice(2, 3) },
];
/** A report that an article, events and a tracker's page rest on. */
export const source = {
  page: "source",
  lang: "en",
  path: "/en/sources/0123456789abcdef",
  source: {
    ...report,
    author: "A. Reporter",
    capture: { path: `/captures/${"3f".repeat(32)}.html`, takenOn: "2025-09-02" },
  },
  isDead: false,
  texts,
  count: texts.length,
} satisfies Page;
/** A register that more texts rest on than one page lists, no two in the same words. */
export const register = {
  ...source,
  texts: Array.from({ length: 200 }, (_, place) => ({
    ...eventOn(place + 1, "2019-05-04"),
    headline: someWords(place, 10),
    notes: [note(place + 1, someWords(place + 500, 20), `row ${place}`)],
  })),
  count: 640,
} satisfies Page;

function someWords(place: number, many: number) {
  const known = JSON.stringify([version, recordEvents]).match(/\p{L}{3,}/gu) ?? [];
  return Array.from(
    { length: many },
    (_, n) => known[(place * 97 + n * n * 31) % known.length],
  ).join(" ");
}

const hostileSource: Page = {
  ...source,
  source: { ...sourceOf(hostile), url: "javascript:alert(1)" },
  texts: [{ ...card, headline: hostile, notes: [note(201, hostile, hostile)] }],
  count: 1,
};

export const gone: Page = {
  page: "gone",
  tombstone: {
    kind: "page",
    lang: "en",
    reason: "safety",
    takenDownAt: new Date("2025-08-27T12:00:00Z"),
  },
};
const expected = recordEvents.filter(({ facts }) => facts.phase === "pending");
export const home = {
  page: "home",
  lang: "en",
  cards: [card, second],
  trackers: [trackerCard],
  expected: [eventOn(901, "2026-12", "pending"), ...expected],
  expectedCount: 1 + expected.length,
} satisfies Page;
export const arabic: Page = { ...home, lang: "ar", cards: [card, { ...second, lang: "ar" }] };
const arabicTracker: Page = {
  ...tracker,
  version: { ...tracker.version, projection: { ...trackerText, lang: "ar" } },
};
const { version: trackerVersion, around: aroundTracker } = trackerPage([]);
export const matrix = {
  page: "matrix",
  version: trackerVersion,
  around: aroundTracker,
  ledger,
  on: null,
} satisfies Page;

/** The day a query asks the ledger about. */
export const askedDay = (query: string) => readDay(new URLSearchParams(query));

export const feed = {
  page: "feed",
  lang: "en",
  works: [card, ...recordEvents].map((work) => ({ ...work, firstPublishedAt: published })),
} satisfies Page;

export const pages: [string, Page][] = [
  ["a treaty", treaty],
  ["a treaty as it was", { ...treaty, on: askedDay("on=1998-08-31") }],
  ["a treaty on what is no day", { ...treaty, on: askedDay("on=<i>soon") }],
  ["acts of the ledger", entryOfActs],
  ["a body with its measures", measuringBody],
  ["measures", entryOfMeasures],
  ["measures in Arabic", measuresInArabic],
  ["a matrix", matrix],
  ["a matrix on two days", { ...matrix, on: askedDay("on=1998-08-31&on=1999-08-31") }],
  ["a former state without events", formerState],
  ["an article", current],
  ["an older version", older],
  ["a hostile article", hostileArticle],
  ["the home page", home],
  [
    "an empty home page",
    { page: "home", lang: "uk", cards: [], trackers: [], expected: [], expectedCount: 0 },
  ],
  ["a home page in Arabic", arabic],
  ["a tracker", tracker],
  ["a tracker in Arabic", arabicTracker],
  ["a tracker with every kind of date", manyDates],
  ["a tracker without events", trackerPage([])],
  ["a tracker with a long timeline", long],
  ["a year of a long timeline", year],
  ["what a long timeline has without a date", { ...year, part: { kind: "undated" }, newer: null }],
  ["some of a timeline", filtered("from=2019-06&to=2024")],
  ["some of a timeline in Arabic", filtered("from=2019-06&to=2024&dates=certain", "ar")],
  ["none of a timeline", filtered("from=1850&to=1860")],
  ["a filter that is wrong", filtered("from=2024&to=2019&phase=x&<b>=1")],
  ...[...recordEvents, ...manyDates.events].map((event): [string, Page] => [
    `the event “${event.headline}”`,
    eventPage(event),
  ]),
  ["an event that waits for a dated one", waitingPage("2025-09")],
  ["an event that waits for one without a date", waitingPage(null)],
  ["a tracker with events that wait", trackerPage([waiting("2025-09"), waiting(null, 952)])],
  ["a source", source],
  ["a source in Arabic", { ...source, lang: "ar" }],
  ["a source with nothing but a title", { ...source, source: bareSource }],
  ["a source whose address is dead", { ...source, isDead: true }],
  ["a register cited by hundreds", register],
  ["a hostile source", hostileSource],
  ["a page withdrawn", gone],
  ["an address with nothing", { page: "notFound", lang: "en" }],
  ["an address of a source nothing rests on", { page: "notFound", lang: "en", of: "source" }],
];
