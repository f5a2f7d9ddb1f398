import { expect, type Page } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import {
  approves,
  beginsArticle,
  entersText,
  isSaved,
  isTold,
  publishes,
  publishesArticle,
  sends,
  tool,
  writesEvent,
} from "@/e2e/steps/work";

const send = (editor: Page) => editor.getByRole("button", { name: "Send for review" }).click();

/** Records a source in the open dialog that asks which one is cited. */
async function recordsSource(editor: Page, source: { title: string; url: string }) {
  const dialog = editor.getByRole("dialog");
  await dialog.getByRole("button", { name: "New source…" }).click();
  await dialog.getByLabel("Title").fill(source.title);
  await dialog.getByLabel("Address").fill(source.url);
}

test("an article with a cited source, a link to an event, a quotation, a table and a divider reaches readers as it was written", async ({
  newsroom: { editor, reviewer },
}) => {
  await writesEvent(editor, {
    title: "The committee visits a prison",
    summary: "It spoke to forty people.",
    date: "March 2021",
  });
  await sends(editor);
  await approves(reviewer, "The committee visits a prison");
  await publishes(editor);

  await beginsArticle(editor, "What the committee found");
  await entersText(editor);
  await editor.keyboard.type("It found three things.");
  await test.step("a source is cited where the caret is", async () => {
    await tool(editor, "Cite a source");
    await isFinished(editor);
    await recordsSource(editor, { title: "Report on the visit", url: "reports.example/1" });
    await editor.getByLabel("Quoted words").fill("Three things were found.");
    await editor.getByRole("button", { name: "Add the note" }).click();
    await expect(editor.getByText("Give the whole address")).toBeVisible();
    await editor.getByRole("dialog").getByLabel("Address").fill("https://reports.example/1");
    await editor.getByRole("button", { name: "Add the note" }).click();
    await expect(editor.getByRole("dialog")).toBeHidden();
  });
  await test.step("an event is linked by its name", async () => {
    await editor.keyboard.press("End");
    await editor.keyboard.type(" See ");
    await tool(editor, "Link to an event or article");
    await editor.getByLabel("Event or article").last().fill("visits a prison");
    await editor.getByRole("option", { name: /The committee visits a prison/ }).click();
    await editor.getByRole("dialog").getByLabel("Words to show").fill("the visit");
    await editor.getByRole("button", { name: "Add the link" }).click();
    await expect(editor.getByRole("dialog")).toBeHidden();
  });
  await test.step("below a divider someone is quoted by name", async () => {
    await editor.keyboard.press("Control+End");
    await editor.keyboard.press("Enter");
    await tool(editor, "Divider");
    await tool(editor, "Quotation");
    await editor.keyboard.type("Nobody had asked us before.");
    await editor.getByLabel("Who says this").fill("A prisoner");
    await editor.keyboard.press("Enter");
  });
  await test.step("a second Enter leaves the quotation, and a table follows", async () => {
    await editor.keyboard.press("Enter");
    await editor.keyboard.press("Enter");
    await tool(editor, "Insert a table");
    await editor.keyboard.type("Cells");
    await editor.keyboard.press("Tab");
    await editor.keyboard.type("People");
    await isFinished(editor);
  });
  await sends(editor);
  await approves(reviewer, "What the committee found");
  const live = await publishes(editor);
  const html = await (await editor.request.get(live)).text();
  expect(html).toContain("Report on the visit");
  expect(html).toMatch(/<a href="\/en\/events\/the-committee-visits-a-prison">the visit<\/a>/);
  expect(html).toMatch(/<blockquote>.*Nobody had asked us before.*<figcaption><bdi>A prisoner/s);
  expect(html).toContain("<hr");
  expect(html).toMatch(/<th[^>]*>.*Cells.*<th[^>]*>.*People/s);
});

test("a wrong address of a source is corrected, the source is protected at once, and the page says what that does not change", async ({
  newsroom: { editor, reviewer, second },
}) => {
  await beginsArticle(editor, "Rests on one report");
  await entersText(editor);
  await editor.keyboard.type("It says so.");
  await editor.getByRole("button", { name: "Add a source for the whole text" }).click();
  await recordsSource(editor, { title: "A letter", url: "https://wrong.example/letter" });
  await editor.getByRole("button", { name: "Add the source" }).click();
  await sends(editor);
  await approves(reviewer, "Rests on one report");
  const live = await publishes(editor);

  await editor.getByRole("button", { name: /^Edit/ }).click();
  await editor.getByRole("button", { name: "Correct the source A letter" }).click();
  const dialog = editor.getByRole("dialog", { name: "Correct this source" });
  await expect(dialog.getByText("Published pages, and texts in review, keep")).toBeVisible();
  await dialog.getByLabel("Address").fill("https://right.example/letter");
  await dialog.getByLabel("Protected source").check();
  await expect(dialog.getByText("Once saved, no page names it any more")).toBeVisible();
  await expect(dialog.getByText("Published pages, and texts in review, keep")).toBeHidden();
  await isFinished(editor);
  await dialog.getByRole("button", { name: "Save the correction" }).click();
  await isTold(editor, "Say how readers shall know this source");
  await dialog.getByLabel("What readers see instead").fill("a letter from a lawyer");

  // Meanwhile someone else corrects it too.
  await reviewer.goto(editor.url());
  await reviewer.getByRole("button", { name: "Correct the source A letter" }).click();
  await reviewer.getByRole("dialog").getByLabel("Publisher").fill("A law firm");
  await reviewer.getByRole("button", { name: "Save the correction" }).click();
  await expect(reviewer.getByRole("dialog")).toBeHidden();
  await dialog.getByRole("button", { name: "Save the correction" }).click();
  await isTold(editor, "Someone changed this source since you opened it");
  await dialog.getByRole("button", { name: "Load it again" }).click();
  await expect(dialog.getByLabel("Publisher")).toHaveValue("A law firm");
  await dialog.getByLabel("Protected source").check();
  await dialog.getByLabel("What readers see instead").fill("a letter from a lawyer");
  await dialog.getByRole("button", { name: "Save the correction" }).click();
  await expect(dialog).toBeHidden();

  const before = await (await editor.request.get(live)).text();
  expect(before).toContain("A source that is protected");
  expect(before).not.toContain(".example/letter");
  await sends(editor);
  // The reviewer corrected it too, so readers would see their words: someone else has to read them.
  await approves(second, "Rests on one report");
  await publishes(editor);
  const html = await (await editor.request.get(live)).text();
  expect(html).toContain("a letter from a lawyer");
  expect(html).not.toContain(".example/letter");
});

