import type { Site } from "@/components/public/layout";
import type { Page } from "@/server/public/projection";

type SitemapPage = Extract<Page, { page: "sitemap" }>;

/** Every live page with when it last changed (sitemaps.org, protocol 0.9). */
export function sitemapOf({ pages }: SitemapPage, { siteUrl }: Site): string {
  const lines = pages.map(
    ({ path, publishedAt }) =>
      `<url><loc>${addressOf(path, siteUrl)}</loc><lastmod>${publishedAt.toISOString()}</lastmod></url>\n`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("")}</urlset>\n`;
}

/** Of the characters XML minds, an address keeps `&` and `'` only. */
function addressOf(path: string, siteUrl: string) {
  return new URL(`${siteUrl}${path}`).href.replaceAll("&", "&amp;").replaceAll("'", "&apos;");
}

/** What crawlers may read (RFC 9309): everything published. */
export function robotsOf({ siteUrl }: Site): string {
  return `User-agent: *\nDisallow: /desk\nDisallow: /api\n\nSitemap: ${siteUrl}/sitemap.xml\n`;
}
