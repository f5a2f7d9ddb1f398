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
