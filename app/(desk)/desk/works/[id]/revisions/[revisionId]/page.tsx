import { ArrowLeft } from "lucide-react";
import { redirect } from "next/navigation";
import { ReviewSheet } from "@/app/(desk)/desk/works/[id]/review-sheet";
import { deskWordsIn } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";
import { BringBack } from "./bring-back";

type Params = Promise<{ id: string; revisionId: string }>;

/** One revision as readers would have it, and what differs from the draft; from here it is brought back. */
export default async function RevisionPage({ params }: { params: Params }) {
  const viewer = await currentViewer();
  const { id, revisionId } = await params;
  if (!viewer) redirect(`/desk/sign-in?to=/desk/works/${id}/revisions/${revisionId}`);
  const edition = await api.reviews.edition({ editionId: id });
  const revision = await api.drafts.revision({ editionId: id, revisionId });
  const t = deskWordsIn(viewer.timeZone);
  const named = t(`revisions.named.${revision.kind}`, { number: String(revision.number) });
  const writers = new Intl.ListFormat("en-GB").format(revision.writers);
  const headline = edition.text.headline || t(`untitled.${edition.kind}`);

  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <section className="fixed" aria-label={t("work.bar")}>
        <div className="bar">
          <Link
            className="btn quiet icon"
            href={`/desk/works/${id}`}
            aria-label={t("revisions.back")}
          >
            <ArrowLeft className="i flip" aria-hidden="true" />
          </Link>
          <nav className="crumbs" aria-label={t("work.where")}>
            <span>{headline}</span>
            <span aria-hidden="true">{t("work.slash")}</span>
            <b>{named}</b>
          </nav>
        </div>
        <div className="statusline">
          <p>
            {t("step.writtenBy", { names: writers })}{" "}
            {t("revisions.by", { name: revision.by, at: revision.createdAt })}
          </p>
        </div>
      </section>
      <main className="canvas" id="main" tabIndex={-1}>
        <h1 className="vh">{named}</h1>
        <div className="sheet-head">
          <p>{t(`revisions.what.${revision.kind}`)}</p>
          {revision.unread ? (
            <p className="note changes">{t("revisions.unread", { typed: revision.unread })}</p>
          ) : null}
          <BringBack edition={edition} revisionId={revisionId} />
        </div>
        <ReviewSheet
          comparison={revision}
          lede={revision.isSame ? t("revisions.same") : t("revisions.against")}
          isMarked
          preview={
            <iframe
              className="preview"
              title={t("work.preview")}
              src={`/desk/works/${id}/revisions/${revisionId}/preview`}
            />
          }
        />
      </main>
    </>
  );
}
