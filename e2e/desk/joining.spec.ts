import { expect } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { invites, password, signsIn, test } from "@/e2e/steps/newsroom";
import { anotherBrowser, aPerson, confirms, hires, opensPeople } from "@/e2e/steps/people";

const dead = "This link no longer works";
const refused = /This link was used already, has expired/;

test("an invitation makes one account, with its role, which is changed and taken away again", async ({
  newsroom: { admin },
  browser,
}) => {
  const lea = aPerson("Lea Newcomer");
  await opensPeople(admin);
  const link = await invites(admin, lea.email, "editor");
  await isFinished(admin);

  const theirs = await anotherBrowser(browser);
  await theirs.goto(link);
  await expect(theirs.getByLabel("Email")).toHaveValue(lea.email);
  await isFinished(theirs);
  await theirs.getByLabel("Name").fill(lea.name);
  await theirs.getByLabel("Password").fill(password);
  await theirs.getByRole("button", { name: "Make the account and sign in" }).click();
  await expect(theirs.getByRole("button", { name: "New article" })).toBeVisible();

  const late = await anotherBrowser(browser);
  await late.goto(link);
  await expect(late.getByRole("heading", { name: dead })).toBeVisible();
  await isFinished(late);

  await admin.reload();
  const role = admin.getByLabel("Role of Lea Newcomer");
  await expect(role).toHaveValue("editor");
  await role.selectOption("reviewer");
  await expect(role).toBeEnabled();
  await admin.reload();
  await expect(role).toHaveValue("reviewer");

  await admin.getByLabel("Email").fill(lea.email);
  await admin.getByRole("button", { name: "Make an invitation link" }).click();
  await expect(admin.getByText(/on this tracker already/)).toBeVisible();

  await confirms(admin, "Remove Lea Newcomer", "Remove from the tracker");
  await expect(role).toBeHidden();
  await theirs.goto("/desk");
  await expect(theirs.getByRole("heading", { name: "My work" })).toBeVisible();
  await expect(theirs.getByRole("button", { name: "New article" })).toBeHidden();
});

test("an invitation revoked while someone fills the page in is refused with the reason", async ({
  newsroom: { admin },
  browser,
}) => {
  const tom = aPerson("Tom Late");
  await opensPeople(admin);
  const theirs = await anotherBrowser(browser);
  await theirs.goto(await invites(admin, tom.email, "reviewer"));
  await confirms(admin, `Revoke the invitation of ${tom.email}`, "Revoke");
  await expect(admin.getByRole("cell", { name: tom.email, exact: true })).toBeHidden();

  await theirs.getByLabel("Name").fill(tom.name);
  await theirs.getByLabel("Password").fill(password);
  await theirs.getByRole("button", { name: "Make the account and sign in" }).click();
  await expect(theirs.getByText(refused)).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole("heading", { name: dead })).toBeVisible();
});

test("of two invitations to one person the second finds the account there, and says so", async ({
  newsroom: { admin },
  browser,
}) => {
  const uma = aPerson("Uma Twice");
  await opensPeople(admin);
  const second = await invites(admin, uma.email, "reviewer");
  const early = await anotherBrowser(browser);
  await early.goto(second);
  const theirs = await hires(browser, admin, { person: uma });

  await early.getByLabel("Name").fill(uma.name);
  await early.getByLabel("Password").fill(password);
  await early.getByRole("button", { name: "Make the account and sign in" }).click();
  await expect(early.getByText(/There is an account with this email already/)).toBeVisible();

  await theirs.goto(second);
  await theirs.getByRole("button", { name: "Join the tracker" }).click();
  await expect(theirs.getByText(/on this tracker already/)).toBeVisible();
});

test("someone with an account signs in at the link and joins with it, and nobody joins for them", async ({
  newsroom: { admin, second: colleague },
  browser,
}) => {
  const vera = aPerson("Vera Returns");
  await hires(browser, admin, { person: vera });
  await opensPeople(admin);
  await confirms(admin, "Remove Vera Returns", "Remove from the tracker");
  await expect(admin.getByLabel("Role of Vera Returns")).toBeHidden();
  const link = await invites(admin, vera.email, "reviewer");

  await colleague.goto(link);
  await expect(colleague.getByText(/You are signed in as ivo@newsroom.example/)).toBeVisible();
  await isFinished(colleague);

  const theirs = await anotherBrowser(browser);
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { name: "Sign in first" })).toBeVisible();
  await isFinished(theirs);
  await theirs.getByRole("link", { name: "Sign in" }).click();
  await theirs.getByLabel("Email").fill(vera.email);
  await theirs.getByLabel("Password").fill(password);
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(
    theirs.getByRole("heading", { name: "Join Safeguards against torture" }),
  ).toBeVisible();
  await isFinished(theirs);
  await theirs.getByRole("button", { name: "Join the tracker" }).click();
  await expect(theirs.getByRole("button", { name: "New article" })).toBeVisible();
  await admin.reload();
  await expect(admin.getByLabel("Role of Vera Returns")).toHaveValue("reviewer");
  await (await signsIn(browser, vera)).close();
});
