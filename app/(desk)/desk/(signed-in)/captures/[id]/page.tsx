import Link from "next/link";
import { notFound } from "next/navigation";
import { deskWordsIn } from "@/components/desk/words";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";

/** The words of a copy, as text: nothing of the page itself is shown here. */
export default async function CapturePage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await currentViewer();
  if (!viewer) notFound();
  const capture = await api.captures.read({ captureId: (await params).id });
  const { source, address, takenAt, words } = capture;
  const t = deskWordsIn(viewer.timeZone);
  const lines = words.split(/\n+/).filter((line) => line.trim());

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
      {lines.length > 0 ? (
        <article className="sheet" aria-label={t("captures.textOf")} lang={source.lang} dir="auto">
          {lines.map((line, n) => (
            // Lines have no identity of their own, and a copy never changes.
            // biome-ignore lint/suspicious/noArrayIndexKey: drawn once
            <p key={n}>{line}</p>
          ))}
        </article>
      ) : (
        <p className="note">{t("captures.unread")}</p>
      )}
    </main>
  );
}
