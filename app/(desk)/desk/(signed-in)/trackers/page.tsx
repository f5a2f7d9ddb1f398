import { notFound } from "next/navigation";
import { NewTracker } from "@/app/(desk)/desk/(signed-in)/new-tracker";
import { deskWords as t } from "@/components/desk/words";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";
import { TrackerTable } from "./tracker-table";

export default async function TrackersPage() {
  const viewer = await currentViewer();
  if (!viewer?.siteAdmin) notFound();
  const trackers = await api.trackers.every();
  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{t("trackers.title")}</h1>
          <p>{t("trackers.lede")}</p>
        </div>
      </header>
      <div className="stack settings">
        {trackers.length > 0 ? <TrackerTable trackers={trackers} /> : null}
        <NewTracker isFirst={trackers.length === 0} />
      </div>
    </main>
  );
}
