import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { firstAdminLink } from "@/e2e/steps/first-admin-link";

const words = "No date has been set for Russia’s formal exit from the treaty.";
const headline = "Russia to withdraw from Europe’s convention";
const password = "a sentence nobody else would say";

async function joins(browser: Browser, link: string, name: string, email?: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByLabel("Name").fill(name);
  if (email) await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make the account and sign in" }).click();
  await expect(page.getByRole("heading", { name: "My work" })).toBeVisible();
  return page;
}

async function invites(admin: Page, email: string, role: string): Promise<string> {
  await admin.reload();
  await admin.getByLabel("Email").fill(email);
  await admin.getByLabel("Role").selectOption(role);
  await admin.getByRole("button", { name: "Make an invitation link" }).click();
  return (await admin.getByRole("status").locator("code").textContent()) ?? "";
}

/** The article's own text, as it stands in the page. */
function bodyOf(html: string): string {
  const body = /<div class="[^"]*prose[^"]*">.*?<\/div>/s.exec(html)?.[0] ?? "";
  expect(body).toContain(words);
  return body;
}

async function hasNoAxeViolations(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

test("one writes a paragraph, another approves it, the public reads it, and it is taken down", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const admin = await joins(browser, await firstAdminLink(), "Sam Admin", "sam@newsroom.example");
  await admin.getByLabel("Name").fill("Safeguards against torture");
  await admin.getByRole("button", { name: "Make the tracker" }).click();
  await expect(admin.getByRole("heading", { name: "People" })).toBeVisible();
  const editor = await joins(
    browser,
    await invites(admin, "mara@newsroom.example", "editor"),
    "Mara Editor",
  );
  const reviewer = await joins(
    browser,
    await invites(admin, "noor@newsroom.example", "reviewer"),
    "Noor Reviewer",
  );
  await hasNoAxeViolations(admin);

  await editor.getByRole("button", { name: "New article" }).click();
  await editor.getByLabel("Headline").fill(headline);
  await editor.getByRole("textbox", { name: "Article text" }).click();
  await editor.keyboard.type(words);
  await editor.keyboard.press("Enter");
  await editor.getByRole("button", { name: "List", exact: true }).click();
  await editor.keyboard.type("30 visits");
  await expect(editor.getByText("Saved", { exact: true })).toBeVisible();
  await editor.reload();
  await expect(editor.getByRole("textbox", { name: "Article text" })).toContainText(words);
  await hasNoAxeViolations(editor);
  await editor.getByRole("button", { name: "Send for review" }).click();
  const ownApproval = editor.getByRole("button", { name: "Approve this text" });
  await expect(ownApproval).toHaveAttribute("aria-disabled", "true");
  await expect(ownApproval).toHaveAccessibleDescription(/reviewer or admin/);

  await reviewer.goto("/desk");
  await reviewer
    .getByRole("region", { name: "To review" })
    .getByRole("link", { name: headline })
    .click();
  await expect(reviewer.frameLocator("iframe").getByText(words)).toBeVisible();
  await reviewer.getByRole("button", { name: "Ask for changes" }).click();
  await expect(
    reviewer.getByRole("alert").filter({ hasText: "Say what should change first" }),
  ).toBeVisible();
  await hasNoAxeViolations(reviewer);
  await reviewer.getByRole("button", { name: "Approve this text" }).click();
  await expect(reviewer.getByRole("button", { name: "Publish" })).toBeVisible();

  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await reader.goto("/en");
  await expect(reader.getByText(headline)).toHaveCount(0);

  await editor.reload();
  await editor.getByRole("button", { name: "Publish" }).click();
  const live = editor.getByRole("link", { name: "Open the live page" });
  const address = (await live.getAttribute("href")) ?? "";
  expect(address).toMatch(/^\/en\/articles\//);

  await reader.goto("/en");
  await reader.getByRole("link", { name: headline }).first().click();
  await expect(reader.getByText(words)).toBeVisible();
  expect(await reader.content()).not.toContain("<script");
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  await hasNoAxeViolations(page);
  const pressed = await page.request.get(address);
  const etag = pressed.headers().etag ?? "";
  expect(etag).not.toBe("");
  expect((await page.request.get(address, { headers: { "If-None-Match": etag } })).status()).toBe(
    304,
  );

  const routed = await (await page.request.get(`${address}?fresh=1`)).text();
  const previewed = await (await editor.request.get(`${editor.url()}/preview`)).text();
  expect(routed).toBe(await pressed.text());
  expect(bodyOf(previewed)).toBe(bodyOf(routed));

  await reviewer.goto(editor.url());
  await reviewer.getByRole("button", { name: "Take down…" }).click();
  await reviewer.getByLabel("Reason readers will see").selectOption("safety");
  await reviewer.getByRole("button", { name: "Take it down now" }).click();
  await expect(reviewer.getByRole("button", { name: "Ask to restore" })).toBeVisible();
  const gone = await page.request.get(address, { headers: { "If-None-Match": etag } });
  expect(gone.status()).toBe(410);
  expect(await gone.text()).not.toContain(headline);
  expect(await (await page.request.get(`${baseURL}/en`)).text()).not.toContain(headline);
});

test("someone signed out, or with a wrong password, gets no further than the door", async ({
  page,
}) => {
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/desk\/sign-in$/);
  await page.getByLabel("Email").fill("nobody@newsroom.example");
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("do not belong together")).toBeVisible();
  await hasNoAxeViolations(page);
  expect((await page.request.get("/api/trpc/works.list")).status()).toBe(401);
});

test("an address that never held anything answers 404 in words", async ({ page }) => {
  const answer = await page.goto("/en/articles/never-was");
  expect(answer?.status()).toBe(404);
  await hasNoAxeViolations(page);
});

test("a malformed, foreign or private address says so and shows nothing", async ({
  playwright,
  baseURL,
}) => {
  const nobody = await playwright.request.newContext({ baseURL });
  const answers = {
    "/en%00": 400,
    "/%E0%A4%A": 400,
    "/en.html": 404,
    "/.env": 404,
    "/..%2f..%2fsecret": 404,
    "/desk/articles/00000000-0000-0000-0000-000000000000/preview": 401,
  };
  for (const [address, status] of Object.entries(answers)) {
    expect((await nobody.get(address)).status(), address).toBe(status);
  }
});
