"use client";

import { useTranslations } from "use-intl";
import { type Tracker, TrackerRow } from "./tracker-row";

export function TrackerTable({ trackers }: { trackers: Tracker[] }) {
  const t = useTranslations("desk.trackers");
  return (
    <>
      <table className="table folds">
        <caption className="vh">{t("caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="grow">
              {t("name")}
            </th>
            <th scope="col">{t("approvals")}</th>
            <th scope="col">{t("twoSources")}</th>
            <th scope="col" className="opt">
              {t("people")}
            </th>
            <th scope="col" className="opt">
              {t("works")}
            </th>
            <th scope="col" className="opt">
              {t("state")}
            </th>
            <th scope="col" className="fit">
              <span className="vh">{t("act")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {trackers.map((tracker, place) => (
            <TrackerRow
              key={tracker.id}
              tracker={tracker}
              isFirst={place === 0}
              isLast={place === trackers.length - 1}
            />
          ))}
        </tbody>
      </table>
      <p className="hint">{t("twoSourcesHint")}</p>
    </>
  );
}
