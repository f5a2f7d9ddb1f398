import { type Browser, expect, type Page } from "@playwright/test";
import { isAccessible } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import { approves, finds, isSaved, publishes, sends, writesEvent } from "@/e2e/steps/work";

const headline = "Russia to withdraw from Europe’s convention for the prevention of torture";
const report = "prisma/seed/report.txt";

async function bringsInTheReport(editor: Page) {
  await editor.goto("/desk/reports");
  await isAccessible(editor);
  await editor.getByLabel("Text file").setInputFiles(report);
  await editor.getByRole("button", { name: "Read it" }).click();
  await expect(editor.getByRole("heading", { name: /9 paragraphs, 1 quotation/ })).toBeVisible();
  await isAccessible(editor);
  await editor.getByLabel("Publisher").fill("News report");
  await editor.getByLabel("Headline").fill(headline);
  await editor.getByRole("button", { name: "Make the draft" }).click();
  await expect(editor.getByRole("textbox", { name: "Article text" })).toContainText("Mishustin");
}

/** The article's own text, as it stands in the page. */
function bodyOf(html: string): string {
  const body = /<div class="[^"]*prose[^"]*">.*?<\/article>/s.exec(html)?.[0] ?? "";
  expect(body).toContain("largely symbolic");
  return body.replace(/<section.*$/s, "");
}

test("a report becomes an article and three events; a reviewer sends it back, approves it, the public reads it, a word is corrected, it is taken down and restored", async ({
  newsroom: { editor, reviewer, second },
  browser,
}) => {
  await bringsInTheReport(editor);
  await isAccessible(editor);
  const address = editor.url();

  await test.step("an editor's own approval is off, and says why", async () => {
    await sends(editor, "The date of the decree is worked out.");
    const own = editor.getByRole("button", { name: "Approve this version" });
    await expect(own).toHaveAttribute("aria-disabled", "true");
    await expect(own).toHaveAccessibleDescription(/reviewer or admin/);
  });

  await test.step("the reviewer reads it and sends it back with a comment", async () => {
    await finds(reviewer, headline);
    await expect(reviewer.getByText("The date of the decree is worked out.").first()).toBeVisible();
    await isAccessible(reviewer);
    await reviewer.getByRole("button", { name: "Ask for changes" }).click();
    await expect(
      reviewer.getByRole("alert").filter({ hasText: "Say what should change first" }),
    ).toBeVisible();
    await reviewer.getByLabel("Comment for the writer").fill("Please add a standfirst.");
    await reviewer.getByRole("button", { name: "Ask for changes" }).click();
    await expect(reviewer.getByText("Changes requested").first()).toBeVisible();
  });

  await test.step("the editor revises it, and it is approved and published", async () => {
    await finds(editor, headline);
    await expect(editor.getByText("Please add a standfirst.").first()).toBeVisible();
    await editor.getByLabel("Standfirst").fill("No date has been set.");
    await sends(editor);
    await approves(reviewer, headline);
  });
  await editor.goto(address);
  const live = await publishes(editor);
  expect(live).toMatch(/^\/en\/articles\/russia-to-withdraw/);

  for (const event of [
    { title: "The European convention is adopted", date: "1987" },
    { title: "Russia leaves the Council of Europe", date: "March 2022" },
    { title: "Russia withdraws from the convention", date: "between March and December 2022" },
  ]) {
    await test.step(event.title, async () => {
      await writesEvent(editor, { ...event, summary: `${event.title}, as the report says.` });
      await expect(editor.getByText("Readers will see")).toBeVisible();
      await sends(editor);
      await approves(reviewer, event.title);
      await publishes(editor);
    });
  }

  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await test.step("the public reads it without JavaScript", () => isRead(browser, reader, live));
  await test.step("press, route and preview give the same words", async () => {
    const pressed = await (await reader.request.get(live)).text();
    expect(await (await reader.request.get(`${live}?fresh=1`)).text()).toBe(pressed);
    const previewed = await (await editor.request.get(`${address}/preview`)).text();
    expect(bodyOf(previewed)).toBe(bodyOf(pressed));
  });
  await test.step("a word is corrected beside the live text, and the reviewer sees that word", async () => {
    await editor.goto(address);
    await editor.getByRole("button", { name: /^Edit/ }).click();
    await editor.getByLabel("Standfirst").fill("No day has been set.");
    await sends(editor);
    expect(await (await reader.request.get(live)).text()).toContain("No date has been set.");
    await finds(reviewer, headline);
    await expect(reviewer.locator("del")).toHaveText("Removed: date");
    await expect(reviewer.locator("ins")).toHaveText("Added: day");
    await approves(reviewer, headline);
    await publishes(editor);
    expect(await (await reader.request.get(live)).text()).toContain("No day has been set.");
  });
  const story = { editor, reviewer, second, reader, address, live };
  await test.step("it is taken down everywhere", () => isTakenDown(story));
  await test.step("it comes back by two people and a new review", () => isRestored(story));
});

