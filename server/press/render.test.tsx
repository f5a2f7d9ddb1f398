import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  arabic,
  cited,
  current,
  eventPage,
  gone,
  home,
  hostile,
  hostileArticle,
  long,
  manyDates,
  older,
  pages,
  protectedWording,
  register,
  source,
  tracker,
  trackerLink,
  trackerPage,
  version,
  waitingPage,
  year,
} from "@/components/public/sample-pages";
import { eventOn, idOf, note, recordEvents, waiting } from "@/components/public/sample-record";
import { type Phase, vagueDateFrom } from "@/server/dates/vague-date";
import { render } from "./render";

/** Where a treaty, or anything else of the record, is registered besides here. */
const registers = ["https://www.coe.int/", "https://treaties.un.org/", "https://www.wikidata.org/"];

const site = {
  siteUrl: "https://vigil.example",
  stylesheet: "/assets/public.css",
  icon: "/assets/icon.svg",
  today: "2025-09-01",
};

test("a version names those before it, each at its own address", async () => {
  const before = { version: 1, versionPath: "/en/v/0a1b-1", publishedAt: new Date("2025-08-27") };
  const around = { ...current.around, earlier: [before] };
  const html = await render({ ...current, around }, site);
  expect(html).toMatch(/<a class="quiet" href="\/en\/v\/0a1b-1">1, of 27\s+August\s+2025<\/a>/);
  expect(await render(current, site)).not.toContain("Earlier version");
});

