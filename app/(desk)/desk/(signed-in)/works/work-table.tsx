import { KindIcon } from "@/components/desk/kind-icon";
import { State } from "@/components/desk/state";
import { deskWordsIn, deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { WorkLine } from "@/server/works/queries";

type Shown = { timeZone: string };

export function WorkTable({ lines, timeZone }: Shown & { lines: WorkLine[] }) {
  return (
    <table className="table">
      <caption className="vh">{t("worksList.caption")}</caption>
      <thead>
        <tr>
          <th scope="col" className="grow">
            {t("worksList.heading")}
          </th>
          <th scope="col" className="opt">
            {t("worksList.when")}
          </th>
          <th scope="col" className="opt2">
            {t("worksList.status")}
          </th>
          <th scope="col" className="opt">
            {t("worksList.tracker")}
          </th>
          <th scope="col" className="opt">
            {t("worksList.last")}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <WorkRow key={line.id} line={line} timeZone={timeZone} />
        ))}
      </tbody>
    </table>
  );
}

function WorkRow({ line, timeZone }: Shown & { line: WorkLine }) {
  const title = line.headline || t(`untitled.${line.kind}`);
  const last = deskWordsIn(timeZone)("myWork.changed", {
    name: line.changedBy,
    at: line.changedAt,
  });
  return (
    <tr>
      <td className="grow">
        <span className="ttl">
          <KindIcon kind={line.kind} />
          {line.isReadable ? (
            <Link data-walk href={`/desk/works/${line.id}`}>
              {title}
            </Link>
          ) : (
            <>
              <b>{title}</b>
              {line.isLive ? (
                <Link
                  className="btn small"
                  href={`/desk/works/${line.id}/take-down`}
                  aria-label={t("worksList.takeDownOf", { title })}
                >
                  {t("takeDown.open")}
                </Link>
              ) : null}
            </>
          )}
          {line.isRestricted ? (
            <span className="chip draft">{t("worksList.restricted")}</span>
          ) : null}
          {line.isHighRisk ? <span className="chip draft">{t("worksList.highRisk")}</span> : null}
        </span>
        <span className="sub">
          {line.when ? <span>{line.when}</span> : null}
          <State status={line.status} />
          <span>{last}</span>
        </span>
      </td>
      <td className="opt num short" title={line.when}>
        {line.when}
      </td>
      <td className="opt2">
        <State status={line.status} />
      </td>
      <td className="opt dim short" title={line.tracker}>
        {line.tracker}
      </td>
      <td className="opt dim num short" title={last}>
        {last}
      </td>
    </tr>
  );
}
