import { Search } from "lucide-react";
import Link from "next/link";
import { deskWords as t } from "@/components/desk/words";
import type { ListEntities } from "@/server/entities/schema";
import { entityKinds } from "@/server/public/projection";

/** A form that works without JavaScript: what is looked for stands in the address. */
export function EntityFilter({ filter }: { filter: ListEntities }) {
  return (
    <search aria-label={t("record.filter")}>
      <form className="filters" action="/desk/record">
        <div className="searchbox">
          <Search className="i" aria-hidden="true" />
          <input
            className="input"
            type="search"
            name="search"
            dir="auto"
            aria-keyshortcuts="/"
            aria-label={t("record.search")}
            placeholder={t("record.search")}
            defaultValue={filter.search}
          />
        </div>
        <select
          className="select"
          name="kind"
          aria-label={t("record.kind")}
          defaultValue={filter.kind ?? ""}
        >
          <option value="">{t("record.anyKind")}</option>
          {entityKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`event.kinds.${kind}`)}
            </option>
          ))}
        </select>
        <button type="submit" className="btn">
          {t("record.find")}
        </button>
        <Link className="btn quiet" href="/desk/record">
          {t("record.clear")}
        </Link>
      </form>
    </search>
  );
}
