import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { redirect } from "next/navigation";
import { deskWords as t } from "@/components/desk/words";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";
import type { EditionForDesk } from "@/server/works/queries";
import { ArticleEditor } from "./article-editor";
import { History } from "./history";
import { StepBar } from "./step-bar";

export default async function ArticlePage({ params }: { params: Promise<{ id: string }> }) {
  if (!(await currentViewer())) redirect("/desk/sign-in");
  const { id } = await params;
  const edition = await api.works.byId({ editionId: id });
  const isOpen = edition.status === "draft" || edition.status === "changesRequested";

  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <section aria-label={t("article.bar")}>
        <div className="bar">
          <Link className="btn quiet icon" href="/desk" aria-label={t("article.back")}>
            <ArrowLeft className="i flip" aria-hidden="true" />
          </Link>
          <nav className="crumbs" aria-label={t("article.where")}>
            <span>{edition.tracker.name}</span>
            <span aria-hidden="true">{t("article.slash")}</span>
            <b>{edition.headline || t("article.untitled")}</b>
          </nav>
        </div>
        <div className="statusline">
          <p className="live">
            <span>{standing(edition)}</span>
          </p>
        </div>
      </section>
      <div className="work">
        <main className="canvas" id="main" tabIndex={-1} aria-labelledby="headline">
          <h1 className="vh" id="headline">
            {edition.headline || t("article.untitled")}
          </h1>
          {isOpen ? (
            <ArticleEditor key={edition.version} edition={edition} />
          ) : (
            <iframe
              className="preview"
              title={t("article.preview")}
              src={`/desk/articles/${id}/preview?version=${edition.version}`}
            />
          )}
        </main>
        <aside className="panel" aria-label={t("article.panel")}>
          <StepBar key={edition.version} edition={edition} />
          <History events={edition.history} />
        </aside>
      </div>
    </>
  );
}

/** One sentence: what is live, and what this page holds beside it. */
function standing({ live, status }: EditionForDesk) {
  const here = t(`standing.${status}`);
  if (!live) return here;
  return t("standing.live", { version: live.version, at: live.publishedAt, here });
}
