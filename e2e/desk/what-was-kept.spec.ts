import { expect, type Page } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { noor, test } from "@/e2e/steps/newsroom";
import {
  beginsArticle,
  entersText,
  isSaved,
  publishesArticle,
  writesEvent,
} from "@/e2e/steps/work";

async function writesParagraphs(editor: Page, paragraphs: string[]) {
  await entersText(editor);
  for (const [n, paragraph] of paragraphs.entries()) {
    if (n > 0) await editor.keyboard.press("Enter");
    await editor.keyboard.type(paragraph);
  }
  await isSaved(editor);
}

/** Puts other words in place of a paragraph. */
async function rewrites(person: Page, paragraph: string, words: string) {
  await person.getByText(paragraph, { exact: true }).click({ clickCount: 3 });
  await person.keyboard.type(words);
}

const revision = (person: Page, name: string) => person.getByRole("link", { name, exact: true });

test("two people change one text; it is merged paragraph by paragraph, and both texts stay", async ({
  newsroom: { editor, reviewer },
}) => {
  await beginsArticle(editor, "Merged by two");
  await writesParagraphs(editor, ["The first.", "The second.", "The third."]);
  await reviewer.goto(editor.url());
  await rewrites(reviewer, "The first.", "First, by the reviewer.");
  await reviewer.getByLabel("Standfirst").fill("The reviewer’s standfirst.");
  await isSaved(reviewer);
  await editor.context().setOffline(true);
  await rewrites(editor, "The first.", "First, by the editor.");
  await rewrites(editor, "The third.", "Third, by the editor.");
  await editor.context().setOffline(false);

  await expect(editor.getByRole("heading", { name: "There is a newer text" })).toBeVisible();
  await expect(editor.getByText("Noor Reviewer saved this work at")).toBeVisible();
  await isFinished(editor);
  await editor.getByRole("button", { name: "Merge by paragraph" }).click();
  const save = editor.getByRole("button", { name: "Save the merged text" });
  await expect(save).toHaveAttribute("aria-disabled", "true");
  await expect(editor.getByText("One paragraph is the same")).toBeVisible();
  const choose = (place: RegExp, side: RegExp) =>
    editor.getByRole("group", { name: place }).getByRole("radio", { name: side }).check();
  await choose(/1\. Standfirst/, /keep it/);
  await choose(/2\. Text/, /^Both/);
  await choose(/3\. Text/, /^Mine/);
  await expect(editor.getByText("3 of 3 chosen")).toBeVisible();
  const result = editor.getByRole("region", { name: "The merged text" });
  await expect(result).toContainText(/First, by the editor\.\s*First, by the reviewer\./);
  await isFinished(editor);
  await save.click();

  await expect(editor.getByLabel("Standfirst")).toHaveValue("The reviewer’s standfirst.");
  const text = editor.getByRole("textbox", { name: "Article text" });
  await expect(text).toContainText("First, by the editor.First, by the reviewer.The second.Third");
  await editor.getByText("Revisions", { exact: true }).click();
  await revision(editor, "Revision 2").click();
  await expect(editor.getByRole("heading", { name: "Revision 2" })).toBeVisible();
  await expect(editor.locator("del").first()).toBeVisible();
  await editor.getByText("As readers will see it").click();
  await expect(editor.frameLocator("iframe").getByText("Third, by the editor.")).toBeVisible();
});

test("at a conflict about an event the date, the phase and who took part of both can be had again", async ({
  newsroom: { editor, reviewer },
}) => {
  await writesEvent(editor, { title: "Dated twice", summary: "It happened.", date: "1998" });
  await isSaved(editor);
  await reviewer.goto(editor.url());
  const dateOf = (person: Page) =>
    person.getByRole("textbox", { name: "Date, as the source gives it" });
  await dateOf(reviewer).fill("the spring, they say");
  await reviewer.getByLabel("Ongoing").check();
  await isSaved(reviewer);
  await dateOf(editor).fill("about 1999");
  await expect(editor.getByRole("heading", { name: "There is a newer text" })).toBeVisible();
  await editor.getByRole("button", { name: "Keep mine" }).click();
  await expect(dateOf(editor)).toHaveValue("about 1999");

  await editor.getByText("Revisions", { exact: true }).click();
  await revision(editor, "Revision 1").click();
  await expect(editor.getByText("typed as “the spring, they say”")).toBeVisible();
  await isFinished(editor);
  await editor.getByRole("button", { name: "Bring back into the draft" }).click();
  await expect(dateOf(editor)).toHaveValue("the spring, they say");
  await expect(editor.getByLabel("Ongoing")).toBeChecked();
  await expect(editor.getByText("brought revision 1 back into the draft")).toBeVisible();
});

