import { deskWordsIn, deskWords as t } from "@/components/desk/words";
import { tombstoneReasons } from "@/server/public/projection";
import type { EditionForDesk } from "@/server/reviews/queries";
import { handlingFrom } from "@/server/works/rules";
import { actions } from "@/server/works/workflow";

type HistoryProps = { events: EditionForDesk["history"]; timeZone: string };
type Event = HistoryProps["events"][number];

/** Every step the work took, the latest first; times in the reader's own zone. */
export function History({ events, timeZone }: HistoryProps) {
  const inZone = deskWordsIn(timeZone);
  return (
    <section className="decision" aria-labelledby="history">
      <h2 id="history">{t("history.title")}</h2>
      <ol className="history">
        {events.map((event) => (
          <li key={event.id}>
            <Told event={event} />
            <small>{inZone("history.at", { at: event.at })}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One step in a sentence; what a person wrote with it stands as a quotation. */
function Told({ event }: { event: Event }) {
  const { action, actor: name, note } = event;
  if (action === "takeDown") {
    const reason = tombstoneReasons.find((known) => known === note) ?? "other";
    return t("history.takeDown", { name, reason: t(`takeDown.reasons.${reason}`) });
  }
  if (action === "bringBack") return t("history.bringBack", { name, number: note });
  if (action === "arrange") return arranged(event);
  const act = actions.find((known) => known === action);
  if (!note) return act ? t(`history.${act}`, { name }) : name;
  const sentence = act ? t(`history.${act === "submit" ? "submitWith" : act}`, { name }) : name;
  return (
    <>
      {sentence} <q dir="auto">{note}</q>
    </>
  );
}

function arranged({ actor: name, note }: Event) {
  const { risk, circle, lookAgainOn } = handlingFrom(note);
  return t("history.arrange", {
    name,
    risk: t(`history.handling.${risk}`),
    circle: t(`history.handling.${circle}`),
    look: lookAgainOn
      ? t("history.handling.look", { on: new Date(lookAgainOn) })
      : t("history.handling.noLook"),
  });
}
