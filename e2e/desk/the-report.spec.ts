import { expect, type Page } from "@playwright/test";
import { isAccessible } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";

const report = "prisma/seed/report.txt";

async function readsTheReport(editor: Page) {
  await editor.goto("/desk/reports");
  await editor.getByLabel("Text file").setInputFiles(report);
  await editor.getByRole("button", { name: "Read it" }).click();
  await expect(editor.getByRole("heading", { name: "It tells of 10 events" })).toBeVisible();
}

test("the events a report tells of are accepted, changed or dismissed, and become drafts that rest on its words", async ({
  newsroom: { editor },
}) => {
  await readsTheReport(editor);
  const events = editor.getByRole("region", { name: "It tells of 10 events" });
  const event = (words: string) => events.getByRole("listitem").filter({ hasText: words });
  const told = (words: string) => expect(events.getByRole("status")).toContainText(words);

  await test.step("each says its date, the words it rests on, and why", async () => {
    await expect(event("signed a decree on Saturday")).toContainText("23 August 2025");
    await expect(event("signed a decree on Saturday")).toContainText(
      "the last Saturday before 26 August 2025",
    );
    await expect(event("Later that year")).toContainText("Between March and December 2022");
    await expect(event("No date has been set")).toContainText("Expected, no date set");
    await isAccessible(editor);
  });

  await test.step("by the keys", async () => {
    await editor.keyboard.press("j");
    await editor.keyboard.press("a");
    await told("1 accepted, 0 dismissed, 9 to decide");
    await editor.keyboard.press("d");
    await told("1 accepted, 1 dismissed, 8 to decide");
  });

  await test.step("what was dismissed comes back", async () => {
    await events
      .getByRole("button", { name: /^Undo: / })
      .last()
      .click();
    await told("1 accepted, 0 dismissed, 9 to decide");
  });

  await test.step("a title and a date are put right, but not to a day that is not", async () => {
    const withdrew = event("Later that year");
    await withdrew.getByRole("button", { name: "Change" }).click();
    await withdrew.getByLabel("Title").fill("Russia leaves the human rights convention");
    await withdrew.getByLabel("Date, as the source gives it").fill("31 September 2022");
    await withdrew.getByRole("button", { name: "Accept as changed" }).click();
    await expect(withdrew.getByRole("alert")).toContainText("September has 30 days");
    await withdrew
      .getByLabel("Date, as the source gives it")
      .fill("between June and September 2022");
    await withdrew.getByRole("button", { name: "Accept as changed" }).click();
    await expect(event("Russia leaves the human rights convention")).toContainText("Changed");
  });

  await event("which it ratified in 1985").getByRole("button", { name: "Dismiss" }).click();
  await events.getByRole("button", { name: "Accept the rest" }).click();
  await told("9 accepted, 1 dismissed, 0 to decide");
  await isAccessible(editor);
  await editor.getByLabel("Publisher").fill("A paper");
  await editor.getByLabel("Headline").fill("A report with events");
  await editor.getByRole("button", { name: "Make the draft and 9 events" }).click();
  await expect(editor.getByRole("heading", { name: "Where it stands" })).toBeVisible();
  await expect(editor.getByLabel("Headline")).toHaveValue("A report with events");

  await test.step("an event made of it", async () => {
    await editor.goto("/desk/works?kind=event&status=draft");
    await editor.getByRole("link", { name: "Russia leaves the human rights convention" }).click();
    await expect(editor.getByLabel("Date, as the source gives it")).toHaveValue(
      "between June and September 2022",
    );
    const quoted = editor.getByText("Later that year, it also withdrew", { exact: true });
    await expect(quoted).toBeVisible();
    await expect(editor.getByText("brought it in from a report")).toBeVisible();
  });
});

test("dates counted from the report's own go when nobody knows it, and change with it", async ({
  newsroom: { editor },
}) => {
  await readsTheReport(editor);
  const signed = editor.getByRole("listitem").filter({ hasText: "signed a decree on Saturday" });
  const card = signed.filter({ has: editor.getByRole("button", { name: "Accept" }) });
  await expect(card).toContainText("23 August 2025");
  await editor.getByRole("checkbox", { name: /^Date/ }).uncheck();
  await expect(card).toContainText("No date set");
  await editor.getByLabel("Date of the report").fill("2025-09-02");
  await expect(card).toContainText("30 August 2025");
});

test("a file that is no report says which, and nothing is made", async ({
  newsroom: { editor },
}) => {
  await editor.goto("/desk/reports");
  const file = (name: string, bytes: Buffer) =>
    editor.getByLabel("Text file").setInputFiles({ name, mimeType: "text/plain", buffer: bytes });
  const read = () => editor.getByRole("button", { name: "Read it" }).click();
  const told = (words: RegExp) =>
    expect(editor.getByRole("alert").filter({ hasText: words })).toBeVisible();

  await read();
  await told(/no words in it/);
  await file("big.txt", Buffer.alloc(1_000_001, 65));
  await read();
  await told(/over 1 MB/);
  await file("paper.txt", Buffer.from("%PDF-1.7"));
  await read();
  await told(/not a text file/);
  await file("bad.txt", Buffer.from("date 2025-02-30 Words."));
  await read();
  await told(/does not exist/);
  await file("old.txt", Buffer.from([0xce, 0xf2, 0xf7, 0xb8, 0xf2, 0x2e]));
  await read();
  await expect(editor.getByText("Отчёт.")).toBeVisible();
  await isAccessible(editor);
  await editor.getByRole("button", { name: "This one" }).first().click();
  await expect(editor.getByRole("heading", { name: /Recognised: 1 word/ })).toBeVisible();
});
