import { Feed } from "feed";
import type { Site } from "@/components/public/layout";
import { publicWords } from "@/components/public/words";
import { eventSentence } from "@/server/dates/condition-words";
import type { Page } from "@/server/public/projection";

type FeedPage = Extract<Page, { page: "feed" }>;

/**
 * The newest works of a language as Atom (RFC 4287). An entry's id is its work's and never changes; `updated` is when its
 * present version was published. The feed is as old as its newest entry, or as the epoch while it has none.
 */
export function feedOf({ lang, works }: FeedPage, { siteUrl }: Site): string {
  const t = publicWords;
  const address = `${siteUrl}/${lang}/feed.atom`;
  const feed = new Feed({
    id: address,
    title: t("home.feedTitle"),
    updated: new Date(Math.max(0, ...works.map(({ publishedAt }) => publishedAt.getTime()))),
    generator: false,
    author: { name: t("name") },
    link: `${siteUrl}/${lang}`,
    feed: address,
  });
  for (const work of works) {
    feed.addItem({
      id: `urn:uuid:${work.workId}`,
      title: asHtml(work.headline),
      description: asHtml(summaryOf(work)),
      link: `${siteUrl}${work.path}`,
      date: work.publishedAt,
      published: work.firstPublishedAt,
    });
  }
  return `${feed.atom1()}\n`;
}

function summaryOf({ facts, lang, standfirst }: FeedPage["works"][number]) {
  if (facts.kind !== "event") return standfirst;
  return [publicWords("feed.when", { words: eventSentence(facts, lang) }), standfirst]
    .filter(Boolean)
    .join(" ");
}

/**
 * Words as the library wants them: HTML, in a CDATA section. An escaped `>` cannot end the section, and characters that
 * XML 1.0 has no place for (section 2.2) are blanks.
 */
function asHtml(words: string) {
  return words
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
