import { Filter, FilterChoice, FilterWords } from "@/components/desk/filter";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { type ListSources, sourceKinds, sourceStates } from "@/server/sources/schema";

type SourceFilterProps = { filter: ListSources; trackers: { id: string; name: string }[] };

export function SourceFilter({ filter, trackers }: SourceFilterProps) {
  return (
    <Filter
      label={t("sources.filter")}
      action="/desk/sources"
      find={t("sources.find")}
      clear={
        <Link className="btn quiet" href="/desk/sources">
          {t("sources.clear")}
        </Link>
      }
    >
      <FilterWords label={t("sources.search")} value={filter.search} />
      <FilterChoice
        name="state"
        label={t("sources.state")}
        value={filter.state}
        any={t("sources.anyState")}
        choices={sourceStates.map((state) => [state, t(`sources.states.${state}`)])}
      />
      <FilterChoice
        name="kind"
        label={t("sources.kind")}
        value={filter.kind}
        any={t("sources.anyKind")}
        choices={sourceKinds.map((kind) => [kind, t(`editor.source.kinds.${kind}`)])}
      />
      {trackers.length > 1 ? (
        <FilterChoice
          name="trackerId"
          label={t("sources.tracker")}
          value={filter.trackerId}
          any={t("sources.anyTracker")}
          choices={trackers.map(({ id, name }) => [id, name])}
        />
      ) : null}
    </Filter>
  );
}
