import { describe, expect, test } from "vitest";
import {
  cited,
  current,
  eventPage,
  gone,
  manyDates,
  older,
  pages,
  protectedWording,
  tracker,
  trackerLink,
  trackerPage,
  version,
} from "@/components/public/sample-pages";
import { eventOn, report, reportUrl } from "@/components/public/sample-record";
import type { Phase } from "@/server/dates/vague-date";
import type { ArticleProjection, Page, Participant } from "@/server/public/projection";
import { render } from "./render";

const siteUrl = "https://vigil.example";
const site = {
  siteUrl,
  stylesheet: "/assets/public.css",
  icon: "/assets/icon.svg",
  today: "2025-09-01",
};

/** What programs are told of a page; nothing where it has no block. It ends where its own tag does, and is JSON. */
async function told(page: Page) {
  const html = await render(page, site);
  const blocks = html.match(/<script\b[\s\S]*?<\/script>/g) ?? [];
  expect(blocks.length).toBeLessThanOrEqual(1);
  const [, json] =
    /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(blocks[0] ?? "") ?? [];
  expect(json === undefined).toBe(blocks.length === 0);
  return json === undefined ? undefined : JSON.parse(json);
}

const publisher = { "@type": "Organization", name: "Vigil", url: `${siteUrl}/en` };
const theReport = {
  "@type": "CreativeWork",
  name: report.title,
  url: reportUrl,
  publisher: { name: report.publisher },
  datePublished: "2025-08-26",
  inLanguage: "en",
};

function articleWith(projection: Partial<ArticleProjection>): Page {
  return {
    ...current,
    version: { ...version, projection: { ...version.projection, ...projection } },
  };
}

test("an article is told of as it is published, its source once, with the instants it was published and changed at", async () => {
  const { headline, standfirst } = version.projection;
  expect(await told(current)).toEqual({
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline,
    url: `${siteUrl}/en/articles/decree`,
    inLanguage: "en",
    datePublished: "2025-08-26T09:00:00.000Z",
    dateModified: "2025-08-27T23:30:00.000Z",
    version: 2,
    isAccessibleForFree: true,
    publisher,
    citation: [theReport],
    description: standfirst,
    author: { name: "A. Writer" },
  });
});

test("what an article does not have is not told: no byline, no source, no change, no standfirst", async () => {
  const bare = articleWith({ byline: "", standfirst: "", notes: [] });
  if (bare.page !== "article") throw new Error("The sample is an article.");
  const page = { ...bare, version: { ...bare.version, version: 1 } };
  expect(Object.keys(await told(page))).toEqual(
    "@context @type headline url inLanguage datePublished version isAccessibleForFree publisher".split(
      " ",
    ),
  );
});

test("a protected source is no citation, neither its wording nor its words nor their place", async () => {
  const [first] = version.projection.notes;
  if (!first) throw new Error("The sample has notes.");
  const hidden = { ...first, source: { wording: protectedWording }, quote: "q1", place: "p1" };
  expect(await told(articleWith({ notes: [hidden] }))).not.toHaveProperty("citation");
  expect(await told(articleWith({ notes: [hidden, first] }))).toHaveProperty("citation", [
    theReport,
  ]);
});

test("an address that may not stand in a text is not told", async () => {
  const [first] = version.projection.notes;
  if (!first) throw new Error("The sample has notes.");
  const source = { ...report, url: "javascript:alert(1)" };
  const { citation } = await told(articleWith({ notes: [{ ...first, source }] }));
  expect(citation).toEqual([{ ...theReport, url: undefined }]);
});

test.each([
  "</script><script>alert(1)</script>",
  "<!-- <script>",
  "]]> \"headline\" 'x' \\ &lt;/script&gt; \u2028",
])("the words “%s” end no block and come out as they went in", async (words) => {
  const data = await told(articleWith({ headline: words, standfirst: words, byline: words }));
  expect([data.headline, data.description, data.author.name]).toEqual([words, words, words]);
});

const withDate = (edtf: string | null, phase: Phase = "occurred") =>
  told(eventPage({ ...eventOn(1, edtf, phase), standfirst: "" }));

