import type { Around, ArticleProjection, PublishedVersion } from "@/server/public/projection";
import { Body } from "./body";
import { numberCitations } from "./cite-numbers";
import { Day } from "./day";
import { Layout, type Site } from "./layout";
import { Notes } from "./notes";
import { SourcesDiffer } from "./sources-differ";
import { articleData } from "./structured-data";
import { TrackerLine } from "./trackers";
import { Cite, Earlier, keptAt, Older, versionWords } from "./version";
import type { Words } from "./words";

type VersionProps = { t: Words; version: PublishedVersion<ArticleProjection> };
type ArticleProps = VersionProps & { site: Site; around: Around };

/** One version of an article: the current one at its own address, an older one at its version's, saying so. */
export function Article({ t, site, version, around }: ArticleProps) {
  const { lang, headline, standfirst, body, notes, facts } = version.projection;
  const {
    bodies: [numbered],
    cited,
  } = numberCitations([body], notes);
  return (
    <Layout
      t={t}
      site={site}
      lang={lang}
      title={headline}
      description={standfirst}
      path={keptAt({ around, version })}
      data={articleData({ t, site, version, around })}
      hasTrackers={around.trackers.length > 0}
    >
      <article className="wrap">
        <header className="sec head">
          <p className="label">{t("article.kind")}</p>
          <div className="wide">
            <TrackerLine trackers={around.trackers} />
            <h1>{headline}</h1>
            {standfirst ? <p className="stand">{standfirst}</p> : null}
          </div>
        </header>
        <div className="sec">
          <Facts t={t} version={version} around={around} />
          <div className="body prose">
            <Older t={t} version={version} around={around} />
            {numbered ? <Body t={t} lang={lang} body={numbered} around={around} /> : null}
          </div>
        </div>
        <SourcesDiffer t={t} lang={lang} differ={version.projection.differ} />
        <Notes t={t} lang={lang} notes={notes} cited={cited} around={around} />
        <Cite t={t} site={site} version={version} dated={facts.datedOn} />
      </article>
    </Layout>
  );
}

function Facts({ t, version, around }: VersionProps & { around: Around }) {
  const { lang, facts, byline } = version.projection;
  return (
    <div className="meta small">
      <dl className="facts">
        {facts.datedOn ? (
          <>
            <dt>{t("article.dated")}</dt>
            <dd>
              <Day lang={lang} on={facts.datedOn} />
            </dd>
          </>
        ) : null}
        {byline ? (
          <>
            <dt>{t("article.by")}</dt>
            <dd>
              <bdi>{byline}</bdi>
            </dd>
          </>
        ) : null}
        {version.version > 1 ? (
          <>
            <dt>{t("article.first")}</dt>
            <dd>
              <Day lang={lang} on={version.firstPublishedAt} />
            </dd>
          </>
        ) : null}
        <dt>{t("article.version")}</dt>
        <dd>
          <a className="quiet" href={version.versionPath}>
            {versionWords(t, version)}
          </a>
        </dd>
        <Earlier t={t} around={around} />
        <dt>{t("article.approvedBy")}</dt>
        <dd>{t("article.reviewer")}</dd>
      </dl>
    </div>
  );
}
