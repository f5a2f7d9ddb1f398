import type { ReactNode } from "react";
import type {
  ActProjection,
  Around,
  MeasureProjection,
  PublishedVersion,
} from "@/server/public/projection";
import { Layout, type Site } from "./layout";
import { Sources } from "./notes";
import { TrackerLine } from "./trackers";
import { keptAt, Older, Record } from "./version";
import type { Words } from "./words";

export type EntryProps<P extends ActProjection | MeasureProjection> = {
  t: Words;
  site: Site;
  version: PublishedVersion<P>;
  around: Around;
};

type Shown = EntryProps<ActProjection | MeasureProjection> & { children: ReactNode };

/** What was entered together in the record, and on what it rests. */
export function Entry({ t, site, version, around, children }: Shown) {
  const { kind, lang, headline, standfirst, notes } = version.projection;
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
          <p className="label">{t(`${kind}.kind`)}</p>
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
        {children}
        <Sources t={t} lang={lang} notes={notes} around={around} />
        <Record t={t} site={site} version={version} around={around} />
      </article>
    </Layout>
  );
}
