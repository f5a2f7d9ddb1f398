import type { ReactNode } from "react";
import type { Language } from "@/server/public/projection";
import { DataBlock, type PageData } from "./data-block";
import { direction, type Words } from "./words";

export type Site = {
  /** Without a slash at its end. */
  siteUrl: string;
  stylesheet: string;
  icon: string;
  /** The day in the site's zone, ISO. */
  today: string;
};

type LayoutProps = {
  t: Words;
  site: Site;
  lang: Language;
  /** What stands before the site's name in the title; none on the home page. */
  title?: string;
  description?: string;
  /** The page's own address; a page without one is not to be kept. */
  path?: string;
  /** Address of the feed that tells of what this page lists. */
  feed?: string;
  /** What programs are told of the page. */
  data?: PageData;
  /** Whether the home page lists any tracker. */
  hasTrackers?: boolean;
  children: ReactNode;
};

export function Layout({ t, site, lang, title, description, path, feed, ...page }: LayoutProps) {
  const address = path === undefined ? undefined : `${site.siteUrl}${path}`;
  return (
    <html lang={lang} dir={direction(lang)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title ? t("title", { title }) : t("name")}</title>
        {description ? <meta name="description" content={description} /> : null}
        <meta name="color-scheme" content="light dark" />
        {address ? <link rel="canonical" href={address} /> : null}
        {feed ? (
          <link
            rel="alternate"
            type="application/atom+xml"
            href={feed}
            title={t("home.feedTitle")}
          />
        ) : null}
        <link rel="icon" href={site.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={site.stylesheet} />
        {page.data ? <DataBlock data={page.data} /> : null}
      </head>
      <body>
        <a className="skip" href="#main">
          {t("skip")}
        </a>
        <header className="mast">
          <div className="wrap">
            <a className="name" href={`/${lang}`} aria-label={t("home.link")} dir="ltr">
              {t("name")}
            </a>
            {page.hasTrackers ? <Nav t={t} lang={lang} /> : null}
          </div>
        </header>
        <main id="main">{page.children}</main>
        <footer className="foot">
          <div className="wrap">
            <p className="prose-s">{t("promise")}</p>
            {address ? (
              <p className="printed">
                <bdi dir="ltr">{address}</bdi>
              </p>
            ) : null}
          </div>
        </footer>
      </body>
    </html>
  );
}

function Nav({ t, lang }: { t: Words; lang: Language }) {
  return (
    <nav aria-label={t("site")}>
      <ul className="list">
        <li>
          <a href={`/${lang}#trackers`}>{t("home.trackers")}</a>
        </li>
      </ul>
    </nav>
  );
}
