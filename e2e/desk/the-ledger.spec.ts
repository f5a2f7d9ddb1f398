import { expect, type Page } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import { approves, finds, isSaved, isTold, publishes, sends, writesEvent } from "@/e2e/steps/work";

type Entered = { party: string; of: string; type: string; on: string };

/** Adds an act to the open entry; the pair of the act before it is there already. */
async function entersAct(editor: Page, { party, of, type, on }: Entered): Promise<void> {
  await editor.getByRole("button", { name: /^Add an(other)? act$/ }).click();
  const act = editor.getByRole("region", { name: /^Act \d+$/ }).last();
  await picks(editor, act.getByRole("combobox", { name: "Who acts" }), `${party} Add as State`);
  await picks(editor, act.getByRole("combobox", { name: "Treaty or body" }), `${of} Add as Treaty`);
  await act.getByLabel("What was done").selectOption(type);
  await act.getByLabel("When it was done").fill(on);
}

/** Chooses what is recorded already, else adds it. */
async function picks(editor: Page, box: ReturnType<Page["locator"]>, option: string) {
  const name = option.slice(0, option.indexOf(" Add as"));
  if ((await box.inputValue()) === name) return;
  await box.fill(name);
  const recorded = editor.getByRole("option", { name, exact: false }).first();
  await recorded.click();
  await expect(box).toHaveValue(name);
}

async function beginsEntry(editor: Page, title: string): Promise<void> {
  await editor.goto("/desk");
  await editor.getByRole("button", { name: "New entry" }).click();
  await editor.getByRole("menuitem", { name: "New acts" }).click();
  await editor.getByRole("textbox", { name: "Title" }).fill(title);
}

const pair = { party: "Ruritania", of: "Strelsau Convention" };

test("acts are entered, approved by another, published, and then superseded, never edited", async ({
  newsroom: { editor, reviewer },
}) => {
  const title = "Ruritania and the Strelsau Convention";
  await beginsEntry(editor, title);
  await isSaved(editor);
  await editor.getByRole("button", { name: "Send for review" }).click();
  await isTold(editor, "no act in it yet");
  await entersAct(editor, { ...pair, type: "Signature", on: "10 December 1985" });
  await entersAct(editor, { ...pair, type: "Ratification", on: "31 June 1987" });
  await expect(editor.getByText("June has 30 days")).toBeVisible();
  const second = editor.getByRole("region", { name: "Act 2" });
  await second.getByLabel("When it was done").fill("3 March 1987");
  await expect(second.getByText("Readers will see: 3 March 1987")).toBeVisible();
  await second.getByLabel("When it took effect").fill("1986");
  await isSaved(editor);
  await editor.getByRole("button", { name: "Send for review" }).click();
  await isTold(editor, "taken effect before it was done");
  await second.getByLabel("When it took effect").fill("");
  await editor.getByRole("button", { name: "Add another act" }).click();
  await editor
    .getByRole("region", { name: "Act 3" })
    .getByRole("button", { name: "Remove" })
    .click();
  await expect(editor.getByRole("button", { name: "Add another act" })).toBeFocused();
  await isFinished(editor);
  await sends(editor);

  await approves(reviewer, title);
  await isFinished(reviewer);
  const live = await publishes(editor);
  await editor.goto(live);
  await expect(editor.getByText("Ratification, Ruritania, Strelsau Convention")).toBeVisible();
  await isFinished(editor);

  // The same act again, then one in place of it.
  const again = "The ratification put right";
  await beginsEntry(editor, again);
  await entersAct(editor, { ...pair, type: "Ratification", on: "3 March 1987" });
  await isSaved(editor);
  await editor.getByRole("button", { name: "Send for review" }).click();
  await isTold(editor, "The ledger has this act already: Ratification: Ruritania");
  const act = editor.getByRole("region", { name: "Act 1" });
  await act.getByLabel("When it was done").fill("4 March 1987");
  await act
    .getByLabel("In place of an act recorded by mistake")
    .selectOption("Ratification: Ruritania, Strelsau Convention; 3\u00a0March 1987");
  await sends(editor);
  await approves(reviewer, again);
  await publishes(editor);

  await editor.goto(live);
  await expect(editor.getByText("Recorded by mistake; it counts for nothing.")).toBeVisible();
  await editor.getByRole("link", { name: "The act in its place" }).click();
  await expect(editor.getByRole("heading", { level: 1, name: again })).toBeVisible();
});

