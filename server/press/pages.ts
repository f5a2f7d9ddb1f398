import type { ClientBase, Pool } from "pg";
import { languages, type Page, type PublishedVersion } from "@/server/public/projection";
import { addressesOf, latestCards, versionsOf } from "@/server/public/queries";

/** A page to write at an address, or null where nothing may stand any longer. */
export type Sheet = { path: string; page: Page | null };

/** What an edition's own addresses hold now; on a take-down every one of them is emptied. */
export async function sheetsOfEdition(
  reader: Pool | ClientBase,
  editionId: string,
): Promise<Sheet[]> {
  const versions = await versionsOf(reader, editionId);
  const addresses = await addressesOf(reader, editionId);
  const held = new Map<string, Page>();
  const [latest] = versions;
  if (latest) held.set(latest.projection.path, pageOf(latest, latest));
  for (const version of versions) held.set(version.versionPath, pageOf(version, latest ?? version));

  const first = latest ? [latest.projection.path, latest.versionPath] : [];
  const order = [...new Set([...first, ...addresses])];
  return order.map((path) => ({ path, page: held.get(path) ?? null }));
}

function pageOf(version: PublishedVersion, latest: PublishedVersion): Page {
  return {
    page: "article",
    version,
    latest: version === latest,
    latestPath: latest.projection.path,
  };
}

/** The lists that name editions: after the editions' own pages, never before. */
export async function lists(reader: Pool | ClientBase): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (const lang of languages) {
    const page = { page: "home", lang, cards: await latestCards(reader, lang) } as const;
    sheets.push({ path: `/${lang}`, page });
    if (lang === "en") sheets.push({ path: "/", page });
  }
  return sheets;
}
