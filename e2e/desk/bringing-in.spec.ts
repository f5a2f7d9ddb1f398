import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { invites, joins, test } from "@/e2e/steps/newsroom";
import { isTold } from "@/e2e/steps/work";

const table = `Title,Datum,Summary,Source URL,Quote
A strike at the mill,(Believed to be) 2020-06-05,What happened there.,https://a.example/1,They walked out
A verdict on appeal,May 2021,,https://a.example/1,
,1998,Nobody named it,,
=HYPERLINK("x"),,,,
A verdict on appeal,May 2021,,,
`;

async function chooses(person: Page, name: string, words: string | Buffer) {
  await person.goto("/desk/imports");
  const buffer = Buffer.from(words);
  await person
    .getByLabel("File", { exact: true })
    .setInputFiles({ name, mimeType: "text/csv", buffer });
  await person.getByRole("button", { name: "Read it" }).click();
}

test("a table is looked at row by row, its right rows become drafts, and all of it can be undone", async ({
  newsroom: { editor },
}) => {
  const row = (words: string) => editor.getByRole("row").filter({ hasText: words });
  await chooses(editor, "events.csv", table);
  await expect(editor.getByRole("heading", { name: "events.csv" })).toBeVisible();

  await test.step("a column that was not recognised is said what it is, and the rows are checked again", async () => {
    await expect(row("A strike at the mill")).toContainText("no date");
    await editor.getByLabel("Datum").selectOption("Date");
    await editor.getByRole("button", { name: "Check the rows again" }).click();
    await expect(row("A strike at the mill")).toContainText(
      "“Believed to be” is kept as “perhaps”",
    );
  });

  await test.step("every row says its fate and why", async () => {
    await expect(row("Without a title")).toContainText("It has no title.");
    await expect(row("A verdict on appeal").last()).toContainText("It is the same as row 2.");
    await expect(editor.getByText("2 are refused")).toBeVisible();
    await isFinished(editor);
  });

  await test.step("what is refused comes out with its reason, and runs nothing in a spreadsheet", async () => {
    const arriving = editor.waitForEvent("download");
    await editor.getByRole("button", { name: "Download the refused rows" }).click();
    const download = await arriving;
    expect(download.suggestedFilename()).toBe("Refused of events.csv.csv");
    const words = await readFile(await download.path(), "utf8");
    expect(words).toContain("Nobody named it");
    expect(words).toContain("It has no title.");
    expect(words).not.toContain("A strike");
  });

  await test.step("the others become drafts", async () => {
    await editor.getByRole("button", { name: "Make 3 drafts" }).click();
    await expect(editor.getByText("3 drafts are made")).toBeVisible();
    await isFinished(editor);
    await editor.goto("/desk/works?kind=event&status=draft");
    await editor.getByRole("link", { name: "A strike at the mill" }).click();
    await expect(editor.getByLabel("Date, as the source gives it")).toHaveValue(
      "perhaps 2020-06-05",
    );
    await expect(editor.getByText("They walked out", { exact: true })).toBeVisible();
    await expect(editor.getByText("brought it in from a file")).toBeVisible();
  });

  await test.step("the same file again makes nothing", async () => {
    await chooses(editor, "events.csv", table);
    await editor.getByLabel("Datum").selectOption("Date");
    await editor.getByRole("button", { name: "Check the rows again" }).click();
    await expect(editor.getByText("This very file was brought into this tracker")).toBeVisible();
    await expect(editor.getByRole("button", { name: "Make 0 drafts" })).toBeDisabled();
    await editor.getByRole("button", { name: "Forget this file" }).click();
    await expect(editor.getByRole("heading", { name: "In and out" })).toBeVisible();
  });

  await test.step("an undo leaves what was worked on", async () => {
    await editor.goto("/desk/works?kind=event&status=draft");
    await editor.getByRole("link", { name: "A strike at the mill" }).click();
    await editor.getByRole("textbox", { name: "Summary" }).fill("What happened there, in full.");
    await expect(editor.getByText("Saved", { exact: true })).toBeVisible();
    await editor.goto("/desk/imports");
    await editor.getByRole("link", { name: "events.csv" }).first().click();
    await editor.getByRole("button", { name: "Undo this import" }).click();
    await editor.getByRole("button", { name: "Put them in the bin" }).click();
    await expect(editor.getByText("One work is left")).toBeVisible();
    await expect(editor.getByRole("link", { name: "A strike at the mill" })).toBeVisible();
    await isFinished(editor);
  });
});

test("a file nothing can be taken of says why, and what to do", async ({
  newsroom: { editor },
}) => {
  await chooses(editor, "old.csv", Buffer.from("Title,Date\nCafé fermé,1998", "latin1"));
  await isTold(editor, /save a copy as “CSV UTF-8”/);
  await chooses(editor, "sheet.xlsx", "PK\u0003\u0004");
  await isTold(editor, /not a text file/);
  await chooses(editor, "long.csv", `a\n${"b\n".repeat(1_000_000)}`);
  await isTold(editor, /more than 20,000 rows/);
  await chooses(editor, "big.csv", Buffer.alloc(20_000_001, 65));
  await isTold(editor, /over 20 MB/);
  await chooses(editor, "broken.json", '{"events":[');
  await isTold(editor, /breaks off/);
});

test("an admin of the tracker takes it out as one file, an editor is not offered it", async ({
  newsroom: { admin, editor },
  browser,
}) => {
  await editor.goto("/desk/imports");
  await expect(editor.getByRole("heading", { name: "In and out" })).toBeVisible();
  await expect(editor.getByRole("heading", { name: "Take a tracker out" })).toBeHidden();
  await admin.goto("/desk/trackers");
  await admin.getByRole("link", { name: "People of Safeguards against torture" }).first().click();
  await expect(admin.getByRole("heading", { level: 1, name: /^People/ })).toBeVisible();
  const person = { name: "Ada Admin", email: "ada@newsroom.example" };
  const link = await invites(admin, person.email, "admin");
  const ada = await joins(browser, { link, person });
  await ada.goto("/desk/imports");
  await isFinished(ada);
  const arriving = ada.waitForEvent("download");
  await ada.getByRole("link", { name: /^Download “/ }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toMatch(/^safeguards-against-torture-.*\.json$/);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(file).toMatchObject({ format: "vigil-export", version: 1 });
  const address = await ada.getByRole("link", { name: /^Download “/ }).getAttribute("href");
  expect((await editor.request.get(address ?? "")).status()).toBe(404);
});
