import { type Browser, expect, type Page } from "@playwright/test";
import { invites, joins, type Person } from "@/e2e/steps/newsroom";

const safeguards = "Safeguards against torture";

/** A person no other story knows. */
export function aPerson(name: string): Person {
  const first = name.split(" ")[0]?.toLowerCase() ?? "";
  return { name, email: `${first}.${crypto.randomUUID().slice(0, 8)}@newsroom.example` };
}

export async function opensPeople(admin: Page, tracker = safeguards): Promise<void> {
  await admin.goto("/desk/people");
  await admin.getByRole("link", { name: `People of ${tracker}` }).click();
  await expect(
    admin.getByRole("heading", { level: 1, name: `People of ${tracker}` }),
  ).toBeVisible();
}

type Hiring = { person: Person; role?: string; tracker?: string };

/** Invites the person, who makes their account; answers their page. */
export async function hires(
  browser: Browser,
  admin: Page,
  { person, role = "editor", tracker }: Hiring,
): Promise<Page> {
  await opensPeople(admin, tracker);
  return joins(browser, { link: await invites(admin, person.email, role), person });
}

/** A browser nobody has signed in with. */
export async function anotherBrowser(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** Presses the button, and the one that means it in what it asks. */
export async function confirms(page: Page, button: string, sure: string): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: sure, exact: true }).click();
}
