import { Search } from "lucide-react";
import Link from "next/link";
import { deskWords as t } from "@/components/desk/words";
import { workKinds } from "@/server/public/projection";
import type { List } from "@/server/works/schema";
import { statuses } from "@/server/works/workflow";

type WorkFilterProps = {
  filter: List;
  trackers: { id: string; name: string }[];
  /** Everyone whose works the viewer may ask for, by name. */
  people: { id: string; name: string }[];
  viewerId: string;
};

/** A form that works without JavaScript: what is chosen stands in the address and can be kept or sent on. */
export function WorkFilter({ filter, trackers, people, viewerId }: WorkFilterProps) {
  return (
    <search aria-label={t("worksList.filter")}>
      <form className="filters" action="/desk/works">
        {filter.isBinned ? <input type="hidden" name="bin" value="" /> : null}
        <div className="searchbox">
          <Search className="i" aria-hidden="true" />
          <input
            className="input"
            type="search"
            aria-keyshortcuts="/"
            name="search"
            aria-label={t("worksList.search")}
            placeholder={t("worksList.search")}
            defaultValue={filter.search}
          />
        </div>
        <select
          className="select"
          name="status"
          aria-label={t("worksList.status")}
          defaultValue={filter.status ?? ""}
        >
          <option value="">{t("worksList.anyStatus")}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {t(`status.${status}`)}
            </option>
          ))}
        </select>
        <select
          className="select"
          name="kind"
          aria-label={t("worksList.kind")}
          defaultValue={filter.kind ?? ""}
        >
          <option value="">{t("worksList.anyKind")}</option>
          {workKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </select>
        <select
          className="select"
          name="trackerId"
          aria-label={t("worksList.tracker")}
          defaultValue={filter.trackerId ?? ""}
        >
          <option value="">{t("worksList.anyTracker")}</option>
          {trackers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <select
          className="select"
          name="personId"
          aria-label={t("worksList.person")}
          defaultValue={filter.personId ?? ""}
        >
          <option value="">{t("worksList.anyPerson")}</option>
          <option value={viewerId}>{t("worksList.mine")}</option>
          {people
            .filter(({ id }) => id !== viewerId)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
        <button type="submit" className="btn">
          {t("worksList.find")}
        </button>
        <Link className="btn quiet" href={filter.isBinned ? "/desk/works?bin" : "/desk/works"}>
          {t("worksList.clear")}
        </Link>
      </form>
    </search>
  );
}
