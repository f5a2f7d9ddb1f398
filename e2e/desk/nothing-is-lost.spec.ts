import { type Browser, expect, type Page } from "@playwright/test";
import { isAccessible } from "@/e2e/steps/axe";
import { mara, noor, signsIn, test } from "@/e2e/steps/newsroom";
import { isSaved } from "@/e2e/steps/work";

/** The editor in a browser of their own, with a saved draft open. */
async function writes(browser: Browser, headline: string): Promise<Page> {
  const page = await signsIn(browser, mara);
  await page.getByRole("button", { name: "New article" }).click();
  await page.getByLabel("Headline").fill(headline);
  await isSaved(page);
  return page;
}

async function signsInBeside(page: Page, email: string): Promise<Page> {
  const beside = await page.context().newPage();
  await beside.goto("/desk/sign-in");
  await beside.getByLabel("Email").fill(email);
  await beside.getByLabel("Password").fill("a sentence nobody else would say");
  await beside.getByRole("button", { name: "Sign in" }).click();
  await expect(beside.getByRole("heading", { name: "My work" })).toBeVisible();
  return beside;
}

const kept = (page: Page) => page.getByText("kept on this computer and did not reach the server");

test("words typed without a connection come back after the window was closed", async ({
  browser,
  newsroom: _,
}) => {
  const page = await writes(browser, "Written on a train");
  await page.context().setOffline(true);
  await page.getByLabel("Standfirst").fill("In the tunnel.");
  await expect(page.getByText("Offline. Your words are kept on this computer")).toBeVisible();
  await page.close();
  await page.context().setOffline(false);

  const again = await page.context().newPage();
  await again.goto("/desk");
  await expect(kept(again)).toBeVisible();
  await isAccessible(again);
  await again.getByRole("link", { name: "Open Written on a train" }).click();
  await expect(
    again.getByRole("heading", { name: "Words of yours that were not saved" }),
  ).toBeVisible();
  await expect(again.getByRole("region", { name: "Not saved", exact: true })).toContainText(
    "In the tunnel.",
  );
  await isAccessible(again);
  await again.getByRole("button", { name: "Bring them back" }).click();
  await expect(again.getByLabel("Standfirst")).toHaveValue("In the tunnel.");
  await again.goto("/desk");
  await expect(again.getByRole("link", { name: "Written on a train", exact: true })).toBeVisible();
  await expect(kept(again)).toBeHidden();
});

test("words that met a newer text while the window was closed are shown beside it", async ({
  browser,
  newsroom: { reviewer },
}) => {
  const page = await writes(browser, "Two trains");
  const address = page.url();
  await page.context().setOffline(true);
  await page.getByLabel("Standfirst").fill("Mine, from the tunnel.");
  await expect(page.getByText("Offline. Your words are kept on this computer")).toBeVisible();
  await page.close();
  await page.context().setOffline(false);
  await reviewer.goto(address);
  await reviewer.getByLabel("Standfirst").fill("Theirs, from the desk.");
  await isSaved(reviewer);

  const again = await page.context().newPage();
  await again.goto(address);
  await expect(again.getByRole("region", { name: "Theirs" })).toContainText("from the desk");
  await expect(again.getByRole("region", { name: "Yours" })).toContainText("from the tunnel");
  await again.getByRole("button", { name: "Keep mine" }).click();
  await expect(again.getByLabel("Standfirst")).toHaveValue("Mine, from the tunnel.");
});

test("a session that ends keeps the words, sends them for the same person and for no one else", async ({
  browser,
  newsroom: _,
}) => {
  const page = await writes(browser, "Whose words");
  await page.context().clearCookies();
  await page.getByLabel("Standfirst").fill("Only mine.");
  await expect(page.getByText("Your session has ended.")).toBeVisible();
  await isAccessible(page);

  const stranger = await signsInBeside(page, noor.email);
  await expect(kept(stranger)).toBeHidden();
  // The window tries again every five seconds, and is refused: the browser is someone else's now.
  await stranger.waitForTimeout(6_000);
  await expect(page.getByText("Your session has ended.")).toBeVisible();

  await stranger.context().clearCookies();
  await signsInBeside(page, mara.email);
  await isSaved(page);
  await page.reload();
  await expect(page.getByLabel("Standfirst")).toHaveValue("Only mine.");
});

test("signing out with unsaved words asks first, and takes them along", async ({
  browser,
  newsroom: _,
}) => {
  const page = await writes(browser, "Before leaving");
  await page.context().setOffline(true);
  await page.getByLabel("Standfirst").fill("Still here.");
  await expect(page.getByText("Offline. Your words are kept on this computer")).toBeVisible();
  await page.close();
  await page.context().setOffline(false);
  const again = await page.context().newPage();
  await again.goto("/desk");
  await expect(kept(again)).toBeVisible();
  await again.getByRole("button", { name: "Sign out" }).click();
  const dialog = again.getByRole("dialog", { name: "Sign out with unsaved words?" });
  await isAccessible(again);
  await dialog.getByRole("button", { name: "Stay" }).first().click();
  await expect(dialog).toBeHidden();
  await again.getByRole("button", { name: "Sign out" }).click();
  const download = again.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save a file and sign out" }).click();
  expect((await download).suggestedFilename()).toBe("Before leaving.txt");
  await expect(again.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signsInBeside(again, mara.email);
  await expect(kept(again)).toBeHidden();
});

test("a link to a work leads there after signing in, and nowhere outside the desk", async ({
  browser,
  newsroom: _,
}) => {
  const page = await writes(browser, "Linked to");
  const address = new URL(page.url()).pathname;
  await page.context().clearCookies();
  await page.goto(address);
  await expect(page).toHaveURL(`/desk/sign-in?to=${address}`);
  await page.getByLabel("Email").fill(mara.email);
  await page.getByLabel("Password").fill("a sentence nobody else would say");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Headline")).toHaveValue("Linked to");
  await page.goto("/desk/sign-in?to=//elsewhere.example");
  await expect(page).toHaveURL("/desk");
});

test("a person's own light or dark holds on every page of theirs", async ({
  browser,
  newsroom: _,
}) => {
  const page = await signsIn(browser, mara);
  await page.goto("/desk/account");
  await page.getByLabel("Dark", { exact: true }).check();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await isAccessible(page);
  await page.goto("/desk");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goto("/desk/account");
  await page.getByLabel("As the system").check();
  await page.reload();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});
