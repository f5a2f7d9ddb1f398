import { expect } from "@playwright/test";
import { isAccessible } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import { approves, publishes, sends } from "@/e2e/steps/work";

const other = "another sentence nobody would say";

test("a forgotten password: the admin makes a link, it works once, and every older session is over", async ({
  newsroom: { admin, second },
  browser,
}) => {
  await second.goto("/desk/account");
  await isAccessible(second);
  await expect(second.getByRole("cell", { name: /This browser/ }).first()).toBeVisible();

  await admin.goto("/desk/trackers");
  await isAccessible(admin);
  await admin.getByRole("link", { name: "People of Safeguards against torture" }).first().click();
  await expect(admin.getByRole("heading", { level: 1, name: /^People/ })).toBeVisible();
  await isAccessible(admin);
  await admin.getByRole("button", { name: "Reset link for Ivo Second" }).click();
  await isAccessible(admin);
  await admin.getByRole("button", { name: "Make the link" }).click();
  const link = (await admin.locator("code", { hasText: "/desk/reset/" }).textContent()) ?? "";

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link);
  await isAccessible(elsewhere);
  await elsewhere.getByRole("textbox", { name: "New password" }).fill(other);
  await elsewhere.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(elsewhere.getByRole("heading", { name: "My work" })).toBeVisible();

  await second.goto("/desk");
  await expect(second).toHaveURL(/sign-in/);
  await second.goto(link);
  await expect(second.getByText("This link no longer works")).toBeVisible();
  // The next story finds the newsroom as it was.
  await elsewhere.goto("/desk/account");
  await elsewhere.getByLabel("Your password now").fill(other);
  await elsewhere
    .getByRole("textbox", { name: "New password" })
    .fill("a sentence nobody else would say");
  await elsewhere.getByRole("button", { name: "Change the password" }).click();
  await expect(elsewhere.getByText(/The password is changed/)).toBeVisible();
  await second.goto("/desk/sign-in");
  await second.getByLabel("Email").fill("ivo@newsroom.example");
  await second.getByLabel("Password").fill("a sentence nobody else would say");
  await second.getByRole("button", { name: "Sign in" }).click();
  await expect(second.getByRole("heading", { name: "My work" })).toBeVisible();
});

test("a suspended person is out at once, and back when reinstated", async ({
  newsroom: { admin, second },
}) => {
  await second.goto("/desk");
  await admin.goto("/desk/trackers");
  await admin.getByRole("link", { name: "People of Safeguards against torture" }).first().click();
  await admin.getByRole("button", { name: "Suspend Ivo Second" }).click();
  await admin.getByRole("button", { name: "Suspend", exact: true }).click();
  await expect(admin.getByRole("button", { name: "Reinstate Ivo Second" })).toBeVisible();
  await second.goto("/desk");
  await expect(second).toHaveURL(/sign-in/);
  await admin.getByRole("button", { name: "Reinstate Ivo Second" }).click();
  await admin.getByRole("button", { name: "Reinstate", exact: true }).click();
  await expect(admin.getByRole("button", { name: "Suspend Ivo Second" })).toBeVisible();
  await second.getByLabel("Email").fill("ivo@newsroom.example");
  await second.getByLabel("Password").fill("a sentence nobody else would say");
  await second.getByRole("button", { name: "Sign in" }).click();
  await expect(second.getByRole("heading", { name: "My work" })).toBeVisible();
});

test("a site admin without a role in a tracker takes its work down, and reads none of its drafts", async ({
  newsroom: { admin, editor, reviewer },
}) => {
  await editor.goto("/desk");
  await editor.getByRole("button", { name: "New article" }).click();
  await editor.getByLabel("Headline").fill("Not theirs to read");
  await editor.getByRole("textbox", { name: "Article text" }).click();
  await editor.keyboard.type("One paragraph.");
  await sends(editor);
  await approves(reviewer, "Not theirs to read");
  const live = await publishes(editor);

  await admin.goto(editor.url());
  await expect(admin.getByText("One paragraph.")).toBeHidden();
  await admin.goto("/desk/works");
  await isAccessible(admin);
  await admin.getByRole("link", { name: "Take down… Not theirs to read" }).click();
  await expect(admin.getByRole("heading", { name: "Not theirs to read" })).toBeVisible();
  await isAccessible(admin);
  await admin.getByRole("button", { name: "Take down…" }).click();
  await admin.getByLabel("Reason readers will see").selectOption("safety");
  await admin.getByRole("button", { name: "Take it down now" }).click();
  await expect(admin.getByText("Nothing of this work is live")).toBeVisible();
  expect((await admin.request.get(live)).status()).toBe(410);
});
