import { expect, type Page } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import {
  approves,
  beginsArticle,
  entersText,
  finds,
  isSaved,
  isTold,
  publishes,
  sends,
} from "@/e2e/steps/work";

type Counted = { name: string; number: string; when: string };

/** Adds a measure to the open entry; whose it is and about whom is there already from the one before it. */
async function entersMeasure(editor: Page, { name, number, when }: Counted): Promise<void> {
  await editor.getByRole("button", { name: /^Add (a|another) measure$/ }).click();
  const measure = editor.getByRole("region", { name: /^Measure \d+$/ }).last();
  await picks(measure.getByRole("combobox", { name: "Who did it" }), "Strelsau Committee", "Body");
  await picks(measure.getByRole("combobox", { name: "About whom" }), "Ruritania", "State");
  await measure.getByLabel("What was counted").fill(name);
  await measure.getByRole("textbox", { name: "Number" }).fill(number);
  await measure.getByLabel("Over which time").fill(when);
}

/** Chooses what is recorded already, else adds it. */
async function picks(box: ReturnType<Page["locator"]>, name: string, kind: string) {
  if ((await box.inputValue()) === name) return;
  await box.fill(name);
  const option = box.page().getByRole("option", { name: new RegExp(`^${name}`) });
  await option.filter({ hasText: kind }).first().click();
  await expect(box).toHaveValue(name);
}

/** By how many pixels what opened over a dialog moves away from it when the page beneath is scrolled. */
function movesWithThePage(opened: Element): number {
  const { top } = opened.getBoundingClientRect();
  const { scrollY } = window;
  window.scrollBy(0, scrollY > 0 ? -20 : 20);
  if (window.scrollY === scrollY) throw new Error("The page cannot be scrolled.");
  return opened.getBoundingClientRect().top - top;
}

test("numbers are entered with whose and when, published with their table, and an article that says another is told", async ({
  newsroom: { editor, reviewer },
}) => {
  const title = "What the Strelsau Committee did in Ruritania";
  await editor.goto("/desk");
  await editor.getByRole("button", { name: "New entry" }).focus();
  await editor.keyboard.press("Enter");
  await editor.keyboard.press("ArrowDown");
  await expect(editor.getByRole("menuitem", { name: "New measures" })).toBeFocused();
  await editor.keyboard.press("Enter");
  await editor.getByRole("textbox", { name: "Title" }).fill(title);
  await isSaved(editor);
  await editor.getByRole("button", { name: "Send for review" }).click();
  await isTold(editor, "no measure in it yet");
  await entersMeasure(editor, {
    name: "visits",
    number: "thirty",
    when: "between 1998 and 2025",
  });
  await expect(editor.getByText("This is no number.")).toBeVisible();
  await isSaved(editor);
  await editor.getByRole("button", { name: "Send for review" }).click();
  await isTold(editor, "A number cannot be read");
  await editor.getByRole("textbox", { name: "Number" }).fill("30");
  await entersMeasure(editor, { name: "reports", number: "27", when: "between 1998 and 2025" });
  await isFinished(editor);
  await sends(editor);

  await finds(reviewer, title);
  await expect(
    reviewer.getByText("Visits: 30, of Strelsau Committee about Ruritania, between 1998 and 2025"),
  ).toBeVisible();
  await isFinished(reviewer);
  await approves(reviewer, title);
  const live = await publishes(editor);
  await editor.goto(live);
  const visits = editor.getByRole("row", { name: /^Visits/ });
  await expect(visits.getByRole("cell", { name: "30", exact: true })).toBeVisible();
  await expect(visits.getByRole("cell", { name: "between 1998 and 2025" })).toBeVisible();
  await isFinished(editor);

  await beginsArticle(editor, "The committee in Ruritania");
  await entersText(editor);
  await editor.keyboard.type("The Strelsau Committee made 31 visits to Ruritania.");
  await isSaved(editor);
  const differs = editor.getByRole("article", { name: "A number differs from the one" });
  await expect(differs.getByText("Visits: 30, of Strelsau Committee")).toBeVisible();
  await isFinished(editor);
  await entersText(editor);
  await editor
    .getByRole("textbox", { name: "Article text" })
    .fill("The Strelsau Committee made thirty visits to Ruritania.");
  await expect(differs).toBeHidden();

  await editor.getByRole("button", { name: "Measures of the record" }).click();
  const dialog = editor.getByRole("dialog", { name: "Show measures of the record" });
  await dialog.getByRole("button", { name: "Show them here" }).click();
  await expect(dialog.getByText("Choose measures from the list first.")).toBeVisible();
  await dialog.getByRole("combobox", { name: "Measures" }).fill("Strelsau Committee did");
  const option = editor.getByRole("option", { name: title });
  expect(await option.evaluate(movesWithThePage)).toBe(0);
  await option.click();
  await dialog.getByRole("button", { name: "Show them here" }).click();
  const shown = editor.getByRole("figure", { name: title });
  await expect(shown.getByText("Visits: 30, of Strelsau Committee about Ruritania")).toBeVisible();
  await isFinished(editor);
  await shown.getByRole("button", { name: "Take out of the text" }).click();
  await expect(shown).toBeHidden();
  await editor.getByRole("button", { name: "Undo" }).click();
  await expect(shown).toBeVisible();
  await isSaved(editor);
  const preview = await editor.context().newPage();
  await preview.goto(`${new URL(editor.url()).pathname}/preview`);
  const chart = preview.getByRole("figure").filter({ hasText: "the numbers as published" });
  await expect(chart.getByRole("row", { name: /^Reports/ })).toContainText("27");
  await preview.close();
});
