import type { Site } from "@/components/public/layout";
import { EntityName } from "@/components/public/participants";
import type { Words } from "@/components/public/words";
import { dateWords } from "@/server/dates/date-words";
import { typeWords } from "@/server/ledger/act-words";
import { assumedWords, statusWords } from "@/server/ledger/status-words";
import type { AskedDay } from "@/server/public/asked-day";
import type { Language, Ledger, LedgerAct, PublicEntity } from "@/server/public/projection";
import { ActList } from "./act-list";
import { AsOf, dayOf } from "./as-of";
import { byName, type Group, groupFor, groups, type Standing, standingsOn } from "./standings";

type LedgerSectionProps = {
  t: Words;
  site: Site;
  lang: Language;
  entity: PublicEntity;
  path: string;
  ledger: Ledger;
  on: AskedDay | null;
};

/** What a party is under each treaty, or who is bound by a treaty, on a day; and every act that makes it so. */
export function LedgerSections({ t, site, lang, entity, path, ledger, on }: LedgerSectionProps) {
  if (ledger.acts.length === 0) return null;
  const day = dayOf(on, site.today);
  const standings = standingsOn(ledger, day ?? site.today).filter(({ state, of }) =>
    [state.id, of.id].includes(entity.id),
  );
  const isParty = standings.some(({ state }) => state.id === entity.id);
  return (
    <>
      {standings.length > 0 ? (
        <section className="sec" aria-labelledby="status">
          <h2 id="status">{t(isParty ? "ledger.status" : "ledger.bound")}</h2>
          <div className="stack">
            <AsOf t={t} lang={lang} path={path} today={site.today} asked={on} />
            {(day ? groups : []).map((group) => (
              <StatusTable
                key={group}
                t={t}
                lang={lang}
                group={group}
                about={entity.id}
                ledger={ledger}
                standings={standings.filter(({ answer }) => groupFor(answer) === group)}
              />
            ))}
          </div>
        </section>
      ) : null}
      <section className="sec" aria-labelledby="acts">
        <h2 id="acts">{t("act.acts", { count: ledger.acts.length })}</h2>
        <ActList
          t={t}
          lang={lang}
          lines={ledger.acts}
          links={ledger.pages}
          about={entity.id}
          isLinked
        />
      </section>
    </>
  );
}

type StatusTableProps = {
  t: Words;
  lang: Language;
  group: Group;
  about: string;
  ledger: Ledger;
  standings: Standing[];
};

function StatusTable({ t, lang, group, about, ledger, standings }: StatusTableProps) {
  if (standings.length === 0) return null;
  const rows = byName(
    standings.map((standing) => {
      const other = standing.state.id === about ? standing.of : standing.state;
      return { ...standing, ...other, other };
    }),
    lang,
  );
  return (
    <table className="statuses">
      <caption>{t(`ledger.groups.${group}`, { count: rows.length })}</caption>
      <tbody>
        {rows.map(({ other, acts, answer }) => (
          <tr key={other.id}>
            <th scope="row">
              <EntityName t={t} lang={lang} entity={other} path={ledger.pages[other.id]} />
            </th>
            <td>
              <span className={`st ${group}`}>{statusWords(answer)}</span>
              {answer.assumed ? <p className="small">{assumedWords()}</p> : null}
              <Deciding t={t} acts={acts} ids={answer.deciding} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The acts that decided a status, each with where it is listed: the page of its entry, or of a register's below on this page. */
function Deciding({ t, acts, ids }: { t: Words; acts: LedgerAct[]; ids: string[] }) {
  const deciding = acts.filter(({ act }) => ids.includes(act.id));
  if (deciding.length === 0) return null;
  return (
    <p className="small">
      {t("ledger.by")}{" "}
      {deciding.map(({ act, path, isOfRegister }, n) => (
        <span key={act.id}>
          {n > 0 ? t("act.semicolon") : null}
          <a className="quiet" href={`${isOfRegister ? "" : path}#act-${act.id}`}>
            {t("ledger.act", {
              type: typeWords(act.type),
              when: dateWords(act.actedOn ?? act.effectiveOn, "en"),
            })}
          </a>
        </span>
      ))}
    </p>
  );
}
