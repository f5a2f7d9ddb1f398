import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { ledgerWords } from "@/server/ledger/act-words";
import { measureLines, shownWords } from "@/server/ledger/measure-words";
import type { MeasureProjection, Projection } from "@/server/public/projection";
import { factsOf } from "@/server/revisions/queries";
import { bodiesOf, measuresIn } from "@/server/text/plain";
import { readBy } from "@/server/works/policy";
import { loadEdition } from "@/server/works/queries";

/** What stands where a text shows the measures of an entry, and whether readers see it. */
export type ShownMeasures = {
  title: string;
  isLive: boolean;
  /** A line for each measure. */
  lines: string[];
  /** The entry on the desk; null for whoever may not read its drafts. */
  editionId: string | null;
};

/** The measures of an entry as readers have them, else as its draft stands, for whoever may read that. Refuses `notFound`. */
export async function measuresOfEntry(
  db: Db,
  viewer: Viewer,
  workId: string,
): Promise<ShownMeasures> {
  const [draft] = await draftsOf(db, viewer, [workId]);
  const editionId = draft?.id ?? null;
  const [live] = await liveEntries(db, [workId]);
  if (live) {
    const { headline: title, facts, lang } = live;
    return { title, isLive: true, lines: measureLines(facts, lang), editionId };
  }
  if (!draft) throw new Refusal("notFound");
  const { row } = await loadEdition(db, draft.id);
  const facts = await factsOf(db, row.work);
  const lines = facts.kind === "measure" ? measureLines(facts, "en") : [];
  return { title: draft.headline, isLive: false, lines, editionId };
}

/** In a line what stands where each entry's measures are shown by any of these, by the entry's work. */
export async function measuresShown(db: Db | Tx, viewer: Viewer, shown: readonly Projection[]) {
  const ids = [...new Set(shown.flatMap(bodiesOf).flatMap(measuresIn))];
  if (ids.length === 0) return new Map<string, string>();
  const drafts = await draftsOf(db, viewer, ids);
  const live = await liveEntries(db, ids);
  return new Map([
    ...ids.map((id) => [id, ledgerWords("shownUnknown")] as const),
    ...drafts.map(({ workId, headline }) => [workId, wordsOf(headline, false)] as const),
    ...live.map(({ workId, headline }) => [workId, wordsOf(headline, true)] as const),
  ]);
}

const wordsOf = (title: string, isLive: boolean) => shownWords({ title, isLive });

/** The entries of measures whose drafts the viewer may read. */
function draftsOf(db: Db | Tx, viewer: Viewer, workIds: string[]) {
  return db.edition.findMany({
    where: { workId: { in: workIds }, work: { kind: "measure", ...readBy(viewer) } },
    distinct: ["workId"],
    orderBy: { id: "asc" },
    select: { id: true, workId: true, headline: true },
  });
}

type LiveEntry = Pick<MeasureProjection, "headline" | "facts" | "lang"> & { workId: string };

/** The live ones, in English or else in the language they have. */
function liveEntries(db: Db | Tx, workIds: string[]) {
  return db.$queryRaw<LiveEntry[]>`
    SELECT DISTINCT ON (l."workId") l."workId", l."lang", d."projection" ->> 'headline' AS "headline", d."projection" -> 'facts' AS "facts"
    FROM "published"."LiveEdition" l JOIN "published"."Document" d ON d."publicationId" = l."publicationId"
    WHERE l."workId" = ANY (${workIds}::uuid[]) AND l."kind" = 'measure'
    ORDER BY l."workId", (l."lang" = 'en') DESC, l."lang"`;
}
