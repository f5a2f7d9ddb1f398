import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import pg from "pg";
import { isFinished } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import { approves, sendsArticle } from "@/e2e/steps/work";

const nowhere = [
  ["/desk/works/019a0000-0000-7000-8000-000000000000", "There is no such work here"],
  ["/desk/works/not-an-id", "There is no such work here"],
  ["/desk/people/019a0000-0000-7000-8000-000000000000", "There is no such page here"],
  ["/desk/nothing/of/the/kind", "There is no such page here"],
] as const;

for (const [address, words] of nowhere)
  test(`${address} is said not to be there, and leads on`, async ({ newsroom: { editor } }) => {
    await editor.goto(address);
    await expect(editor.getByRole("heading", { name: words })).toBeVisible();
    await isFinished(editor);
    await expect(editor.getByRole("navigation", { name: "Main" })).toBeVisible();
    await editor.getByRole("link", { name: "Go to Works" }).click();
    await expect(editor.getByRole("heading", { name: "Works" })).toBeVisible();
  });

/** Does something to the database while a story goes on, and undoes it whatever comes of the story. */
async function meanwhile(
  act: string,
  { story, undo }: { story: () => Promise<void>; undo: string },
) {
  const database = new pg.Client({ connectionString: process.env.E2E_DATABASE_URL });
  await database.connect();
  await database.query(act);
  try {
    await story();
  } finally {
    await database.query(undo);
    await database.end();
  }
}

test("a page the server cannot draw says what is safe, and comes back", async ({
  newsroom: { editor },
}) => {
  await meanwhile(`ALTER TABLE "desk"."Edition" RENAME TO "Away"`, {
    story: async () => {
      await editor.goto("/desk/works");
      await expect(
        editor.getByRole("heading", { name: "The desk could not load this" }),
      ).toBeVisible();
      await isFinished(editor);
      await expect(editor.getByRole("navigation", { name: "Main" })).toBeVisible();
    },
    undo: `ALTER TABLE "desk"."Away" RENAME TO "Edition"`,
  });
  await editor.getByRole("button", { name: "Try again" }).click();
  await expect(editor.getByRole("heading", { name: "Works" })).toBeVisible();
});

test("a list that takes its time shows its shape first", async ({ newsroom: { editor } }) => {
  await editor.goto("/desk/account");
  await meanwhile(`BEGIN; LOCK TABLE "desk"."Edition"`, {
    story: async () => {
      await editor.getByRole("link", { name: "Works", exact: true }).click();
      // No longer than the database lets a query wait.
      await expect(editor.getByRole("heading", { name: "Loading" })).toBeVisible();
    },
    undo: "ROLLBACK",
  });
  await expect(editor.getByRole("heading", { name: "Works" })).toBeVisible();
});

test("without a connection the desk says so until it is back", async ({ newsroom: { editor } }) => {
  await editor.goto("/desk/works");
  await editor.context().setOffline(true);
  await expect(editor.getByText("You are offline.")).toBeVisible();
  await isFinished(editor);
  await editor.context().setOffline(false);
  await expect(editor.getByText("You are offline.")).toHaveCount(0);
});

test("a press that fails is shown until readers have it, and a take-down's the same", async ({
  newsroom: { editor, reviewer },
  browser,
}) => {
  const headline = "The disk says no";
  const address = await sendsArticle(editor, headline, "Words on their way.");
  await approves(reviewer, headline);
  const file = path.join(process.env.VIGIL_DATA ?? "", "site/en/articles/the-disk-says-no.html");
  // Where a page should stand is something that cannot be written over, nor removed as a file.
  const blocked = async () => {
    await rm(file, { force: true });
    await mkdir(file, { recursive: true });
    await writeFile(path.join(file, "in-the-way"), "");
  };
  const freed = () => rm(file, { recursive: true });
  const reader = await (await browser.newContext()).newPage();

  await blocked();
  await editor.goto(address);
  await editor.getByRole("button", { name: "Publish", exact: true }).click();
  const late = editor.getByText("readers may not have it yet");
  await expect(late).toBeVisible();
  await editor.reload();
  await expect(late).toBeVisible();
  await isFinished(editor);
  await freed();
  await editor.getByRole("button", { name: "Try now" }).click();
  await expect(late).toHaveCount(0);
  await reader.goto("/en");
  await expect(reader.getByRole("link", { name: headline }).first()).toBeVisible();

  await blocked();
  await reviewer.goto(address);
  await reviewer.getByRole("button", { name: "Take down…" }).click();
  await reviewer.getByRole("button", { name: "Take it down now" }).click();
  const still = reviewer.getByText("readers may still find them");
  await expect(still).toBeVisible();
  await reviewer.reload();
  await expect(still).toBeVisible();
  await isFinished(reviewer);
  await freed();
  await reviewer.getByRole("button", { name: "Try now" }).click();
  await expect(still).toHaveCount(0);
  await reader.goto("/en");
  await expect(reader.getByRole("link", { name: headline })).toHaveCount(0);
});
