import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { EntityForDesk } from "@/server/entities/queries";

/** The published texts, and the copies of sources, that still hold a name readers may not have, and what to do about each. */
export function StillTold({
  stillTold,
  copiesTold,
}: Pick<EntityForDesk, "stillTold" | "copiesTold">) {
  const { copies, unread, unsearched } = copiesTold;
  const count = stillTold.length + copies.length;
  return (
    <section className="group" aria-labelledby="still-told">
      <header>
        <h2 id="still-told">{t("record.naming.told.title")}</h2>
        <span className="count">{count}</span>
      </header>
      <div className="form-in">
        {count === 0 ? <p>{t("record.naming.told.none")}</p> : null}
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
        ) : null}
        {copies.length > 0 ? (
          <>
            <p className="hint">{t("record.naming.told.copySteps")}</p>
            <ul className="list">
              {copies.map((copy) => (
                <CopyLine key={copy.id} {...copy} />
              ))}
            </ul>
          </>
        ) : null}
        {unread > 0 ? (
          <p className="hint">{t("record.naming.told.unread", { count: unread })}</p>
        ) : null}
        {unsearched > 0 ? (
          <p className="hint">{t("record.naming.told.unsearched", { count: unsearched })}</p>
        ) : null}
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

type Copy = EntityForDesk["copiesTold"]["copies"][number];

/** A copy leads to its source, where it is chosen; of a source the viewer may not open, only readers' way to it is shown. */
function CopyLine({ source, takenAt: at, path, isPublished }: Copy) {
  return (
    <li>
      {source ? (
        <Link href={`/desk/sources/${source.id}`}>{source.title}</Link>
      ) : (
        <span>{t("record.naming.told.copyElsewhere")}</span>
      )}
      {isPublished ? (
        <a className="more" href={path}>
          {t("record.naming.told.copy", { at })}
        </a>
      ) : (
        <span className="more">{t("record.naming.told.copyToCome", { at })}</span>
      )}
    </li>
  );
}
