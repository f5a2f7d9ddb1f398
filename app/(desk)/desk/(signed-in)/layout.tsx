import { Files, Flame, Import, Inbox, ListOrdered, UserRound, Users } from "lucide-react";
import Link from "next/link";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { deskWords as t } from "@/components/desk/words";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";
import { SignOutButton } from "./sign-out-button";

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  if (!viewer) redirect("/desk/sign-in");
  const trackers = await api.trackers.list();
  const mine = trackers.filter(({ role }) => viewer.siteAdmin || role === "admin");

  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <div className="desk">
        <aside className="side" aria-label={t("name")}>
          <div className="switch">
            <span className="mark">
              <Flame className="i" aria-hidden="true" />
            </span>
            <span className="t">{t("name")}</span>
          </div>
          <nav aria-label={t("main")}>
            <ul>
              <li>
                <Link href="/desk" title={t("myWork.title")}>
                  <Inbox className="i" aria-hidden="true" />
                  <span className="t">{t("myWork.title")}</span>
                </Link>
              </li>
              <li>
                <Link href="/desk/works" title={t("worksList.title")}>
                  <Files className="i" aria-hidden="true" />
                  <span className="t">{t("worksList.title")}</span>
                </Link>
              </li>
              <li>
                <Link href="/desk/reports" title={t("reports.title")}>
                  <Import className="i" aria-hidden="true" />
                  <span className="t">{t("reports.title")}</span>
                </Link>
              </li>
              {mine.map((tracker) => (
                <li key={tracker.id}>
                  <Link
                    href={`/desk/people/${tracker.id}`}
                    title={t("people.of", { tracker: tracker.name })}
                  >
                    <Users className="i" aria-hidden="true" />
                    <span className="t">{t("people.of", { tracker: tracker.name })}</span>
                  </Link>
                </li>
              ))}
              {viewer.siteAdmin ? (
                <li>
                  <Link href="/desk/trackers" title={t("trackers.title")}>
                    <ListOrdered className="i" aria-hidden="true" />
                    <span className="t">{t("trackers.title")}</span>
                  </Link>
                </li>
              ) : null}
              <li>
                <Link href="/desk/account" title={t("account.title")}>
                  <UserRound className="i" aria-hidden="true" />
                  <span className="t">{t("account.title")}</span>
                </Link>
              </li>
            </ul>
          </nav>
          <div className="foot">
            <SignOutButton person={{ id: viewer.id, name: viewer.name }} />
          </div>
        </aside>
        {children}
      </div>
    </>
  );
}
