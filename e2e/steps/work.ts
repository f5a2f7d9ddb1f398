import { expect, type Page } from "@playwright/test";

/** Waits until the server has every word. */
export const isSaved = (page: Page) =>
  expect(page.getByText("Saved", { exact: true })).toBeVisible();

export async function sends(editor: Page, note = ""): Promise<void> {
  await isSaved(editor);
  await editor.getByLabel("Note to the reviewer").fill(note);
  await editor.getByRole("button", { name: "Send for review" }).click();
  await expect(editor.getByText("In review").first()).toBeVisible();
}

/** Opens a work from My work. */
export async function finds(person: Page, title: string): Promise<void> {
  await person.goto("/desk");
  await person.getByRole("link", { name: title }).first().click();
  await expect(person.getByRole("heading", { name: "Where it stands" })).toBeVisible();
}

export async function approves(reviewer: Page, title: string): Promise<void> {
  await finds(reviewer, title);
  await reviewer.getByRole("button", { name: "Approve this version" }).click();
  await expect(reviewer.getByRole("button", { name: "Publish", exact: true })).toBeVisible();
}

/** Publishes and answers the live address. */
export async function publishes(editor: Page): Promise<string> {
  await editor.reload();
  await editor.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(editor.getByText("Published. Readers have it.")).toBeVisible();
  const live = editor.getByRole("link", { name: "Open the live page" });
  return (await live.getAttribute("href")) ?? "";
}

/** Writes an article and sends it for review; answers its address on the desk. */
export async function sendsArticle(writer: Page, headline: string, words: string) {
  await writer.goto("/desk");
  await writer.getByRole("button", { name: "New article" }).click();
  await writer.getByLabel("Headline").fill(headline);
  await writer.getByRole("textbox", { name: "Article text" }).click();
  await writer.keyboard.type(words);
  await sends(writer);
  return writer.url();
}

type EventWords = { title: string; summary: string; date: string };

export async function writesEvent(editor: Page, { title, summary, date }: EventWords) {
  await editor.goto("/desk");
  await editor.getByRole("button", { name: "New event" }).click();
  await editor.getByRole("textbox", { name: "Title" }).fill(title);
  await editor.getByRole("textbox", { name: "Summary" }).fill(summary);
  await editor.getByRole("textbox", { name: "Date, as the source gives it" }).fill(date);
}

/** A new article with this headline, open for writing. */
export async function beginsArticle(editor: Page, headline: string): Promise<void> {
  await editor.goto("/desk");
  await editor.getByRole("button", { name: "New article" }).click();
  await editor.getByLabel("Headline").fill(headline);
}

/** The text of an article, the caret at its end. */
export async function entersText(editor: Page): Promise<void> {
  await editor.getByRole("textbox", { name: "Article text" }).click();
  await editor.keyboard.press("Control+End");
}

/** Presses a tool over the text. */
export const tool = (editor: Page, name: string) =>
  editor.getByRole("toolbar", { name: "Text" }).getByRole("button", { name }).click();

/** A message that something was not done, and why. */
export const isTold = (person: Page, words: string | RegExp) =>
  expect(person.getByRole("alert").filter({ hasText: words }).first()).toBeVisible();

/** An article with one paragraph, through review and live. */
export async function publishesArticle(
  { editor, reviewer }: { editor: Page; reviewer: Page },
  headline: string,
): Promise<void> {
  await beginsArticle(editor, headline);
  await entersText(editor);
  await editor.keyboard.type("The words that went live.");
  await sends(editor);
  await approves(reviewer, headline);
  await publishes(editor);
}
