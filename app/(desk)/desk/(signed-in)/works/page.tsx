import { NewWork } from "@/app/(desk)/desk/(signed-in)/new-work";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";
import { list } from "@/server/works/schema";
import { ClosedWorks } from "./closed-works";
import { WorkFilter } from "./work-filter";
import { WorkTable } from "./work-table";

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Every work the viewer may read, by what the address asks; an unreadable filter shows all. */
export default async function WorksPage({ searchParams }: { searchParams: Search }) {
  const { bin, at, after, ...asked } = await searchParams;
  const chosen = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
  const parsed = list.safeParse({
    ...chosen,
    isBinned: bin !== undefined,
    ...(at && after && { after: { changedAt: at, id: after } }),
  });
  const filter = parsed.success ? parsed.data : list.parse({});
  const viewer = await currentViewer();
  const trackers = await api.trackers.list();
  const people = await api.works.writers();
  const { lines, next, closed } = await api.works.list(filter);
  const writable = trackers.filter(({ role, isClosed }) => role !== null && !isClosed);

  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{filter.isBinned ? t("worksList.bin") : t("worksList.title")}</h1>
          <p>{filter.isBinned ? t("worksList.inBin") : t("worksList.lede")}</p>
        </div>
        {writable.length > 0 ? (
          <NewWork trackers={writable.map(({ id, name }) => ({ id, name }))} />
        ) : null}
      </header>
      <nav className="views" aria-label={t("worksList.views")}>
        <Link href="/desk/works" aria-current={filter.isBinned ? undefined : "page"}>
          {t("worksList.all")}
        </Link>
        <Link href="/desk/works?bin" aria-current={filter.isBinned ? "page" : undefined}>
          {t("worksList.bin")}
        </Link>
      </nav>
      <WorkFilter filter={filter} trackers={trackers} people={people} viewerId={viewer?.id ?? ""} />
      {lines.length > 0 ? (
        <WorkTable timeZone={viewer?.timeZone ?? "UTC"} lines={lines} />
      ) : (
        <NoWorks {...filter} />
      )}
      <ClosedWorks works={closed} />
      {next ? (
        <p className="row-of">
          <Link
            className="btn"
            href={`/desk/works?${olderThan({ ...chosen, ...(filter.isBinned && { bin: "" }) }, next)}`}
          >
            {t("worksList.more")}
          </Link>
        </p>
      ) : null}
    </main>
  );
}

function olderThan(
  chosen: Record<string, string | string[] | undefined>,
  next: { changedAt: Date; id: string },
) {
  const words = Object.entries(chosen).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  return new URLSearchParams([
    ...words,
    ["at", next.changedAt.toISOString()],
    ["after", next.id],
  ]).toString();
}

function NoWorks({ isBinned }: { isBinned: boolean }) {
  return <p>{t(isBinned ? "worksList.noneBinned" : "worksList.none")}</p>;
}
