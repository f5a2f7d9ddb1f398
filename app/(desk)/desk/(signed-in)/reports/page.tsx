import { deskWords as t } from "@/components/desk/words";
import { api } from "@/server/trpc/caller";
import { BringIn } from "./bring-in";

export default async function ReportsPage() {
  const trackers = await api.trackers.list();
  const writable = trackers.filter(({ role, isClosed }) => role !== null && !isClosed);
  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{t("reports.title")}</h1>
          <p>{writable.length > 0 ? t("reports.lede") : t("reports.nowhere")}</p>
        </div>
      </header>
      {writable.length > 0 ? (
        <BringIn trackers={writable.map(({ id, name }) => ({ id, name }))} />
      ) : null}
    </main>
  );
}
