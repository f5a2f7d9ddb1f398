import { redirect } from "next/navigation";
import { deskWordsIn } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";
import { TakeDown } from "./take-down";

/** For a site admin who is not among a tracker's people: what readers see, and the way to take it down at once. */
export default async function TakeDownPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await currentViewer();
  const { id } = await params;
  if (!viewer) redirect(`/desk/sign-in?to=/desk/works/${id}/take-down`);
  const { live, tracker, refusal, isPressWaiting } = await api.publications.live({ editionId: id });
  const t = deskWordsIn(viewer.timeZone);
  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{live?.headline ?? t("takeDownPage.title")}</h1>
          <p>{t("takeDownPage.lede", { tracker })}</p>
        </div>
      </header>
      <div className="stack narrow">
        {live ? (
          <p>
            {t("takeDownPage.live", { version: String(live.version), at: live.publishedAt })}{" "}
            <a href={live.path}>{t("takeDownPage.page")}</a>
          </p>
        ) : (
          <p>{t("takeDownPage.none")}</p>
        )}
        <TakeDown
          editionId={id}
          refusal={refusal}
          isLive={live !== null}
          isPressWaiting={isPressWaiting}
        />
        <p>
          <Link href="/desk/works">{t("takeDownPage.back")}</Link>
        </p>
      </div>
    </main>
  );
}