test("an act in the ledger is read in its entry, and another is recorded in its place from there", async ({
  newsroom: { editor, reviewer },
}) => {
  const title = "Ruritania signs again";
  await beginsEntry(editor, title);
  await entersAct(editor, { ...pair, of: "Zenda Protocol", type: "Signature", on: "1990" });
  await sends(editor);
  await approves(reviewer, title);
  await publishes(editor);
  await editor.getByRole("button", { name: "Edit" }).click();
  const kept = editor.getByRole("region", { name: "In the ledger" });
  await expect(kept.getByText("Signature: Ruritania, Zenda Protocol; 1990")).toBeVisible();
  await kept.getByRole("button", { name: "Record another in its place" }).click();
  const act = editor.getByRole("region", { name: "Act 2" });
  await expect(act.getByLabel("In place of an act recorded by mistake")).not.toHaveValue("");
  await act.getByLabel("When it was done").fill("1991");
  await sends(editor);
  await approves(reviewer, title);
  const live = await publishes(editor);
  await editor.goto(live);
  await expect(editor.getByText("Recorded by mistake; it counts for nothing.")).toBeVisible();
  await expect(editor.getByText("takes the place of an act recorded by mistake")).toBeVisible();
});

test("what an event says against the ledger stops its approval until a person closes it, and readers see both", async ({
  newsroom: { editor, reviewer },
}) => {
  const of = "Hentzau Treaty";
  const entry = "Ruritania and the Hentzau Treaty";
  await beginsEntry(editor, entry);
  await entersAct(editor, { ...pair, of, type: "Signature", on: "10 December 1985" });
  await entersAct(editor, { ...pair, of, type: "Ratification", on: "3 March 1987" });
  await sends(editor);
  await approves(reviewer, entry);
  await publishes(editor);

  const title = "Ruritania ratifies the Hentzau Treaty";
  await writesEvent(editor, { title, summary: "It ratified it.", date: "1985" });
  for (const name of ["Ruritania", of]) {
    await editor.getByRole("combobox", { name: "Participants" }).fill(name);
    await editor
      .getByRole("option", { name: new RegExp(`^${name}`) })
      .first()
      .click();
  }
  await isSaved(editor);
  const found = editor.getByRole("article", { name: "The ledger has another date for this." });
  await expect(found.getByText(`“${title} (1985)”`)).toBeVisible();
  await expect(found.getByText("the ledger also has Signature")).toBeVisible();
  await isFinished(editor);
  await sends(editor);

  await finds(reviewer, title);
  await reviewer.getByRole("button", { name: "Approve this version" }).click();
  await isTold(reviewer, "something against the record that is still open");
  await isFinished(reviewer);
  await reviewer.getByLabel("Comment for the writer").fill("Which of the two?");
  await reviewer.getByRole("button", { name: "Ask for changes" }).click();
  await expect(reviewer.getByText("Changes requested").first()).toBeVisible();

  await editor.reload();
  await found.getByRole("button", { name: "Close it, with this reason" }).click();
  await isTold(editor, "Give a reason first");
  await found.getByLabel("Why both stay as they are").fill("The report says so.");
  await found.getByLabel("Tell readers that sources differ").check();
  await found.getByRole("button", { name: "Close it, with this reason" }).click();
  await expect(editor.getByText("The ledger has another date for this. Closed by")).toBeVisible();
  await sends(editor);
  await approves(reviewer, title);
  await editor.goto(await publishes(editor));
  await expect(editor.getByRole("heading", { name: "Sources differ" })).toBeVisible();
  await expect(editor.getByText("The record has: Ratification: Ruritania")).toBeVisible();
  await isFinished(editor);
});
