import { notFound } from "next/navigation";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { currentViewer } from "@/server/auth/session";
import { type ListSources, listSources } from "@/server/sources/schema";
import { api } from "@/server/trpc/caller";
import { SourceFilter } from "./source-filter";
import { SourceTable } from "./source-table";

type Search = Promise<Record<string, string | string[] | undefined>>;

/** The sources of every tracker the viewer writes in, by what the address asks; an unreadable filter shows all. */
export default async function SourcesPage({ searchParams }: { searchParams: Search }) {
  const viewer = await currentViewer();
  if (!viewer || Object.keys(viewer.roles).length === 0) notFound();
  const { at, after, ...asked } = await searchParams;
  const chosen = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
  const parsed = listSources.safeParse({
    ...chosen,
    ...(at && after && { after: { createdAt: at, id: after } }),
  });
  const filter = parsed.success ? parsed.data : listSources.parse({});
  const { lines, next } = await api.sources.list(filter);
  const trackers = (await api.trackers.list()).filter(({ role }) => role !== null);

  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{t("sources.title")}</h1>
          <p>{t("sources.lede")}</p>
        </div>
      </header>
      <SourceFilter filter={filter} trackers={trackers} />
      {lines.length > 0 ? (
        <SourceTable lines={lines} timeZone={viewer.timeZone} />
      ) : (
        <p>{t(isFiltered(filter) ? "sources.none" : "sources.empty")}</p>
      )}
      {next ? (
        <p className="row-of">
          <Link className="btn" href={`/desk/sources?${olderThan(filter, next)}`}>
            {t("sources.more")}
          </Link>
        </p>
      ) : null}
    </main>
  );
}

const isFiltered = ({ search, trackerId, kind, state }: ListSources) =>
  [search, trackerId, kind, state].some(Boolean);

function olderThan(filter: ListSources, next: { createdAt: Date; id: string }) {
  const { search, trackerId, kind, state } = filter;
  return new URLSearchParams({
    ...(search && { search }),
    ...(trackerId && { trackerId }),
    ...(kind && { kind }),
    ...(state && { state }),
    at: next.createdAt.toISOString(),
    after: next.id,
  }).toString();
}
