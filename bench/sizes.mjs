import { gzipSync } from "node:zlib";
import { sitemap } from "./sitemap.mjs";

/** Bytes over the wire with gzip -9, and no script but data, of which nothing runs: 5-public-pages, budgets. */
export async function measure(base) {
  const map = await sitemap(base);
  const address = (kind) => new RegExp(`<loc>[^<]*(/en/${kind}/[^<]+)</loc>`).exec(map)?.[1];
  const pages = {
    home: "/en",
    article: address("articles"),
    event: address("events"),
    tracker: address("trackers"),
  };
  const rows = [];
  for (const [name, path] of Object.entries(pages)) {
    if (!path) {
      rows.push([name, "no such page is published", "a page", false]);
      continue;
    }
    const html = await (await fetch(base + path)).text();
    const sheet = /rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? "";
    const css = await (await fetch(base + sheet)).text();
    const [page, style] = [html, css].map((text) => gzipSync(text, { level: 9 }).length);
    const limit = name === "tracker" ? 50_000 : 30_000;
    const scripts = (html.match(/<script(?! type="application\/ld\+json">)/g) ?? []).length;
    rows.push([
      name,
      `${page} bytes of HTML, ${style} of CSS, ${scripts} scripts`,
      `at most ${limit} bytes in all, no script`,
      page + style <= limit && scripts === 0,
    ]);
  }
  return rows;
}
