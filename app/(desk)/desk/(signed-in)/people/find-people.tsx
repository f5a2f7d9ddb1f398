import { Filter, FilterWords } from "@/components/desk/filter";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";

export function FindPeople({ search }: { search: string }) {
  return (
    <Filter
      label={t("everyone.filter")}
      action="/desk/people"
      find={t("everyone.find")}
      clear={
        search ? (
          <Link className="btn quiet" href="/desk/people">
            {t("everyone.clear")}
          </Link>
        ) : null
      }
    >
      <FilterWords label={t("everyone.search")} value={search} />
    </Filter>
  );
}
