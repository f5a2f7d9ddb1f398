import type { ReactElement } from "react";
import { Article } from "@/components/public/article";
import { Entity } from "@/components/public/entity";
import { Event } from "@/components/public/event";
import { Gone } from "@/components/public/gone";
import { Home } from "@/components/public/home";
import type { Site } from "@/components/public/layout";
import { Acts } from "@/components/public/ledger/acts";
import { Matrix } from "@/components/public/ledger/matrix";
import { Measures } from "@/components/public/measures/measures";
import { NotFound } from "@/components/public/not-found";
import { Source } from "@/components/public/source";
import { Filtered } from "@/components/public/timeline/filtered";
import { TimelinePart } from "@/components/public/timeline/part";
import { Tracker } from "@/components/public/tracker";
import { publicWords, type Words } from "@/components/public/words";
import type { Page } from "@/server/public/projection";
import { calendarOf } from "./calendar";
import { feedOf } from "./feed";
import { robotsOf, sitemapIndexOf, sitemapOf } from "./sitemap";

/**
 * Takes a page with all its facts, and the site: its address without a slash at its end, the stylesheet's address, and the day.
 * Returns the whole document; the same facts give the same bytes.
 */
export async function render(page: Page, site: Site): Promise<string> {
  switch (page.page) {
    case "feed":
      return feedOf(page, site);
    case "calendar":
      return calendarOf(page, site);
    case "sitemap":
      return sitemapOf(page, site);
    case "sitemapIndex":
      return sitemapIndexOf(page, site);
    case "robots":
      return robotsOf(site);
    default:
      return document(page, site);
  }
}

type HtmlPage = Exclude<
  Page,
  { page: "feed" | "calendar" | "sitemap" | "sitemapIndex" | "robots" }
>;

async function document(page: HtmlPage, site: Site) {
  // Next refuses a static import of this module in a route handler.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const element = elementOf(page, { t: publicWords, site });
  return `<!doctype html>${renderToStaticMarkup(element)}\n`;
}

function elementOf(page: HtmlPage, shown: { t: Words; site: Site }): ReactElement {
  switch (page.page) {
    case "home":
      return <Home {...shown} {...page} />;
    case "article":
      return <Article {...shown} {...page} />;
    case "event":
      return <Event {...shown} {...page} />;
    case "act":
      return <Acts {...shown} {...page} />;
    case "measure":
      return <Measures {...shown} {...page} />;
    case "tracker":
      return <Tracker {...shown} {...page} />;
    case "entity":
      return <Entity {...shown} {...page} />;
    case "matrix":
      return <Matrix {...shown} {...page} />;
    case "part":
      return <TimelinePart {...shown} {...page} />;
    case "source":
      return <Source {...shown} {...page} />;
    case "filtered":
      return <Filtered {...shown} {...page} />;
    case "gone":
      return <Gone {...shown} {...page} />;
    case "notFound":
      return <NotFound {...shown} {...page} />;
  }
}
