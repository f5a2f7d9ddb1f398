import { CircleAlert } from "lucide-react";
import { deskWordsIn, deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { Alarm } from "@/server/site/queries";

/** Stored copies that were found changed or missing, each with since when and the way to its source. */
export function Alarms({ alarms, timeZone }: { alarms: Alarm[]; timeZone: string }) {
  const inZone = deskWordsIn(timeZone);
  return (
    <section className="group" aria-labelledby="alarms">
      <header>
        <h2 id="alarms">{t("site.alarms")}</h2>
        <span className="count">{alarms.length}</span>
      </header>
      <p className="dim">{t("site.alarmsWhat")}</p>
      <ul className="list">
        {alarms.map(({ captureId, state, since, takenAt, tracker, source }) => (
          <li className="gone" key={captureId}>
            <CircleAlert className="i" aria-hidden="true" />
            {source ? (
              <Link href={`/desk/sources/${source.id}`}>{source.title}</Link>
            ) : (
              <span>{t("site.someSource", { tracker })}</span>
            )}
            <span className="state">{inZone(`site.alarm.${state}`, { since })}</span>
            <span className="more">{inZone("site.copyOf", { at: takenAt, tracker })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
