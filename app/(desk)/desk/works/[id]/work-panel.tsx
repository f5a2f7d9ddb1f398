import { deskWords as t } from "@/components/desk/words";
import type { EditionForDesk } from "@/server/reviews/queries";
import { api } from "@/server/trpc/caller";
import { ArrangeForm } from "./arrange-form";
import { Comments } from "./comments";
import { History } from "./history";
import { Revisions } from "./revisions";
import { Settle } from "./settle";
import { StepBar } from "./step-bar";
import { Versions } from "./versions";

type WorkPanelProps = { edition: EditionForDesk; timeZone: string };

/** Beside the text: where it stands and every step from here, its comments, its handling, its past. */
export async function WorkPanel({ edition, timeZone }: WorkPanelProps) {
  const revisions = await api.drafts.revisions({ editionId: edition.id });
  const versions = await api.publications.versions({ editionId: edition.id });
  const people = await api.works.people({ editionId: edition.id });
  const trackers = await api.trackers.list();
  return (
    <aside className="panel" aria-label={t("work.panel")}>
      <StepBar edition={edition} />
      <BecameOf edition={edition} />
      <Comments edition={edition} />
      <ArrangeForm edition={edition} people={people} trackers={otherTrackers(edition, trackers)} />
      <Revisions editionId={edition.id} revisions={revisions} timeZone={timeZone} />
      <Versions versions={versions} timeZone={timeZone} />
      <History events={edition.history} timeZone={timeZone} />
    </aside>
  );
}

/** What became of it is said of an event as readers have it; while a draft of it is open, in the draft. */
function BecameOf({ edition }: { edition: EditionForDesk }) {
  const {
    id: editionId,
    workId,
    version,
    factsVersion,
    facts,
    text,
    live,
    status,
    steps,
  } = edition;
  if (facts.kind !== "event" || facts.phase !== "pending") return null;
  if (!live || status !== "published" || steps.edit !== null) return null;
  const { headline } = text;
  return (
    <section className="decision" aria-labelledby="became">
      <h2 id="became">{t("settle.title")}</h2>
      <p className="dim">{t("settle.hint")}</p>
      <Settle settled={{ editionId, workId, version, factsVersion, headline, expected: facts }} />
    </section>
  );
}

type Tracker = Awaited<ReturnType<typeof api.trackers.list>>[number];

/** Where the viewer could show it too: open trackers they write in, and those that show it already. */
function otherTrackers({ tracker: home, kind, shownInIds }: EditionForDesk, trackers: Tracker[]) {
  if (kind === "page") return [];
  return trackers.filter(
    ({ id, role, isClosed }) =>
      id !== home.id && role !== null && (!isClosed || shownInIds.includes(id)),
  );
}
