import { Entry, type EntryProps } from "@/components/public/entry";
import type { ActProjection } from "@/server/public/projection";
import { ActList } from "./act-list";
import { RegisterActs } from "./register-acts";

type ActsProps = EntryProps<ActProjection> & { replaced: Record<string, string> };

/** Acts entered together in the ledger: who did what about which treaty, when, and on what the record of it rests. */
export function Acts({ replaced, ...entry }: ActsProps) {
  const { t, around, version } = entry;
  const { lang, facts } = version.projection;
  const named = new Map(facts.named.map((one) => [one.id, one]));
  const lines = facts.acts.flatMap((act) => {
    const [state, of] = [named.get(act.stateId), named.get(act.ofId)];
    return state && of ? [{ act, state, of, replacedAt: replaced[act.id] ?? null }] : [];
  });
  const { register } = facts;
  return (
    <Entry {...entry}>
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
    </Entry>
  );
}
