import { compareDates } from "@/server/dates/date-order";
import { awaitedState, type Condition, expectedDate } from "@/server/dates/expected-window";
import type {
  CardFacts,
  EventFacts,
  ExpectedBefore,
  Language,
  PublishedVersion,
  ShownFacts,
  TimelineEvent,
  WorkLink,
} from "./projection";
import { eventOf, type LiveRow, liveColumns, liveTables, type Reader } from "./queries";

type Awaited = WorkLink & { workId: string; facts: EventFacts };
type Known = ReadonlyMap<string, Awaited>;

/** Works as they are shown: those that wait for another event with what that comes to now. */
export async function withExpectations<T extends { facts: CardFacts }>(
  reader: Reader,
  lang: Language,
  works: readonly T[],
): Promise<T[]> {
  const known = await awaitedBy(
    reader,
    lang,
    works.flatMap(({ facts }) => conditionOf(facts) ?? []),
  );
  return works.map((work) => {
    const { facts } = work;
    if (facts.kind !== "event" || !facts.condition) return work;
    return { ...work, facts: shownAs(facts, facts.condition, known) };
  });
}

/** The same of one event's facts. */
export async function shownFacts(
  reader: Reader,
  lang: Language,
  facts: EventFacts,
): Promise<ShownFacts> {
  const [shown] = await withExpectations(reader, lang, [{ facts }]);
  return shown?.facts.kind === "event" ? shown.facts : facts;
}

function shownAs(facts: EventFacts, condition: Condition, known: Known): ShownFacts {
  const date = expectedDate(facts, (id) => known.get(id)?.facts);
  return { ...facts, date, expectation: expectationOf(condition, known) };
}

const nobody: WorkLink = { path: "", headline: "", lang: "en" };

function expectationOf(condition: Condition, known: Known) {
  const { path, headline, lang } = known.get(condition.workId) ?? nobody;
  const state = awaitedState(condition, (id) => known.get(id)?.facts);
  return { condition, state, awaited: { path, headline, lang } };
}

function conditionOf(facts: CardFacts): Condition | null {
  return facts.kind === "event" ? (facts.condition ?? null) : null;
}

/** The events that conditions wait for, as readers have them, and those that these wait for in turn. */
async function awaitedBy(
  reader: Reader,
  lang: Language,
  conditions: readonly Condition[],
): Promise<Known> {
  const known = new Map<string, Awaited>();
  let wanted = [...new Set(conditions.map(({ workId }) => workId))];
  while (wanted.length > 0) {
    const found = await awaitedEvents(reader, lang, wanted);
    for (const event of found) known.set(event.workId, event);
    const next = found.flatMap(({ facts }) => conditionOf(facts)?.workId ?? []);
    wanted = [...new Set(next)].filter((id) => !known.has(id));
  }
  return known;
}

async function awaitedEvents(reader: Reader, lang: Language, ids: string[]): Promise<Awaited[]> {
  const { rows } = await reader.query<Awaited>(
    `SELECT DISTINCT ON (l."workId") l."workId", l."lang", l."path", d."projection" ->> 'headline' AS "headline",
       d."projection" -> 'facts' AS "facts" FROM ${liveTables}
     WHERE l."kind" = 'event' AND l."workId" = ANY ($2::uuid[]) ORDER BY l."workId", (l."lang" = $1) DESC, l."lang"`,
    [lang, ids],
  );
  return rows;
}

type Asked = { lang: Language; trackerId?: string; limit: number };

/** The expected events of a language, or of one tracker in it, that come soonest, undated last; and how many are expected in all. */
export async function expectedEvents(
  reader: Reader,
  { lang, trackerId, limit }: Asked,
): Promise<{ events: TimelineEvent[]; count: number }> {
  const pending = `SELECT ${liveColumns}, (count(*) OVER ())::int AS "count" FROM ${liveTables}
     WHERE l."lang" = $1 AND l."kind" = 'event' AND d."projection" #>> '{facts,phase}' = 'pending'
       AND ($2::uuid IS NULL OR l."trackerIds" @> ARRAY[$2::uuid])`;
  const dated = await reader.query<LiveRow & { count: number }>(
    `${pending} AND d."projection" #> '{facts,condition}' IS NULL
     ORDER BY coalesce(d."projection" #>> '{facts,date,earliest}', d."projection" #>> '{facts,date,latest}'), l."workId"
     LIMIT $3`,
    [lang, trackerId ?? null, limit],
  );
  // When these are expected is told by others, so the database cannot put them in order.
  const waiting = await reader.query<LiveRow & { count: number }>(
    `${pending} AND d."projection" #> '{facts,condition}' IS NOT NULL`,
    [lang, trackerId ?? null],
  );
  const rows = [...dated.rows, ...waiting.rows].flatMap(({ count: _, ...row }) => eventOf(row));
  const events = (await withExpectations(reader, lang, rows)).toSorted(bySoonest).slice(0, limit);
  return { events, count: (dated.rows[0]?.count ?? 0) + (waiting.rows[0]?.count ?? 0) };
}

