import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { Viewer } from "@/server/auth/viewer";
import { api } from "@/server/trpc/caller";

type PeopleViewsProps = {
  viewer: Viewer;
  /** The tracker whose people are shown, or null for everyone. */
  here: string | null;
};

/** Everyone for site admins, and each tracker the viewer administers; nothing where there is no choice. */
export async function PeopleViews({ viewer, here }: PeopleViewsProps) {
  const trackers = await administered(viewer);
  if (!viewer.siteAdmin && trackers.length < 2) return null;
  return (
    <nav className="views" aria-label={t("everyone.views")}>
      {viewer.siteAdmin ? (
        <Link href="/desk/people" aria-current={here === null ? "page" : undefined}>
          {t("everyone.title")}
        </Link>
      ) : null}
      {trackers.map(({ id, name }) => (
        <Link
          key={id}
          href={`/desk/people/${id}`}
          aria-label={t("people.of", { tracker: name })}
          aria-current={here === id ? "page" : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

/** The trackers whose people the viewer may change, in the desk's order. */
export async function administered(viewer: Viewer) {
  const trackers = await api.trackers.list();
  return trackers.filter(({ role }) => viewer.siteAdmin || role === "admin");
}
