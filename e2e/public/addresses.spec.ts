import { expect, test } from "@playwright/test";
import { isAccessible } from "@/e2e/steps/axe";

test("someone signed out, or with a wrong password, gets no further than the door", async ({
  page,
}) => {
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/desk\/sign-in$/);
  await page.getByLabel("Email").fill("nobody@newsroom.example");
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("do not belong together")).toBeVisible();
  await isAccessible(page);
  expect((await page.request.get("/api/trpc/works.mine")).status()).toBe(401);
});

test("an address that never held anything answers 404 in words", async ({ page }) => {
  const answer = await page.goto("/en/articles/never-was");
  expect(answer?.status()).toBe(404);
  await isAccessible(page);
});

test("a malformed, foreign or private address says so and shows nothing", async ({
  playwright,
  baseURL,
}) => {
  const nobody = await playwright.request.newContext({ baseURL });
  const answers = {
    "/en%00": 400,
    "/%E0%A4%A": 400,
    "/en.html": 404,
    "/.env": 404,
    "/_gone": 404,
    "/_pressed.json": 404,
    "/..%2f..%2fsecret": 404,
    "/desk/works/00000000-0000-0000-0000-000000000000/preview": 401,
  };
  for (const [address, status] of Object.entries(answers)) {
    expect((await nobody.get(address)).status(), address).toBe(status);
  }
});
