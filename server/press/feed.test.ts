import { describe, expect, test } from "vitest";
import { feed, hostile } from "@/components/public/sample-pages";
import { idOf, recordEvents } from "@/components/public/sample-record";
import { feedOf } from "./feed";
import {
  robotsOf,
  sitemapDay,
  sitemapIndexOf,
  sitemapOf,
  sitemapPath,
  sourceMapAt,
  sourceMapPath,
} from "./sitemap";

const site = {
  siteUrl: "https://vigil.example",
  stylesheet: "/assets/public.css",
  icon: "/assets/icon.svg",
  today: "2025-09-01",
};

describe("the feed", () => {
  test("names each work by an id that never changes, with both its days", () => {
    const [entry = ""] = entriesOf(feedOf(feed, site));
    expect(entry).toContain(`<id>urn:uuid:${idOf(500)}</id>`);
    expect(entry).toContain('<link href="https://vigil.example/en/articles/decree"/>');
    expect(entry).toContain("<updated>2025-08-27T23:30:00.000Z</updated>");
    expect(entry).toContain("<published>2025-08-26T09:00:00.000Z</published>");
  });

  test("is as old as its newest entry, and the same bytes while it has none", () => {
    const head = feedOf(feed, site).split("<entry>")[0];
    expect(head).toContain("<id>https://vigil.example/en/feed.atom</id>");
    expect(head).toContain("<updated>2025-08-27T23:30:00.000Z</updated>");
    expect(feedOf({ ...feed, works: [] }, site)).toContain(
      "<updated>1970-01-01T00:00:00.000Z</updated>",
    );
  });

  test("says when an event was, in words", () => {
    const entry = entriesOf(feedOf(feed, site)).find((one) => one.includes(idOf(6)));
    expect(entry).toContain("[Between March and December 2022. The withdrawal ended");
  });

  test("stays XML whatever is written", () => {
    const nasty = `${hostile} ]]>]]> & \u0000\u0007\uFFFE \uD800 <img src=x onerror="x">`;
    const works = feed.works.map((work) => ({ ...work, headline: nasty, standfirst: nasty }));
    const xml = feedOf({ ...feed, works }, site);
    expect(faultOf(xml)).toBeNull();
    expect(entriesOf(xml)).toHaveLength(recordEvents.length + 1);
    expect(xml).not.toMatch(/[^\P{Cc}\n]|[\uFFFE\uFFFF]/u);
    // The title is HTML, read once more by the feed's reader: no element may come out of that.
    const titles = [...xml.matchAll(/<!\[CDATA\[(.*?)\]\]>/gs)].map(([, html = ""]) => html);
    expect(titles.filter((html) => html.includes("<"))).toEqual([]);
    expect(titles.filter((html) => html.includes("&lt;script&gt;"))).not.toEqual([]);
  });
});

describe("the site's map", () => {
  const published = new Date("2025-08-26T09:00:00Z");
  const paths = ["/en/articles/decree", "/uk/articles/закон", "/en/articles/a&b'c"];
  const map = sitemapOf(
    { page: "sitemap", pages: paths.map((path) => ({ path, publishedAt: published })) },
    site,
  );

  test("lists exactly the pages, with the day each changed", () => {
    expect([...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address)).toEqual([
      "https://vigil.example/en/articles/decree",
      "https://vigil.example/uk/articles/%D0%B7%D0%B0%D0%BA%D0%BE%D0%BD",
      "https://vigil.example/en/articles/a&amp;b&apos;c",
    ]);
    expect(map.match(/<lastmod>2025-08-26T09:00:00.000Z<\/lastmod>/g)).toHaveLength(3);
    expect(faultOf(map)).toBeNull();
    expect(faultOf(sitemapOf({ page: "sitemap", pages: [] }, site))).toBeNull();
  });

  test("has a part for each day, with its newest change, and for the sources", () => {
    const days = [{ day: "2025-08-26", changedAt: published }];
    const index = sitemapIndexOf({ page: "sitemapIndex", days, sources: ["3f"] }, site);
    expect(index).toContain(
      "<sitemap><loc>https://vigil.example/sitemaps/2025-08-26.xml</loc><lastmod>2025-08-26T09:00:00.000Z</lastmod></sitemap>",
    );
    expect(index).toContain(
      "<sitemap><loc>https://vigil.example/sitemaps/sources-3f.xml</loc></sitemap>",
    );
    expect(faultOf(index)).toBeNull();
    expect(sitemapDay(sitemapPath("2025-08-26"))).toBe("2025-08-26");
    expect(sitemapDay("/sitemaps/2025-08-26.xml.gz")).toBeNull();
    expect(sourceMapAt(sourceMapPath("3f"))).toBe("3f");
    expect(sourceMapAt(sitemapPath("2025-08-26"))).toBeNull();
  });

  test("is told to crawlers, who may read all but the desk", () => {
    expect(robotsOf(site)).toBe(
      "User-agent: *\nDisallow: /desk\nDisallow: /api\n\nSitemap: https://vigil.example/sitemap.xml\n",
    );
  });
});

test("a fault in XML is found", () => {
  expect(faultOf("<a><b></a></b>")).toBe("</a>");
  expect(faultOf("<a>x & y</a>")).toBe("& y");
  expect(faultOf("<a><![CDATA[ & ]]></a>")).toBeNull();
});

function entriesOf(xml: string) {
  return xml.match(/<entry>.*?<\/entry>/gs) ?? [];
}

/** The first piece that keeps a text from being well-formed: elements that do not match, stray characters. */
function faultOf(xml: string): string | null {
  const open: string[] = [];
  const text = xml.replace(/<\?.*?\?>/gs, "").replace(/<!\[CDATA\[.*?\]\]>/gs, "");
  const stray = /&(?!(amp|lt|gt|quot|apos);).{0,2}|\]\]>|<(?!\/?[a-z]+[ />])/s.exec(text);
  if (stray) return stray[0];
  for (const [tag, isEnd, name = "", isEmpty] of text.matchAll(
    /<(\/?)([a-z]+)(?:\s[a-z:]+="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (isEnd && open.pop() !== name) return tag;
    if (!isEnd && !isEmpty) open.push(name);
  }
  return open[0] ?? null;
}
