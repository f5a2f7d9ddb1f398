import { deskWords as t } from "@/components/desk/words";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";
import { DeadLinks } from "./dead-links";
import { DueGroup } from "./due-group";
import { NewTracker } from "./new-tracker";
import { NewWork } from "./new-work";
import { Unsent } from "./unsent";
import { WorkGroup } from "./work-group";

export default async function MyWorkPage() {
  const viewer = await currentViewer();
  const timeZone = viewer?.timeZone ?? "UTC";
  const trackers = await api.trackers.list();
  const mine = await api.works.mine();
  const writable = trackers.filter(({ role, isClosed }) => role !== null && !isClosed);
  const dead = await api.sources.deadLinks();
  const isEmpty = dead.count === 0 && Object.values(mine).every((lines) => lines.length === 0);

  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{t("myWork.title")}</h1>
          <p>{isEmpty ? t("myWork.empty") : t("myWork.lede")}</p>
        </div>
        {writable.length > 0 ? (
          <NewWork trackers={writable.map(({ id, name }) => ({ id, name }))} />
        ) : null}
      </header>
      <div className="stack">
        {viewer ? <Unsent personId={viewer.id} /> : null}
        <WorkGroup title={t("myWork.toReview")} lines={mine.toReview} timeZone={timeZone} />
        <WorkGroup title={t("myWork.sentBack")} lines={mine.sentBack} timeZone={timeZone} />
        {trackers.some(({ role }) => role !== null) ? (
          <DueGroup lines={mine.due} timeZone={timeZone} />
        ) : null}
        <WorkGroup title={t("myWork.toPublish")} lines={mine.toPublish} timeZone={timeZone} />
        <WorkGroup title={t("myWork.drafts")} lines={mine.drafts} timeZone={timeZone} />
        <DeadLinks {...dead} />
        {viewer?.siteAdmin && trackers.length === 0 ? <NewTracker isFirst /> : null}
      </div>
    </main>
  );
}
