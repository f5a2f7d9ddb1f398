import { headersFor } from "@/server/front/headers";
import { readerPool } from "@/server/public/db";
import { languages, type Page } from "@/server/public/projection";
import { editionAt, latestCards, tombstoneAt } from "@/server/public/queries";
import { sheetsOfEdition } from "./pages";
import { pressStylesheet } from "./press";
import { render } from "./render";

/** What a miss gets: the page by the same render as the press, 410 with its reason, or 404. */
export async function answer(pathname: string): Promise<Response> {
  const address = decode(pathname);
  const { status, page } = await pageAt(address);
  const site = { siteUrl: process.env.SITE_URL ?? "", stylesheet: await pressStylesheet() };
  const headers = { ...headersFor("page"), "Content-Type": "text/html; charset=utf-8" };
  return new Response(await render(page, site), { status, headers });
}

async function pageAt(address: string): Promise<{ status: number; page: Page }> {
  const reader = readerPool();
  const lang =
    languages.find((known) => address === `/${known}` || address.startsWith(`/${known}/`)) ?? "en";
  if (address === "/" || address === `/${lang}`) {
    return { status: 200, page: { page: "home", lang, cards: await latestCards(reader, lang) } };
  }
  const editionId = await editionAt(reader, address);
  const sheets = editionId ? await sheetsOfEdition(reader, editionId) : [];
  const page = sheets.find((sheet) => sheet.path === address)?.page;
  if (page) return { status: 200, page };
  const tombstone = await tombstoneAt(reader, address);
  if (tombstone) return { status: 410, page: { page: "gone", tombstone } };
  return { status: 404, page: { page: "notFound", lang } };
}

function decode(pathname: string) {
  try {
    return decodeURIComponent(pathname).normalize("NFC");
  } catch {
    return pathname;
  }
}
