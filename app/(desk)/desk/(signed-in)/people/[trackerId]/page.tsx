import { notFound } from "next/navigation";
import { PeopleViews } from "@/app/(desk)/desk/(signed-in)/people/people-views";
import { deskWords as t } from "@/components/desk/words";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";
import { InvitationTable } from "./invitation-table";
import { InviteForm } from "./invite-form";
import { PeopleTable } from "./people-table";

export default async function PeoplePage({ params }: { params: Promise<{ trackerId: string }> }) {
  const { trackerId } = await params;
  const viewer = await currentViewer();
  if (!viewer) notFound();
  const people = await api.people.ofTracker({ trackerId });
  const invitations = await api.invitations.ofTracker({ trackerId });
  const tracker = (await api.trackers.list()).find(({ id }) => id === trackerId);
  const { timeZone } = viewer;
  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{t("people.of", { tracker: tracker?.name ?? "" })}</h1>
          <p>{t("people.count", { count: people.length })}</p>
        </div>
      </header>
      <PeopleViews viewer={viewer} here={trackerId} />
      <div className="stack settings">
        {people.length > 0 ? (
          <PeopleTable trackerId={trackerId} people={people} timeZone={timeZone} />
        ) : null}
        {invitations.length > 0 ? (
          <InvitationTable invitations={invitations} timeZone={timeZone} />
        ) : null}
        <InviteForm trackerId={trackerId} />
      </div>
    </main>
  );
}
