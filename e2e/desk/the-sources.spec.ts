import { expect } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import { confirms } from "@/e2e/steps/people";
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
import { aWeb } from "@/server/testing/web";

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
    await isTold(editor, "This server asks no other sites");
  });

  await editor.goto("/desk/site");
  await expect(editor.getByRole("heading", { name: "There is no such page here" })).toBeVisible();
});

/** A page that would run, send, lead away and load, if it could. */
const hostile = `<!doctype html><title>Report</title><base href="http://evil.example/">
<meta http-equiv="refresh" content="0;url=http://evil.example/away">
<p>The report was never published, nor were its annexes.</p><p id="ran">Nothing ran.</p>
<img src="http://evil.example/pixel.png" alt=""><iframe src="http://evil.example/frame"></iframe>
<form action="http://evil.example/form" id="form"><button>Send</button></form>
<script>document.getElementById("ran").textContent = "It ran."; document.getElementById("form").submit();
navigator.serviceWorker.register("/worker.js"); fetch("http://evil.example/fetched")</script>`;

test("a copy of a page is kept, read beside the quotation, and shown to readers, and nothing of it runs or leaves", async ({
  newsroom: { admin, editor, reviewer },
}) => {
  const asked: string[] = [];
  const { server } = await aWeb(({ url = "", headers: { host = "" } }, response) => {
    asked.push(host + url);
    response.setHeader("Content-Type", "text/html; charset=utf-8").end(hostile);
  }, Number(process.env.E2E_WEB_PORT));
  await admin.goto("/desk/site");
  await confirms(admin, "Turn on…", "Let it ask");
  await expect(admin.getByText("On. This server asks other sites")).toBeVisible();

  await beginsArticle(editor, "Rests on a copy");
  await entersText(editor);
  await editor.keyboard.type("The report stayed secret.");
  await editor.getByRole("button", { name: "Add a source for the whole text" }).click();
  const dialog = editor.getByRole("dialog");
  await dialog.getByRole("button", { name: "New source…" }).click();
  await dialog.getByLabel("Title").fill("Page of the committee");
  await dialog.getByLabel("Address").fill("http://committee.example/report");
  await dialog.getByLabel("Quoted words").fill("“The report was never published”");
  await dialog.getByRole("button", { name: "Add the source" }).click();
  await expect(dialog).toBeHidden();
  await isSaved(editor);
  const text = editor.url();

  await test.step("a copy is kept, read as text and looked at in a sandbox", async () => {
    await editor.goto("/desk/sources?search=committee.example");
    await editor.getByRole("link", { name: "Page of the committee" }).click();
    await editor.getByRole("button", { name: "Keep a copy now" }).click();
    await expect(editor.getByText("A copy is kept.")).toBeVisible();
    await isFinished(editor);
    const page = editor.waitForEvent("popup");
    await editor.getByRole("link", { name: /^Open the copy/ }).click();
    const copy = await page;
    await expect(copy.getByText("Nothing ran.")).toBeVisible();
    await expect(copy).toHaveURL(/\/desk\/captures\//);
    await copy.close();
    await editor.getByRole("button", { name: /^Show readers the copy/ }).click();
    await expect(editor.getByText("Shown to readers")).toBeVisible();
    await editor.getByRole("link", { name: /^Read the copy/ }).click();
    await expect(editor.getByText("The report was never published, nor")).toBeVisible();
    await isFinished(editor);
    expect(asked).toEqual(["committee.example/report"]);
  });

  await test.step("an address inside a network is never asked", async () => {
    await editor.goto("/desk/sources?search=committee.example");
    await editor.getByRole("link", { name: "Page of the committee" }).click();
    await expect(editor.getByText("Shown to readers")).toBeVisible();
    await editor.getByLabel("Address").fill("http://169.254.169.254/");
    await editor.getByRole("button", { name: "Save the correction" }).click();
    await expect(editor.getByText("Saved. What readers have")).toBeVisible();
    await editor.getByRole("button", { name: "Keep a copy now" }).click();
    await expect(editor.getByText("This address is inside a network")).toBeVisible();
    await editor.getByLabel("Address").fill("http://committee.example/report");
    await editor.getByRole("button", { name: "Save the correction" }).click();
    await expect(editor.getByText("Saved. What readers have")).toBeVisible();
    expect(asked).toHaveLength(1);
    // The copy was of this address and not of the other: it is chosen anew.
    await editor.getByRole("button", { name: /^Show readers the copy/ }).click();
    await expect(editor.getByText("Shown to readers")).toBeVisible();
  });

  await editor.goto(text);
  await sends(editor);
  await test.step("the reviewer reads the quotation in the copy", async () => {
    await finds(reviewer, "Rests on a copy");
    await expect(reviewer.getByText("These words stand in the copy").first()).toBeVisible();
    const comment = reviewer.getByLabel("Comment", { exact: true });
    await comment.fill("Not sent yet.");
    const opened = reviewer.waitForEvent("popup");
    await reviewer.getByRole("link", { name: "The source’s page" }).click();
    const page = await opened;
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page of the committee");
    await page.close();
    await expect(comment).toHaveValue("Not sent yet.");
  });
  await approves(reviewer, "Rests on a copy");
  await reviewer.goto(await publishes(editor));
  await test.step("readers find what else rests on the source, and the desk leads to the same page", async () => {
    await reviewer.getByRole("link", { name: "What rests on this source" }).click();
    await expect(reviewer.getByRole("heading", { level: 1 })).toHaveText("Page of the committee");
    await expect(reviewer.getByText("One text published here rests on it.")).toBeVisible();
    await isFinished(reviewer);
    const page = reviewer.url();
    await editor.goto("/desk/sources?search=committee.example");
    await editor.getByRole("link", { name: "Page of the committee" }).click();
    await editor.getByRole("link", { name: "Open the live page" }).click();
    await expect(editor).toHaveURL(page);
    const article = reviewer.getByRole("region", { name: "Article" });
    await article.getByRole("link", { name: "Rests on a copy" }).click();
  });
  await reviewer.getByRole("link", { name: /^Archived copy/ }).click();
  await expect(reviewer.getByText("Nothing ran.")).toBeVisible();
  await expect(reviewer).toHaveURL(/\/captures\/[0-9a-f]{64}\.html$/);
  expect(asked).toHaveLength(1);
  await admin.getByRole("button", { name: "Turn off" }).click();
  await expect(admin.getByText("Off. This server asks no other site")).toBeVisible();
  server.closeAllConnections();
  server.close();
});
