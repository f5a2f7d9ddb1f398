import { deskWordsIn, deskWords as t } from "@/components/desk/words";
import type { EditionForDesk } from "@/server/reviews/queries";
import { steps } from "@/server/works/workflow";

type HistoryProps = { events: EditionForDesk["history"]; timeZone: string };

/** Every step the work took, the latest first; times in the reader's own zone. */
export function History({ events, timeZone }: HistoryProps) {
  const inZone = deskWordsIn(timeZone);
  return (
    <section className="decision" aria-labelledby="history">
      <h2 id="history">{t("history.title")}</h2>
      <ol className="history">
        {events.map((event) => (
          <li key={event.id}>
            {told(event)}
            {event.note ? <q dir="auto">{event.note}</q> : null}
            <small>{inZone("history.at", { at: event.at })}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

const acts = [
  ...(["create", "arrange", "setAside", "keepMine", "merge", "bringBack"] as const),
  ...steps,
] as const;

function told({ action, actor }: EditionForDesk["history"][number]) {
  const act = acts.find((known) => known === action);
  return act ? t(`history.${act}`, { name: actor }) : actor;
}
