import { expect, test } from "vitest";
import { measuringBody } from "@/components/public/sample-entity";
import { entryOfMeasures, measuresInArabic } from "@/components/public/sample-measures";
import { current, older } from "@/components/public/sample-pages";
import type { Page } from "@/server/public/projection";
import { render } from "./render";

const site = {
  siteUrl: "https://vigil.example",
  stylesheet: "/assets/public.css",
  icon: "/icon.svg",
  today: "2025-08-26",
};

const rows = async (page: Page) =>
  [...(await render(page, site)).matchAll(/<(tr|caption)[\s\S]*?<\/\1>/g)].map(([row]) =>
    row
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );

test("a page of measures says each number with its unit, over which time and as of when, and once of whom and about whom all are", async () => {
  expect(await rows(entryOfMeasures)).toEqual([
    "of Committee for the Prevention of Torture , about Russia",
    "What was counted Number When",
    "Visits 30 between 1998 and 2025 as of 26 August 2025",
    "Reports drafted 27 between 1998 and 2025 as of 26 August 2025",
    "Reports published 4 between 1998 and 2025 as of 26 August 2025",
    "Turnout among its members 97.5% as of 26 August 2025",
  ]);
});

test("whose a number is and about whom stands beside each where not all are the same", async () => {
  const [first, ...others] = measuringBody.measures.lines;
  if (!first) throw new Error("The body has measures.");
  const lines = [{ ...first, about: null }, ...others];
  const page = { ...measuringBody, measures: { ...measuringBody.measures, lines } };
  expect((await rows(page)).slice(1, 3)).toEqual([
    expect.stringMatching(/^Visits 30 /),
    expect.stringMatching(/^Reports drafted about Russia 27 /),
  ]);
});

test("on the page of the body each leads to the page it stands on, and to whom it is about", async () => {
  const [whose, , visits] = await rows(measuringBody);
  expect([whose, visits]).toEqual(["about Russia", expect.stringMatching(/^Visits 30 /)]);
  const html = await render(measuringBody, site);
  expect(html).toMatch(/<a href="\/en\/measures\/[a-z-]+#measure-[0-9a-f-]+">Visits<\/a>/);
  expect(html).toContain('<a href="/en/states/russia">');
});

test("of the body's own numbers about all alike nobody is said, and no caption is left empty", async () => {
  const lines = measuringBody.measures.lines.map((line) => ({ ...line, about: null }));
  const page = { ...measuringBody, measures: { ...measuringBody.measures, lines } };
  expect(await render(page, site)).not.toContain("<caption");
  expect((await rows(page))[1]).toMatch(/^Visits 30 /);
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

test("an article shows measures where they stand in it, with their entry, and no others", async () => {
  const html = await render(current, site);
  expect(html.match(/<figure class="shown">/g)).toHaveLength(1);
  expect((await rows(current)).filter((row) => row.startsWith("Visits"))).toEqual([
    expect.stringMatching(/^Visits 30 between 1998 and 2025/),
  ]);
  expect(html).toMatch(
    /<figcaption><a href="\/en\/measures\/[a-z-]+">What the committee did in Russia<\/a>: the numbers as published <time/,
  );
  expect(html).not.toContain('id="measure-');
});

test("an earlier version, which stood beside other numbers, names their entry alone", async () => {
  const html = await render(older, site);
  expect(html).not.toContain('class="measures"');
  expect(html).toMatch(/Numbers stood here .*<a href="\/en\/measures\/[a-z-]+">What the committee/);
});