describe("an event", () => {
  test("is a record of what it is about, of nobody to be met: who takes part by kind, with their pages", async () => {
    const page = eventPage(eventOn(1, "2022-03"));
    const who: Participant[] = [
      { id: "a", kind: "state", names: { en: "Russia" } },
      { id: "b", kind: "body", names: { uk: "Рада Європи" } },
      { id: "c", kind: "person", names: {} },
      { id: "d", kind: "treaty", names: { en: "The convention" } },
    ];
    const { projection } = page.version;
    const facts = { ...projection.facts, participants: who };
    const data = await told({
      ...page,
      version: { ...page.version, projection: { ...projection, facts } },
      around: {
        ...page.around,
        entities: { a: "/en/states/russia" },
        event: { facts, expectedBefore: [] },
      },
    });
    expect(data).toMatchObject({
      "@type": "CreativeWork",
      headline: projection.headline,
      url: `${siteUrl}${projection.path}`,
      temporalCoverage: "2022-03",
      about: [
        { "@type": "Country", name: "Russia", url: `${siteUrl}/en/states/russia` },
        { "@type": "Organization", name: "Рада Європи" },
        { "@type": "CreativeWork", name: "The convention" },
      ],
    });
    expect(JSON.stringify(data)).not.toMatch(/"Event"|startDate|withheld/);
  });

  test.each([
    ["2025-08-23", "2025-08-23"],
    ["2025-09", "2025-09"],
    ["199X", "1990/1999"],
    ["../1997", "../1997"],
    ["1998~", undefined],
    ["2022-06?", undefined],
    [null, undefined],
  ])("on %s covers %s, and says in words what that cannot", async (edtf, coverage) => {
    const data = await withDate(edtf);
    expect(data.temporalCoverage).toBe(coverage);
    expect(data.description).toBe(
      /<meta name="description" content="([^"]*)"/.exec(
        await render(eventPage({ ...eventOn(1, edtf), standfirst: "" }), site),
      )?.[1],
    );
    expect(data.description).not.toBe("");
  });

  test.each<Phase>(["pending", "ongoing", "cancelled", "superseded"])(
    "that is %s covers no time",
    async (phase) => {
      expect(await withDate("2025-09", phase)).not.toHaveProperty("temporalCoverage");
    },
  );
});

test("a tracker is its events as files", async () => {
  expect(await told(tracker)).toMatchObject({
    "@type": "Dataset",
    name: trackerLink.name,
    url: `${siteUrl}${trackerLink.path}`,
    publisher,
    distribution: [
      { encodingFormat: "text/csv", contentUrl: `${siteUrl}${trackerLink.path}/events.csv` },
      {
        encodingFormat: "application/json",
        contentUrl: `${siteUrl}${trackerLink.path}/events.json`,
      },
    ],
  });
});

test("what is not the newest, is gone or has nothing to tell has no block", async () => {
  const olderEvent = eventPage(eventOn(1, "2022"));
  const around = { ...olderEvent.around, isLatest: false };
  for (const page of [older, { ...olderEvent, around }, { ...manyDates, around }, gone])
    expect(await told(page)).toBeUndefined();
  expect(await told(trackerPage([]))).toBeUndefined();
  const kinds = new Set<string>();
  for (const [, page] of pages) if (await told(page)) kinds.add(page.page);
  expect([...kinds].sort()).toEqual(["article", "event", "tracker"]);
});

test("every address it tells is one of this site, or of a source that is named", async () => {
  const addresses: string[] = [];
  for (const [, page] of pages) {
    const json = JSON.stringify((await told(page)) ?? {});
    for (const [, one = ""] of json.matchAll(/"(?:url|contentUrl)":"([^"]*)"/g))
      addresses.push(one);
  }
  const [ours, theirs] = [`${siteUrl}/`, cited].map((begin) =>
    addresses.filter((one) => one.startsWith(begin)),
  );
  expect(ours).not.toEqual([]);
  expect(theirs).not.toEqual([]);
  expect(addresses).toHaveLength((ours?.length ?? 0) + (theirs?.length ?? 0));
});