test("an event names who took part, one recorded now and one before", async ({
  newsroom: { editor },
}) => {
  const takesPart = editor.getByRole("combobox", { name: "Participants" });
  await writesEvent(editor, { title: "Two states meet", summary: "They met.", date: "2019" });
  await expect(editor.getByRole("navigation", { name: "Where you are" })).toContainText(
    "Two states meet",
  );
  await takesPart.fill("Ruritania");
  await editor.getByRole("option", { name: /Add “Ruritania” as State/ }).click();
  await isSaved(editor);
  await isFinished(editor);

  await writesEvent(editor, { title: "They meet again", summary: "Again.", date: "2020" });
  await takesPart.fill("Rurit");
  await editor.getByRole("option", { name: "Ruritania State", exact: true }).click();
  await isSaved(editor);
  await editor.reload();
  await expect(editor.getByRole("button", { name: "Remove Ruritania" })).toBeVisible();

  const addsSource = editor.getByRole("button", { name: "Add a source for the whole text" });
  await addsSource.click();
  await recordsSource(editor, { title: "Minutes of the meeting", url: "" });
  await editor.getByRole("button", { name: "Add the source" }).click();
  await editor.getByRole("button", { name: "Remove Minutes of the meeting" }).click();
  await expect(addsSource).toBeFocused();
});

test("what cannot be sent yet says what is missing", async ({ newsroom: { editor, reviewer } }) => {
  await beginsArticle(editor, "");
  await entersText(editor);
  await editor.keyboard.type("Words without a headline.");
  await isSaved(editor);
  await send(editor);
  await isTold(editor, "Give it a headline first.");

  await beginsArticle(editor, "A headline without words");
  await isSaved(editor);
  await send(editor);
  await isTold(editor, "The text is empty.");

  await test.step("a note that has lost its source", async () => {
    await entersText(editor);
    await editor.keyboard.type("It says so.");
    await tool(editor, "Cite a source");
    await recordsSource(editor, { title: "Soon lost", url: "" });
    await editor.getByRole("button", { name: "Add the note" }).click();
    await expect(editor.getByRole("dialog")).toBeHidden();
    await expect(editor.getByText("Soon lost")).toBeVisible();
    await isSaved(editor);
    await losesItsSources(editor);
    await editor.reload();
    await send(editor);
    await isTold(editor, "A note in the text has lost its source.");
  });

  await publishesArticle({ editor, reviewer }, "Nothing to add");
  await editor.getByRole("button", { name: /^Edit/ }).click();
  await expect(editor.getByLabel("Headline")).toHaveValue("Nothing to add");
  await send(editor);
  await isTold(editor, "Nothing differs from what is live.");
});

/** No act of a person does this; a damaged copy of a text could. */
async function losesItsSources(editor: Page) {
  const editionId = editor.url().split("/").at(-1) ?? "";
  const ask = encodeURIComponent(JSON.stringify({ json: { editionId } }));
  const { result } = await (
    await editor.request.get(`/api/trpc/reviews.edition?input=${ask}`)
  ).json();
  const { version, factsVersion, text, facts } = result.data.json;
  const save = { editionId, version, factsVersion, facts, text: { ...text, citations: [] } };
  const answer = await editor.request.post("/api/trpc/drafts.save", { data: { json: save } });
  expect(answer.ok()).toBe(true);
}

test("the caret and the undo history outlive a comment and a change of the handling", async ({
  newsroom: { editor },
}) => {
  await beginsArticle(editor, "Uninterrupted");
  await entersText(editor);
  await editor.keyboard.insertText("One two three.");
  await isSaved(editor);
  await editor.getByLabel("Comment", { exact: true }).fill("To be checked.");
  await editor.getByRole("button", { name: "Add the comment" }).click();
  await expect(editor.getByRole("article").getByText("To be checked.")).toBeVisible();
  await expect(editor.getByRole("button", { name: "Add the comment" })).toBeFocused();
  await editor.getByText("Handling", { exact: true }).click();
  await isFinished(editor);
  await editor.getByRole("button", { name: "Save handling" }).click();
  await expect(editor.getByText("Saved.", { exact: true })).toBeVisible();
  await tool(editor, "Undo");
  await expect(editor.getByRole("textbox", { name: "Article text" })).not.toContainText("One");
  await tool(editor, "Redo");
  await expect(editor.getByRole("textbox", { name: "Article text" })).toContainText("One two");
});
