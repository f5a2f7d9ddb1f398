import { expect, type Page } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import {
  approves,
  finds,
  isSaved,
  publishes,
  sends,
  sendsArticle,
  writesEvent,
} from "@/e2e/steps/work";

const approve = (page: Page) => page.getByRole("button", { name: "Approve this version" });
const withdraw = (page: Page) => page.getByRole("button", { name: "Withdraw approval" });

test("a work of high risk needs two reviewers, and the first may think again before the second has decided", async ({
  newsroom: { editor, reviewer, second, admin },
}) => {
  const headline = "Two people answer for this";
  const address = await sendsArticle(editor, headline, "What the two must read.");
  await test.step("the reviewer sets the risk and gives the first approval", async () => {
    await finds(reviewer, headline);
    await reviewer.getByText("Handling", { exact: true }).click();
    await reviewer.getByLabel("High: two approvals").check();
    await reviewer.getByRole("button", { name: "Save handling" }).click();
    await expect(reviewer.getByText("Needs 2 approvals")).toBeVisible();
    await expect(reviewer.getByText("high risk, for everyone on the tracker")).toBeVisible();
    // The editor's page was opened before that, and leaves alone what is not changed there.
    await editor.getByText("Handling", { exact: true }).click();
    await editor.getByLabel("Look at it again on").fill("2099-01-02");
    await editor.getByRole("button", { name: "Save handling" }).click();
    await expect(
      editor.getByText("high risk, for everyone on the tracker, to be looked at again"),
    ).toBeVisible();
    await approve(reviewer).click();
    await expect(withdraw(reviewer)).toBeVisible();
    await expect(approve(reviewer)).toHaveAccessibleDescription(/You approved this already/);
    await isFinished(reviewer);
  });
  await test.step("it has left their list and stands on the other reviewer's", async () => {
    await reviewer.goto("/desk");
    const toReview = reviewer.getByRole("region", { name: "To review" });
    await expect(toReview.getByRole("link", { name: headline })).toHaveCount(0);
    await second.goto("/desk");
    await expect(
      second.getByRole("region", { name: "To review" }).getByRole("link", { name: headline }),
    ).toBeVisible();
    await second.goto(address);
    await expect(withdraw(second)).toHaveCount(0);
  });
  await test.step("the approval is withdrawn, and both approve anew", async () => {
    await reviewer.goto(address);
    await withdraw(reviewer).click();
    await expect(reviewer.getByText("withdrew an approval")).toBeVisible();
    await approve(second).click();
    await expect(withdraw(second)).toBeVisible();
    await approves(reviewer, headline);
    await isFinished(reviewer);
  });
  await editor.goto(address);
  await publishes(editor);
  await isFinished(editor);
  await test.step("an editor is told who may take it down", async () => {
    const off = editor.getByRole("button", { name: "Take down…" });
    await expect(off).toHaveAttribute("aria-disabled", "true");
    await expect(off).toHaveAccessibleDescription(/A reviewer or admin can do it/);
    await admin.goto(address);
    await expect(admin.getByRole("heading", { name: "There is no such work here" })).toBeVisible();
  });
});

test("a reviewer who wrote the words cannot decide on them, and is told why", async ({
  newsroom: { reviewer },
}) => {
  await sendsArticle(reviewer, "A reviewer's own words", "Mine alone.");
  for (const name of ["Approve this version", "Ask for changes"])
    await expect(reviewer.getByRole("button", { name })).toHaveAccessibleDescription(
      /You wrote part of this text, so someone else must decide/,
    );
  await isFinished(reviewer);
});

test("a reviewer whose page is old approves nothing they have not read", async ({
  newsroom: { editor, reviewer },
}) => {
  const headline = "Changed under the reviewer's eyes";
  await sendsArticle(editor, headline, "The words that were read.");
  await finds(reviewer, headline);
  await editor.getByRole("button", { name: "Take back" }).click();
  await editor.getByLabel("Standfirst").fill("Words nobody has read.");
  await sends(editor);
  await approve(reviewer).click();
  await expect(
    reviewer.getByRole("alert").filter({ hasText: "no longer the one you read" }),
  ).toBeVisible();
  await reviewer.reload();
  await expect(reviewer.getByText("Words nobody has read.")).toBeVisible();
  await approves(reviewer, headline);
});

