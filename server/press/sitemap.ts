import type { Site } from "@/components/public/layout";
import type { Page } from "@/server/public/projection";

type SitemapPage = Extract<Page, { page: "sitemap" }>;
type IndexPage = Extract<Page, { page: "sitemapIndex" }>;

const schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** Where the sitemap of a day (ISO, UTC) stands. */
export const sitemapPath = (day: string) => `/sitemaps/${day}.xml`;

/** The day whose sitemap would stand at the address, or null. */
export const sitemapDay = (address: string) =>
  /^\/sitemaps\/(\d{4}-\d\d-\d\d)\.xml$/.exec(address)?.[1] ?? null;

/** Where the sitemap of the sources stands whose keys begin so. */
export const sourceMapPath = (beginning: string) => `/sitemaps/sources-${beginning}.xml`;

/** The beginning of the keys whose sitemap would stand at the address, or null. */
export const sourceMapAt = (address: string) =>
  /^\/sitemaps\/sources-([0-9a-f]{2})\.xml$/.exec(address)?.[1] ?? null;

/**
 * A sitemap for each day on which something live was first published, so that a publication changes one of them, and none
 * ever holds more pages than the protocol allows (sitemaps.org, protocol 0.9: 50,000). Sources have theirs by their keys.
 */
export function sitemapIndexOf({ days, sources }: IndexPage, { siteUrl }: Site): string {
  const lines = [
    ...sources.map((beginning) => lineOf(addressOf(sourceMapPath(beginning), siteUrl))),
    ...days.map(({ day, changedAt }) => lineOf(addressOf(sitemapPath(day), siteUrl), changedAt)),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="${schema}">\n${lines.join("")}</sitemapindex>\n`;
}

function lineOf(address: string, changedAt?: Date) {
  const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : "";
  return `<sitemap><loc>${address}</loc>${changed}</sitemap>\n`;
}

/** Live pages with when each last changed. */
export function sitemapOf({ pages }: SitemapPage, { siteUrl }: Site): string {
  const lines = pages.map(
    ({ path, publishedAt }) =>
      `<url><loc>${addressOf(path, siteUrl)}</loc><lastmod>${publishedAt.toISOString()}</lastmod></url>\n`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="${schema}">\n${lines.join("")}</urlset>\n`;
}

/** Of the characters XML minds, an address keeps `&` and `'` only. */
function addressOf(path: string, siteUrl: string) {
  return new URL(`${siteUrl}${path}`).href.replaceAll("&", "&amp;").replaceAll("'", "&apos;");
}

/** What crawlers may read (RFC 9309): everything published. */
export function robotsOf({ siteUrl }: Site): string {
  return `User-agent: *\nDisallow: /desk\nDisallow: /api\n\nSitemap: ${siteUrl}/sitemap.xml\n`;
}
