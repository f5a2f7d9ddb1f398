import { ArrowLeft } from "lucide-react";
import { redirect } from "next/navigation";
import { deskWordsIn, deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { currentViewer } from "@/server/auth/session";
import type { EditionForDesk } from "@/server/reviews/queries";
import { api } from "@/server/trpc/caller";
import { HeadlineShown, OpenTextProvider } from "./open-text";
import { WorkBody } from "./work-body";
import { WorkPanel } from "./work-panel";

export default async function WorkPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await currentViewer();
  const { id } = await params;
  if (!viewer) redirect(`/desk/sign-in?to=/desk/works/${id}`);
  const edition = await api.reviews.edition({ editionId: id });
  const { headline } = edition.text;
  const untitled = t(`untitled.${edition.kind}`);

  return (
    <OpenTextProvider>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <section className="fixed" aria-label={t("work.bar")}>
        <div className="bar">
          <Link className="btn quiet icon" href="/desk" aria-label={t("work.back")}>
            <ArrowLeft className="i flip" aria-hidden="true" />
          </Link>
          <nav className="crumbs" aria-label={t("work.where")}>
            <span>{edition.tracker.name}</span>
            <span aria-hidden="true">{t("work.slash")}</span>
            <span>{t(`kinds.${edition.kind}`)}</span>
            <span aria-hidden="true">{t("work.slash")}</span>
            <b>
              <HeadlineShown saved={headline} untitled={untitled} />
            </b>
          </nav>
          <p className="saved" id="save-state" role="status" />
          <a
            className="btn"
            href={`/desk/works/${edition.id}/preview`}
            target="_blank"
            rel="noopener"
            aria-keyshortcuts="P"
          >
            {t("work.seePreview")}
          </a>
        </div>
        <div className="statusline">
          <p className={edition.live ? "live" : undefined}>
            <span>{standing(edition, viewer.timeZone)}</span>
          </p>
        </div>
      </section>
      <div className="work">
        <main className="canvas" id="main" tabIndex={-1} aria-labelledby="headline">
          <h1 className="vh" id="headline">
            {headline || untitled}
          </h1>
          <WorkBody edition={edition} />
        </main>
        <WorkPanel edition={edition} timeZone={viewer.timeZone} />
      </div>
    </OpenTextProvider>
  );
}

/** One sentence: what is live, and what this page holds beside it. */
function standing({ live, status, isBinned }: EditionForDesk, timeZone: string) {
  const here = isBinned ? t("standing.binned") : t(`standing.${status}`);
  if (!live) return here;
  const { version, publishedAt, approvedBy } = live;
  const approvers = new Intl.ListFormat("en-GB").format(approvedBy);
  return deskWordsIn(timeZone)("standing.live", { version, at: publishedAt, approvers, here });
}
