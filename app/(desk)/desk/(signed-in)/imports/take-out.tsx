import { Download } from "lucide-react";
import { deskWords as t } from "@/components/desk/words";

/** A tracker as one file, for its admins. */
export function TakeOut({ trackers }: { trackers: { id: string; name: string }[] }) {
  return (
    <section className="group" aria-labelledby="out">
      <header>
        <h2 id="out">{t("imports.out")}</h2>
      </header>
      <div className="in-parts told">
        <p>{t("imports.outLede")}</p>
        <p className="note changes">
          <span>{t("imports.outWarning")}</span>
        </p>
        <ul className="row-of">
          {trackers.map(({ id, name }) => (
            <li key={id}>
              <a className="btn" href={`/desk/exports/${id}`} download>
                <Download className="i" aria-hidden="true" />
                {t("imports.outOf", { tracker: name })}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
