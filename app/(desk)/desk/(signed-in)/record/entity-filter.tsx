import { Filter, FilterChoice, FilterWords } from "@/components/desk/filter";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { ListEntities } from "@/server/entities/schema";
import { entityKinds } from "@/server/public/projection";

export function EntityFilter({ filter }: { filter: ListEntities }) {
  return (
    <Filter
      label={t("record.filter")}
      action="/desk/record"
      find={t("record.find")}
      clear={
        <Link className="btn quiet" href="/desk/record">
          {t("record.clear")}
        </Link>
      }
    >
      <FilterWords label={t("record.search")} value={filter.search} />
      <FilterChoice
        name="kind"
        label={t("record.kind")}
        value={filter.kind}
        any={t("record.anyKind")}
        choices={entityKinds.map((kind) => [kind, t(`event.kinds.${kind}`)])}
      />
    </Filter>
  );
}
