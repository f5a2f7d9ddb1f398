import { FileText } from "lucide-react";
import Link from "next/link";
import { State } from "@/components/desk/state";
import { deskWords as t } from "@/components/desk/words";
import type { EditionLine } from "@/server/works/queries";

/** A titled list of works; nothing at all when it is empty. */
export function WorkGroup({ title, lines }: { title: string; lines: EditionLine[] }) {
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
            <FileText className="i dim" aria-hidden="true" />
            <div className="what">
              <Link href={`/desk/articles/${line.id}`}>
                {line.headline || t("article.untitled")}
              </Link>
              <span className="dim opt">{line.tracker}</span>
            </div>
            <span className="col">
              <State status={line.status} />
            </span>
            <span className="meta w num">
              {t("myWork.changed", { name: line.changedBy, at: line.changedAt })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
