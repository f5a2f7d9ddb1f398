import { Layout, type Site } from "@/components/public/layout";
import { TrackerLine } from "@/components/public/trackers";
import { type Words, wordsLanguage } from "@/components/public/words";
import type { Page, TimelinePart as Part } from "@/server/public/projection";
import { partName } from "./groups";
import { headingOf, Timeline } from "./timeline";

type PartPage = Omit<Extract<Page, { page: "part" }>, "page">;

/** One year, or one other section, of a timeline too long for one page, with the way to its neighbours. */
export function TimelinePart({ t, site, version, part, events, ...page }: PartProps) {
  const { lang, headline, path } = version.projection;
  const heading = headingOf(part, { t, lang });
  return (
    <Layout
      t={t}
      site={site}
      lang={lang}
      title={t("timeline.part.title", { part: heading, tracker: headline })}
      path={`${path}/${partName(part)}`}
      hasTrackers
    >
      <div className="wrap">
        <header className="sec head">
          <p className="label">{t("timeline.title")}</p>
          <div className="wide">
            <TrackerLine trackers={[{ path, name: headline }]} anchor="#timeline" />
            <h1>{heading}</h1>
          </div>
        </header>
        <section className="sec" aria-labelledby="events">
          <h2 id="events">{t("timeline.part.events")}</h2>
          <p className="nums">
            <strong>{t("timeline.total", { count: events.length })}</strong>
          </p>
        </section>
        <Timeline t={t} lang={lang} today={site.today} events={events} />
        <section className="sec" aria-labelledby="others">
          <h2 id="others">{t("timeline.part.others")}</h2>
          <ul className="list links">
            <Other
              words={(words) => t("timeline.part.newer", { part: words })}
              to={page.newer}
              t={t}
              path={path}
            />
            <Other
              words={(words) => t("timeline.part.older", { part: words })}
              to={page.older}
              t={t}
              path={path}
            />
            <li>
              <a href={`${path}#timeline`}>{t("timeline.part.all")}</a>
            </li>
          </ul>
        </section>
      </div>
    </Layout>
  );
}

type PartProps = { t: Words; site: Site } & PartPage;

type OtherProps = {
  t: Words;
  path: string;
  to: Part | null;
  words: (part: string) => string;
};

function Other({ t, path, to, words }: OtherProps) {
  if (!to) return null;
  return (
    <li>
      <a href={`${path}/${partName(to)}`}>{words(headingOf(to, { t, lang: wordsLanguage }))}</a>
    </li>
  );
}