async function isRead(browser: Browser, reader: Page, live: string) {
  await reader.goto("/en");
  await reader.getByRole("link", { name: headline }).first().click();
  await expect(reader.getByText("largely symbolic")).toBeVisible();
  const page = await (await browser.newContext()).newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  const event = "/en/events/russia-withdraws-from-the-convention";
  const told = {
    "/en": [],
    [live]: [{ "@type": "NewsArticle", headline, inLanguage: "en" }],
    [event]: [{ "@type": "CreativeWork", temporalCoverage: "2022-03/2022-12" }],
  };
  for (const [path, data] of Object.entries(told)) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(path);
    expect(await dataOf(page), path).toMatchObject(data);
    expect(complaints, path).toEqual([]);
    await isAccessible(page);
    await page.setViewportSize({ width: 320, height: 800 });
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(isWide, path).toBe(false);
  }
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Russia withdraws");
  await expect(page.getByText("The month and the day are not known.").first()).toBeVisible();
}

/** What programs are told of a page; there is no other script in it. */
async function dataOf(page: Page): Promise<unknown[]> {
  const scripts = page.locator("script");
  const data = page.locator('head > script[type="application/ld+json"]:not([src])');
  expect(await data.count()).toBe(await scripts.count());
  return (await data.allTextContents()).map((json) => JSON.parse(json));
}

type Story = Record<"editor" | "reviewer" | "second" | "reader", Page> & {
  address: string;
  live: string;
};

async function isTakenDown({ reviewer, reader, address, live }: Story) {
  const page = await reader.request.get(live);
  const versions = [...(await page.text()).matchAll(/\/en\/v\/[0-9a-f]+-\d+/g)].map(([at]) => at);
  const etag = page.headers().etag ?? "";
  expect(etag).not.toBe("");
  await reviewer.goto(address);
  await reviewer.getByRole("button", { name: "Take down…" }).click();
  await reviewer.getByLabel("Reason readers will see").selectOption("safety");
  await reviewer.getByRole("button", { name: "Take it down now" }).click();
  await expect(reviewer.getByRole("button", { name: "Ask to restore" })).toBeVisible();
  for (const path of [live, ...new Set(versions)]) {
    const gone = await reader.request.get(path, { headers: { "If-None-Match": etag } });
    expect(gone.status(), path).toBe(410);
    expect(await gone.text()).not.toContain("Mishustin");
  }
  const index = await (await reader.request.get("/sitemap.xml")).text();
  const maps = [...index.matchAll(/<loc>[^<]*(\/sitemaps\/[^<]+)<\/loc>/g)].map(
    ([, map]) => map ?? "",
  );
  expect(maps.length).toBeGreaterThan(0);
  for (const path of ["/", "/en", "/en/feed.atom", "/sitemap.xml", ...maps])
    expect(await (await reader.request.get(path)).text(), path).not.toContain("russia-to-withdraw");
  await reader.goto(live);
  await expect(reader.getByRole("heading", { name: "This page has been withdrawn" })).toBeVisible();
}

