import { expect } from "@playwright/test";
import { isAccessible, isFinished } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import { isSaved } from "@/e2e/steps/work";

test("single keys lead to what they name, not while one types, and not when switched off", async ({
  newsroom: { editor },
}) => {
  await editor.goto("/desk");
  await editor.keyboard.press("?");
  const list = editor.getByRole("dialog", { name: "Keyboard" });
  await expect(list.getByText("New article")).toBeVisible();
  await isAccessible(editor);
  await editor.keyboard.press("n");
  await expect(list).toBeVisible();
  await editor.keyboard.press("Escape");
  await expect(list).toBeHidden();

  await editor.keyboard.press("/");
  const search = editor.getByRole("searchbox", { name: "Words in the title" });
  await expect(search).toBeFocused();
  await editor.keyboard.type("ne");
  await expect(search).toHaveValue("ne");

  await editor.goto("/desk");
  await expect(editor.getByRole("button", { name: "New article" })).toBeVisible();
  await editor.keyboard.press("n");
  await expect(editor.getByLabel("Headline")).toBeVisible();
  // However long a word is, nobody scrolls sideways for it.
  await editor.getByLabel("Headline").fill("Begunwithakey".repeat(14));
  await isSaved(editor);
  await editor.goto("/desk");
  const first = editor.locator("[data-walk]").first();
  await expect(first).toBeVisible();
  await isFinished(editor);
  await editor.keyboard.press("j");
  await expect(first).toBeFocused();
  await editor.keyboard.press("Enter");
  await expect(editor.getByRole("heading", { name: "Where it stands" })).toBeVisible();

  await editor.goto("/desk/account");
  await editor.getByLabel("Single keys do things").uncheck();
  await editor.goto("/desk");
  await editor.keyboard.press("?");
  await expect(list).toBeHidden();
  await editor.goto("/desk/account");
  await editor.getByLabel("Single keys do things").check();
});

test("what was done is said, and can be undone", async ({ newsroom: { editor, reviewer } }) => {
  await editor.goto("/desk");
  await editor.getByRole("button", { name: "New article" }).click();
  await editor.getByLabel("Headline").fill("Sent too early");
  await editor.getByRole("textbox", { name: "Article text" }).click();
  await editor.keyboard.type("One paragraph.");
  await isSaved(editor);
  await editor.getByRole("button", { name: "Send for review" }).click();
  // Under the pointer a message stays.
  await editor.getByText("Sent for review.").hover();
  await isAccessible(editor);
  await editor.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(editor.getByLabel("Headline")).toHaveValue("Sent too early");

  await editor.getByRole("button", { name: "Send for review" }).click();
  await expect(editor.getByText("In review").first()).toBeVisible();
  await reviewer.goto(editor.url());
  const approve = reviewer.getByRole("button", { name: "Approve this version" });
  await expect(approve).toBeVisible();
  await reviewer.keyboard.press("a");
  await expect(approve).toBeFocused();
  await reviewer.keyboard.press("Enter");
  await expect(reviewer.getByText("Approved.", { exact: true })).toBeVisible();
  await expect(approve).toBeHidden();
  await reviewer.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(approve).toBeVisible();
  await editor.reload();
  await editor.getByRole("button", { name: "Take back to draft" }).click();

  await editor.getByRole("button", { name: "Move to the bin…" }).click();
  await editor.getByRole("button", { name: "Move to the bin", exact: true }).click();
  await expect(editor.getByText("Moved to the bin.")).toBeVisible();
  await editor.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(editor.getByLabel("Headline")).toHaveValue("Sent too early");
});
