import { deskWords as t } from "@/components/desk/words";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";
import type { EditionLine } from "@/server/works/queries";
import { NewArticle } from "./new-article";
import { NewTracker } from "./new-tracker";
import { WorkGroup } from "./work-group";

export default async function MyWorkPage() {
  const viewer = await currentViewer();
  const trackers = await api.trackers.list();
  const lines = await api.works.list();
  const writable = trackers.filter(({ role }) => role !== null);
  const pick = (wanted: (line: EditionLine) => boolean) => lines.filter(wanted);

  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{t("myWork.title")}</h1>
          <p>{lines.length === 0 ? t("myWork.empty") : t("myWork.lede")}</p>
        </div>
        {writable.length > 0 ? (
          <NewArticle trackers={writable.map(({ id, name }) => ({ id, name }))} />
        ) : null}
      </header>
      <div className="stack">
        <WorkGroup title={t("myWork.toReview")} lines={pick(({ awaitsMe }) => awaitsMe)} />
        <WorkGroup
          title={t("myWork.sentBack")}
          lines={pick((line) => line.status === "changesRequested")}
        />
        <WorkGroup
          title={t("myWork.toPublish")}
          lines={pick((line) => line.status === "approved")}
        />
        <WorkGroup title={t("myWork.drafts")} lines={pick((line) => line.status === "draft")} />
        <WorkGroup
          title={t("myWork.others")}
          lines={pick(
            (l) =>
              (l.status === "inReview" && !l.awaitsMe) ||
              l.status === "published" ||
              l.status === "takenDown",
          )}
        />
        {viewer?.siteAdmin ? <NewTracker isFirst={trackers.length === 0} /> : null}
      </div>
    </main>
  );
}
