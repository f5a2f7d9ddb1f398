import {
  ArrowLeftRight,
  BookMarked,
  Files,
  Flame,
  Globe,
  Import,
  Inbox,
  Landmark,
  ListOrdered,
  UserRound,
  Users,
} from "lucide-react";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { deskWords as t } from "@/components/desk/words";
import { currentViewer } from "@/server/auth/session";
import { mayNameEntities } from "@/server/entities/policy";
import { NavLink } from "./nav-link";
import { SignOutButton } from "./sign-out-button";

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  if (!viewer) redirect("/desk/sign-in");
  const isAdmin = viewer.siteAdmin || Object.values(viewer.roles).includes("admin");

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
                <NavLink href="/desk" words={t("myWork.title")}>
                  <Inbox className="i" aria-hidden="true" />
                </NavLink>
              </li>
              <li>
                <NavLink href="/desk/works" words={t("worksList.title")}>
                  <Files className="i" aria-hidden="true" />
                </NavLink>
              </li>
              {mayNameEntities(viewer) ? (
                <li>
                  <NavLink href="/desk/record" words={t("record.title")}>
                    <Landmark className="i" aria-hidden="true" />
                  </NavLink>
                </li>
              ) : null}
              {Object.keys(viewer.roles).length > 0 ? (
                <li>
                  <NavLink href="/desk/sources" words={t("sources.title")}>
                    <BookMarked className="i" aria-hidden="true" />
                  </NavLink>
                </li>
              ) : null}
              <li>
                <NavLink href="/desk/reports" words={t("reports.title")}>
                  <Import className="i" aria-hidden="true" />
                </NavLink>
              </li>
              <li>
                <NavLink href="/desk/imports" words={t("imports.title")}>
                  <ArrowLeftRight className="i" aria-hidden="true" />
                </NavLink>
              </li>
              {isAdmin ? (
                <li>
                  <NavLink href="/desk/people" words={t("people.title")}>
                    <Users className="i" aria-hidden="true" />
                  </NavLink>
                </li>
              ) : null}
              {viewer.siteAdmin ? (
                <>
                  <li>
                    <NavLink href="/desk/trackers" words={t("trackers.title")}>
                      <ListOrdered className="i" aria-hidden="true" />
                    </NavLink>
                  </li>
                  <li>
                    <NavLink href="/desk/site" words={t("site.title")}>
                      <Globe className="i" aria-hidden="true" />
                    </NavLink>
                  </li>
                </>
              ) : null}
              <li>
                <NavLink href="/desk/account" words={t("account.title")}>
                  <UserRound className="i" aria-hidden="true" />
                </NavLink>
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
