import { Settle } from "@/app/(desk)/desk/works/[id]/settle";
import { KindIcon } from "@/components/desk/kind-icon";
import { State } from "@/components/desk/state";
import { deskWordsIn, deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { DueLine } from "@/server/works/queries";

/** What is to be looked at again, each with the reason; of an event that readers expect one says here what became of it. */
export function DueGroup({ lines, timeZone }: { lines: DueLine[]; timeZone: string }) {
  const inZone = deskWordsIn(timeZone);
  const title = t("myWork.due");
  return (
    <section className="group" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="count">{lines.length}</span>
      </header>
      {lines.length === 0 ? <p className="dim">{t("myWork.dueNone")}</p> : null}
      <ul className="rows">
        {lines.map((line) => (
          <li className="said" key={line.id}>
            <KindIcon kind={line.kind} />
            <div className="what">
              <Link data-walk href={`/desk/works/${line.id}`}>
                {line.headline || t(`untitled.${line.kind}`)}
              </Link>
              <span className="dim opt">{line.tracker}</span>
            </div>
            <span className="col">
              <State status={line.status} />
            </span>
            <span className="meta w num">
              {inZone("myWork.changed", { name: line.changedBy, at: line.changedAt })}
            </span>
            <p className="words">{reasonOf(line)}</p>
            <Steps line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function reasonOf({ lookAgainOn, isOver, when }: DueLine): string {
  const over = isOver ? t("myWork.dueOver", { when }) : null;
  const look = lookAgainOn ? t("myWork.dueLook", { on: lookAgainOn }) : null;
  return [over, look].filter(Boolean).join(" ");
}

function Steps({ line }: { line: DueLine }) {
  const { id: editionId, workId, version, factsVersion, headline, expected } = line;
  if (!expected || !line.isLive || line.status !== "published") return null;
  return (
    <div className="words">
      <Settle settled={{ editionId, workId, version, factsVersion, headline, expected }} />
    </div>
  );
}
