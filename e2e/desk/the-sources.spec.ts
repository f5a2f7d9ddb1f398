import { expect } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import { confirms } from "@/e2e/steps/people";
import { beginsArticle, entersText, sends } from "@/e2e/steps/work";

test("a source is found by the filter and put right on its page, and asked for only where a site admin allows it", async ({
  newsroom: { admin, editor, reviewer },
}) => {
  await beginsArticle(editor, "Rests on a protocol");
  await entersText(editor);
  await editor.keyboard.type("The protocol says so.");
  await editor.getByRole("button", { name: "Add a source for the whole text" }).click();
  const dialog = editor.getByRole("dialog");
  await dialog.getByRole("button", { name: "New source…" }).click();
  await dialog.getByLabel("Title").fill("Protocol of the sitting");
  await dialog.getByLabel("Address").fill("https://protocols.example/7");
  await dialog.getByLabel("Kind").selectOption("Official document");
  await dialog.getByRole("button", { name: "Add the source" }).click();
  await sends(editor);

  await test.step("an editor finds it by words and state", async () => {
    await editor.goto("/desk/sources");
    await isFinished(editor);
    await editor.getByRole("searchbox").fill("protocols.example");
    await editor.getByLabel("State").selectOption("Without a copy");
    await editor.getByRole("button", { name: "Show" }).click();
    const row = editor.getByRole("row", { name: /Protocol of the sitting/ });
    await expect(row).toContainText("Not checked yet");
    await editor.goto("/desk/sources?search=protocols.example&state=dead");
    await expect(editor.getByText("No source matches")).toBeVisible();
    await editor.goto("/desk/sources?search=protocols.example&kind=officialDocument");
    await editor.getByRole("link", { name: "Protocol of the sitting" }).click();
  });

  await test.step("its page tells what rests on it, and why its link is not asked", async () => {
    await expect(editor.getByRole("heading", { level: 1 })).toHaveText("Protocol of the sitting");
    const rests = editor.getByRole("region", { name: "What rests on it" });
    await expect(rests.getByRole("link", { name: "Rests on a protocol" })).toBeVisible();
    const check = editor.getByRole("button", { name: "Check now" });
    await expect(check).toBeDisabled();
    await expect(check).toHaveAccessibleDescription(/A site admin can turn that on/);
    await isFinished(editor);
  });

  await test.step("two people put it right, and nobody’s words are lost", async () => {
    await reviewer.goto(editor.url());
    await reviewer.getByLabel("Publisher").fill("The parliament");
    await reviewer.getByRole("button", { name: "Save the correction" }).click();
    await expect(reviewer.getByText("Saved. What readers have")).toBeVisible();
    await editor.getByLabel("Title").fill("Protocol of sitting 7");
    await editor.getByRole("button", { name: "Save the correction" }).click();
    await expect(editor.getByText("Someone changed this source")).toBeVisible();
    await editor.getByRole("button", { name: "Load it again" }).click();
    await expect(editor.getByLabel("Publisher")).toHaveValue("The parliament");
    await expect(editor.getByLabel("Title")).toHaveValue("Protocol of sitting 7");
    await editor.getByRole("button", { name: "Save the correction" }).click();
    await expect(editor.getByRole("heading", { level: 1 })).toHaveText("Protocol of sitting 7");
  });

  await test.step("a site admin reads what the switch does, turns it on and off again", async () => {
    await admin.goto("/desk/site");
    await expect(admin.getByText("Off. This server asks no other site")).toBeVisible();
    await isFinished(admin);
    await confirms(admin, "Turn on…", "Let it ask");
    await expect(admin.getByText("On. This server asks other sites")).toBeVisible();
    await editor.reload();
    await expect(editor.getByRole("button", { name: "Check now" })).toBeEnabled();
    await admin.getByRole("button", { name: "Turn off" }).click();
    await expect(admin.getByText("Off. This server asks no other site")).toBeVisible();
    // On a page that still shows it, the server says so.
    await editor.getByRole("button", { name: "Check now" }).click();
    await expect(editor.getByText("This newsroom’s server asks no other sites")).toBeVisible();
  });

  await editor.goto("/desk/site");
  await expect(editor.getByRole("heading", { name: "There is no such page here" })).toBeVisible();
});
