import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";

/** The one-time link that a new site prints on its console. */
export async function firstAdminLink(): Promise<string> {
  const link = async () =>
    (await readFile(process.env.VIGIL_LOG ?? "", "utf8")).match(
      /https?:\S+\/desk\/join\/\S+/,
    )?.[0] ?? "";
  await expect.poll(link).not.toBe("");
  return link();
}
