import type { ReactElement } from "react";
import { Article } from "@/components/public/article";
import { Gone } from "@/components/public/gone";
import { Home } from "@/components/public/home";
import type { Site } from "@/components/public/layout";
import { NotFound } from "@/components/public/not-found";
import { publicWords } from "@/components/public/words";
import type { Page } from "@/server/public/projection";

/**
 * Takes a page with all its facts, the site's address without a slash at its end, and the stylesheet's address.
 * Returns the whole document; the same facts give the same bytes.
 */
export async function render(page: Page, site: Site): Promise<string> {
  // Next refuses a static import of this module in a route handler.
  const { renderToStaticMarkup } = await import("react-dom/server");
  return `<!doctype html>${renderToStaticMarkup(documentOf(page, site))}\n`;
}

function documentOf(page: Page, site: Site): ReactElement {
  const t = publicWords();
  switch (page.page) {
    case "home":
      return <Home t={t} site={site} lang={page.lang} cards={page.cards} />;
    case "article":
      return (
        <Article
          t={t}
          site={site}
          version={page.version}
          latest={page.latest}
          latestPath={page.latestPath}
        />
      );
    case "gone":
      return <Gone t={t} site={site} tombstone={page.tombstone} />;
    case "notFound":
      return <NotFound t={t} site={site} lang={page.lang} />;
  }
}