test("a discarded draft stays readable and comes back into the next one", async ({
  newsroom: { editor, reviewer },
}) => {
  await publishesArticle({ editor, reviewer }, "Kept apart from the live one");
  await editor.getByRole("button", { name: /^Edit/ }).click();
  await editor.getByLabel("Standfirst").fill("A thought too early.");
  await isSaved(editor);
  await editor.getByRole("button", { name: "Discard this draft…" }).click();
  await isFinished(editor);
  await editor.getByRole("button", { name: "Discard the draft", exact: true }).click();
  await expect(editor.getByText("The draft is discarded; the live text stays.")).toBeVisible();

  await editor.getByText("Revisions", { exact: true }).click();
  await isFinished(editor);
  await revision(editor, "Revision 2").click();
  await expect(editor.getByText("A thought too early.")).toBeVisible();
  const back = editor.getByRole("button", { name: "Bring back into the draft" });
  await expect(back).toHaveAttribute("aria-disabled", "true");
  await editor.getByRole("link", { name: "Back to the work" }).click();
  await editor.getByRole("button", { name: /^Edit/ }).click();
  await expect(editor.getByLabel("Standfirst")).toHaveValue("");
  await editor.getByText("Revisions", { exact: true }).click();
  await revision(editor, "Revision 2").click();
  await back.click();
  await expect(editor.getByLabel("Standfirst")).toHaveValue("A thought too early.");
});

test("the works list finds by person what is live, and keeps to the bin while one is in it", async ({
  newsroom: { editor, reviewer, second },
}) => {
  await publishesArticle({ editor, reviewer }, "Found by its writer");
  await second.goto("/desk/works");
  const show = () => second.getByRole("button", { name: "Show" }).click();
  await second.getByLabel("Words in the title").fill("Found by its writer");
  await second.getByLabel("Person").selectOption({ label: "Mara Editor" });
  await show();
  await expect(second.getByRole("link", { name: "Found by its writer" })).toBeVisible();
  await second.getByLabel("Person").selectOption({ label: "Noor Reviewer" });
  await show();
  await expect(second.getByText("No work matches.")).toBeVisible();
  await second.getByLabel("Person").selectOption({ label: "Mara Editor" });
  await second.getByLabel("State").selectOption({ label: "Published" });
  await second.getByLabel("Kind").selectOption({ label: "Article" });
  await show();
  await expect(second.getByRole("link", { name: "Found by its writer" })).toBeVisible();
  await isFinished(second);

  await beginsArticle(editor, "Found in the bin");
  await isSaved(editor);
  // Without a load of the page: the step names the version the typing made.
  await editor.getByRole("button", { name: "Move to the bin…" }).click();
  await editor.getByRole("button", { name: "Move to the bin", exact: true }).click();
  await expect(editor.getByRole("button", { name: "Take out of the bin" })).toBeVisible();
  await editor.goto("/desk/works?bin");
  await editor.getByLabel("Words in the title").fill("Found in");
  await editor.getByRole("button", { name: "Show" }).click();
  await expect(editor.getByRole("heading", { name: "Bin" })).toBeVisible();
  await expect(editor.getByRole("link", { name: "Found in the bin" })).toBeVisible();
  await isFinished(editor);
  await editor.getByRole("link", { name: "Clear" }).click();
  await expect(editor.getByRole("heading", { name: "Bin" })).toBeVisible();
  await editor.getByRole("link", { name: "Found in the bin" }).click();
  await editor.getByRole("button", { name: "Take out of the bin" }).click();
  await expect(editor.getByLabel("Headline")).toHaveValue("Found in the bin");
});

test("words nobody came back for go after thirty days", async ({ newsroom: _, browser }) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/desk/sign-in");
  await page.getByLabel("Email").fill(noor.email);
  await page.getByLabel("Password").fill("a sentence nobody else would say");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "New article" }).click();
  await page.getByLabel("Headline").fill("Left behind");
  await isSaved(page);
  await page.context().setOffline(true);
  await page.getByLabel("Standfirst").fill("Never sent.");
  await expect(page.getByText("Offline. Your words are kept on this computer")).toBeVisible();
  await page.close();
  await page.context().setOffline(false);
  const kept = (shown: Page) =>
    shown.getByText("kept on this computer and did not reach the server");

  const later = await page.context().newPage();
  const day = 24 * 60 * 60 * 1000;
  await later.clock.setFixedTime(new Date(Date.now() + 29 * day));
  await later.goto("/desk");
  await expect(kept(later)).toBeVisible();
  await later.clock.setFixedTime(new Date(Date.now() + 31 * day));
  await later.goto("/desk");
  await expect(later.getByRole("heading", { name: "My work" })).toBeVisible();
  await expect(kept(later)).toBeHidden();
});