describe.each(pages)("%s", (_, page) => {
  test("is a whole document without style, anything from elsewhere or script but data, which never runs", async () => {
    const html = (await render(page, site)).replace(
      /<script type="application\/ld\+json">[^<]*<\/script>/,
      "",
    );
    expect(html).toMatch(
      /^<!doctype html><html lang="(en|uk|ar)" dir="(ltr|rtl)"><head>.*<\/html>\n$/s,
    );
    expect(html).not.toMatch(/<script|<style|<img|<iframe|<[^>]*\s(style|on[a-z]+)=|javascript:/i);
    const elsewhere = [...html.matchAll(/<(\w+)[^>]*\s(?:href|src)="https?:[^"]*"/g)].map(
      (found) => found[0],
    );
    const isLink = (tag: string) =>
      [cited, ...registers].some((site) => tag.startsWith("<a ") && tag.includes(site));
    expect(
      elsewhere.filter((tag) => !tag.startsWith('<link rel="canonical"') && !isLink(tag)),
    ).toEqual([]);
    expect(html.match(/<link rel="(?!canonical|alternate|icon)[^>]*>/g)).toEqual([
      '<link rel="stylesheet" href="/assets/public.css"/>',
    ]);
  });

  test("has one first heading, and never skips a level", async () => {
    const levels = [...(await render(page, site)).matchAll(/<h([1-6])[ >]/g)].map((found) =>
      Number(found[1]),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, place) => level <= (levels[place - 1] ?? 0) + 1)).toBe(true);
  });

  test("names every id once, and leads to none it does not have", async () => {
    const html = await render(page, site);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((found) => found[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = [...html.matchAll(/(?:href="#|aria-labelledby=")([^"]*)"/g)];
    expect(wanted.filter(([, id]) => !ids.includes(id))).toEqual([]);
  });

  test("has the same bytes twice", async () => {
    expect(await render(page, site)).toBe(await render(structuredClone(page), { ...site }));
  });
});

test("words that nobody allowed readers to see are not looked at", async () => {
  const draft = { draftNote: "ask the source again", restrictedUrl: "https://hidden.example" };
  const smuggled = {
    ...current,
    version: { ...version, ...draft, projection: { ...version.projection, ...draft } },
  };
  expect(await render(smuggled, site)).toBe(await render(current, site));
});

describe("an article", () => {
  test("says when, by whom, which version and who approved it, in UTC", async () => {
    const html = await render(current, site);
    expect(html).toContain('<time dateTime="2025-08-26">26\u00a0August 2025</time>');
    expect(html).toContain("2, of 27\u00a0August 2025");
    expect(html).toContain("a reviewer who did not write it");
    expect(html).toContain(
      '<link rel="canonical" href="https://vigil.example/en/articles/decree"/>',
    );
    expect(html).not.toContain("there is a newer version");
  });

  test("names its trackers above the title", async () => {
    expect(await render(current, site)).toContain(
      `<p class="kick"><a class="quiet" href="${trackerLink.path}">${trackerLink.name}</a></p><h1>`,
    );
  });

  test("says on an older version that it is one, leads to the newest, and has its own address", async () => {
    const html = await render(older, site);
    expect(html).toContain("This is version 2 of 27\u00a0August 2025; there is a newer version.");
    expect(html).toContain('<a href="/en/articles/decree">');
    expect(html).toContain('<link rel="canonical" href="https://vigil.example/en/v/8c41f0d2"/>');
  });

  test("keeps its table, its spans and the number its list begins with", async () => {
    const html = await render(current, site);
    expect(html).toMatch(/<table><tbody><tr><th colSpan="2"[^>]*>/);
    expect(html).toContain('<ol start="3">');
  });

  test("says who is quoted, where the text does", async () => {
    const html = await render(current, site);
    expect(html).toMatch(/<figure class="quote"><blockquote>.*<\/blockquote><figcaption><bdi>Crew/);
    expect(html.match(/<\/blockquote><figcaption/g)).toHaveLength(1);
    expect(html.match(/<figure class="quote"/g)).toHaveLength(2);
  });

  test("leads to another work at its live address, and has only words where there is none", async () => {
    const html = await render(current, site);
    expect(html).toContain('<a href="/en/events/event-7">signed a decree</a>');
    expect(html).toContain(" was made public on the evening");
  });

  test("without a date or a byline leaves both out", async () => {
    const { projection } = version;
    const facts = { ...projection.facts, datedOn: null };
    const bare = { ...version, projection: { ...projection, byline: "", facts } };
    const html = await render({ ...current, version: bare }, site);
    expect(html).not.toContain("<dt>By</dt>");
    expect(html).not.toContain("<dt>Dated</dt>");
  });
});

describe("notes", () => {
  test("have the number of their place, and lead from the text and back", async () => {
    const html = await render(current, site);
    expect(html).toContain(
      '<sup class="mark"><a href="#note-1" id="cite-1-2" aria-label="Note 1">1</a></sup>',
    );
    expect(html).toContain('<li id="note-4"><span class="number">4</span>');
    expect(html).toContain(
      'href="#cite-1-2" aria-label="Back to note 1 in the text, place 2 of 2">Back 2</a>',
    );
    expect(html).toContain('href="#cite-2-1" aria-label="Back to note 2 in the text">Back</a>');
  });

  test("without a marker stand apart, as sources without a number", async () => {
    const html = await render(current, site);
    expect(html).not.toContain('id="note-3"');
    expect(html.split('id="sources"')[1]).toContain("No date has been set");
  });

  test("on a protected source give its wording and nothing else", async () => {
    const [first, second, third] = version.projection.notes;
    const notes = [
      first,
      second,
      third,
      { ...note(204, "they beat us", "cell 12"), source: { wording: protectedWording } },
    ];
    const html = await render(
      {
        ...current,
        version: {
          ...version,
          projection: { ...version.projection, notes: notes.filter((one) => one !== undefined) },
        },
      },
      site,
    );
    expect(html).toContain(`<p><bdi>${protectedWording}</bdi></p>`);
    expect(html).not.toMatch(/they beat us|cell 12/);
    const event = {
      ...eventOn(1, "2022"),
      notes: notes.slice(3).filter((one) => one !== undefined),
    };
    const timeline = await render(trackerPage([event]), site);
    expect(timeline).toContain(protectedWording);
    expect(timeline).not.toMatch(/they beat us|cell 12/);
  });
});

describe("a source", () => {
  test("is led to from the notes of the newest version, once for each note that names it", async () => {
    const html = await render(current, site);
    const link =
      '<a class="quiet" href="/en/sources/0123456789abcdef">What rests on this source</a>';
    expect(html.split(link)).toHaveLength(2);
    expect(html.indexOf(link)).toBeGreaterThan(html.indexOf('id="note-1"'));
  });

  test("says how many texts rest on it, and names them by kind with the cited words and their place", async () => {
    const html = await render(source, site);
    expect(html).toContain('<p class="stand">12 texts published here rest on it.</p>');
    expect(html).toMatch(
      /<h2 id="article">Article<\/h2>.*<h2 id="event">Events<\/h2>.*<h2 id="page">/s,
    );
    expect(html).toContain('<a href="/en/events/event-1">');
    expect(html).toContain('Published <time dateTime="2025-08-26">26\u00a0August 2025</time>');
    expect(html).toContain('<q lang="en" dir="auto">signed a decree on Saturday</q>');
    expect(html).toContain("<bdi>paragraph 2</bdi>");
    expect(html).not.toContain("Cited as");
  });

  test("has its facts as they are published, and its copy", async () => {
    const html = await render(source, site);
    expect(html).toContain("<dt>Published by</dt><dd><bdi>News report</bdi></dd>");
    expect(html).toContain("<dt>By</dt><dd><bdi>A. Reporter</bdi></dd>");
    expect(html).toContain(`href="${cited}2025/08/26/report" rel="noopener"`);
    expect(html).toMatch(/<a class="quiet" href="\/captures\/(3f){32}\.html">Archived copy, /);
  });

  test("whose address no longer answers is told and not led to", async () => {
    const html = await render({ ...source, isDead: true }, site);
    expect(html).toContain("</bdi> no longer answers.");
    expect(html).not.toContain(`href="${cited}`);
  });

  test("cited by hundreds lists the newest and counts the others, in a page of 20 kB", async () => {
    const html = await render(register, site);
    expect(html).toContain("The newest 200 are listed. 440 more rest on it.");
    expect(html.match(/<li>/g)).toHaveLength(200);
    expect(gzipSync(html, { level: 9 }).length).toBeLessThan(20_000);
  });

  test("named otherwise where it is cited says so there", async () => {
    const [text] = source.texts;
    const notes = [{ ...note(1, "", ""), source: { ...source.source, title: "Another edition" } }];
    const html = await render({ ...source, texts: text ? [{ ...text, notes }] : [] }, site);
    expect(html).toContain('Cited as <cite lang="en" dir="auto">Another edition</cite>');
  });
});

test("what is written is words, whatever stands in it", async () => {
  const html = await render(hostileArticle, site);
  expect(html).toContain(
    "<h1>A &lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &quot;headline&quot;</h1>",
  );
  expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
  expect(html).not.toContain(hostile);
});

describe("an event", () => {
  test("says when in words and in time elements, and what is not known", async () => {
    const [, , , , , withdrawal] = recordEvents;
    const html = await render(eventPage(withdrawal ?? eventOn(1, null)), site);
    expect(html).toContain(
      'Between <time dateTime="2022-03">March</time> and <time dateTime="2022-12">December 2022</time>. The month and the day are not known.',
    );
    expect(html).toContain('The source says <q dir="auto">later that year</q>.');
    expect(html).toContain("Worked out: after March 2022 and within 2022");
    expect(html).toContain('<code dir="ltr">2022-03/2022-12</code>');
    expect(html).toContain(`href="${trackerLink.path}#in-2022"`);
    expect(html).toContain('<svg class="over" height="56" aria-hidden="true">');
  });

  test("without a date says so, draws nothing and puts nothing in a time element there", async () => {
    const html = await render(eventPage(eventOn(1, null)), site);
    expect(html).toContain('<p class="stand">No date set.</p>');
    expect(html).not.toContain("<svg");
  });

  test("that is expected was expected from the day after its last", async () => {
    const page = eventPage(eventOn(1, "2025-03", "pending"));
    const on = async (today: string) =>
      /<p class="stand">(.*?)<\/p>/.exec(await render(page, { ...site, today }))?.[1];
    const month = '<time dateTime="2025-03">March 2025</time>';
    expect(await on("2025-03-31")).toBe(`Expected ${month}. The day is not known.`);
    expect(await on("2025-04-01")).toBe(
      `Was expected ${month}; nothing has been recorded since. The day is not known.`,
    );
  });

  test("that waits for another says until when, and leads to that one", async () => {
    const html = await render(waitingPage("2025-09"), site);
    const other = '<a href="/en/events/notification">Russia notifies its withdrawal</a>';
    const why = `<span class="why">12 months after “${other}” (<bdi>Article 22</bdi>)</span>`;
    const month = '<time dateTime="2026-09">September 2026</time>';
    expect(html).toContain(`Expected ${month}: ${why}. The day is not known.`);
    expect(html).toContain('<code dir="ltr">2026-09</code>');
    expect(html).not.toContain('id="expected-before"');
    expect(await render(waitingPage("2025-09"), { ...site, today: "2026-10-01" })).toContain(
      `Was expected ${month}, ${why}; nothing has been recorded since.`,
    );
    expect(await render(waitingPage(null), site)).toContain(
      `Expected <span class="why">12 months after “${other}”, for which no date is set (<bdi>Article 22</bdi>)</span>.`,
    );
  });

  test("tells how its expectation changed, version by version", async () => {
    const told = (day: string, edtf: string | null, phase: Phase = "pending") => ({
      publishedAt: new Date(`2026-${day}T10:00:00Z`),
      phase,
      date: edtf === null ? null : vagueDateFrom(edtf, { note: "", derivedFrom: "" }),
    });
    const { expectation } = waiting("2025-09").facts;
    const html = await render(
      waitingPage("2025-09", [
        told("01-01", "2026-06"),
        told("02-01", "2026-09"),
        told("03-01", "2026-08"),
        { ...told("04-01", null), ...(expectation && { expectation }) },
        told("05-01", null, "cancelled"),
        told("06-01", null),
        told("06-15", "2026-06"),
        told("06-20", "../2027-06"),
        told("07-01", "2026-05-01", "occurred"),
      ]),
      site,
    );
    const list = /id="expected-before">.*?<\/ol>/.exec(html)?.[0] ?? "";
    expect(
      [...list.matchAll(/<li>(.*?)<\/li>/g)].map(([, line = ""]) => line.replaceAll("\u00a0", " ")),
    ).toEqual([
      "First expected: June 2026. Published on 1 January 2026.",
      "Postponed on 1 February 2026: September 2026.",
      "Changed on 1 March 2026: August 2026.",
      "Changed on 1 April 2026: 12 months after “Russia notifies its withdrawal” (Article 22).",
      "Cancelled on 1 May 2026.",
      "Expected again since 1 June 2026: no date set.",
      "Changed on 15 June 2026: June 2026.",
      "Postponed on 20 June 2026: before July 2027.",
      "Recorded on 1 July 2026: it happened.",
    ]);
  });

  test("that is not expected reads the same on every day", async () => {
    for (const phase of ["occurred", "ongoing", "cancelled", "superseded"] as const) {
      const page = eventPage(eventOn(1, "2025-03", phase));
      expect(await render(page, { ...site, today: "1999-01-01" })).toBe(
        await render(page, { ...site, today: "2099-01-01" }),
      );
    }
  });
});

describe("a tracker", () => {
  test("lists its events under their places: expected, years from the newest, no date", async () => {
    const html = await render(manyDates, site);
    const headings = [...html.matchAll(/<h3 id="[^"]*">([^<]*)<\/h3>/g)].map((found) => found[1]);
    expect(headings).toEqual([
      "Expected, no date set",
      "Expected",
      "2024",
      "2021",
      "2020",
      "2019",
      "After 2009",
      "2003",
      "The 1990s",
      "Before 1980",
      "No date set",
    ]);
  });

  test("has one anchor for each event, in the same order however they come", async () => {
    const anchors = async (events: typeof recordEvents) =>
      [...(await render(trackerPage(events), site)).matchAll(/<li id="e-([^"]*)"/g)].map(
        ([, id]) => id,
      );
    const order = await anchors(recordEvents);
    expect(order).toEqual([9, 10, 8, 7, 6, 5, 4, 3, 2, 1].map(idOf));
    expect(await anchors(recordEvents.toReversed())).toEqual(order);
  });

  test("says its figures in words, and where nothing is recorded", async () => {
    const html = await render(tracker, site);
    expect(html).toContain(
      "<strong>10 events</strong>: 8 dated from 1985 to 2025 and 2 expected with no date set.",
    );
    expect(html).toContain("No recorded events in 2023 and 2024.");
    expect(html).toContain("No recorded events for 23 years, from 1999 to 2021.");
    expect(await render(manyDates, site)).toContain(
      "6 dated from 1990 to 2024, 2 known only as before or after a date, 1 with no date, 1 cancelled, 2 expected and 1 expected with no date set.",
    );
  });

  test("draws one mark for each event, and columns where a year has many", async () => {
    const drawing = async (count: number) => {
      const events = Array.from({ length: count }, (_, place) => eventOn(place + 1, "2022-05-01"));
      return (await render(trackerPage(events), site)).match(/<rect class="b"/g)?.length;
    };
    expect(await drawing(8)).toBe(8);
    expect(await drawing(9)).toBe(1);
  });

  test("lets the browser skip what is out of view only above thirty events", async () => {
    const events = Array.from({ length: 31 }, (_, place) => eventOn(place + 1, `${1990 + place}`));
    expect(await render(trackerPage(events), site)).toContain('<div class="many">');
    expect(await render(trackerPage(events.slice(1)), site)).not.toContain('class="many"');
  });
});

describe("a timeline too long for one page", () => {
  test("leads from each year to the year's own page, and keeps its sections' places", async () => {
    const html = await render(long, site);
    expect(html).toContain(
      `<h3 id="in-2003"><a href="${trackerLink.path}/2003">2003</a></h3><p class="nums">101 events</p>`,
    );
    expect(html).not.toMatch(/<li id="e-/);
    expect(await render(trackerPage(long.events.slice(0, 500)), site)).toContain('<li id="e-');
  });

  test("shows what is expected on its first page all the same", async () => {
    const html = await render(trackerPage([...long.events, eventOn(999, "2030", "pending")]), site);
    expect(html.match(/<li id="e-/g)).toHaveLength(1);
  });

  test("has in each part its events, and the way to the parts beside it", async () => {
    const html = await render(year, site);
    expect(html).toContain("<title>2003 – ");
    expect(html.match(/<li id="e-/g)).toHaveLength(101);
    expect(html).toContain(`<a href="${trackerLink.path}/2004">Later: 2004</a>`);
    expect(html).toContain(`<a href="${trackerLink.path}/1990s">Earlier: The 1990s</a>`);
    expect(html).toContain(
      `<link rel="canonical" href="https://vigil.example${trackerLink.path}/2003"/>`,
    );
  });
});

describe("the home page", () => {
  test("says how many more are expected than it shows", async () => {
    expect(await render({ ...home, expectedCount: home.expected.length + 2 }, site)).toContain(
      "2 more are expected; their trackers have them.",
    );
    expect(await render(home, site)).not.toContain("more are expected");
  });

  test("leads to the newest article, the trackers, what is expected soonest first, and the feed", async () => {
    const html = await render(home, site);
    const places = [
      'class="cover wide"',
      "Event 901",
      "The President submits",
      'id="trackers"',
      "Thirty visits",
      'href="/en/feed.atom">',
    ].map((words) => html.indexOf(words));
    expect(places.every((place, number) => place > (places[number - 1] ?? 0))).toBe(true);
    expect(html).toContain(
      '<link rel="alternate" type="application/atom+xml" href="/en/feed.atom"',
    );
    expect(html).toContain('<a href="/en#trackers">Trackers</a>');
  });

  test("has no way to the trackers where there are none", async () => {
    expect(await render({ ...home, trackers: [] }, site)).not.toContain("#trackers");
  });

  test("says the language of a card in another one", async () => {
    expect(await render(arabic, site)).toContain(
      '<article class="cover wide" lang="en" dir="ltr">',
    );
  });
});

test("a withdrawn page names neither the work nor its address, and tells of no feed", async () => {
  const html = await render(gone, site);
  expect(html).not.toMatch(/headline|\/articles\/|russia|canonical|atom/i);
  expect(html).toContain("a person’s safety");
  expect(html).toContain("a tracker’s page");
});
