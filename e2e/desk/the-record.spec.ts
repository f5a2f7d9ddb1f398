import { expect, type Page } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import { isSaved, writesEvent } from "@/e2e/steps/work";

const treaty = "European Convention for the Prevention of Torture";

/** Opens one of the record by any of its names, from the list. */
async function opens(person: Page, search: string, name: string): Promise<void> {
  await person.goto("/desk/record");
  await person.getByLabel("Any name, alias or code").fill(search);
  await person.getByRole("button", { name: "Show" }).click();
  await person.getByRole("link", { name, exact: true }).click();
  await expect(person.getByRole("heading", { level: 1, name })).toBeVisible();
}

const saves = (person: Page) => person.getByRole("button", { name: "Save", exact: true }).click();
const isKept = (person: Page) => expect(person.getByText("Saved. What readers have")).toBeVisible();

test("a state is made out of the list of ISO 3166, found by any of its names, and made once", async ({
  newsroom: { editor, reviewer },
}) => {
  await editor.goto("/desk/record");
  await editor.getByRole("button", { name: "Add to the record" }).click();
  await editor.getByRole("button", { name: "Add it" }).click();
  await expect(editor.getByText("Choose a state of the list first.")).toBeVisible();
  await editor.getByRole("combobox", { name: "State" }).fill("чехословаччина");
  await expect(editor.getByText("No state of the list has such a name.").first()).toBeVisible();
  await editor.getByRole("combobox", { name: "State" }).fill("україна");
  await editor.getByRole("option", { name: /Ukraine/ }).click();
  await isFinished(editor);
  await editor.getByRole("button", { name: "Add it" }).click();
  await expect(editor.getByRole("heading", { level: 1, name: "Ukraine" })).toBeVisible();
  await expect(editor.getByLabel("Name in Arabic")).toHaveValue("أوكرانيا");
  await expect(editor.getByLabel("ISO 3166 code")).toHaveValue("UA");
  await isFinished(editor);

  await opens(reviewer, "УКРАЇНА", "Ukraine");
  await reviewer.goto("/desk/record?kind=treaty&search=ukraine");
  await expect(reviewer.getByText("Nothing recorded matches")).toBeVisible();
  await isFinished(reviewer);
  await reviewer.getByRole("button", { name: "Add to the record" }).click();
  await reviewer.getByRole("combobox", { name: "State" }).fill("ua");
  await reviewer.getByRole("option", { name: /Ukraine/ }).click();
  await reviewer.getByRole("button", { name: "Open it" }).click();
  await expect(reviewer.getByRole("heading", { level: 1, name: "Ukraine" })).toBeVisible();
});

test("a former state says what took the place of its code, and when it existed", async ({
  newsroom: { editor },
}) => {
  await editor.goto("/desk/record");
  await editor.getByRole("button", { name: "Add to the record" }).click();
  await editor.getByRole("combobox", { name: "State" }).fill("czechoslov");
  await editor.getByRole("option", { name: /Czechoslovakia/ }).click();
  await editor.getByRole("button", { name: "Add it" }).click();
  await expect(editor.getByText("split into those of Czech Republic and Slovakia")).toBeVisible();
  await editor.getByLabel("From").fill("1918");
  await editor.getByLabel("Until").fill("June 1992");
  await saves(editor);
  await expect(editor.getByText("A year cannot be read")).toBeVisible();
  await editor.getByLabel("Until").fill("about 1992");
  await saves(editor);
  await isKept(editor);
  await editor.reload();
  await expect(editor.getByLabel("Until")).toHaveValue("about 1992");
});

