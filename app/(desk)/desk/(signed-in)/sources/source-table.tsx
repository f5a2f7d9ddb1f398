import { BookMarked } from "lucide-react";
import { deskWordsIn, deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { SourceLine } from "@/server/sources/queries";
import { LinkState } from "./link-state";

type Shown = { timeZone: string };

export function SourceTable({ lines, timeZone }: Shown & { lines: SourceLine[] }) {
  return (
    <table className="table">
      <caption className="vh">{t("sources.caption")}</caption>
      <thead>
        <tr>
          <th scope="col" className="grow">
            {t("sources.source")}
          </th>
          <th scope="col" className="opt">
            {t("sources.kind")}
          </th>
          <th scope="col" className="opt">
            {t("sources.tracker")}
          </th>
          <th scope="col" className="opt">
            {t("sources.cited")}
          </th>
          <th scope="col" className="opt2">
            {t("sources.linkOf")}
          </th>
          <th scope="col" className="opt">
            {t("sources.copy")}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <SourceRow key={line.id} line={line} timeZone={timeZone} />
        ))}
      </tbody>
    </table>
  );
}

function SourceRow({ line, timeZone }: Shown & { line: SourceLine }) {
  const inZone = deskWordsIn(timeZone);
  const { id, title, publisher, kind, tracker, cited, copiedAt: at } = line;
  const kindWords = t(`editor.source.kinds.${kind}`);
  return (
    <tr>
      <td className="grow">
        <span className="ttl">
          <BookMarked className="i" aria-hidden="true" />
          <Link data-walk href={`/desk/sources/${id}`}>
            <bdi>{title}</bdi>
          </Link>
          {publisher ? (
            <bdi className="dim opt short" title={publisher}>
              {publisher}
            </bdi>
          ) : null}
          {line.isRestricted ? <span className="chip draft">{t("sources.protected")}</span> : null}
        </span>
        <span className="sub">
          {publisher ? <bdi>{publisher}</bdi> : null}
          <span>{kindWords}</span>
          <span>{t("sources.citedTimes", { count: cited })}</span>
          <LinkState is={line.link.is} />
          {at ? <span>{inZone("sources.copyOn", { at })}</span> : null}
        </span>
      </td>
      <td className="opt dim">{kindWords}</td>
      <td className="opt dim short" title={tracker}>
        {tracker}
      </td>
      <td className="opt num">{cited}</td>
      <td className="opt2">
        <LinkState is={line.link.is} />
      </td>
      <td className="opt dim num">
        {at ? inZone("sources.copyDay", { at }) : t("sources.noCopy")}
      </td>
    </tr>
  );
}
