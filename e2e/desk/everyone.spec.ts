import { expect } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { signsIn, test } from "@/e2e/steps/newsroom";
import { anotherBrowser, aPerson, confirms, hires, opensPeople } from "@/e2e/steps/people";

const make = "Make site admin: Ivo Second";
const dismiss = "No longer site admin: Ivo Second";

test("a site admin names another, who sees everyone, and is dismissed at their next click", async ({
  newsroom: { admin, second },
}) => {
  await admin.goto("/desk/people");
  await expect(admin.getByRole("heading", { level: 1, name: "Everyone" })).toBeVisible();
  await expect(admin.getByText("You are the only site admin who can sign in")).toBeVisible();
  await isFinished(admin);
  await expect(admin.getByRole("main").getByRole("button", { name: /Sam Admin/ })).toHaveCount(0);

  await second.goto("/desk/people");
  await expect(second.getByRole("heading", { name: /^There is no such/ })).toBeVisible();

  await admin.getByLabel("Search by name or email").fill("IVO@");
  await admin.getByRole("button", { name: "Find" }).click();
  await expect(admin.getByRole("row")).toHaveCount(2);
  await admin.getByRole("button", { name: make }).click();
  await isFinished(admin);
  await admin.getByRole("button", { name: "Make them a site admin" }).click();
  await expect(admin.getByRole("button", { name: dismiss })).toBeVisible();
  await expect(admin.getByText("You are the only site admin")).toBeHidden();

  await second.goto("/desk/people");
  await second.getByRole("link", { name: "Everyone" }).click();
  const last = second.getByRole("button", { name: "No longer site admin: Sam Admin" });
  await expect(last).toBeVisible();
  await confirms(admin, dismiss, "Take the right away");
  await expect(admin.getByRole("button", { name: make })).toBeVisible();

  await confirms(second, "No longer site admin: Sam Admin", "Take the right away");
  await expect(second.getByText(/does not allow this/)).toBeVisible();
  await second.goto("/desk/trackers");
  await expect(second.getByRole("heading", { name: "Trackers" })).toBeHidden();
  await second.goto("/desk");
});

test("who was removed from every tracker is found, suspended, reinstated and given a link", async ({
  newsroom: { admin },
  browser,
}) => {
  const wim = aPerson("Wim Gone");
  const theirs = await hires(browser, admin, { person: wim });
  await opensPeople(admin);
  await confirms(admin, "Remove Wim Gone", "Remove from the tracker");
  await expect(admin.getByLabel("Role of Wim Gone")).toBeHidden();

  await admin.goto("/desk/people");
  await admin.getByLabel("Search by name or email").fill("nobody by this name");
  await admin.getByRole("button", { name: "Find" }).click();
  await expect(admin.getByText("Nobody by that name or email")).toBeVisible();
  await isFinished(admin);
  await admin.getByLabel("Search by name or email").fill("wim gone");
  await admin.getByRole("button", { name: "Find" }).click();
  await expect(admin.getByRole("cell", { name: "No role on any tracker" })).toBeVisible();

  await confirms(admin, "Suspend Wim Gone", "Suspend");
  await expect(admin.getByRole("button", { name: "Reinstate Wim Gone" })).toBeVisible();
  await isFinished(admin);
  await theirs.goto("/desk");
  await expect(theirs).toHaveURL(/sign-in/);
  await confirms(admin, "Reinstate Wim Gone", "Reinstate");
  await (await signsIn(browser, wim)).close();

  await confirms(admin, "Reset link for Wim Gone", "Make the link");
  const link = admin.locator("code", { hasText: "/desk/reset/" });
  await expect(link).toBeVisible();
  await isFinished(admin);
  const elsewhere = await anotherBrowser(browser);
  await elsewhere.goto((await link.textContent()) ?? "");
  await isFinished(elsewhere);
  await admin.getByRole("button", { name: "Close" }).click();
  await expect(link).toBeHidden();
});
