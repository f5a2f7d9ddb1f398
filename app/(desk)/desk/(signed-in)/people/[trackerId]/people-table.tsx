"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { CanSignIn, NameCell, SeenCell } from "@/app/(desk)/desk/(signed-in)/people/person-cells";
import { ResetLink } from "@/app/(desk)/desk/(signed-in)/people/reset-link";
import { useActs } from "@/app/(desk)/desk/(signed-in)/people/use-acts";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import { type Person, PersonActs } from "./person-acts";
import { RoleSelect } from "./role-select";

type PeopleTableProps = { trackerId: string; people: Person[]; timeZone: string };

export function PeopleTable({ trackerId, people, timeZone }: PeopleTableProps) {
  const t = useTranslations("desk");
  const trpc = useTRPC();
  const { saved, problem, link, showLink, hideLink } = useActs();
  const changeRole = useMutation(trpc.people.changeRole.mutationOptions(saved));

  return (
    <section aria-label={t("people.title")}>
      <ErrorNote text={problem} />
      <table className="table people folds">
        <caption className="vh">{t("people.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="grow">
              {t("people.person")}
            </th>
            <th scope="col">{t("people.role")}</th>
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
                {person.suspendedAt ? (
                  <span className="sub">
                    <CanSignIn suspendedAt={person.suspendedAt} />
                  </span>
                ) : null}
              </NameCell>
              <td data-label={t("people.role")}>
                <RoleSelect
                  person={person}
                  isBusy={changeRole.isPending}
                  onChange={(role) => changeRole.mutate({ trackerId, userId: person.id, role })}
                />
              </td>
              <SeenCell at={person.lastSeenAt} timeZone={timeZone} />
              <td className="opt2">
                <CanSignIn suspendedAt={person.suspendedAt} />
              </td>
              <td>
                <PersonActs
                  trackerId={trackerId}
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
