import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Site } from "@/components/public/layout";
import { oncePer } from "@/server/once-per";
import { fileOf, shortHash, writeFile } from "./files";

/** What every page is told of the site; `today` is the day in the site's zone. */
export async function siteNow(): Promise<Site> {
  const siteUrl = process.env.SITE_URL ?? "";
  return {
    siteUrl,
    // With the site's address, which print.css puts before links that have none.
    stylesheet: await pressAsset("public.css", {
      source: "server/generated/public.css",
      more: `:root{--site:${JSON.stringify(siteUrl)}}`,
    }),
    icon: await pressAsset("icon.svg", { source: "app/icon.svg" }),
    today: todayIn(process.env.SITE_TIME_ZONE ?? "UTC", new Date()),
  };
}

/** `2026-11-24`: the day of an instant in an IANA zone. */
export function todayIn(timeZone: string, now: Date): string {
  return isoDaysIn(timeZone).format(now);
}

// Swedish writes dates as ISO 8601 does.
const isoDaysIn = oncePer(
  (timeZone: string) => new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }),
);

type Asset = { source: string; more?: string };

/** Puts a file of the release in place, with what is added to its end, named by its hash; answers its address. */
async function pressAsset(file: string, { source, more = "" }: Asset): Promise<string> {
  const release = await readFile(path.join(process.cwd(), source));
  const bytes = Buffer.concat([release, Buffer.from(more)]);
  const { name, ext } = path.parse(file);
  const address = `/assets/${name}.${shortHash(bytes)}${ext}`;
  await writeFile(fileOf(address), bytes);
  return address;
}