test("words of the text are commented on, found again, settled and taken up again", async ({
  newsroom: { editor, reviewer },
}) => {
  const headline = "One word is doubtful";
  const address = await sendsArticle(editor, headline, "The treaty was ratified in the spring.");
  await finds(reviewer, headline);
  await reviewer.getByText("The treaty was ratified in the spring.").dblclick({
    position: { x: 5, y: 10 },
  });
  await reviewer.keyboard.press("Shift+Control+ArrowRight");
  await isFinished(reviewer);
  await reviewer.getByRole("button", { name: "Comment on these words" }).click();
  await reviewer.keyboard.type("Which treaty?");
  await reviewer.getByRole("button", { name: "Add the comment" }).click();
  const remark = (page: Page) => page.getByRole("article").filter({ hasText: "Which treaty?" });
  await expect(remark(reviewer).locator("q")).toContainText("The");

  await editor.goto(address);
  await remark(editor)
    .getByRole("button", { name: /Show in the text/ })
    .click();
  const marked = () =>
    editor.evaluate(() => [...(CSS.highlights.get("quoted") ?? [])].map(String).join());
  expect(await marked()).toContain("The");
  await remark(editor).getByRole("button", { name: "Settle" }).click();
  await expect(remark(editor).getByText("Settled by Mara Editor")).toBeVisible();
  await isFinished(editor);
  await remark(editor).getByRole("button", { name: "Reopen" }).click();
  await expect(remark(editor).getByRole("button", { name: "Settle" })).toBeVisible();

  await editor.getByRole("button", { name: "Take back" }).click();
  const text = editor.getByRole("textbox", { name: "Article text" });
  await text.click();
  await editor.keyboard.press("Control+A");
  await editor.keyboard.type("Nothing of it is left.");
  await isSaved(editor);
  await remark(editor)
    .getByRole("button", { name: /Show in the text/ })
    .click();
  await expect(remark(editor).getByText("do not stand in the text shown here")).toBeVisible();
});

test("every published version is listed on the desk and linked in public", async ({
  newsroom: { editor, reviewer },
  browser,
}) => {
  const headline = "Corrected in public";
  const address = await sendsArticle(editor, headline, "It was a Monday.");
  await approves(reviewer, headline);
  await editor.goto(address);
  await publishes(editor);
  await editor.getByRole("button", { name: /^Edit/ }).click();
  await editor.getByLabel("Standfirst").fill("It was a Tuesday.");
  await sends(editor);
  await approves(reviewer, headline);
  const live = await publishes(editor);

  const versions = editor.getByRole("region", { name: "Published versions" });
  await expect(versions.getByRole("listitem")).toHaveText([/Version 2, live/, /Version 1/]);
  const first = await versions.getByRole("link", { name: "Version 1" }).getAttribute("href");
  const reader = await (await browser.newContext({ javaScriptEnabled: true })).newPage();
  await reader.goto(live);
  await reader.getByRole("link", { name: /^1, of/ }).click();
  expect(new URL(reader.url()).pathname).toBe(first);
  await expect(reader.getByRole("heading", { name: "An earlier version" })).toBeVisible();
  await isFinished(reader);
  await reader.getByRole("link", { name: "Read the newest version" }).click();
  await expect(reader.getByText("It was a Tuesday.")).toBeVisible();

  await reviewer.goto(address);
  await reviewer.getByRole("button", { name: "Take down…" }).click();
  await expect(reviewer.getByLabel("Reason readers will see")).toBeFocused();
  await reviewer.getByRole("button", { name: "Keep it live" }).click();
  await expect(reviewer.getByRole("button", { name: "Take down…" })).toBeFocused();
  await reviewer.getByRole("button", { name: "Take down…" }).click();
  await reviewer.getByRole("button", { name: "Take it down now" }).click();
  await expect(reviewer.getByText("Taken down. Readers find only the reason.")).toBeVisible();
  await expect(reviewer.getByText("Reason given to readers: A legal demand.")).toBeVisible();
  await expect(
    reviewer.getByRole("region", { name: "Published versions" }).getByRole("link"),
  ).toHaveCount(0);
  await isFinished(reviewer);
  await reader.goto(live);
  await expect(reader.getByRole("heading", { name: "This page has been withdrawn" })).toBeVisible();
  await isFinished(reader);
});

