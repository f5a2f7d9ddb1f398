import { KindIcon } from "@/components/desk/kind-icon";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { ClosedWork } from "@/server/works/queries";

/** For a site admin: what is live and restricted to others, by its public headline, with the way to take it down. */
export function ClosedWorks({ works }: { works: ClosedWork[] }) {
  if (works.length === 0) return null;
  return (
    <section className="group" aria-labelledby="closed">
      <header>
        <h2 id="closed">{t("worksList.closed")}</h2>
        <span className="count">{works.length}</span>
      </header>
      <p className="dim">{t("worksList.closedWhy")}</p>
      <ul className="rows">
        {works.map(({ id, kind, headline }) => (
          <li key={id}>
            <KindIcon kind={kind} />
            <span className="what">{headline}</span>
            <Link
              className="btn small"
              href={`/desk/works/${id}/take-down`}
              aria-label={t("worksList.takeDownOf", { title: headline })}
            >
              {t("takeDown.open")}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
