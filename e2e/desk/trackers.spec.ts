import { expect, type Page } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import { aPerson, confirms, hires } from "@/e2e/steps/people";
import { approves, beginsArticle, entersText, finds, publishes, sends } from "@/e2e/steps/work";

test("a tracker is made, named, put in order, closed to new works and opened again", async ({
  newsroom: { admin },
  browser,
}) => {
  await admin.goto("/desk/trackers");
  await admin.getByLabel("Name", { exact: true }).fill("Libel suits");
  await admin.getByRole("button", { name: "Make the tracker" }).click();
  await expect(admin.getByRole("heading", { name: "People of Libel suits" })).toBeVisible();
  await isFinished(admin);

  await admin.goto("/desk/trackers");
  await admin.getByLabel("Name of Libel suits").fill("Suits against the press");
  await admin.getByLabel("Approvals asked by Libel suits").selectOption("2");
  await admin.getByRole("button", { name: "Save Libel suits" }).click();
  const name = admin.getByLabel("Name of Suits against the press");
  await expect(name).toBeVisible();
  await isFinished(admin);
  const names = admin.getByRole("textbox", { name: /^Name of / });
  await expect(names.last()).toHaveValue("Suits against the press");
  await admin.getByRole("button", { name: "Move Suits against the press up" }).click();
  await expect(names.last()).not.toHaveValue("Suits against the press");
  await admin.reload();
  await expect(names.last()).not.toHaveValue("Suits against the press");
  await admin.getByRole("button", { name: "Move Suits against the press down" }).click();
  await expect(names.last()).toHaveValue("Suits against the press");

  const tracker = "Suits against the press";
  const bea = await hires(browser, admin, { person: aPerson("Bea Writer"), tracker });
  await expect(bea.getByRole("button", { name: "New article" })).toBeVisible();
  await admin.goto("/desk/trackers");
  await admin.getByRole("button", { name: `Close ${tracker}` }).click();
  await isFinished(admin);
  await admin.getByRole("button", { name: "Close the tracker" }).click();
  await expect(admin.getByRole("button", { name: `Reopen ${tracker}` })).toBeVisible();
  await isFinished(admin);

  await bea.getByRole("button", { name: "New article" }).click();
  await expect(bea.getByText("This tracker is closed and takes no new works")).toBeVisible();
  await isFinished(bea);
  await bea.goto("/desk/works");
  await expect(bea.getByRole("button", { name: "New article" })).toBeHidden();

  await admin.getByRole("button", { name: `Reopen ${tracker}` }).click();
  await expect(admin.getByRole("button", { name: `Close ${tracker}` })).toBeVisible();
  await bea.goto("/desk");
  await bea.getByRole("button", { name: "New article" }).click();
  await expect(bea.getByLabel("Headline")).toBeVisible();
  await confirms(admin, `Close ${tracker}`, "Close the tracker");
});

/** Names a source of the whole text that is not recorded yet. */
async function namesSource(editor: Page, source: { title: string; publisher: string }) {
  await editor.getByRole("button", { name: "Add a source for the whole text" }).click();
  const dialog = editor.getByRole("dialog");
  await dialog.getByRole("button", { name: "New source…" }).click();
  await dialog.getByLabel("Title").fill(source.title);
  await dialog.getByLabel("Publisher").fill(source.publisher);
  await dialog.getByRole("button", { name: "Add the source" }).click();
  await expect(dialog).toBeHidden();
}

test("where two independent sources are asked for, two reprints of one agency do not get a text approved", async ({
  newsroom: { admin },
  browser,
}) => {
  const tracker = "Deaths in custody";
  await admin.goto("/desk/trackers");
  await admin.getByLabel("Name", { exact: true }).fill(tracker);
  await admin.getByRole("button", { name: "Make the tracker" }).click();
  await expect(admin.getByRole("heading", { name: `People of ${tracker}` })).toBeVisible();
  await admin.goto("/desk/trackers");
  const asked = admin.getByLabel(`Two independent sources asked by ${tracker}`);
  await asked.selectOption("For every text");
  await admin.getByRole("button", { name: `Save ${tracker}` }).click();
  await expect(admin.getByRole("button", { name: `Save ${tracker}` })).toBeDisabled();
  const writer = await hires(browser, admin, { person: aPerson("Una Writer"), tracker });
  const person = aPerson("Rolf Judge");
  const judge = await hires(browser, admin, { person, role: "reviewer", tracker });

  const headline = "A prisoner dies before his trial";
  await beginsArticle(writer, headline);
  await entersText(writer);
  await writer.keyboard.type("He was found on Monday.");
  await expect(writer.getByText("No source yet; two independent ones are asked for")).toBeVisible();
  await namesSource(writer, { title: "Man found dead", publisher: "Morning Post" });
  await expect(writer.getByText("One source; two independent ones are asked for")).toBeVisible();
  await namesSource(writer, { title: "Death in a cell", publisher: "A Daily" });
  await expect(writer.getByText("Two sources, independent of each other.")).toBeVisible();
  await writer.getByRole("button", { name: "Correct the source Death in a cell" }).click();
  await writer.getByLabel("Repeats the reporting of").fill("Morning post");
  await isFinished(writer);
  await writer.getByRole("button", { name: "Save the correction" }).click();
  const alike = "Two sources, one origin: they count as one.";
  await expect(writer.getByText(alike)).toBeVisible();
  await sends(writer);

  await finds(judge, headline);
  await expect(judge.getByText(alike)).toBeVisible();
  const approve = judge.getByRole("button", { name: "Approve this version" });
  await expect(approve).toHaveAccessibleDescription(/Cite another one .* whose reporting is its/);
  await isFinished(judge);
  await judge.getByLabel("Comment for the writer").fill("Did anyone else see him?");
  await judge.getByRole("button", { name: "Ask for changes" }).click();
  await expect(judge.getByText("Changes requested").first()).toBeVisible();

  await writer.reload();
  await namesSource(writer, { title: "His sister, by telephone", publisher: "" });
  await expect(writer.getByText("Three sources, of two origins.")).toBeVisible();
  await sends(writer);
  await approves(judge, headline);
  await publishes(writer);
});
