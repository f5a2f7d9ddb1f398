import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** No accessibility violation in light and dark, at the size the page has. */
export async function isAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** Accessible at a desk's width, and nothing scrolls sideways on a phone. */
export async function isUsable(page: Page): Promise<void> {
  const before = page.viewportSize();
  await isAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(isWide, "scrolls sideways at 360 px").toBe(false);
  if (before) await page.setViewportSize(before);
}
