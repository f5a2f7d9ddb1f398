import { useTranslations } from "use-intl";
import { Link } from "@/components/ui/link";

/** A person was recorded in passing, the name withheld: that it is, and where to choose otherwise. */
export function AddedWithheld({ person: { id, name } }: { person: { id: string; name: string } }) {
  const t = useTranslations("desk.event");
  return (
    <div className="note" role="status">
      <div>
        <p>{t("addedWithheld", { name })}</p>
        <p>
          <Link href={`/desk/record/${id}`}>{t("chooseName", { name })}</Link>
        </p>
      </div>
    </div>
  );
}
