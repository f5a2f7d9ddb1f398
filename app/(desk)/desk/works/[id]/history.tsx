import { deskWords as t } from "@/components/desk/words";
import type { EditionForDesk } from "@/server/reviews/queries";
import { steps } from "@/server/works/workflow";

/** Every step the work took, the latest first. */
export function History({ events }: { events: EditionForDesk["history"] }) {
  return (
    <section className="decision" aria-labelledby="history">
      <h2 id="history">{t("history.title")}</h2>
      <ol className="history">
        {events.map((event) => (
          <li key={event.id}>
            {told(event)}
            {event.note ? <q dir="auto">{event.note}</q> : null}
            <small>{t("history.at", { at: event.at })}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

const acts = ["create", "arrange", "setAside", ...steps] as const;

function told({ action, actor }: EditionForDesk["history"][number]) {
  const act = acts.find((known) => known === action);
  return act ? t(`history.${act}`, { name: actor }) : actor;
}
