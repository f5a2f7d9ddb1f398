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
 * Whether anything on the page is of a kind that was not looked at yet: an element with its classes, its state and its parent, on a
 * page of this kind. Colours depend on nothing else, and each look at them takes a second.
 */
async function isNewKind(page: Page): Promise<boolean> {
  const { pathname } = new URL(page.url());
  const kind = pathname.replace(/[\w-]*\d[\w-]*|(?<=^\/\w\w\/\w+\/)[^/]+/g, "…");
  const parts = await page.evaluate(() => {
    const states = ["aria-invalid", "aria-disabled", "aria-current", "aria-selected", "disabled"];
    const told = (one: Element | null) =>
      one && [one.localName, one.className, ...states.map((name) => one.getAttribute(name))].join();
    return [...document.querySelectorAll("body *")].map(
      (one) => `${told(one.parentElement)} ${told(one)}`,
    );
  });
  const unseen = [...new Set(parts)]
    .map((part) => `${kind} ${part}`)
    .filter((one) => !seen.has(one));
  for (const one of unseen) seen.add(one);
  return unseen.length > 0;
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
