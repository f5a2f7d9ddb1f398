import { Download } from "lucide-react";
import { deskWords as t } from "@/components/desk/words";
import type { exportsForDesk } from "@/server/exports/queries";

type TakeOutProps = { trackers: Awaited<ReturnType<typeof exportsForDesk>> };

/** A tracker as one file, for its admins, who learn before whether that can come in again as it is. */
export function TakeOut({ trackers }: TakeOutProps) {
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
        <p className="hint">{t("imports.outMost")}</p>
        {trackers
          .filter(({ isTooLarge }) => isTooLarge)
          .map(({ id, name, works }) => (
            <p className="note changes" key={id}>
              <span>{t("imports.outTooLarge", { tracker: name, count: works })}</span>
            </p>
          ))}
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
