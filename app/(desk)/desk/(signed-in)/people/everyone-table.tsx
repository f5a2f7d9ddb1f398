"use client";

import { useTranslations } from "use-intl";
import { ErrorNote } from "@/components/ui/note";
import { EveryoneActs, type Someone } from "./everyone-acts";
import { CanSignIn, NameCell, SeenCell } from "./person-cells";
import { ResetLink } from "./reset-link";
import { useActs } from "./use-acts";

type EveryoneTableProps = { people: Someone[]; timeZone: string };

export function EveryoneTable({ people, timeZone }: EveryoneTableProps) {
  const t = useTranslations("desk");
  const { saved, problem, link, showLink, hideLink } = useActs();

  return (
    <section aria-label={t("everyone.title")}>
      <ErrorNote text={problem} />
      <table className="table people folds">
        <caption className="vh">{t("everyone.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="grow">
              {t("people.person")}
            </th>
            <th scope="col" className="opt">
              {t("everyone.roles")}
            </th>
            <th scope="col" className="opt">
              {t("people.lastSeen")}
            </th>
            <th scope="col" className="opt2">
              {t("people.state")}
            </th>
            <th scope="col" className="fit">
              <span className="vh">{t("people.act")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} className={person.suspendedAt ? "off" : undefined}>
              <NameCell person={person}>
                <span className="sub">
                  <Roles roles={person.roles} />
                </span>
                <span className="sub ph">
                  <Standing person={person} />
                </span>
              </NameCell>
              <td className="opt">
                <Roles roles={person.roles} />
              </td>
              <SeenCell at={person.lastSeenAt} timeZone={timeZone} />
              <td className="opt2">
                <Standing person={person} />
              </td>
              <td>
                <EveryoneActs
                  person={person}
                  saved={saved}
                  onLink={(token) => showLink({ name: person.name, token })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ResetLink link={link} onClose={hideLink} />
    </section>
  );
}

function Roles({ roles }: Pick<Someone, "roles">) {
  const t = useTranslations("desk");
  if (roles.length === 0) return <span className="dim">{t("everyone.noRole")}</span>;
  return (
    <ul>
      {roles.map(({ id, name, role }) => (
        <li key={id}>{t("everyone.roleOn", { tracker: name, role: t(`roles.${role}`) })}</li>
      ))}
    </ul>
  );
}

function Standing({ person }: { person: Someone }) {
  const t = useTranslations("desk.everyone");
  return (
    <span className="row-of">
      <CanSignIn suspendedAt={person.suspendedAt} />
      {person.siteAdmin ? <span className="chip">{t("siteAdmin")}</span> : null}
    </span>
  );
}
