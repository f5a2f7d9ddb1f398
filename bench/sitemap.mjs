/** The sitemaps of the newest day and of those before it, one after the other, until there is an article in them. */
export async function sitemap(base) {
  const index = await (await fetch(`${base}/sitemap.xml`)).text();
  const paths = [...index.matchAll(/<loc>[^<]*(\/sitemaps\/[^<]+)<\/loc>/g)].map(
    ([, path]) => path,
  );
  let text = "";
  for (const path of paths.reverse()) {
    text += await (await fetch(base + path)).text();
    if (text.includes("/en/articles/") && text.includes("/en/trackers/")) return text;
  }
  return text;
}
