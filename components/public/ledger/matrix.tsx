import { Layout, type Site } from "@/components/public/layout";
import { EntityName } from "@/components/public/participants";
import { Scroll } from "@/components/public/scroll";
import { TrackerLine } from "@/components/public/trackers";
import type { Words } from "@/components/public/words";
import { yearlyStatusWords } from "@/server/ledger/status-words";
import type { AskedDay } from "@/server/public/asked-day";
import type {
  Around,
  Language,
  Ledger,
  PageProjection,
  Participant,
  PublishedVersion,
} from "@/server/public/projection";
import { AsOf, dayOf } from "./as-of";
import { byName, groupFor, pairKey, type Standing, standingsOn } from "./standings";

type MatrixProps = {
  t: Words;
  site: Site;
  version: PublishedVersion<PageProjection>;
  around: Around;
  ledger: Ledger;
  on: AskedDay | null;
};

/** Every party of a tracker beside every treaty and body: what it is under each on a day, in words. */
export function Matrix({ t, site, version, ledger, on }: MatrixProps) {
  const { lang, headline, path } = version.projection;
  const day = dayOf(on, site.today);
  const own = `${path}/matrix`;
  return (
    <Layout
      t={t}
      site={site}
      lang={lang}
      title={t("ledger.matrixOf", { tracker: headline })}
      path={day ? own : undefined}
      hasTrackers
    >
      <div className="wrap">
        <header className="sec head">
          <p className="label">{t("ledger.matrix")}</p>
          <div className="wide">
            <TrackerLine trackers={[{ path, name: headline }]} />
            <h1>{t("ledger.who")}</h1>
            <p className="stand">{t("ledger.matrixLede")}</p>
          </div>
        </header>
        <div className="sec full">
          <AsOf t={t} lang={lang} path={own} today={site.today} asked={on} />
          {day ? <Table t={t} lang={lang} ledger={ledger} day={day} /> : null}
        </div>
      </div>
    </Layout>
  );
}

type TableProps = { t: Words; lang: Language; ledger: Ledger; day: string };

function Table({ t, lang, ledger, day }: TableProps) {
  const standings = standingsOn(ledger, day);
  const [states, treaties] = [namedAs(standings, "state", lang), namedAs(standings, "of", lang)];
  const words = yearlyStatusWords();
  const cells = new Map(standings.map((one) => [pairKey(one.state.id, one.of.id), one]));
  return (
    <>
      {ledger.leftOut > 0 ? (
        <p>{t("ledger.leftOut", { count: ledger.leftOut, shown: treaties.length })}</p>
      ) : null}
      <Scroll label={t("ledger.matrix")}>
        <table className="matrix">
          <thead>
            <tr>
              <td />
              {treaties.map((one) => (
                <th key={one.id} scope="col">
                  <EntityName t={t} lang={lang} entity={one} path={ledger.pages[one.id]} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {states.map((state) => (
              <tr key={state.id}>
                <th scope="row">
                  <EntityName t={t} lang={lang} entity={state} path={ledger.pages[state.id]} />
                </th>
                {treaties.map((one) => (
                  <Cell
                    key={one.id}
                    t={t}
                    standing={cells.get(pairKey(state.id, one.id))}
                    words={words}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

type CellProps = {
  t: Words;
  standing: Standing | undefined;
  words: (answer: Standing["answer"]) => string;
};

function Cell({ t, standing, words }: CellProps) {
  if (!standing) return <td className="st none">{t("ledger.notRecorded")}</td>;
  const { answer } = standing;
  return <td className={`st ${groupFor(answer)}`}>{words(answer)}</td>;
}

/** Those on one side of the pairs, each once, by name. */
function namedAs(standings: Standing[], side: "state" | "of", lang: Language): Participant[] {
  return byName(new Map(standings.map((one) => [one[side].id, one[side]])).values(), lang);
}
