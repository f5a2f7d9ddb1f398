import { notFound } from "next/navigation";
import { deskWordsIn } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";

/** The words of a copy, as text: nothing of the page itself is shown here. */
export default async function CapturePage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await currentViewer();
  if (!viewer) notFound();
  const capture = await api.captures.read({ captureId: (await params).id });
  const { source, address, takenAt, words } = capture;
  const t = deskWordsIn(viewer.timeZone);

  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <p>
            <Link href={`/desk/sources/${source.id}`}>{t("captures.back")}</Link>
          </p>
          <h1 dir="auto">{t("captures.of", { title: source.title })}</h1>
          <p className="long">{t("captures.fromPage", { address, at: takenAt })}</p>
        </div>
        <div className="acts">
          <a
            className="btn"
            href={`/desk/captures/${capture.id}/file`}
            target="_blank"
            rel="noopener"
          >
            {t("captures.open")}
          </a>
        </div>
      </header>
      {words ? (
        <article
          className="sheet as-typed"
          aria-label={t("captures.textOf")}
          lang={source.lang}
          dir="auto"
        >
          {words}
        </article>
      ) : (
        <p className="note">{t("captures.unread")}</p>
      )}
    </main>
  );
}