test("a treaty is given an alias, and an event finds it by that", async ({
  newsroom: { editor },
}) => {
  await editor.goto("/desk/record");
  await editor.getByRole("button", { name: "Add to the record" }).click();
  await editor.getByLabel("Kind").last().selectOption("Treaty");
  await editor.getByLabel("Name in English").fill(treaty);
  await editor.getByRole("button", { name: "Add it" }).click();
  await expect(editor.getByRole("heading", { level: 1, name: treaty })).toBeVisible();
  await expect(editor.getByText("No work you may read names it.")).toBeVisible();

  await editor.getByRole("textbox", { name: "Also called" }).fill("ECPT\nЄКЗК");
  await editor.getByLabel("Name in Arabic").fill("الاتفاقية الأوروبية لمنع التعذيب");
  await editor.getByLabel("treaty number (ETS)").fill("12");
  await saves(editor);
  await expect(editor.getByText("An ETS number has three digits")).toBeVisible();
  await editor.getByLabel("treaty number (ETS)").fill("126");
  await editor.getByLabel("Article that says so").fill("Article 22");
  await saves(editor);
  await isKept(editor);

  // Another kind would cost it both, and says so before it is saved.
  const lost = editor.getByRole("status").filter({ hasText: "The kind you chose" });
  const kind = editor.getByLabel("Kind", { exact: true });
  await kind.selectOption("Body");
  await expect(lost.getByRole("listitem")).toHaveText([
    "Council of Europe treaty number (ETS): 126",
    "Who it binds, and how one leaves",
  ]);
  await isFinished(editor);
  await kind.selectOption("Treaty");
  await expect(lost).toBeHidden();
  await expect(editor.getByLabel("treaty number (ETS)")).toHaveValue("126");

  await writesEvent(editor, { title: "It was adopted", summary: "In 1987.", date: "1987" });
  // What answers the words before is not to be chosen: it would go from under the pointer.
  const participants = editor.getByRole("combobox", { name: "Participants" });
  await participants.click();
  await expect(editor.getByRole("option").first()).toBeEnabled();
  // The first search alone, for another one follows the choice and may be on its way when this story is over.
  await editor.route(
    /entities\.search/,
    async (route) => {
      await expect(editor.getByRole("option").first()).toBeDisabled();
      await route.continue();
    },
    { times: 1 },
  );
  await participants.fill("єкзк");
  await editor.getByRole("option", { name: `${treaty} ЄКЗК, Treaty` }).click();
  await expect(editor.getByText(treaty)).toBeVisible();
  await isSaved(editor);
  await opens(editor, "єкзк", treaty);
  await editor.getByRole("link", { name: "It was adopted" }).click();
  await expect(editor.getByRole("textbox", { name: "Title" })).toHaveValue("It was adopted");
});

test("a save over a newer one is not made, and both values stand side by side", async ({
  newsroom: { editor, reviewer },
}) => {
  const body = "Committee for the Prevention of Torture";
  await editor.goto("/desk/record");
  await editor.getByRole("button", { name: "Add to the record" }).click();
  await editor.getByLabel("Kind").last().selectOption("Body");
  await editor.getByLabel("Name in English").fill(body);
  await editor.getByRole("button", { name: "Add it" }).click();
  await expect(editor.getByRole("heading", { level: 1, name: body })).toBeVisible();
  await opens(reviewer, "committee for the", body);

  await editor.getByRole("textbox", { name: "Also called" }).fill("CPT");
  await editor.getByLabel("Name in Ukrainian").fill("Комітет");
  await saves(editor);
  await isKept(editor);
  await reviewer.getByRole("textbox", { name: "Also called" }).fill("КЗК");
  await saves(reviewer);
  await expect(reviewer.getByText("Someone saved this entry since you opened it")).toBeVisible();
  await expect(reviewer.getByRole("textbox", { name: "Also called" })).toHaveValue("КЗК");
  await expect(reviewer.getByText("Saved meanwhile: CPT")).toBeVisible();
  // What only the other changed is taken over.
  await expect(reviewer.getByLabel("Name in Ukrainian")).toHaveValue("Комітет");
  await isFinished(reviewer);
  await reviewer.getByRole("button", { name: "Use it: Also called" }).click();
  await expect(reviewer.getByRole("textbox", { name: "Also called" })).toHaveValue("CPT");
  await reviewer.getByRole("textbox", { name: "Also called" }).fill("CPT\nКЗК");
  await saves(reviewer);
  await isKept(reviewer);
  await editor.reload();
  await expect(editor.getByRole("textbox", { name: "Also called" })).toHaveValue("CPT\nКЗК");

  // A name is one of its kind only, and the sentence says whose it is.
  await editor.goto("/desk/record");
  await editor.getByRole("button", { name: "Add to the record" }).click();
  await editor.getByLabel("Kind").last().selectOption("Body");
  await editor.getByLabel("Name in English").fill("Another committee");
  await editor.getByRole("button", { name: "Add it" }).click();
  await expect(editor.getByRole("heading", { level: 1, name: "Another" })).toBeVisible();
  await editor.getByLabel("Name in English").fill(body.toUpperCase());
  await saves(editor);
  await expect(editor.getByText(`“${body}” is recorded already`)).toBeVisible();
});
