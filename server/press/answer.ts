import { isUnit } from "@/server/dates/calendar";
import { headersFor } from "@/server/front/headers";
import { fileFor, kindOf } from "@/server/front/paths";
import { readerPool } from "@/server/public/db";
import { languages, type Page } from "@/server/public/projection";
import { type Reader, tombstoneAt, workAt } from "@/server/public/queries";
import { homeOf, lists, sheetsOfWork, timelinePart } from "./pages";
import { render } from "./render";
import { siteNow } from "./site";
import { sitemapDay } from "./sitemap";

/** What a miss gets: the page by the same render as the press, 410 with its reason, or 404. `on` is a day a reader asks the ledger about. */
export async function answer(pathname: string, on: string | null = null): Promise<Response> {
  const address = decode(pathname);
  const { status, page } = asOf(await pageAt(address), on);
  const kind = kindOf(fileFor(pathname) ?? "");
  const headers = { ...headersFor(kind), "Content-Type": typeOf(page) };
  return new Response(await render(page, await siteNow()), { status, headers });
}

/** The page, with the ledger as it was on a day (ISO) where it tells of it at all. What is no day is as if nobody had asked. */
function asOf<T extends { page: Page }>(found: T, on: string | null): T {
  const { page } = found;
  if (on === null || !isDay(on) || (page.page !== "entity" && page.page !== "matrix")) return found;
  return { ...found, page: { ...page, on } };
}

const isDay = (text: string) => text.length === 10 && isUnit(text);

function typeOf(page: Page) {
  if (page.page === "feed") return "application/atom+xml";
  if (page.page === "calendar") return "text/calendar; charset=utf-8";
  if (page.page === "sitemap" || page.page === "sitemapIndex") return "application/xml";
  return page.page === "robots" ? "text/plain; charset=utf-8" : "text/html; charset=utf-8";
}

async function pageAt(address: string): Promise<{ status: number; page: Page }> {
  const reader = readerPool();
  const lang =
    languages.find((known) => address === `/${known}` || address.startsWith(`/${known}/`)) ?? "en";
  if (address === "/" || address === `/${lang}`)
    return { status: 200, page: await homeOf(reader, lang) };
  const owner = ownerOf(address);
  const workId = (await workAt(reader, address)) ?? (owner && (await workAt(reader, owner)));
  const sheets = workId ? await sheetsOfWork(reader, workId) : await listsAt(reader, address);
  const page = sheets.find((sheet) => sheet.path === address)?.page;
  if (page) return { status: 200, page };
  const tombstone =
    (await tombstoneAt(reader, address)) ?? (owner && (await tombstoneAt(reader, owner)));
  if (tombstone) return { status: 410, page: { page: "gone", tombstone } };
  return { status: 404, page: { page: "notFound", lang } };
}

/** The page whose timeline would have a part at the address. */
const ownerOf = (address: string) => timelinePart.exec(address)?.[1] ?? null;

// Only an address that could be a feed, a calendar or a map of the site is worth drawing all of them.
const listsAt = async (reader: Reader, address: string) =>
  /\.(atom|ics|xml|txt)$/.test(address) ? lists(reader, [sitemapDay(address) ?? []].flat()) : [];

function decode(pathname: string) {
  try {
    return decodeURIComponent(pathname).normalize("NFC");
  } catch {
    return pathname;
  }
}
