import { Search } from "lucide-react";
import Link from "next/link";
import { deskWords as t } from "@/components/desk/words";

/** A form that works without JavaScript: what is looked for stands in the address. */
export function FindPeople({ search }: { search: string }) {
  return (
    <search aria-label={t("everyone.filter")}>
      <form className="filters" action="/desk/people">
        <div className="searchbox">
          <Search className="i" aria-hidden="true" />
          <input
            className="input"
            type="search"
            name="search"
            aria-keyshortcuts="/"
            aria-label={t("everyone.search")}
            placeholder={t("everyone.search")}
            defaultValue={search}
          />
        </div>
        <button type="submit" className="btn">
          {t("everyone.find")}
        </button>
        {search ? (
          <Link className="btn quiet" href="/desk/people">
            {t("everyone.clear")}
          </Link>
        ) : null}
      </form>
    </search>
  );
}
