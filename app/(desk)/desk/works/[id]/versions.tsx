import { deskWordsIn, deskWords as t } from "@/components/desk/words";
import type { VersionLine } from "@/server/publications/queries";

type VersionsProps = { versions: VersionLine[]; timeZone: string };

/** What was ever published, the newest first, each version at the address readers may cite. */
export function Versions({ versions, timeZone }: VersionsProps) {
  if (versions.length === 0) return null;
  const inZone = deskWordsIn(timeZone);
  return (
    <section className="decision" aria-labelledby="versions">
      <h2 id="versions">{t("versions.title")}</h2>
      <ol className="history">
        {versions.map(({ id, version, versionPath, publishedAt, isReadable, isLive }) => {
          const name = t("versions.name", { version: String(version) });
          return (
            <li key={id}>
              {isReadable ? <a href={versionPath}>{name}</a> : name}
              {isLive ? `, ${t("versions.live")}` : null}
              {isReadable ? null : `, ${t("versions.gone")}`}
              <small>{inZone("history.at", { at: publishedAt })}</small>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
