import { FileSpreadsheet } from "lucide-react";
import { notFound } from "next/navigation";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { currentViewer } from "@/server/auth/session";
import { mayNameEntities } from "@/server/entities/policy";
import { type ListEntities, listEntities } from "@/server/entities/schema";
import { api } from "@/server/trpc/caller";
import { AddEntity } from "./add-entity";
import { EntityFilter } from "./entity-filter";
import { EntityTable } from "./entity-table";

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Everyone and everything works name, by what the address asks; an unreadable filter shows all. */
export default async function RecordPage({ searchParams }: { searchParams: Search }) {
  const viewer = await currentViewer();
  if (!viewer || !mayNameEntities(viewer)) notFound();
  const asked = Object.entries(await searchParams).filter(([, value]) => value !== "");
  const parsed = listEntities.safeParse(Object.fromEntries(asked));
  const filter = parsed.success ? parsed.data : listEntities.parse({});
  const { entities, next } = await api.entities.list(filter);
  const isFiltered = filter.search !== "" || filter.kind !== undefined;

  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{t("record.title")}</h1>
          <p>{t("record.lede")}</p>
        </div>
        <div className="row-of">
          <Link className="btn" href="/desk/record/register">
            <FileSpreadsheet className="i" aria-hidden="true" />
            {t("registers.begin")}
          </Link>
          <AddEntity />
        </div>
      </header>
      <EntityFilter filter={filter} />
      {entities.length > 0 ? (
        <EntityTable entities={entities} />
      ) : (
        <p>{t(isFiltered ? "record.none" : "record.empty")}</p>
      )}
      {next ? (
        <p className="row-of">
          <Link className="btn" href={`/desk/record?${followedBy(filter, next)}`}>
            {t("record.more")}
          </Link>
        </p>
      ) : null}
    </main>
  );
}

const followedBy = ({ search, kind }: ListEntities, after: string) =>
  new URLSearchParams({ ...(search && { search }), ...(kind && { kind }), after }).toString();
