import { Layout, type Site } from "@/components/public/layout";
import { Sources } from "@/components/public/notes";
import { TrackerLine } from "@/components/public/trackers";
import { keptAt, Older, Record } from "@/components/public/version";
import type { Words } from "@/components/public/words";
import type { ActProjection, Around, PublishedVersion } from "@/server/public/projection";
import { ActList } from "./act-list";
import { RegisterActs } from "./register-acts";

type ActsProps = {
  t: Words;
  site: Site;
  version: PublishedVersion<ActProjection>;
  around: Around;
  replaced: Record<string, string>;
};

/** Acts entered together in the ledger: who did what about which treaty, when, and on what the record of it rests. */
export function Acts({ t, site, version, around, replaced }: ActsProps) {
  const { lang, headline, standfirst, facts, notes } = version.projection;
  const named = new Map(facts.named.map((one) => [one.id, one]));
  const lines = facts.acts.flatMap((act) => {
    const [state, of] = [named.get(act.stateId), named.get(act.ofId)];
    return state && of ? [{ act, state, of, replacedAt: replaced[act.id] ?? null }] : [];
  });
  const { register } = facts;
  return (
    <Layout
      t={t}
      site={site}
      lang={lang}
      title={headline}
      description={standfirst}
      path={keptAt({ around, version })}
      hasTrackers={around.trackers.length > 0}
    >
      <article className="wrap">
        <header className="sec head">
          <p className="label">{t("act.kind")}</p>
          <div className="wide">
            <TrackerLine trackers={around.trackers} />
            <h1>{headline}</h1>
            {standfirst ? <p className="stand">{standfirst}</p> : null}
          </div>
        </header>
        {around.isLatest ? null : (
          <div className="sec">
            <Older t={t} version={version} around={around} />
          </div>
        )}
        <section className="sec" aria-labelledby="acts">
          <h2 id="acts">{t("act.acts", { count: lines.length })}</h2>
          <div className="stack">
            {register ? (
              <RegisterActs
                t={t}
                lang={lang}
                register={register}
                lines={lines}
                links={around.entities}
              />
            ) : (
              <ActList t={t} lang={lang} lines={lines} links={around.entities} />
            )}
            <p className="small">{t("act.kept")}</p>
          </div>
        </section>
        <Sources t={t} lang={lang} notes={notes} />
        <Record t={t} site={site} version={version} around={around} />
      </article>
    </Layout>
  );
}
