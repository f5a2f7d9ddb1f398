import { Filter, FilterChoice, FilterWords } from "@/components/desk/filter";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { workKinds } from "@/server/public/projection";
import type { List } from "@/server/works/schema";
import { statuses } from "@/server/works/workflow";

type Named = { id: string; name: string };
type WorkFilterProps = {
  filter: List;
  trackers: Named[];
  /** Everyone whose works the viewer may ask for, by name. */
  people: Named[];
  viewerId: string;
};

export function WorkFilter({ filter, trackers, people, viewerId }: WorkFilterProps) {
  const others = people.filter(({ id }) => id !== viewerId);
  return (
    <Filter
      label={t("worksList.filter")}
      action="/desk/works"
      find={t("worksList.find")}
      clear={
        <Link className="btn quiet" href={filter.isBinned ? "/desk/works?bin" : "/desk/works"}>
          {t("worksList.clear")}
        </Link>
      }
    >
      {filter.isBinned ? <input type="hidden" name="bin" value="" /> : null}
      <FilterWords label={t("worksList.search")} value={filter.search} />
      <FilterChoice
        name="status"
        label={t("worksList.status")}
        value={filter.status}
        any={t("worksList.anyStatus")}
        choices={statuses.map((status) => [status, t(`status.${status}`)])}
      />
      <FilterChoice
        name="kind"
        label={t("worksList.kind")}
        value={filter.kind}
        any={t("worksList.anyKind")}
        choices={workKinds.map((kind) => [kind, t(`kinds.${kind}`)])}
      />
      <FilterChoice
        name="trackerId"
        label={t("worksList.tracker")}
        value={filter.trackerId}
        any={t("worksList.anyTracker")}
        choices={named(trackers)}
      />
      <FilterChoice
        name="personId"
        label={t("worksList.person")}
        value={filter.personId}
        any={t("worksList.anyPerson")}
        choices={[[viewerId, t("worksList.mine")], ...named(others)]}
      />
    </Filter>
  );
}

const named = (all: Named[]) => all.map(({ id, name }) => [id, name] as const);
