import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Site } from "@/components/public/layout";
import { fileOf, shortHash, writeFile } from "./files";

/** What every page is told of the site; `today` is the day in the site's zone. */
export async function siteNow(): Promise<Site> {
  return {
    siteUrl: process.env.SITE_URL ?? "",
    stylesheet: await pressAsset("public", "server/generated/public.css"),
    icon: await pressAsset("icon", "app/icon.svg"),
    today: todayIn(process.env.SITE_TIME_ZONE ?? "UTC", new Date()),
  };
}

/** `2026-11-24`: the day of an instant in an IANA zone. */
export function todayIn(timeZone: string, now: Date): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
}

/** Puts a file of the release in place, named by its hash; answers its address. */
async function pressAsset(name: string, source: string): Promise<string> {
  const bytes = await readFile(path.join(process.cwd(), source));
  const address = `/assets/${name}.${shortHash(bytes)}${path.extname(source)}`;
  await writeFile(fileOf(address), bytes);
  return address;
}
