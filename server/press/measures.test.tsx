import { expect, test } from "vitest";
import { measuringBody } from "@/components/public/sample-entity";
import { entryOfMeasures, measuresInArabic } from "@/components/public/sample-measures";
import type { Page } from "@/server/public/projection";
import { render } from "./render";

const site = {
  siteUrl: "https://vigil.example",
  stylesheet: "/assets/public.css",
  icon: "/icon.svg",
  today: "2025-08-26",
};

const rows = async (page: Page) =>
  [...(await render(page, site)).matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
    row
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );

test("a page of measures says each number with its unit, of whom, about whom, over which time and as of when", async () => {
  expect(await rows(entryOfMeasures)).toEqual([
    "What was counted Number When",
    "Visits of Committee for the Prevention of Torture , about Russia 30 between 1998 and 2025 as of 26 August 2025",
    "Reports drafted of Committee for the Prevention of Torture , about Russia 27 between 1998 and 2025 as of 26 August 2025",
    "Reports published of Committee for the Prevention of Torture , about Russia 4 between 1998 and 2025 as of 26 August 2025",
    "Turnout among its members of Committee for the Prevention of Torture , about Russia 97.5% as of 26 August 2025",
  ]);
});

test("on the page of the body each leads to the page it stands on, and to whom it is about", async () => {
  const [, visits] = await rows(measuringBody);
  expect(visits).toContain("Visits about Russia 30");
  const html = await render(measuringBody, site);
  expect(html).toMatch(/<a href="\/en\/measures\/[a-z-]+#measure-[0-9a-f-]+">Visits<\/a>/);
  expect(html).toContain('<a href="/en/states/russia">');
});

test("bars of one unit are drawn on one scale from zero, hidden from screen readers; a number alone has none", async () => {
  const html = await render(measuringBody, site);
  expect(html.match(/<svg class="bar"[^>]*aria-hidden="true"/g)).toHaveLength(3);
  const widths = [...html.matchAll(/<rect width="([\d.]+)"/g)].map(([, width]) => width);
  expect(widths).toEqual(["100", "90", "13.33"]);
});

test("an entity without measures has no section of them", async () => {
  const page = { ...measuringBody, measures: { lines: [], pages: {} } };
  expect(await render(page, site)).not.toContain('id="measures"');
});

test("in a page from right to left a number keeps its digits and its own direction", async () => {
  expect(await render(measuresInArabic, site)).toContain("<bdi>30</bdi>");
});
