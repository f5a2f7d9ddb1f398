import { createHash } from "node:crypto";
import { type DownloadFormat, downloadFormats, downloadPath } from "@/components/public/downloads";
import { soonestFirst } from "@/components/public/timeline/groups";
import { publicWords as t } from "@/components/public/words";
import { headersFor, unlisted } from "@/server/front/headers";
import { contentType } from "@/server/front/paths";
import type { Reader } from "@/server/public/queries";
import {
  eventsByEdition,
  type LiveTracker,
  liveTracker,
  type PlacedEvent,
  placedEvents,
} from "@/server/public/timeline";
import {
  type AskedFilter,
  chosenFrom,
  filterFields,
  readFilter,
} from "@/server/public/timeline-filter";
import { columns, rowOf, writers } from "./event-table";

/** `held` is the If-None-Match of the request, where it has one. */
export type AskedFile = { query: URLSearchParams; held: string | null };

/**
 * A tracker's events as a file, all or those a filter finds, the earliest first; null where the address is not one of such a file.
 * They are read 500 at a time while they are sent. An address that asks for what there is not is answered with 400 and why: a
 * program must not take everything for what it asked for.
 */
export async function download(
  reader: Reader,
  address: string,
  { query, held }: AskedFile,
): Promise<Response | null> {
  const at = placeOf(address);
  const tracker = at && (await liveTracker(reader, at.page));
  if (!tracker) return null;
  const { format } = at;
  const asked = readFilter(query);
  const headers = { ...headersFor("feed"), ...(query.size > 0 && unlisted) };
  if (!asked.filter || asked.unknown.length > 0)
    return new Response(`${refusalOf(asked)}\n`, {
      status: 400,
      headers: { ...headers, "Content-Type": contentType("why.txt") },
    });
  const { events } = chosenFrom(await placedEvents(reader, tracker, asked.filter), asked.filter);
  const sorted = soonestFirst(events);
  const etag = `W/"${fingerprint(address, sorted)}"`;
  if (isHeld(held, etag))
    return new Response(null, { status: 304, headers: { ...headers, ETag: etag } });
  const name = fileName(tracker, asked, format);
  return new Response(streamOf(textOf(reader, { tracker, format, events: sorted })), {
    headers: {
      ...headers,
      ETag: etag,
      "Content-Type": contentType(address),
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
}

/** The tracker's page and the form, of the address of a file. */
function placeOf(address: string) {
  const format = downloadFormats.find((one) => address.endsWith(downloadPath("", one)));
  return format ? { format, page: address.slice(0, -downloadPath("", format).length) } : null;
}

function refusalOf({ problems, said, unknown }: AskedFilter): string {
  const wrong = problems.map(({ field, code }) =>
    t("timeline.filter.wrongInFile", {
      field,
      why: t.markup(`timeline.filter.wrong.${code}`, { said: () => said[field] }),
    }),
  );
  const names = unknown.join(", ");
  return [...wrong, ...(names ? [t("timeline.filter.unknownInFile", { names })] : [])].join("\n");
}

/** Published documents change with their publication, and when anything is withheld from them; a window moves with another event's. */
function fingerprint(address: string, events: PlacedEvent[]): string {
  const told = events.map(({ publicationId, redactedAt, facts }) => [
    publicationId,
    redactedAt,
    facts.date?.edtf,
  ]);
  const all = JSON.stringify([address, columns, process.env.SITE_URL, told]);
  return createHash("sha256").update(all).digest("base64url");
}

const isHeld = (held: string | null, etag: string) =>
  held?.split(",").some((tag) => ["*", etag].includes(tag.trim()));

/** `prisons-events-2022-03-2023-05-certain.csv` */
function fileName({ path }: LiveTracker, { said, filter }: AskedFilter, format: DownloadFormat) {
  const slug = path.slice(path.lastIndexOf("/") + 1);
  const asked = filter ? filterFields.map((field) => said[field]) : [];
  return `${[slug, "events", ...asked].filter(Boolean).join("-")}.${format}`;
}

const atOnce = 500;

type Sent = { tracker: LiveTracker; format: DownloadFormat; events: PlacedEvent[] };

async function* textOf(reader: Reader, { tracker: { lang }, format, events }: Sent) {
  const { begin, each, end } = writers[format]();
  yield begin;
  for (let from = 0; from < events.length; from += atOnce) {
    const ids = events.slice(from, from + atOnce).map(({ editionId }) => editionId);
    const some = await eventsByEdition(reader, lang, ids);
    yield each(some.map((event) => rowOf(event, lang)));
  }
  yield end;
}

/** No part is read before the one before it was taken. */
function streamOf(parts: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return();
    },
  });
}
