import { expect, type Page } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import { approves, isSaved, publishes, sends, writesEvent } from "@/e2e/steps/work";

/** Begins to record someone or something, up to the button that adds it. */
async function beginsToRecord(person: Page, kind: string, name: string): Promise<void> {
  await person.goto("/desk/record");
  await person.getByRole("button", { name: "Add to the record" }).click();
  await person.getByLabel("Kind").last().selectOption(kind);
  await person.getByLabel("Name in English").fill(name);
}

const adds = (person: Page) => person.getByRole("button", { name: "Add it" }).click();

test("a witness is named in full, until less is chosen: then no page has the name any more", async ({
  newsroom: { editor, reviewer },
  browser,
}) => {
  const witness = "Galina Sokolova";
  await beginsToRecord(editor, "Person", witness);
  await adds(editor);
  await expect(editor.getByText("Choose how readers may name this person.")).toBeVisible();
  await isFinished(editor);
  await editor.getByRole("radio", { name: "Full name" }).check();
  await adds(editor);
  await expect(editor.getByRole("heading", { level: 1, name: witness })).toBeVisible();
  await expect(editor.getByText("New texts name this person in full.")).toBeVisible();
  const entry = editor.url();

  await writesEvent(editor, { title: "She spoke", summary: "To the court.", date: "1998" });
  await editor.getByRole("combobox", { name: "Participants" }).fill("sokolova");
  await editor
    .getByRole("option", { name: `${witness} Person` })
    .first()
    .click();
  await isSaved(editor);
  await editor.getByRole("combobox", { name: "Participants" }).fill("Pavel Orlov");
  await editor.getByRole("option", { name: "Add “Pavel Orlov” as Person" }).click();
  await expect(editor.getByText("Pavel Orlov is in the record now.")).toBeVisible();
  await isSaved(editor);
  await isFinished(editor);
  await sends(editor);
  await approves(reviewer, "She spoke");
  const address = await publishes(editor);

  const reader = await (await browser.newContext()).newPage();
  await reader.goto(address);
  await expect(reader.getByText(`${witness} · name withheld`)).toBeVisible();

  await editor.goto(entry);
  await editor.getByRole("radio", { name: "Name withheld" }).check();
  await editor.getByRole("button", { name: "Show readers less" }).click();
  await expect(editor.getByText("It happens at once")).toBeVisible();
  await isFinished(editor);
  await editor.getByRole("button", { name: "Do it now" }).click();
  await expect(editor.getByText("New texts say “name withheld”")).toBeVisible();
  await expect(editor.getByText("No published text holds a name")).toBeVisible();
  await isFinished(editor);

  await reader.reload();
  await expect(reader.getByText("name withheld · name withheld")).toBeVisible();
  await expect(reader.getByText(witness)).toHaveCount(0);
  await expect(reader.getByText("A name or a source was withheld here afterwards.")).toBeVisible();
  await isFinished(reader);
});

test("a body that was recorded twice becomes one, and its old entry leads there", async ({
  newsroom: { editor },
}) => {
  await beginsToRecord(editor, "Body", "Prison Board");
  await adds(editor);
  await expect(editor.getByRole("heading", { level: 1, name: "Prison Board" })).toBeVisible();
  await beginsToRecord(editor, "Body", "Board of Prisons");
  await adds(editor);
  await expect(editor.getByRole("heading", { level: 1, name: "Board of Prisons" })).toBeVisible();
  const old = editor.url();
  await editor.getByRole("combobox", { name: "It is the same as" }).fill("prison board");
  await editor.getByRole("option", { name: "Prison Board" }).click();
  await editor.getByRole("button", { name: "Merge into it" }).click();
  await expect(editor.getByText("This cannot be undone.")).toBeVisible();
  await isFinished(editor);
  await editor.getByRole("button", { name: "Merge them" }).click();
  await expect(editor.getByRole("heading", { level: 1, name: "Prison Board" })).toBeVisible();
  await expect(editor.getByRole("textbox", { name: "Also called" })).toHaveValue(
    "Board of Prisons",
  );
  await editor.goto(old);
  await expect(editor.getByRole("heading", { level: 1, name: "Prison Board" })).toBeVisible();
});
