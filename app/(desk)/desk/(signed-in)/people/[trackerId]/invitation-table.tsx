"use client";

import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "use-intl";
import { Moment } from "@/components/desk/moment";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { useSaved } from "@/components/desk/use-saved";
import { Confirm } from "@/components/ui/confirm";
import { ErrorNote } from "@/components/ui/note";
import type { RootRouter } from "@/server/trpc/root";

type Invitation = inferRouterOutputs<RootRouter>["invitations"]["ofTracker"][number];
type InvitationTableProps = { invitations: Invitation[]; timeZone: string };

/** Invitations not used yet; the links themselves are never shown again. */
export function InvitationTable({ invitations, timeZone }: InvitationTableProps) {
  const t = useTranslations("desk");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const revoke = useMutation(trpc.invitations.revoke.mutationOptions(useSaved()));

  return (
    <section className="group" aria-labelledby="invitations">
      <header>
        <h2 id="invitations">{t("invitations.title")}</h2>
        <span className="count">{invitations.length}</span>
      </header>
      <table className="table folds">
        <caption className="vh">{t("invitations.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="grow">
              {t("invitations.email")}
            </th>
            <th scope="col">{t("invitations.role")}</th>
            <th scope="col" className="opt">
              {t("invitations.by")}
            </th>
            <th scope="col" className="opt">
              {t("invitations.expires")}
            </th>
            <th scope="col" className="fit">
              <span className="vh">{t("invitations.act")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {invitations.map(({ id, email, role, by, expiresAt }) => (
            <tr key={id}>
              <td className="grow">
                <b>{email}</b>
              </td>
              <td>{t(`roles.${role}`)}</td>
              <td className="opt dim">{by}</td>
              <td className="opt dim">
                <Moment at={expiresAt} timeZone={timeZone} />
              </td>
              <td>
                <Confirm
                  trigger={t("invitations.revokeSure")}
                  label={t("invitations.revoke", { email })}
                  title={t("invitations.revokeTitle", { email })}
                  act={t("invitations.revokeSure")}
                  cancel={t("cancel")}
                  isBusy={revoke.isPending}
                  onAct={() => revoke.mutate({ invitationId: id })}
                >
                  <p>{t("invitations.revokeWhat")}</p>
                </Confirm>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ErrorNote text={words(revoke.error)} />
    </section>
  );
}
