import { deskWords as t } from "@/components/desk/words";
import { api } from "@/server/trpc/caller";
import { InviteForm } from "./invite-form";

export default async function PeoplePage({ params }: { params: Promise<{ trackerId: string }> }) {
  const { trackerId } = await params;
  const people = await api.people.ofTracker({ trackerId });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{t("people.title")}</h1>
          <p>{t("people.count", { count: people.length })}</p>
        </div>
      </header>
      <div className="stack">
        {people.length > 0 ? (
          <ul className="rows">
            {people.map((person) => (
              <li key={person.id}>
                <div className="what">
                  <b>{person.name}</b>
                  <span className="dim opt">{person.email}</span>
                </div>
                <span className="col">{t(`roles.${person.role}`)}</span>
              </li>
            ))}
          </ul>
        ) : null}
        <InviteForm trackerId={trackerId} />
      </div>
    </main>
  );
}
