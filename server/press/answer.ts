import { hasStandings } from "@/components/public/ledger/standings";
import { captureAnswer } from "@/server/captures/rules";
import { headersFor, unlisted } from "@/server/front/headers";
import { fileFor, kindOf } from "@/server/front/paths";
import { readDay } from "@/server/public/asked-day";
import { readerPool } from "@/server/public/db";
import { languages, type Page } from "@/server/public/projection";
import { movedTo, type Reader, shownCapture, tombstoneAt, workAt } from "@/server/public/queries";
import { pagesOfSource, sourceAt } from "@/server/public/sources";
import { liveTracker } from "@/server/public/timeline";
import { isAsked } from "@/server/public/timeline-filter";
import { kept } from "@/server/storage/store";
import { filteredTimeline } from "./asked";
import { type AskedFile, download } from "./download";
import { homeOf, lists, sourceMap } from "./lists";
import { sheetsOfWork, timelinePart } from "./pages";
import { render } from "./render";
import { siteNow } from "./site";
import { sitemapDay, sourceMapAt } from "./sitemap";

const nothingAsked: AskedFile = { query: new URLSearchParams(), held: null };

/**
 * What a miss gets: the page by the same render as the press, 301 where it was merged into another, 410 with its reason, or 404;
 * and what nothing is pressed for: a tracker's events as a file, the ledger on the day in `on`, a timeline's events by a filter.
 */
export async function answer(pathname: string, asked: AskedFile = nothingAsked): Promise<Response> {
  const address = decode(pathname);
  const file = (await copyAt(address)) ?? (await download(readerPool(), address, asked));
  if (file) return file;
  const found = (await filteredAt(address, asked.query)) ?? (await pageAt(address));
  if ("to" in found)
    return new Response(null, {
      status: 301,
      headers: { ...headersFor("page"), Location: encodeURI(found.to) },
    });
  const { status, page } = asOf(found, asked.query);
  const kind = kindOf(fileFor(pathname) ?? "");
  const headers = {
    ...headersFor(kind),
    ...(page.page === "filtered" && unlisted),
    "Content-Type": typeOf(page),
  };
  return new Response(await render(page, await siteNow()), { status, headers });
}

/** A tracker's timeline by the filter in a query; null where nothing is asked, or where there is no timeline. */
async function filteredAt(address: string, query: URLSearchParams) {
  const tracker = isAsked(query) ? await liveTracker(readerPool(), address) : null;
  return tracker && filteredTimeline(readerPool(), tracker, query);
}

/** A copy of a source that something readers may read names; else null, as if it had never been taken. */
async function copyAt(address: string): Promise<Response | null> {
  const shown = await shownCapture(readerPool(), address);
  const bytes = shown && (await kept(shown.hash));
  if (!bytes) return null;
  const name = address.slice(address.lastIndexOf("/") + 1);
  return captureAnswer(name, { bytes, charset: shown.charset });
}

/**
 * The page, with the ledger as it was on the day in `on` where it tells of it at all. What is no day is said in the page, and the
 * answer is then no good one for a program (400).
 */
function asOf(found: Found, query: URLSearchParams): Found {
  const { page } = found;
  const on = readDay(query);
  if (!on || (page.page !== "entity" && page.page !== "matrix")) return found;
  if (page.page === "entity" && !hasStandings(page.ledger, page.version.projection.facts.entity.id))
    return found;
  return { status: on.problem ? 400 : found.status, page: { ...page, on } };
}

function typeOf(page: Page) {
  if (page.page === "feed") return "application/atom+xml";
  if (page.page === "calendar") return "text/calendar; charset=utf-8";
  if (page.page === "sitemap" || page.page === "sitemapIndex") return "application/xml";
  return page.page === "robots" ? "text/plain; charset=utf-8" : "text/html; charset=utf-8";
}

type Found = { status: number; page: Page };

async function pageAt(address: string): Promise<Found | { to: string }> {
  const reader = readerPool();
  const lang =
    languages.find((known) => address === `/${known}` || address.startsWith(`/${known}/`)) ?? "en";
  if (address === "/" || address === `/${lang}`)
    return { status: 200, page: await homeOf(reader, lang) };
  const source = sourceAt(address);
  if (source) {
    const page = (await pagesOfSource(reader, source.key)).find((one) => one.lang === source.lang);
    return page
      ? { status: 200, page }
      : { status: 404, page: { page: "notFound", lang, of: "source" } };
  }
  const addresses = [address, ownerOf(address)].flatMap((one) => one ?? []);
  const workId = await first(addresses, (path) => workAt(reader, path));
  const sheets = workId ? await sheetsOfWork(reader, workId) : await listsAt(reader, address);
  const page = sheets.find((sheet) => sheet.path === address)?.page;
  if (page) return { status: 200, page };
  const to = await first(addresses, (path) => movedTo(reader, path));
  if (to) return { to };
  const tombstone = await first(addresses, (path) => tombstoneAt(reader, path));
  if (tombstone) return { status: 410, page: { page: "gone", tombstone } };
  return { status: 404, page: { page: "notFound", lang } };
}

/** What is found at the first of the addresses that has any. */
async function first<T>(addresses: string[], find: (path: string) => Promise<T | null>) {
  for (const path of addresses) {
    const found = await find(path);
    if (found) return found;
  }
  return null;
}

/** The page whose timeline would have a part at the address. */
const ownerOf = (address: string) => timelinePart.exec(address)?.[1] ?? null;

// Only an address that could be a feed, a calendar or a map of the site is worth drawing all of them.
async function listsAt(reader: Reader, address: string) {
  const beginning = sourceMapAt(address);
  if (beginning) return [await sourceMap(reader, beginning)];
  const days = [sitemapDay(address) ?? []].flat();
  return /\.(atom|ics|xml|txt)$/.test(address) ? lists(reader, days) : [];
}

function decode(pathname: string) {
  try {
    return decodeURIComponent(pathname).normalize("NFC");
  } catch {
    return pathname;
  }
}
