import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { ImportForDesk } from "@/server/imports/queries";

/** What an undo left where it was. */
export function Left({ left }: Pick<ImportForDesk, "left">) {
  return (
    <section className="note">
      <div>
        <p>{t("imports.undone", { left: left.length })}</p>
        {left.length > 0 ? (
          <ul>
            {left.map(({ editionId, headline }) => (
              <li key={editionId}>
                <Link href={`/desk/works/${editionId}`}>{headline}</Link>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  );
}
