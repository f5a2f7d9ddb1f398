import type { Tombstone } from "@/server/public/projection";
import { Day } from "./day";
import { Layout, type Site } from "./layout";
import type { Words } from "./words";

/** What is said of a page taken down: its kind, when and why; no title, no name, no address. */
export function Gone({ t, site, tombstone }: { t: Words; site: Site; tombstone: Tombstone }) {
  const { kind, lang, reason, takenDownAt } = tombstone;
  return (
    <Layout
      t={t}
      site={site}
      lang={lang}
      title={t("gone.title")}
      description={t(`gone.because.${reason}`)}
    >
      <div className="wrap">
        <div className="sec head">
          <p className="label">{t("gone.label")}</p>
          <div className="wide">
            <h1>{t("gone.heading")}</h1>
            <p className="stand">{t(`gone.because.${reason}`)}</p>
          </div>
        </div>
        <section className="sec" aria-labelledby="reason">
          <h2 id="reason">{t("gone.facts")}</h2>
          <dl className="facts">
            <dt>{t("gone.was")}</dt>
            <dd>{t(`gone.kind.${kind}`)}</dd>
            <dt>{t("gone.withdrawn")}</dt>
            <dd>
              <Day lang={lang} on={takenDownAt} />
            </dd>
            <dt>{t("gone.reason")}</dt>
            <dd>{t(`gone.reasons.${reason}`)}</dd>
            <dt>{t("gone.removedFrom")}</dt>
            <dd>{t("gone.everywhere")}</dd>
          </dl>
        </section>
        <section className="sec" aria-labelledby="next">
          <h2 id="next">{t("gone.cited")}</h2>
          <div className="stack prose-s">
            <p>{t("gone.advice")}</p>
            <p className="links">
              <a href={`/${lang}`}>{t("home.back")}</a>
            </p>
          </div>
        </section>
      </div>
    </Layout>
  );
}
