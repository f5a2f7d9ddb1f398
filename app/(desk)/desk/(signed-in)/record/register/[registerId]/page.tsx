import { RegisterRows } from "@/app/(desk)/desk/(signed-in)/record/register/register-rows";
import { RegisterSummary } from "@/app/(desk)/desk/(signed-in)/record/register/register-summary";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { api } from "@/server/trpc/caller";
import { MakeEntry } from "./make-entry";

type Params = Promise<{ registerId: string }>;

/** What a register that was read would enter, whom it would add to the record, and what of it waits. */
export default async function RegisterReadPage({ params }: { params: Params }) {
  const { registerId } = await params;
  const register = await api.registers.one({ registerId });
  const { fileName, rows, tracker, hash, editionId } = register;
  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{t("registers.title")}</h1>
          <p>{t("registers.about", { rows, fileName, tracker })}</p>
          <p className="dim hash">{t("registers.hash", { hash })}</p>
        </div>
      </header>
      <div className="stack settings">
        {editionId ? (
          <p className="note">
            {t("registers.made")}{" "}
            <Link href={`/desk/works/${editionId}`}>{t("registers.toEntry")}</Link>
          </p>
        ) : null}
        <RegisterSummary register={register} />
        {editionId ? null : (
          <MakeEntry
            registerId={registerId}
            headline={t("registers.headlineGiven", { count: register.treaties.count })}
          />
        )}
        <RegisterRows
          registerId={registerId}
          choices={
            editionId ? ["anomalies", "changes", "sample", "all"] : ["anomalies", "sample", "all"]
          }
        />
      </div>
    </main>
  );
}
