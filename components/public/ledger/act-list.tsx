import { EntityName } from "@/components/public/participants";
import { Pieces } from "@/components/public/when";
import type { Words } from "@/components/public/words";
import { datePieces } from "@/server/dates/date-words";
import { reasonWords, typeWords } from "@/server/ledger/act-words";
import type { Language, Participant, RecordedAct } from "@/server/public/projection";

export type ActLine = {
  /** Where it stands, where that is another page. */
  path?: string;
  /** Whether that page is a register's, which does not list it. */
  isOfRegister?: boolean;
  act: RecordedAct;
  state: Participant;
  of: Participant;
  /** The page of the act that stands in its place; null while it counts. */
  replacedAt: string | null;
};

type ActListProps = {
  t: Words;
  lang: Language;
  lines: readonly ActLine[];
  /** The live pages of those named, by id. */
  links: Record<string, string>;
  /** Who the page is about already, and need not be said. */
  about?: string;
  /** Whether each leads to the page it stands on; one that no other page lists is found here. */
  isLinked?: boolean;
};

/** Acts as lines: when it was done, what it was, and from when it counts. */
export function ActList({ t, lang, lines, links, about, isLinked }: ActListProps) {
  return (
    <ul className="list acts">
      {lines.map(({ act, state, of, replacedAt, path, isOfRegister }) => (
        <li key={act.id} id={isLinked && !isOfRegister ? undefined : `act-${act.id}`}>
          <p className="when">
            <Pieces pieces={datePieces(act.actedOn ?? act.effectiveOn, lang)} />
          </p>
          <div>
            <p className={replacedAt ? "struck" : undefined}>
              <b>
                <Type act={act} path={isLinked ? pathOf({ act, path, isOfRegister }) : undefined} />
              </b>
              {[state, of]
                .filter(({ id }) => id !== about)
                .map((one) => (
                  <span key={one.id}>
                    {t("act.comma")}
                    <EntityName t={t} lang={lang} entity={one} path={links[one.id]} />
                  </span>
                ))}
            </p>
            <Small t={t} lang={lang} act={act} />
            {replacedAt ? (
              <p className="small">
                {t("act.replaced")} <a href={replacedAt}>{t("act.replacedBy")}</a>
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Where an act is listed on the page of its entry; a register's page lists none. */
const pathOf = ({ act, path, isOfRegister }: Pick<ActLine, "act" | "path" | "isOfRegister">) =>
  path && !isOfRegister ? `${path}#act-${act.id}` : path;

function Type({ act, path }: Pick<ActLine, "act" | "path">) {
  const words = typeWords(act.type);
  return path ? <a href={path}>{words}</a> : words;
}

function Small({ t, lang, act }: { t: Words; lang: Language; act: RecordedAct }) {
  const { actedOn, effectiveOn, reason, instrument, supersedesId } = act;
  const parts = [
    !actedOn && effectiveOn ? t("act.onlyEffect") : null,
    actedOn && effectiveOn
      ? t.rich("act.inEffect", {
          when: () => <Pieces key="when" pieces={datePieces(effectiveOn, lang)} />,
        })
      : null,
    reason ? reasonWords(reason) : null,
    instrument || null,
    supersedesId ? t("act.supersedes") : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return (
    <p className="small">
      {parts.map((part, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once
        <span key={n}>
          {n > 0 ? t("act.semicolon") : null}
          {part}
        </span>
      ))}
    </p>
  );
}
