import { EntityName } from "@/components/public/participants";
import type { Words } from "@/components/public/words";
import { typeWords } from "@/server/ledger/act-words";
import type { ActFacts, Language } from "@/server/public/projection";
import { type ActLine, ActList } from "./act-list";
import { byName } from "./standings";

type RegisterActsProps = {
  t: Words;
  lang: Language;
  register: NonNullable<ActFacts["register"]>;
  lines: readonly ActLine[];
  links: Record<string, string>;
};

/** What was entered from a register: how much of it, by kind and by treaty. Each act stands on the pages of its party and its treaty. */
export function RegisterActs({ t, lang, register, lines, links }: RegisterActsProps) {
  const types = [...Map.groupBy(lines, ({ act }) => act.type)]
    .map(([type, { length }]) => ({ type, count: length }))
    .sort((one, other) => other.count - one.count);
  const ofTreaty = Map.groupBy(lines, ({ of }) => of.id);
  const treaties = byName(
    [...ofTreaty.values()].flatMap(([first]) => (first ? [first.of] : [])),
    lang,
  );
  const replaced = lines.filter(({ replacedAt }) => replacedAt !== null);
  return (
    <>
      <p>{t("act.fromRegister", register)}</p>
      <p className="small hash">{t("act.registerHash", register)}</p>
      <table className="statuses">
        <caption>{t("act.byKind")}</caption>
        <tbody>
          {types.map(({ type, count }) => (
            <tr key={type}>
              <th scope="row">{typeWords(type)}</th>
              <td>{t("act.count", { count })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="statuses">
        <caption>{t("act.byTreaty", { count: treaties.length })}</caption>
        <tbody>
          {treaties.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <EntityName t={t} lang={lang} entity={one} path={links[one.id]} />
              </th>
              <td>{t("act.count", { count: ofTreaty.get(one.id)?.length ?? 0 })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">{t("act.eachOnItsPages")}</p>
      {replaced.length > 0 ? <ActList t={t} lang={lang} lines={replaced} links={links} /> : null}
    </>
  );
}
