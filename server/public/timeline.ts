import type { Condition } from "@/server/dates/expected-window";
import { type Phase, vagueDateFrom } from "@/server/dates/vague-date";
import { withExpectations } from "./expectations";
import type { Language, ShownFacts, TimelineEvent, TrackerLink } from "./projection";
import { eventOf, type LiveRow, liveColumns, liveTables, type Reader } from "./queries";
import { rangeOf, type TimelineFilter } from "./timeline-filter";

export type LiveTracker = TrackerLink & { lang: Language; trackerId: string };

/** The tracker whose live page stands at the address; null where none does. */
export async function liveTracker(reader: Reader, path: string): Promise<LiveTracker | null> {
  const { rows } = await reader.query<LiveTracker>(
    `SELECT l."lang", l."path", d."projection" ->> 'headline' AS "name", l."trackerIds"[1] AS "trackerId"
     FROM ${liveTables} WHERE p."path" = $1 AND l."kind" = 'page'`,
    [path],
  );
  return rows[0] ?? null;
}

/** Where an event lies in time, and which publication says so; `redactedAt` when anything was withheld from that last. */
export type PlacedEvent = {
  editionId: string;
  workId: string;
  publicationId: string;
  redactedAt: Date | null;
  /** Without trackers and participants. */
  facts: ShownFacts;
};

type PlacedRow = Omit<PlacedEvent, "facts"> & {
  phase: Phase;
  edtf: string | null;
  condition: Condition | null;
};

/** The facts of a document `d` as `f`, taken out of it once for all that is asked of them: `OFFSET 0` keeps the planner from asking it anew. */
export const withFacts = `CROSS JOIN LATERAL (SELECT d."projection" -> 'facts' AS "facts" OFFSET 0) f`;

/**
 * Of facts `f`: false where the phase asked for ($1, or null) is another, or where no day the date can be lies between the
 * first ($2) and the last ($3) asked for. True of what has no date, or waits for another event, and where the sides are open (null).
 */
export const mayBeFound = `($1::text IS NULL OR f."facts" ->> 'phase' = $1)
  AND (f."facts" #>> '{date,edtf}' IS NULL OR f."facts" -> 'condition' IS NOT NULL
    OR coalesce((f."facts" #>> '{date,latest}') COLLATE "C" >= $2, true)
      AND coalesce((f."facts" #>> '{date,earliest}') COLLATE "C" <= $3, true))`;

/**
 * Where the live events of a language's tracker lie in time, in no order, without most of those that a filter leaves out: of
 * thousands little more is read than it needs.
 */
export async function placedEvents(
  reader: Reader,
  { lang, trackerId }: Pick<LiveTracker, "lang" | "trackerId">,
  filter: TimelineFilter,
): Promise<PlacedEvent[]> {
  const { from, to } = rangeOf(filter);
  const { rows } = await reader.query<PlacedRow>(
    `SELECT l."editionId", l."workId", l."publicationId", d."redactedAt", f."facts" ->> 'phase' AS "phase",
       f."facts" #>> '{date,edtf}' AS "edtf", f."facts" -> 'condition' AS "condition"
     FROM "published"."LiveEdition" l JOIN "published"."Document" d ON d."publicationId" = l."publicationId" ${withFacts}
     WHERE l."lang" = $4 AND l."kind" = 'event' AND l."trackerIds" @> ARRAY[$5::uuid] AND ${mayBeFound}`,
    [filter.phase, from, to, lang, trackerId],
  );
  return withExpectations(reader, lang, rows.map(placed));
}

function placed({ phase, edtf, condition, ...row }: PlacedRow): PlacedEvent {
  const date = edtf === null ? null : vagueDateFrom(edtf, { note: "", derivedFrom: "" });
  const facts: ShownFacts = { kind: "event", trackers: [], participants: [], phase, date };
  return { ...row, facts: condition ? { ...facts, condition } : facts };
}

/** These events in the order given; one that is gone meanwhile is left out. */
export async function eventsByEdition(
  reader: Reader,
  lang: Language,
  editionIds: string[],
): Promise<TimelineEvent[]> {
  const { rows } = await reader.query<LiveRow>(
    `SELECT ${liveColumns} FROM ${liveTables} WHERE l."editionId" = ANY ($1::uuid[])
     ORDER BY array_position($1::uuid[], l."editionId")`,
    [editionIds],
  );
  return withExpectations(reader, lang, rows.flatMap(eventOf));
}
