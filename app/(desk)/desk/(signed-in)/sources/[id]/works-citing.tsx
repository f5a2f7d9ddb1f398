import { KindIcon } from "@/components/desk/kind-icon";
import { State } from "@/components/desk/state";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { SourcePage } from "@/server/sources/queries";

type WorksCitingProps = Pick<SourcePage, "works" | "publicPath">;

/** The works that cite a source, as far as the viewer may read them, and where readers have what rests on it. */
export function WorksCiting({ works: { count, lines }, publicPath }: WorksCitingProps) {
  return (
    <section className="group" aria-labelledby="works-citing">
      <header>
        <h2 id="works-citing">{t("sources.one.rests")}</h2>
        <span className="count">{count}</span>
      </header>
      {publicPath ? (
        <p className="hint">
          <a href={publicPath}>{t("sources.one.public")}</a>
        </p>
      ) : null}
      {lines.length > 0 ? (
        <ul className="list">
          {lines.map(({ id, kind, headline, status, isLiveOnly }) => (
            <li key={id}>
              <KindIcon kind={kind} />
              <Link href={`/desk/works/${id}`}>{headline || t(`untitled.${kind}`)}</Link>
              <State status={status} />
              {isLiveOnly ? <span className="more">{t("sources.one.liveOnly")}</span> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p>{t("sources.one.noWorks")}</p>
      )}
      {count > lines.length ? <p className="hint">{t("sources.one.first")}</p> : null}
    </section>
  );
}
