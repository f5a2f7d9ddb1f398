import { notFound } from "next/navigation";
import { deskWords as t } from "@/components/desk/words";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";
import { Alarms } from "./alarms";
import { Asking } from "./asking";

/** What holds for the whole site: whether this server asks others, and what is wrong with its stored copies. */
export default async function SitePage() {
  const viewer = await currentViewer();
  if (!viewer?.siteAdmin) notFound();
  const { alarms, ...site } = await api.site.settings();
  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{t("site.title")}</h1>
          <p>{t("site.lede")}</p>
        </div>
      </header>
      <div className="stack settings">
        {alarms.length > 0 ? <Alarms alarms={alarms} timeZone={viewer.timeZone} /> : null}
        <Asking site={site} />
      </div>
    </main>
  );
}
