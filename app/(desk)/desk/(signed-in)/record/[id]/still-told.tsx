import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { EntityForDesk } from "@/server/entities/queries";

/** The published texts whose own words still hold a name that readers may not have, and what to do about each. */
export function StillTold({ stillTold }: Pick<EntityForDesk, "stillTold">) {
  return (
    <section className="group" aria-labelledby="still-told">
      <header>
        <h2 id="still-told">{t("record.naming.told.title")}</h2>
        <span className="count">{stillTold.length}</span>
      </header>
      <div className="form-in">
        {stillTold.length > 0 ? (
          <>
            <p className="hint">{t("record.naming.told.steps")}</p>
            <p className="hint">{t("record.naming.told.earlierSteps")}</p>
            <ul className="list">
              {stillTold.map((version) => (
                <Line key={version.versionPath} {...version} />
              ))}
            </ul>
          </>
        ) : (
          <p>{t("record.naming.told.none")}</p>
        )}
      </div>
    </section>
  );
}

function Line({ editionId, headline, version, ...at }: EntityForDesk["stillTold"][number]) {
  return (
    <li>
      {editionId ? (
        <Link href={`/desk/works/${editionId}`}>{headline}</Link>
      ) : (
        <span>{headline}</span>
      )}
      <a className="more" href={at.livePath ?? at.versionPath}>
        {at.livePath ? t("record.naming.told.live") : t("record.naming.told.earlier", { version })}
      </a>
    </li>
  );
}
