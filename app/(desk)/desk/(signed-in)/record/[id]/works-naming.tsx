import { KindIcon } from "@/components/desk/kind-icon";
import { State } from "@/components/desk/state";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { EntityForDesk } from "@/server/entities/queries";

/** The works that name an entity, and the name readers have of it where that is another. */
export function WorksNaming({ works }: Pick<EntityForDesk, "works">) {
  return (
    <section className="group" aria-labelledby="works-naming">
      <header>
        <h2 id="works-naming">{t("record.one.works")}</h2>
        <span className="count">{works.length}</span>
      </header>
      <div className="form-in">
        <p className="hint">{t("record.one.stays")}</p>
        {works.length > 0 ? (
          <ul className="list">
            {works.map(({ id, kind, headline, status, shownAs, isOutdated }) => (
              <li key={id}>
                <KindIcon kind={kind} />
                <Link href={`/desk/works/${id}`}>{headline || t(`untitled.${kind}`)}</Link>
                <State status={status} />
                {isOutdated ? (
                  <span className="more">{t("record.one.shownAs", { name: shownAs ?? "" })}</span>
                ) : null}
              </li>
            ))}
          </ul>
        ) : (
          <p>{t("record.one.noWorks")}</p>
        )}
      </div>
    </section>
  );
}