async function isRestored({ editor, reviewer, second, reader, address, live }: Story) {
  await reviewer.getByRole("button", { name: "Ask to restore" }).click();
  const agree = reviewer.getByRole("button", { name: "Agree to restore" });
  await expect(agree).toHaveAttribute("aria-disabled", "true");
  await second.goto(address);
  await second.getByRole("button", { name: "Agree to restore" }).click();
  await expect(second.getByText("In review").first()).toBeVisible();
  expect((await reader.request.get(live)).status()).toBe(410);
  await approves(second, headline);
  await editor.goto(address);
  expect(await publishes(editor)).toBe(live);
  expect((await reader.request.get(live)).status()).toBe(200);
}

test("what was typed comes back after a reload, and a newer text of someone else is shown beside one's own", async ({
  newsroom: { editor, reviewer },
}) => {
  await editor.goto("/desk");
  await editor.getByRole("button", { name: "New article" }).click();
  await editor.getByLabel("Headline").fill("Two people write");
  await editor.getByRole("textbox", { name: "Article text" }).click();
  await editor.keyboard.type("The first words.");
  await isSaved(editor);
  await editor.reload();
  await expect(editor.getByRole("textbox", { name: "Article text" })).toContainText("first words");

  await reviewer.goto(editor.url());
  await reviewer.getByLabel("Standfirst").fill("Written by the reviewer.");
  await isSaved(reviewer);
  await editor.getByLabel("Standfirst").fill("Written by the editor.");
  await expect(editor.getByRole("heading", { name: "There is a newer text" })).toBeVisible();
  await isAccessible(editor);
  await expect(editor.getByRole("region", { name: "Theirs" })).toContainText("by the reviewer");
  await expect(editor.getByRole("region", { name: "Yours" })).toContainText("by the editor");
  await editor.keyboard.press("1");
  await expect(editor.getByRole("button", { name: "Keep mine" })).toBeFocused();
  await editor.keyboard.press("Enter");
  await expect(editor.getByLabel("Standfirst")).toHaveValue("Written by the editor.");
  await editor.getByText("Revisions", { exact: true }).click();
  await expect(editor.getByRole("link", { name: /^Revision/ })).toHaveCount(1);
});

test("a date that cannot be is said at once, and nothing typed is lost", async ({
  newsroom: { editor },
}) => {
  await writesEvent(editor, {
    title: "An event without a day",
    summary: "It happened in June.",
    date: "31 June 2022",
  });
  await expect(editor.getByText(/June has 30 days/)).toBeVisible();
  await isAccessible(editor);
  await isSaved(editor);
  await editor.getByRole("button", { name: "Send for review" }).click();
  await expect(editor.getByRole("alert").filter({ hasText: "cannot be read yet" })).toBeVisible();
  await editor.reload();
  const date = editor.getByRole("textbox", { name: "Date, as the source gives it" });
  await expect(date).toHaveValue("31 June 2022");
  await date.fill("June 2022");
  await expect(editor.locator("output")).toContainText("June 2022");
  await expect(editor.getByText("The day is not known.")).toBeVisible();
  await date.fill("приблизно між червнем і вереснем 2022");
  await expect(editor.locator("output")).toContainText(
    "Between about June and about September 2022",
  );
});

test("a draft goes to the bin and comes back", async ({ newsroom: { editor } }) => {
  await editor.goto("/desk");
  await editor.getByRole("button", { name: "New article" }).click();
  await editor.getByLabel("Headline").fill("Begun and thrown away");
  await isSaved(editor);
  await editor.reload();
  await editor.getByRole("button", { name: "Move to the bin…" }).click();
  await editor.getByRole("button", { name: "Move to the bin", exact: true }).click();
  await expect(editor.getByRole("button", { name: "Take out of the bin" })).toBeVisible();
  await editor.goto("/desk/works?bin");
  await isAccessible(editor);
  await editor.getByRole("link", { name: "Begun and thrown away" }).click();
  await editor.getByRole("button", { name: "Take out of the bin" }).click();
  await expect(editor.getByLabel("Headline")).toHaveValue("Begun and thrown away");
});
