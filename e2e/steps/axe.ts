import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** No accessibility violation in light, nor in dark, where only the colours are others. */
export async function isAccessible(page: Page): Promise<void> {
  const isNew = await isNewKind(page);
  if (isNew) await isLegibleInDark(page);
  // A page that is still being drawn has no heading yet.
  await expect(async () => {
    const all = isNew ? rules(page) : rules(page).disableRules(["color-contrast"]);
    expect((await all.analyze()).violations).toEqual([]);
  }).toPass({ timeout: 10_000 });
}

async function isLegibleInDark(page: Page) {
  await page.emulateMedia({ colorScheme: "dark" });
  const colours = rules(page).withRules(["color-contrast"]);
  expect((await colours.analyze()).violations).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}

const seen = new Set<string>();

/**
 * Whether it is the first page of its kind, in this state: another text in the same fields has the same colours, and each look at
 * them takes a second.
 */
async function isNewKind(page: Page): Promise<boolean> {
  const { pathname } = new URL(page.url());
  const kind = pathname.replace(/[\w-]*\d[\w-]*|(?<=^\/\w\w\/\w+\/)[^/]+/g, "…");
  const state = await page.evaluate(() =>
    [...document.querySelectorAll("[role=dialog], [role=alertdialog], h1, h2, .note, .chip")]
      .map(({ tagName, className }) => `${tagName}.${className}`)
      .join(),
  );
  const key = `${kind} ${state}`;
  const isFirst = !seen.has(key);
  seen.add(key);
  return isFirst;
}

// Within the page itself, as every frame is of one origin, and asked for what is wrong alone: less than half the time.
const rules = (page: Page) =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });

/** Accessible, and as wide as the narrowest phone: nobody scrolls sideways. */
export async function isFinished(page: Page): Promise<void> {
  await isAccessible(page);
  const usual = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.setViewportSize({ width: 360, height: 740 });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width).toBeLessThanOrEqual(360);
  await page.setViewportSize(usual);
}
