import { deskWords as t } from "@/components/desk/words";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";
import { FileForm } from "./file-form";
import { ImportList } from "./import-list";
import { TakeOut } from "./take-out";

/** Files in, as drafts, and trackers out, as files. */
export default async function ImportsPage() {
  const [trackers, imports] = [await api.trackers.list(), await api.imports.list()];
  const viewer = await currentViewer();
  const writable = trackers.filter(({ role, isClosed }) => role !== null && !isClosed);
  const own = await api.exports.list();
  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{t("imports.title")}</h1>
          <p>{writable.length > 0 ? t("imports.lede") : t("imports.nowhere")}</p>
        </div>
      </header>
      <div className="stack settings">
        {writable.length > 0 ? <FileForm trackers={writable} /> : null}
        {imports.length > 0 ? (
          <ImportList imports={imports} timeZone={viewer?.timeZone ?? "UTC"} />
        ) : null}
        {own.length > 0 ? <TakeOut trackers={own} /> : null}
      </div>
    </main>
  );
}
