import { notFound, redirect } from "next/navigation";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { currentViewer } from "@/server/auth/session";
import { everyone } from "@/server/people/schema";
import { api } from "@/server/trpc/caller";
import { EveryoneTable } from "./everyone-table";
import { FindPeople } from "./find-people";
import { administered, PeopleViews } from "./people-views";

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Every account, for site admins; who administers a tracker is sent on to its people. */
export default async function EveryonePage({ searchParams }: { searchParams: Search }) {
  const viewer = await currentViewer();
  if (!viewer) notFound();
  if (!viewer.siteAdmin) {
    const [first] = await administered(viewer);
    if (!first) notFound();
    redirect(`/desk/people/${first.id}`);
  }
  const asked = everyone.safeParse(await searchParams);
  const filter = asked.success ? asked.data : everyone.parse({});
  const { people, next, isOnlySiteAdmin } = await api.people.everyone(filter);

  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{t("everyone.title")}</h1>
          <p>{t("everyone.lede")}</p>
        </div>
      </header>
      <PeopleViews viewer={viewer} here={null} />
      <FindPeople search={filter.search} />
      <div className="stack settings">
        {isOnlySiteAdmin ? (
          <div className="note">
            <p>{t("everyone.alone")}</p>
          </div>
        ) : null}
        {people.length > 0 ? (
          <EveryoneTable people={people} timeZone={viewer.timeZone} />
        ) : (
          <p>{t("everyone.none")}</p>
        )}
      </div>
      {next ? (
        <p className="row-of">
          <Link className="btn" href={`/desk/people?${followedBy(filter.search, next)}`}>
            {t("everyone.more")}
          </Link>
        </p>
      ) : null}
    </main>
  );
}

const followedBy = (search: string, after: string) =>
  new URLSearchParams([...(search ? [["search", search]] : []), ["after", after]]).toString();
