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

type Session = inferRouterOutputs<RootRouter>["account"]["sessions"][number];

export function SessionTable({ sessions, timeZone }: { sessions: Session[]; timeZone: string }) {
  const t = useTranslations("desk");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const saved = useSaved();
  const end = useMutation(trpc.account.endSession.mutationOptions(saved));
  const endAll = useMutation(trpc.account.endOtherSessions.mutationOptions(saved));

  const nameOf = ({ browser, system }: Session) =>
    t("account.browserOn", {
      browser: browser ?? t("account.unknownBrowser"),
      system: system ?? t("account.unknownSystem"),
    });

  return (
    <section className="group" aria-labelledby="sessions">
      <header>
        <h2 id="sessions">{t("account.sessions")}</h2>
        <span className="count">{sessions.length}</span>
      </header>
      <table className="table folds">
        <caption className="vh">{t("account.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="grow">
              {t("account.browser")}
            </th>
            <th scope="col" className="opt">
              {t("account.signedIn")}
            </th>
            <th scope="col">{t("account.lastSeen")}</th>
            <th scope="col" className="fit">
              <span className="vh">{t("account.act")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <td className="grow">
                <b>{nameOf(session)}</b>
              </td>
              <td className="opt dim">
                <Moment at={session.createdAt} timeZone={timeZone} />
              </td>
              <td className="dim" data-label={t("account.lastSeen")}>
                <Moment at={session.lastSeenAt} timeZone={timeZone} />
              </td>
              <td>
                {session.isThis ? (
                  t("account.here")
                ) : (
                  <button
                    type="button"
                    className="btn small"
                    aria-label={t("account.end", { where: nameOf(session) })}
                    disabled={end.isPending}
                    onClick={() => end.mutate({ sessionId: session.id })}
                  >
                    {t("account.endOne")}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ErrorNote text={words(end.error ?? endAll.error)} />
      {sessions.length > 1 ? (
        <div>
          <Confirm
            trigger={t("account.endAll")}
            title={t("account.endAllTitle")}
            act={t("account.endAll")}
            cancel={t("cancel")}
            isBusy={endAll.isPending}
            onAct={() => endAll.mutate()}
          >
            <p>{t("account.endAllWhat")}</p>
          </Confirm>
        </div>
      ) : null}
    </section>
  );
}
