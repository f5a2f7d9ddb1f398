import { calendarPath } from "@/components/public/expected-calendar";
import { expectedEvents, withExpectations } from "@/server/public/expectations";
import { type Language, languages, type Page } from "@/server/public/projection";
import {
  latestArticles,
  latestWorks,
  liveDays,
  livePages,
  type Reader,
  trackerCards,
} from "@/server/public/queries";
import {
  beginningOf,
  keyBeginnings,
  pagesOfSource,
  sourcePages,
  sourcePath,
} from "@/server/public/sources";
import type { Sheet } from "./pages";
import { sitemapPath, sourceMapPath } from "./sitemap";

/**
 * The pages of the sources, by their keys, in every language, then the sitemaps that name them; where nothing live rests on one
 * any more, it is emptied.
 */
export async function sourceSheets(reader: Reader, keys: string[]): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (const key of keys) {
    const pages = await pagesOfSource(reader, key);
    for (const lang of languages)
      sheets.push({
        path: sourcePath(lang, key),
        page: pages.find((page) => page.lang === lang) ?? null,
      });
  }
  for (const beginning of new Set(keys.map(beginningOf)))
    sheets.push(await sourceMap(reader, beginning));
  return sheets;
}

/** The sitemap of the sources whose keys begin so. */
export async function sourceMap(reader: Reader, beginning: string): Promise<Sheet> {
  return { path: sourceMapPath(beginning), page: mapOf(await sourcePages(reader, beginning)) };
}

/** The lists that name works: after the works' own pages, never before. Of the sitemaps, those of the days (ISO, UTC) given. */
export async function lists(reader: Reader, days: string[]): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (const lang of languages) {
    const page = await homeOf(reader, lang);
    sheets.push({ path: `/${lang}`, page });
    if (lang === "en") sheets.push({ path: "/", page });
    const latest = await latestWorks(reader, { lang, trackerId: null, limit: 50 });
    const works = await withExpectations(reader, lang, latest);
    sheets.push({ path: `/${lang}/feed.atom`, page: { page: "feed", lang, works } });
    const { events } = await expectedEvents(reader, { lang, limit: 1_000 });
    const calendar: Page = { page: "calendar", lang, tracker: null, events };
    sheets.push({ path: calendarPath(`/${lang}`), page: calendar });
  }
  for (const day of days)
    sheets.push({ path: sitemapPath(day), page: mapOf(await livePages(reader, day)) });
  const sitemaps = { days: await liveDays(reader), sources: await keyBeginnings(reader) };
  sheets.push({ path: "/sitemap.xml", page: { page: "sitemapIndex", ...sitemaps } });
  sheets.push({ path: "/robots.txt", page: { page: "robots" } });
  return sheets;
}

const mapOf = (pages: Extract<Page, { page: "sitemap" }>["pages"]): Page | null =>
  pages.length > 0 ? { page: "sitemap", pages } : null;

/** The front page of a language. */
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
