"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Moment } from "@/components/desk/moment";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { useSaved } from "@/components/desk/use-saved";
import { LinkOnce } from "@/components/ui/link-once";
import { ErrorNote } from "@/components/ui/note";
import { type Person, PersonActs } from "./person-acts";
import { RoleSelect } from "./role-select";

type PeopleTableProps = { trackerId: string; people: Person[]; timeZone: string };

export function PeopleTable({ trackerId, people, timeZone }: PeopleTableProps) {
  const t = useTranslations("desk");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const [problem, setProblem] = useState<string | null>(null);
  const [link, setLink] = useState<{ name: string; token: string } | null>(null);
  const saved = {
    ...useSaved(),
    onMutate: () => setProblem(null),
    onError: (error: Parameters<typeof words>[0]) => setProblem(words(error)),
  };
  const changeRole = useMutation(trpc.people.changeRole.mutationOptions(saved));
  const isOff = ({ suspendedAt }: Person) => suspendedAt !== null;

  return (
    <section aria-label={t("people.title")}>
      <table className="table">
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
            <tr key={person.id} className={isOff(person) ? "off" : undefined}>
              <td className="grow">
                <span className="ttl">
                  <b>{person.name}</b>
                  <span className="dim opt">{person.email}</span>
                  {person.isYou ? <span className="dim">{t("people.you")}</span> : null}
                </span>
                <span className="sub">{person.email}</span>
              </td>
              <td>
                <RoleSelect
                  person={person}
                  isBusy={changeRole.isPending}
                  onChange={(role) => changeRole.mutate({ trackerId, userId: person.id, role })}
                />
              </td>
              <td className="opt dim">
                {person.lastSeenAt ? (
                  <Moment at={person.lastSeenAt} timeZone={timeZone} />
                ) : (
                  t("people.never")
                )}
              </td>
              <td className="opt2">
                <span className={`state ${isOff(person) ? "gone" : "approved"}`}>
                  {t(isOff(person) ? "people.suspendedAt" : "people.active")}
                </span>
              </td>
              <td>
                <PersonActs
                  trackerId={trackerId}
                  person={person}
                  saved={saved}
                  onLink={(token) => setLink({ name: person.name, token })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ErrorNote text={problem} />
      {link ? (
        <LinkOnce
          key={link.token}
          path={`/desk/reset/${link.token}`}
          words={t("people.resetOnce", { name: link.name })}
        />
      ) : null}
    </section>
  );
}
