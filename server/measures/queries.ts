import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { measureLines, shownWords } from "@/server/ledger/measure-words";
import type { MeasureProjection, Projection } from "@/server/public/projection";
import { factsOf } from "@/server/revisions/queries";
import { measuresIn } from "@/server/text/plain";
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
  const found = await entry(db, viewer, workId);
  if (!found) throw new Refusal("notFound");
  return found;
}

/** In a line what stands where each entry's measures are shown by any of these, by the entry's work. */
export async function measuresShown(db: Db | Tx, viewer: Viewer, shown: readonly Projection[]) {
  const ids = shown.flatMap((text) => [
    ...("body" in text ? measuresIn(text.body) : []),
    ...("method" in text ? measuresIn(text.method) : []),
  ]);
  const named = new Map<string, string>();
  for (const id of new Set(ids)) {
    const found = await entry(db, viewer, id);
    if (found) named.set(id, shownWords(found));
  }
  return named;
}

async function entry(db: Db | Tx, viewer: Viewer, workId: string): Promise<ShownMeasures | null> {
  const draft = await db.edition.findFirst({
    where: { workId, work: { kind: "measure", ...readBy(viewer) } },
    orderBy: { id: "asc" },
    select: { id: true, headline: true },
  });
  const editionId = draft?.id ?? null;
  const live = await liveEntry(db, workId);
  if (live) {
    const { headline: title, facts, lang } = live;
    return { title, isLive: true, lines: measureLines(facts, lang), editionId };
  }
  if (!draft) return null;
  const { row } = await loadEdition(db, draft.id);
  const facts = await factsOf(db, row.work);
  const lines = facts.kind === "measure" ? measureLines(facts, "en") : [];
  return { title: draft.headline, isLive: false, lines, editionId };
}

async function liveEntry(db: Db | Tx, workId: string): Promise<MeasureProjection | undefined> {
  const [row] = await db.$queryRaw<{ projection: MeasureProjection }[]>`
    SELECT d."projection" FROM "published"."LiveEdition" l
    JOIN "published"."Document" d ON d."publicationId" = l."publicationId"
    WHERE l."workId" = ${workId}::uuid AND l."kind" = 'measure'
    ORDER BY (l."lang" = 'en') DESC, l."lang" LIMIT 1`;
  return row?.projection;
}
