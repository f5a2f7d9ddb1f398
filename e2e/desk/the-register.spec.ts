import { expect, type Page } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import { approves, isTold, publishes, sends } from "@/e2e/steps/work";
import { registerFile, smallRegister } from "@/server/testing/a-register";

const asFile = (text: string, name = "parties.csv") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

async function brings(editor: Page, file: ReturnType<typeof asFile>) {
  await editor.getByLabel("CSV file").setInputFiles(file);
  await editor.getByRole("button", { name: "Read and count" }).click();
}

test("a register is counted, made one entry, looked at as a whole by another, and published", async ({
  newsroom: { editor, reviewer },
}) => {
  await editor.goto("/desk/record");
  await editor.getByRole("link", { name: "From a register" }).click();
  await brings(editor, asFile("name,date\nKenya,1998", "events.csv"));
  await isTold(editor, "cannot be read as a table");
  await brings(editor, asFile(registerFile([])));
  await isTold(editor, "no row below it");

  await brings(editor, asFile(smallRegister));
  await expect(editor.getByText("7 rows of parties.csv")).toBeVisible();
  const counts = editor.getByRole("region", { name: "What becomes of the rows" });
  await expect(counts.getByText("wait for a person")).toBeVisible();
  const who = editor.getByRole("region", { name: "Who and what they are about" });
  await expect(who.getByText("2 are not in the record and will be added").first()).toBeVisible();
  const rows = editor.getByRole("region", { name: "The rows", exact: true });
  await expect(rows.getByText("No state or organisation is known by this code.")).toBeVisible();
  await expect(rows.getByText("A date is none")).toBeVisible();
  const download = editor.waitForEvent("download");
  await rows.getByRole("link", { name: "Download those that wait (CSV)" }).click();
  expect((await download).suggestedFilename()).toContain("parties.csv");
  await isFinished(editor);

  const title = "Parties to the Hallen Protocol and the Lake Treaty";
  await editor.getByLabel("Title of the entry").fill(title);
  await editor.getByRole("button", { name: "Make the entry" }).click();
  const register = editor.getByRole("region", { name: "The register this entry is made of" });
  await expect(register.getByText("7 rows of parties.csv")).toBeVisible();
  await isFinished(editor);
  await sends(editor);

  await reviewer.goto("/desk");
  await reviewer.getByRole("link", { name: title }).click();
  const read = reviewer.getByRole("region", { name: "The register this entry is made of" });
  await expect(read.getByText("2 rows", { exact: true })).toBeVisible();
  await read.getByText("Those that change a status").click();
  await expect(read.getByText("Not recorded → Party since 5 June 2002")).toBeVisible();
  await read.getByText("A sample of 50").click();
  await expect(read.getByText("5 rows", { exact: true })).toBeVisible();
  await read.getByText("All", { exact: true }).click();
  await read.getByLabel("State, treaty or row number").fill("Uganda");
  await expect(read.getByText("Accession, 3 May 1999")).toBeVisible();
  await isFinished(reviewer);
  await approves(reviewer, title);

  const live = await publishes(editor);
  await editor.goto(live);
  await expect(editor.getByText("Read from a register of 7 rows")).toBeVisible();
  await expect(editor.getByRole("row", { name: "Hallen Protocol 5 acts" })).toBeVisible();
  await isFinished(editor);
});