const bySoonest = (one: TimelineEvent, other: TimelineEvent) =>
  compareDates(placeOf(one), placeOf(other));

const placeOf = ({ facts, workId }: TimelineEvent) => ({ date: facts.date, order: 0, id: workId });

/** The events whose windows move with this one, over however many, and the trackers and entries that show them. */
export async function eventsWaiting(
  reader: Reader,
  workId: string,
): Promise<{ workIds: string[]; trackerIds: string[]; entityIds: string[] }> {
  const { rows } = await reader.query<{
    workId: string;
    trackerIds: string[];
    namedIds: string[] | null;
  }>(
    `WITH RECURSIVE "waiting" AS (
       SELECT $1::uuid AS "workId"
       UNION SELECT l."workId" FROM "waiting" w
         JOIN "published"."LiveEdition" l ON l."linkedIds" @> ARRAY[w."workId"] AND l."kind" = 'event')
     SELECT l."workId", l."trackerIds", l."namedIds" FROM "waiting" w
       JOIN "published"."LiveEdition" l USING ("workId") WHERE l."workId" <> $1`,
    [workId],
  );
  return {
    workIds: [...new Set(rows.map((row) => row.workId))],
    trackerIds: [...new Set(rows.flatMap(({ trackerIds }) => trackerIds))],
    entityIds: [...new Set(rows.flatMap(({ namedIds }) => namedIds ?? []))],
  };
}

/** Events whose window ends after the one day and up to the other (ISO dates), the days on which it turns into the past. */
export async function waitingDue(
  reader: Reader,
  { after, upTo }: { after: string; upTo: string },
): Promise<string[]> {
  const { rows } = await reader.query<{ workId: string; facts: EventFacts }>(
    `SELECT DISTINCT ON (l."workId") l."workId", d."projection" -> 'facts' AS "facts" FROM ${liveTables}
     WHERE l."kind" = 'event' AND d."projection" #> '{facts,condition}' IS NOT NULL ORDER BY l."workId"`,
  );
  const shown = await withExpectations(reader, "en", rows);
  // A window is past on the day after its last one.
  return shown.flatMap(({ workId, facts }) => {
    const latest = facts.date?.latest;
    return latest && latest >= after && latest < upTo ? [workId] : [];
  });
}

/** What readers were told of when an event is expected, up to and with one version, whenever that changed; the oldest first. */
export async function expectedBefore(
  reader: Reader,
  {
    editionId,
    version,
    projection,
  }: Pick<PublishedVersion, "editionId" | "version" | "projection">,
): Promise<ExpectedBefore[]> {
  const { rows } = await reader.query<{ facts: EventFacts; publishedAt: Date }>(
    `SELECT d."projection" -> 'facts' AS "facts", p."publishedAt" FROM "published"."Publication" p
     JOIN "published"."Document" d ON d."publicationId" = p."id"
     WHERE p."editionId" = $1 AND p."version" <= $2 ORDER BY p."version"`,
    [editionId, version],
  );
  const told = rows.filter(({ facts }, place) => isNews(facts, rows[place - 1]?.facts));
  const known = await awaitedBy(
    reader,
    projection.lang,
    told.flatMap(({ facts }) => conditionOf(facts) ?? []),
  );
  return told.map(({ facts, publishedAt }) => ({
    publishedAt,
    phase: facts.phase,
    date: facts.date,
    ...(facts.condition && { expectation: expectationOf(facts.condition, known) }),
  }));
}

function isNews(facts: EventFacts, before: EventFacts | undefined) {
  if (!before) return facts.phase === "pending";
  return toldIn(facts) !== toldIn(before);
}

const toldIn = ({ phase, date, condition }: EventFacts) =>
  JSON.stringify(
    phase === "pending"
      ? [phase, date?.edtf, condition?.workId, condition?.period, condition?.basis]
      : [phase],
  );
