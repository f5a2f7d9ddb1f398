import { deskWords as t } from "@/components/desk/words";
import { api } from "@/server/trpc/caller";
import { RegisterForm } from "./register-form";

/** A register of parties comes in as a file: which, and into which tracker. */
export default async function RegisterPage() {
  const trackers = await api.trackers.list();
  const writable = trackers.filter(({ role, isClosed }) => role !== null && !isClosed);
  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{t("registers.title")}</h1>
          <p>{t(writable.length > 0 ? "registers.lede" : "registers.nowhere")}</p>
        </div>
      </header>
      {writable.length > 0 ? (
        <RegisterForm trackers={writable.map(({ id, name }) => ({ id, name }))} />
      ) : null}
    </main>
  );
}
