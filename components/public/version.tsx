import type { Around, PublishedVersion } from "@/server/public/projection";
import { Day } from "./day";
import type { Site } from "./layout";
import { longDate, type Words } from "./words";

type VersionProps = { t: Words; version: PublishedVersion };

/** The address a page is to be kept under: its own while it is the newest, else its version's. */
export function keptAt({ around, version }: { around: Kept; version: PublishedVersion }) {
  return around.isLatest ? around.latestPath : version.versionPath;
}

type Kept = { isLatest: boolean; latestPath: string };

/** On an older version: that it is one, and where the newest stands. */
export function Older({ t, version, around }: VersionProps & { around: Kept }) {
  if (around.isLatest) return null;
  return (
    <section className="box" aria-labelledby="older">
      <h2 id="older">{t("version.older")}</h2>
      <p>
        {t("version.olderText", {
          version: version.version,
          date: longDate(version.publishedAt),
        })}{" "}
        <a href={around.latestPath}>{t("version.newest")}</a>
      </p>
    </section>
  );
}

/** When the record was first published, and which version this is, with its address and those before it. */
export function Record({
  t,
  site,
  version,
  around,
}: VersionProps & { site: Site; around: Around }) {
  const { lang } = version.projection;
  return (
    <section className="sec" aria-labelledby="record">
      <h2 id="record">{t("version.record")}</h2>
      <dl className="facts nums">
        <dt>{t("version.first")}</dt>
        <dd>
          <Day lang={lang} on={version.firstPublishedAt} />
        </dd>
        <dt>{t("version.current")}</dt>
        <dd>
          {t("version.at", { words: versionWords(t, version) })}{" "}
          <VersionAddress site={site} version={version} />
        </dd>
        <Earlier t={t} around={around} />
        <dt>{t("article.approvedBy")}</dt>
        <dd>{t("article.reviewer")}</dd>
      </dl>
      {version.redactedAt ? <p>{t("version.redacted")}</p> : null}
    </section>
  );
}

type CiteProps = VersionProps & {
  site: Site;
  /** The day it bears (ISO), where it bears one. */
  dated: string | null;
};

/** How to name this very version elsewhere. */
export function Cite({ t, site, version, dated }: CiteProps) {
  const words = {
    headline: version.projection.headline,
    version: version.version,
    published: longDate(version.publishedAt),
  };
  return (
    <section className="sec" aria-labelledby="cite">
      <h2 id="cite">{t("article.cite")}</h2>
      <p className="cite">
        {dated
          ? t("article.citation", { ...words, dated: longDate(new Date(dated)) })
          : t("article.citationUndated", words)}{" "}
        <VersionAddress site={site} version={version} />
      </p>
    </section>
  );
}

type EarlierProps = { t: Words; around: Around };

/** A line of facts: the versions before this one, each at its own address. */
export function Earlier({ t, around: { earlier } }: EarlierProps) {
  if (earlier.length === 0) return null;
  return (
    <>
      <dt>{t("version.earlier", { count: earlier.length })}</dt>
      <dd>
        <ul className="list">
          {earlier.map((version) => (
            <li key={version.version}>
              <a className="quiet" href={version.versionPath}>
                {versionWords(t, version)}
              </a>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

type Numbered = Pick<PublishedVersion, "version" | "publishedAt">;

export function versionWords(t: Words, { version, publishedAt }: Numbered) {
  return t("version.of", { version, date: longDate(publishedAt) });
}

export function VersionAddress({ site, version }: { site: Site; version: PublishedVersion }) {
  return (
    <a className="quiet" href={version.versionPath}>
      <bdi dir="ltr" className="address">
        {`${new URL(site.siteUrl).host}${version.versionPath}`}
      </bdi>
    </a>
  );
}
