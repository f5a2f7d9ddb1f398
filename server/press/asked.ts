import { mostOnOnePage, newestFirst } from "@/components/public/timeline/groups";
import type { Page } from "@/server/public/projection";
import { type Reader, withDeadLinks } from "@/server/public/queries";
import { eventsByEdition, type LiveTracker, placedEvents } from "@/server/public/timeline";
import {
  type AskedFilter,
  chosenFrom,
  queryOf,
  readFilter,
  type TimelineFilter,
} from "@/server/public/timeline-filter";

type Answered = { status: number; page: Page } | { to: string };

/**
 * What a reader's filter finds of a tracker's timeline: never pressed, worked out each time it is asked. A filter written in any
 * but the one way leads there. What is wrong with it is said in the page, and the answer is then no good one for a program (400);
 * names that no filter has, as others add them to addresses they pass on, are said and do no harm.
 */
export async function filteredTimeline(
  reader: Reader,
  tracker: LiveTracker,
  query: URLSearchParams,
): Promise<Answered> {
  const { lang, path, name } = tracker;
  const asked = readFilter(query);
  const page = { page: "filtered", lang, tracker: { path, name }, asked } as const;
  if (!asked.filter) return { status: 400, page: { ...page, found: null } };
  const canonical = queryOf(asked.filter);
  if (isAskedOtherwise(asked, query, canonical))
    return { to: `${path}${canonical || "#timeline"}` };
  return { status: 200, page: { ...page, found: await found(reader, tracker, asked.filter) } };
}

const isAskedOtherwise = ({ unknown }: AskedFilter, query: URLSearchParams, canonical: string) =>
  canonical === "" || (unknown.length === 0 && `?${query}` !== canonical);

async function found(reader: Reader, tracker: LiveTracker, filter: TimelineFilter) {
  const { events, ...counts } = chosenFrom(await placedEvents(reader, tracker, filter), filter);
  const newest = newestFirst(events).slice(0, mostOnOnePage);
  const ids = newest.map(({ editionId }) => editionId);
  const shown = await withDeadLinks(reader, await eventsByEdition(reader, tracker.lang, ids));
  return { filter, events: shown, count: events.length, ...counts };
}