test("a live work restricted to others is taken down by a site admin who reads none of its drafts", async ({
  newsroom: { editor, reviewer, admin },
  browser,
}) => {
  const headline = "Known to a few";
  const address = await sendsArticle(editor, headline, "What everybody may read.");
  await approves(reviewer, headline);
  await editor.goto(address);
  const live = await publishes(editor);
  await reviewer.reload();
  await reviewer.getByText("Handling", { exact: true }).click();
  await reviewer.getByLabel("Noor Reviewer").check();
  await reviewer.getByRole("button", { name: "Save handling" }).click();
  await expect(reviewer.getByText("for some people only")).toBeVisible();

  await admin.goto("/desk/works");
  const closed = admin.getByRole("region", { name: "Live and restricted to others" });
  await isFinished(admin);
  await closed.getByRole("link", { name: `Take down… ${headline}` }).click();
  await isFinished(admin);
  await admin.getByRole("button", { name: "Take down…" }).click();
  await admin.getByLabel("Reason readers will see").selectOption("safety");
  await admin.getByRole("button", { name: "Take it down now" }).click();
  await expect(admin.getByText("Taken down. Readers find only the reason.")).toBeVisible();
  const reader = await (await browser.newContext()).newPage();
  expect((await reader.goto(live))?.status()).toBe(410);
});

/** On a tracker's page: what may lie in a time, what certainly does, and the same as a file. */
async function asksForATime(reader: Page): Promise<void> {
  const opened = reader.getByRole("listitem").filter({ hasText: "The first cell is opened" });
  await expect(opened).toBeVisible();
  await reader.getByLabel("From").fill("1961-03");
  await reader.getByLabel("Up to").fill("1961-05");
  await reader.getByRole("button", { name: "Show these events" }).click();
  await expect(reader).toHaveURL(/\?from=1961-03&to=1961-05$/);
  const heading = "Events between March and May 1961";
  await expect(reader.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  await expect(reader.getByText("1 event may lie between March and May 1961")).toBeVisible();
  await expect(opened).toBeVisible();
  await isFinished(reader);

  await reader.getByLabel("A date that is vague").selectOption("certainly lies in that time");
  await reader.getByRole("button", { name: "Show these events" }).click();
  await expect(reader.getByText("No event certainly lies between")).toBeVisible();
  await expect(opened).toBeHidden();
  await expect(reader.getByLabel("From")).toHaveValue("1961-03");
  await reader.getByRole("link", { name: "Show also the one that may" }).click();
  await expect(opened).toBeVisible();

  const table = reader.getByRole("link", { name: "These events as a table (CSV)" });
  const [file] = await Promise.all([reader.waitForEvent("download"), table.click()]);
  expect(file.suggestedFilename()).toMatch(/-events-1961-03-1961-05\.csv$/);
  await reader.goto(`${new URL(reader.url()).pathname}?from=soon&to=1961`);
  await expect(reader.getByLabel("From")).toHaveAccessibleDescription(
    "“soon” is no month. Write one as 2022-03; a year or a day will do too.",
  );
  await isFinished(reader);
  await reader.getByRole("link", { name: "The whole timeline" }).click();
  await expect(opened).toBeVisible();
}

test("a tracker's own page is written, judged and read like any other; its timeline is asked for a time", async ({
  newsroom: { editor, reviewer },
  browser,
}) => {
  const name = "Safeguards against torture";
  await editor.goto("/desk/works?kind=page");
  await editor.getByRole("link", { name }).click();
  await editor.getByRole("textbox", { name: "About" }).click();
  await editor.keyboard.type("What this tracker is about.");
  await editor.getByRole("textbox", { name: "Method: how you work and check" }).click();
  await editor.keyboard.type("Two people read every text.");
  await isFinished(editor);
  await expect(
    editor.getByRole("button", { name: "Move to the bin…" }),
  ).toHaveAccessibleDescription(/always has its page/);
  await sends(editor);
  await approves(reviewer, name);
  const live = await publishes(editor);
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(live);
  await expect(reader.getByText("What this tracker is about.")).toBeVisible();
  await expect(reader.getByText("Two people read every text.")).toBeVisible();
  await isFinished(reader);

  const event = { title: "The first cell is opened", summary: "One may look.", date: "1961" };
  await writesEvent(editor, event);
  await sends(editor);
  await approves(reviewer, event.title);
  await finds(editor, event.title);
  await publishes(editor);
  await reader.reload();
  await asksForATime(reader);
});
