import { expect, type Page } from "@playwright/test";
import { isAccessible, isFinished } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import { approves, finds, isSaved, publishes, sends, writesEvent } from "@/e2e/steps/work";

const treaty = "Convention on Open Prisons";

/** Records a treaty by its name and opens its entry. */
async function records(person: Page, name: string): Promise<string> {
  await person.goto("/desk/record");
  await person.getByRole("button", { name: "Add to the record" }).click();
  await person.getByLabel("Kind").last().selectOption("Treaty");
  await person.getByLabel("Name in English").fill(name);
  await person.getByRole("button", { name: "Add it" }).click();
  await expect(person.getByRole("heading", { level: 1, name })).toBeVisible();
  return person.url();
}

const presses = (person: Page) => person.getByRole("button", { name: "Save", exact: true }).click();

async function saves(person: Page): Promise<void> {
  await presses(person);
  await expect(person.getByText("Saved. What readers have")).toBeVisible();
}

test("a treaty is recorded with its terms, gets a page by review, and an event leads there", async ({
  newsroom: { editor, reviewer },
  browser,
}) => {
  const entry = await records(editor, treaty);
  await editor.getByRole("textbox", { name: "Also called" }).fill("COP-1");
  await editor.getByLabel("treaty number (ETS)").fill("126");
  await editor.getByLabel("In force since").fill("about 1989");
  await expect(editor.getByText("About 1989", { exact: true })).toBeVisible();
  const entryPeriod = editor.getByRole("group", { name: "From a party’s own act" });
  const notice = editor.getByRole("group", { name: "From the notice of a denunciation" });
  await notice.getByLabel("How long").fill("twelve");
  await presses(editor);
  await expect(editor.getByText("Give a whole number")).toBeVisible();
  await notice.getByLabel("How long").fill("12");
  await expect(editor.getByText("the treaty binds it for another 12 months.")).toBeVisible();
  await entryPeriod.getByLabel("How long").fill("3");
  await entryPeriod.getByLabel("Counted").selectOption("nextMonth");
  await expect(editor.getByText("the month that follows 3 months from its own act")).toBeVisible();
  await editor.getByLabel("Article that says so").fill("Article 22");
  await saves(editor);
  await editor.reload();
  await expect(editor.getByLabel("In force since")).toHaveValue("about 1989");
  await expect(notice.getByLabel("How long")).toHaveValue("12");
  await isFinished(editor);

  await editor.getByRole("button", { name: "Make a public page" }).click();
  await expect(editor.getByRole("heading", { name: "From the record" })).toBeVisible();
  await editor.getByLabel("Standfirst").fill("It opens every cell to a committee.");
  await editor.getByRole("textbox", { name: "What readers should know" }).click();
  await editor.keyboard.type("The committee needs no invitation.");
  await isSaved(editor);
  await isFinished(editor);
  await sends(editor);
  await finds(reviewer, treaty);
  await expect(reviewer.getByText("12 months", { exact: true })).toBeVisible();
  await isFinished(reviewer);
  await approves(reviewer, treaty);
  const address = await publishes(editor);
  expect(address).toBe("/en/treaties/convention-on-open-prisons");

  // However long a word is, no reader scrolls sideways for it.
  const summary = `They ${"do".repeat(90)}.`;
  await writesEvent(editor, { title: "The doors open", summary, date: "1990" });
  await editor.getByRole("combobox", { name: "Participants" }).fill("cop-1");
  await editor.getByRole("option", { name: new RegExp(treaty) }).click();
  await sends(editor);
  await approves(reviewer, "The doors open");
  await finds(editor, "The doors open");
  const event = await publishes(editor);

  const reader = await (await browser.newContext()).newPage();
  await reader.goto(event);
  await reader.getByRole("link", { name: treaty }).click();
  await expect(reader.getByRole("heading", { level: 1, name: treaty })).toBeVisible();
  expect(new URL(reader.url()).pathname).toBe(address);
  await expect(reader.getByText("About 1989", { exact: true })).toBeVisible();
  await expect(reader.getByText("that follows 3 months from its own act")).toBeVisible();
  await expect(reader.getByText("The treaty binds it for another 12 months.")).toBeVisible();
  await expect(reader.getByText("(Article 22)")).toBeVisible();
  await isFinished(reader);
  await reader.getByRole("link", { name: "The doors open" }).click();
  await expect(reader.getByRole("heading", { level: 1, name: "The doors open" })).toBeVisible();
  await isAccessible(reader);
  await reader.close();

  // A new name waits for a review; until then the desk says that readers have the older one.
  await editor.goto(entry);
  await expect(editor.getByRole("link", { name: "Open the live page" })).toBeVisible();
  await editor.getByLabel("Name in English").fill(`${treaty} and Camps`);
  await saves(editor);
  await expect(editor.getByText("Readers still see it as it was.")).toBeVisible();
  await isFinished(editor);
  await editor.getByRole("button", { name: "Send the page for review" }).click();
  await expect(editor.getByText("In review").first()).toBeVisible();
  await approves(reviewer, `${treaty} and Camps`);
  await publishes(editor);
  await editor.goto(address);
  await expect(editor.getByRole("heading", { level: 1 })).toHaveText(`${treaty} and Camps`);
  await editor.goto("/desk/works?kind=entity");
  await expect(editor.getByRole("link", { name: `${treaty} and Camps` })).toBeVisible();
});
