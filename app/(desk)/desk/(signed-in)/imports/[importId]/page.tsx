import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { api } from "@/server/trpc/caller";
import { Columns } from "./columns";
import { Fates } from "./fates";
import { Left } from "./left";
import { Run } from "./run";

type Params = Promise<{ importId: string }>;

/** One file: what its columns are, what becomes of its rows, and the act itself. */
export default async function ImportPage({ params }: { params: Params }) {
  const file = await api.imports.one(await params);
  const { format, tracker, counts, sameFile, state } = file;
  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <p>
            <Link href="/desk/imports">{t("imports.back")}</Link>
          </p>
          <h1>{file.name}</h1>
          <p>
            {t("imports.what", {
              format: t(`imports.formats.${format}`),
              rows: counts.all,
              tracker,
            })}
          </p>
        </div>
      </header>
      <div className="stack settings">
        {sameFile && state === "read" ? (
          <p className="note changes">
            <span>{t("imports.sameFile", { at: sameFile })}</span>
          </p>
        ) : null}
        {state === "undone" ? <Left left={file.left} /> : null}
        {state === "read" ? <Columns key={format} file={file} /> : null}
        <Fates file={file}>
          <Run file={file} />
        </Fates>
      </div>
    </main>
  );
}
