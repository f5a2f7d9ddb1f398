import { expect, type Page } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { type Newsroom, test } from "@/e2e/steps/newsroom";
import { approves, finds, isSaved, isTold, publishes, sends, writesEvent } from "@/e2e/steps/work";

const notice = "The withdrawal is notified";
const exit = "The state is out of the treaty";
const article = "Article 22 of the Convention";

/** Through review and live; answers the address. */
async function goesLive({ editor, reviewer }: Newsroom, title: string): Promise<string> {
  await sends(editor);
  await approves(reviewer, title);
  return publishes(editor);
}

const phase = (editor: Page, name: string) =>
  editor.getByRole("group", { name: "Phase" }).getByText(name, { exact: true }).click();

const way = (page: Page, name: string) =>
  page.getByRole("group", { name: "When it is expected" }).getByText(name, { exact: true }).click();

async function waitsFor(page: Page, title: string): Promise<void> {
  await way(page, "After another event");
  await page.getByRole("combobox", { name: "After which event" }).fill(title);
  await page.getByRole("option", { name: title }).click();
}

test("“12 months after notification” shows its window and its basis, and moves when the notification's date is published", async ({
  newsroom,
}) => {
  const { editor, admin } = newsroom;
  await writesEvent(editor, { title: notice, summary: "It has been announced.", date: "" });
  await phase(editor, "Expected");
  await expect(editor.getByText("Readers will see “Expected, no date set”.")).toBeVisible();
  await isSaved(editor);
  const noticeDesk = editor.url();

  await writesEvent(editor, { title: exit, summary: "It is then bound no longer.", date: "" });
  await phase(editor, "Expected");
  await waitsFor(editor, notice);
  await editor.getByLabel("How long after").fill("a year");
  await isTold(editor, "Give a whole number");
  await editor.getByLabel("How long after").fill("12");
  await editor.getByLabel("What it rests on").fill(article);
  const reading = editor.locator("output.reading");
  await expect(reading).toContainText(
    `Expected 12 months after “${notice}”, for which no date is set (${article})`,
  );
  await expect(editor.getByText("Readers do not have that event yet.")).toBeVisible();
  await isSaved(editor);
  await isFinished(editor);
  const exitDesk = editor.url();

  await test.step("neither may wait for the other", async () => {
    await editor.goto(noticeDesk);
    await waitsFor(editor, exit);
    await expect(reading).toContainText("That event waits for this one");
    await expect(editor.getByText("Not saved", { exact: true })).toBeVisible();
    await way(editor, "No date set");
    await isSaved(editor);
  });

  const noticeLive = await goesLive(newsroom, notice);
  await editor.goto(exitDesk);
  const exitLive = await goesLive(newsroom, exit);
  const reader = await (await admin.context().browser()?.newContext())?.newPage();
  if (!reader) throw new Error("There is no browser for a reader.");
  await reader.goto(exitLive);
  await expect(reader.getByText("for which no date is set")).toBeVisible();
  await expect(reader.getByRole("link", { name: notice })).toHaveAttribute("href", noticeLive);

  await test.step("the notification happens: one step from its page, then review", async () => {
    await editor.goto(noticeDesk);
    await editor.getByRole("button", { name: `It happened: ${notice}` }).click();
    const dialog = editor.getByRole("dialog");
    await dialog.getByRole("button", { name: "Open the draft" }).click();
    await isTold(editor, "Say when it happened");
    await dialog.getByLabel("When it happened").fill("September 2026");
    await expect(dialog.getByRole("status").first()).toContainText("September 2026");
    await isFinished(editor);
    await dialog.getByRole("button", { name: "Open the draft" }).click();
    await expect(editor.getByLabel("Date, as the source gives it")).toHaveValue("September 2026");
    await expect(editor.getByText("noted that it happened")).toBeVisible();
    await reader.reload();
    await expect(reader.getByText("for which no date is set")).toBeVisible();
    await goesLive(newsroom, notice);
  });

  await reader.reload();
  await expect(reader.getByRole("article")).toContainText(
    `Expected September 2027: 12 months after “${notice}” (${article}). The day is not known.`,
  );
  await isFinished(reader);
  await reader.goto("/en");
  await expect(
    reader.getByRole("listitem").filter({ hasText: exit }).getByText("September 2027"),
  ).toBeVisible();
  await isFinished(reader);
  await test.step("a calendar has it from its first possible day to its last", async () => {
    const link = reader.getByRole("link", { name: "Subscribe to what is expected" });
    const answer = await reader.request.get((await link.getAttribute("href")) ?? "");
    expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
    const calendar = (await answer.text()).replaceAll("\r\n ", "");
    expect(calendar).toContain(`SUMMARY:${exit}`);
    expect(calendar).toContain("DTSTART;VALUE=DATE:20270901");
    expect(calendar).toContain("DTEND;VALUE=DATE:20271001");
  });
  await reader.context().close();
});

test("what is due is listed with its reason; postponed, readers see both dates", async ({
  newsroom,
}) => {
  const { editor, reviewer } = newsroom;
  const vote = "Parliament votes on leaving";
  await writesEvent(editor, { title: vote, summary: "The vote is on the agenda.", date: "" });
  await phase(editor, "Expected");
  await way(editor, "A date, deadline or window");
  await editor.getByLabel("Date, as the source gives it").fill("March 2026");
  const live = await goesLive(newsroom, vote);

  await editor.goto("/desk");
  const due = editor
    .getByRole("region", { name: "Due for another look" })
    .getByRole("listitem")
    .filter({ hasText: vote });
  await expect(due).toContainText("Expected March 2026; that time is over.");
  await isFinished(editor);
  await due.getByRole("button", { name: `Postponed: ${vote}` }).click();
  const dialog = editor.getByRole("dialog");
  await dialog.getByLabel("Date, as the source gives it").fill("before July 2027");
  await expect(dialog.getByRole("status").first()).toContainText("Before July 2027");
  await dialog.getByRole("button", { name: "Open the draft" }).click();
  await isTold(editor, "Say why in a sentence");
  await dialog.getByLabel("Why").fill("The session was put off.");
  await dialog.getByLabel("Look at it again on").fill("2027-01-15");
  await isFinished(editor);
  await dialog.getByRole("button", { name: "Open the draft" }).click();
  await expect(editor.getByText("The session was put off.")).toBeVisible();
  await sends(editor);

  await test.step("the reviewer reads the change, and readers have the old date until then", async () => {
    await finds(reviewer, vote);
    await expect(reviewer.getByRole("main")).toContainText(/Date.*July 2027/s);
    await reviewer.goto(live);
    await expect(reviewer.getByText("Was expected March 2026")).toBeVisible();
  });
  await approves(reviewer, vote);
  await publishes(editor);
  await reviewer.goto(live);
  await expect(reviewer.getByText("Expected before July 2027")).toBeVisible();
  await expect(reviewer.getByText(/^First expected: March 2026\./)).toBeVisible();
  await expect(reviewer.getByText(/^Postponed on .*: before July 2027\.$/)).toBeVisible();
  await isFinished(reviewer);
});
