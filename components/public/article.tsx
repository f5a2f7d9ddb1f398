import type { PublishedVersion } from "@/server/public/projection";
import { Body } from "./body";
import { Day } from "./day";
import { Layout, type Site } from "./layout";
import { longDate, type Words } from "./words";

type ArticleProps = {
  t: Words;
  site: Site;
  version: PublishedVersion;
  latest: boolean;
  latestPath: string;
};

/** One version of an article: the current one at its own address, an older one at its version's, saying so. */
export function Article({ t, site, version, latest, latestPath }: ArticleProps) {
  const { projection } = version;
  const { lang, headline, standfirst } = projection;
  return (
    <Layout
      t={t}
      site={site}
      lang={lang}
      title={headline}
      description={standfirst}
      path={latest ? latestPath : version.versionPath}
    >
      <article className="wrap">
        <header className="sec head">
          <p className="label">{t("article.kind")}</p>
          <div className="wide">
            <h1>{headline}</h1>
            {standfirst ? <p className="stand">{standfirst}</p> : null}
          </div>
        </header>
        <div className="sec">
          <Facts t={t} version={version} />
          <div className="body prose">
            {latest ? null : <Superseded t={t} version={version} latestPath={latestPath} />}
            <Body t={t} body={projection.body} />
          </div>
        </div>
        <Citation t={t} site={site} version={version} />
      </article>
    </Layout>
  );
}

type VersionProps = { t: Words; version: PublishedVersion };

function Facts({ t, version }: VersionProps) {
  const { lang, datedOn, byline } = version.projection;
  return (
    <div className="meta small">
      <dl className="facts">
        {datedOn ? (
          <>
            <dt>{t("article.dated")}</dt>
            <dd>
              <Day lang={lang} on={datedOn} />
            </dd>
          </>
        ) : null}
        {byline ? (
          <>
            <dt>{t("article.by")}</dt>
            <dd dir="auto">{byline}</dd>
          </>
        ) : null}
        <dt>{t("article.version")}</dt>
        <dd>
          <a className="quiet" href={version.versionPath}>
            {t("article.versionOf", {
              version: version.version,
              date: longDate(lang, version.publishedAt),
            })}
          </a>
        </dd>
        <dt>{t("article.approvedBy")}</dt>
        <dd>{t("article.reviewer")}</dd>
      </dl>
    </div>
  );
}

function Superseded({ t, version, latestPath }: VersionProps & { latestPath: string }) {
  return (
    <section className="box" aria-labelledby="superseded">
      <h2 id="superseded">{t("article.older")}</h2>
      <p>
        {t("article.olderText", {
          version: version.version,
          date: longDate(version.projection.lang, version.publishedAt),
        })}{" "}
        <a href={latestPath}>{t("article.newest")}</a>
      </p>
    </section>
  );
}

function Citation({ t, site, version }: VersionProps & { site: Site }) {
  const { lang, headline, datedOn } = version.projection;
  const facts = {
    headline,
    version: version.version,
    published: longDate(lang, version.publishedAt),
  };
  return (
    <section className="sec" aria-labelledby="cite">
      <h2 id="cite">{t("article.cite")}</h2>
      <p className="cite">
        {datedOn
          ? t("article.citation", { ...facts, dated: longDate(lang, new Date(datedOn)) })
          : t("article.citationUndated", facts)}{" "}
        <a className="quiet" href={version.versionPath}>
          <bdi dir="ltr" className="address">
            {`${new URL(site.siteUrl).host}${version.versionPath}`}
          </bdi>
        </a>
      </p>
    </section>
  );
}
