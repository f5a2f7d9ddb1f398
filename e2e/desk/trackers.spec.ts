import { expect } from "@playwright/test";
import { isFinished } from "@/e2e/steps/axe";
import { test } from "@/e2e/steps/newsroom";
import { aPerson, confirms, hires } from "@/e2e/steps/people";

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
