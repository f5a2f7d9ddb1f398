import { expect, type Page } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { password, signsIn, test } from "@/e2e/steps/newsroom";
import { anotherBrowser, aPerson, hires, opensPeople } from "@/e2e/steps/people";

const another = "another sentence nobody would say";

async function changes(page: Page, { old }: { old: string }) {
  await page.getByLabel("Your password now").fill(old);
  await page.getByRole("textbox", { name: "New password" }).fill(another);
  await page.getByRole("button", { name: "Change the password" }).click();
}

test("one's name and time zone are one's own, and no byline is taken from them", async ({
  newsroom: { admin },
  browser,
}) => {
  const yara = await hires(browser, admin, { person: aPerson("Yara Before") });
  await yara.goto("/desk/account");
  await isFinished(yara);
  await yara.getByLabel("Name").fill("Yara After");
  await yara.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await yara.getByRole("button", { name: "Save" }).click();
  await expect(yara.getByText("Saved.")).toBeVisible();

  await yara.reload();
  await expect(yara.getByLabel("Time zone")).toHaveValue("Asia/Tokyo");
  const seen = yara.getByRole("table").locator("time").first();
  const at = new Date((await seen.getAttribute("datetime")) ?? "");
  const inTokyo = at.toLocaleTimeString("en-GB", { timeStyle: "short", timeZone: "Asia/Tokyo" });
  await expect(seen).toContainText(inTokyo);
  await opensPeople(admin);
  await expect(admin.getByLabel("Role of Yara After")).toBeVisible();

  await yara.goto("/desk");
  await yara.getByRole("button", { name: "New article" }).click();
  await expect(yara.getByLabel("Byline")).toHaveValue("");
});

test("one signs another browser out, and a new password signs out the rest", async ({
  newsroom: { admin },
  browser,
}) => {
  const zoe = aPerson("Zoe Careful");
  const here = await hires(browser, admin, { person: zoe });
  const library = await signsIn(browser, zoe);
  await here.goto("/desk/account");
  await isFinished(here);
  await here.getByRole("button", { name: /^Sign out Chrome/ }).click();
  await expect(here.getByRole("button", { name: /^Sign out Chrome/ })).toBeHidden();
  await library.goto("/desk");
  await expect(library).toHaveURL(/sign-in/);

  const phone = await signsIn(browser, zoe);
  await changes(here, { old: "not the password" });
  await expect(here.getByText("This is not your password")).toBeVisible();
  await isFinished(here);
  await phone.goto("/desk");
  await expect(phone.getByRole("heading", { name: "My work" })).toBeVisible();

  await changes(here, { old: password });
  await expect(here.getByText(/The password is changed/)).toBeVisible();
  await phone.goto("/desk");
  await expect(phone).toHaveURL(/sign-in/);
  await here.goto("/desk");
  await expect(here.getByRole("heading", { name: "My work" })).toBeVisible();
});

test("a stranger who guesses is stopped, and the person still signs in where they always do", async ({
  newsroom: { admin },
  browser,
}) => {
  const adam = aPerson("Adam Wanted");
  const theirs = await hires(browser, admin, { person: adam });
  await theirs.getByRole("button", { name: "Sign out, Adam Wanted" }).click();
  await expect(theirs).toHaveURL(/sign-in/);

  const stranger = await anotherBrowser(browser);
  await stranger.goto("/desk/sign-in");
  const answer = stranger.getByRole("alert").filter({ hasText: /\S/ });
  for (const sentence of [...Array(10).fill("do not belong together"), "Too many attempts"]) {
    await stranger.getByLabel("Email").fill(adam.email);
    await stranger.getByLabel("Password").fill("a guess at a sentence");
    const answered = stranger.waitForResponse(/callback\/credentials/);
    await stranger.getByRole("button", { name: "Sign in" }).click();
    await answered;
    await expect(answer).toContainText(sentence);
  }
  await isFinished(stranger);

  await theirs.getByLabel("Email").fill(adam.email);
  await theirs.getByLabel("Password").fill(password);
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(theirs.getByRole("heading", { name: "My work" })).toBeVisible();
});
