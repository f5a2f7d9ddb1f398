import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";

type DeadLinksProps = { count: number; withoutCopy: number };

/** That links of sources no longer answer, with the way to them; nothing at all while all do. */
export function DeadLinks({ count, withoutCopy }: DeadLinksProps) {
  if (count === 0) return null;
  return (
    <section className="group" aria-labelledby="dead-links">
      <header>
        <h2 id="dead-links">{t("sources.deadLinks.title")}</h2>
        <span className="count">{count}</span>
      </header>
      <p>
        {t("sources.deadLinks.what", { count, withoutCopy })}{" "}
        <Link href="/desk/sources?state=dead">{t("sources.deadLinks.show", { count })}</Link>
      </p>
    </section>
  );
}
