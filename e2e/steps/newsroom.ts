import { readFile } from "node:fs/promises";
import { type Browser, test as base, expect, type Page } from "@playwright/test";

export const password = "a sentence nobody else would say";

/** The people of one newsroom, each in a browser of their own. */
export type Newsroom = { admin: Page; editor: Page; reviewer: Page; second: Page };

/** The one-time link that a new site prints on its console. */
async function firstAdminLink(): Promise<string> {
  const link = async () =>
    (await readFile(process.env.VIGIL_LOG ?? "", "utf8")).match(
      /https?:\S+\/desk\/join\/\S+/,
    )?.[0] ?? "";
  await expect.poll(link).not.toBe("");
  return link();
}

export type Person = { name: string; email: string };
const sam = { name: "Sam Admin", email: "sam@newsroom.example" };
export const mara = { name: "Mara Editor", email: "mara@newsroom.example" };
const ivo = { name: "Ivo Second", email: "ivo@newsroom.example" };
export const noor = { name: "Noor Reviewer", email: "noor@newsroom.example" };

export async function joins(browser: Browser, { link, person }: { link: string; person: Person }) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByLabel("Name").fill(person.name);
  if (await page.getByLabel("Email").isEditable())
    await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make the account and sign in" }).click();
  await expect(page.getByRole("heading", { name: "My work" })).toBeVisible();
  return page;
}

export async function signsIn(browser: Browser, { email }: Person): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/desk/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "My work" })).toBeVisible();
  return page;
}

export async function invites(admin: Page, email: string, role: string): Promise<string> {
  await admin.reload();
  await admin.getByLabel("Email").fill(email);
  await admin.getByLabel("Role", { exact: true }).last().selectOption(role);
  await admin.getByRole("button", { name: "Make an invitation link" }).click();
  const link = admin.getByRole("status").locator("code", { hasText: "/desk/join/" });
  return (await link.textContent()) ?? "";
}

async function opens(browser: Browser): Promise<Newsroom> {
  const admin = await joins(browser, { link: await firstAdminLink(), person: sam });
  await admin.goto("/desk/trackers");
  await admin.getByLabel("Name", { exact: true }).fill("Safeguards against torture");
  await admin.getByRole("button", { name: "Make the tracker" }).click();
  await expect(admin.getByRole("heading", { name: "People" })).toBeVisible();
  const editor = await joins(browser, {
    link: await invites(admin, mara.email, "editor"),
    person: mara,
  });
  const reviewer = await joins(browser, {
    link: await invites(admin, noor.email, "reviewer"),
    person: noor,
  });
  const second = await joins(browser, {
    link: await invites(admin, ivo.email, "reviewer"),
    person: ivo,
  });
  return { admin, editor, reviewer, second };
}

/** After a failure a new worker finds the newsroom as it was left. */
async function isOpen(browser: Browser): Promise<boolean> {
  const page = await browser.newPage();
  await page.goto(await firstAdminLink());
  const isDead = await page.getByText("This link no longer works").isVisible();
  await page.close();
  return isDead;
}

/** A newsroom of three, made once for all stories of a run. */
export const test = base.extend<object, { newsroom: Newsroom }>({
  newsroom: [
    async ({ browser }, use) => {
      const people = (await isOpen(browser))
        ? {
            admin: await signsIn(browser, sam),
            editor: await signsIn(browser, mara),
            reviewer: await signsIn(browser, noor),
            second: await signsIn(browser, ivo),
          }
        : await opens(browser);
      await use(people);
    },
    { scope: "worker" },
  ],
});
