import { KindIcon } from "@/components/desk/kind-icon";
import { State } from "@/components/desk/state";
import { deskWordsIn, deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { WorkLine } from "@/server/works/queries";

type WorkGroupProps = { title: string; lines: WorkLine[]; timeZone: string };

/** A titled list of works; nothing at all when it is empty. */
export function WorkGroup({ title, lines, timeZone }: WorkGroupProps) {
  const inZone = deskWordsIn(timeZone);
  if (lines.length === 0) return null;
  return (
    <section className="group" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="count">{lines.length}</span>
      </header>
      <ul className="rows">
        {lines.map((line) => (
          <li key={line.id}>
            <KindIcon kind={line.kind} />
            <div className="what">
              <Link data-walk href={`/desk/works/${line.id}`}>
                {line.headline || t(`untitled.${line.kind}`)}
              </Link>
              <span className="dim opt">{line.when || line.tracker}</span>
            </div>
            <span className="col">
              <State status={line.status} />
            </span>
            <span className="meta w num">
              {inZone("myWork.changed", { name: line.changedBy, at: line.changedAt })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
