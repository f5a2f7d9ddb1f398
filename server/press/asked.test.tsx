import { describe, expect, test } from "vitest";
import {
  filtered,
  manyDates,
  tracker,
  trackerLink,
  trackerPage,
} from "@/components/public/sample-pages";
import type { Page } from "@/server/public/projection";
import { render } from "./render";

const site = {
  siteUrl: "https://vigil.example",
  stylesheet: "/assets/public.css",
  icon: "/icon.svg",
  today: "2025-09-01",
};

/** The words of a page, markup and the spaces around it gone. */
const words = async (page: Page) =>
  (await render(page, site)).replace(/<[^>]+>/g, "").replace(/\s+/g, " ");

// 2024-05~, 2019?, 199X, ../1979, 2010/.., 8–20 November 2003, and two without a date, one of them expected; then 2027-03
// and 2025-03, expected; 2021-04-02, cancelled; 2021-05, superseded; 2020-02, ongoing.
describe("what a filter finds is counted in a sentence", () => {
  test.each([
    [
      "from=2019-06&to=2024",
      "6 events may lie between June 2019 and 2024; 3 of them may also lie outside. 2 others have no date and are in no range.",
    ],
    [
      "from=2019-06&to=2024&dates=certain",
      "3 events certainly lie between June 2019 and 2024; 3 more may. 2 others have no date and are in no range.",
    ],
    ["from=2003-11&to=2003-11", "1 event lies in November 2003. 2 others"],
    [
      "from=1990&to=1995-06",
      "1 event may lie between 1990 and June 1995, and may also lie outside.",
    ],
    [
      "from=1990&to=1995-06&dates=certain",
      "No event certainly lies between 1990 and June 1995; one more may.",
    ],
    ["from=2021-04-02&to=2021-04-02", "2 events may lie on 2 April 2021; one of them may also"],
    ["from=2021-03&to=2021-05", "between March and May 2021;"],
    ["from=2026&phase=pending", "1 expected event lies in 2026 or later. One other has no date"],
    ["to=1850", "1 event may lie in 1850 or before, and may also lie outside."],
    ["phase=cancelled", "1 cancelled event is recorded here."],
    ["phase=pending", "3 expected events are recorded here."],
    ["from=1980&to=1985", "No event lies between 1980 and 1985."],
  ])("%s", async (query, sentence) => {
    expect(await words(filtered(query))).toContain(sentence);
  });

  test("and shown as the timeline it is, with a heading that says which", async () => {
    const html = await render(filtered("from=2021&to=2021&phase=superseded"), site);
    expect(html).toContain("<h1>Superseded events in 2021</h1>");
    const ids = [...html.matchAll(/<li id="e-([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([
      manyDates.events.find(({ facts }) => facts.phase === "superseded")?.workId,
    ]);
  });
});

test("what is certain leads to what is possible, and all leads back to the whole", async () => {
  const html = await render(filtered("from=2019-06&to=2024&dates=certain"), site);
  expect(html).toContain(`<a href="${trackerLink.path}#timeline">The whole timeline</a>`);
  expect(html).toContain(
    `<a href="${trackerLink.path}?from=2019-06&amp;to=2024">Show also the 3 that may</a>`,
  );
});

test("of very many the newest are shown, and it says how to see the others", async () => {
  const page = filtered("phase=occurred");
  if (page.page !== "filtered" || !page.found) throw new Error("The sample is found.");
  const html = await words({ ...page, found: { ...page.found, count: 812 } });
  expect(html).toContain("812 events that happened are recorded here.");
  expect(html).toContain(`Here are the ${page.found.events.length} newest. Ask for a shorter time`);
});

test("a filter keeps what was asked for, a year as the months it begins and ends with", async () => {
  const html = await render(filtered("from=2019&to=2024-05-06&dates=certain&phase=occurred"), site);
  expect(html).toMatch(/<input id="from" type="month"[^>]* value="2019-01"\/>/);
  expect(html).toMatch(/<input id="to" type="date"[^>]* value="2024-05-06"\/>/);
  expect(html).toMatch(/<option value="certain" selected="">/);
  expect(html).toMatch(/<option value="occurred" selected="">/);
});

test("what is wrong is said beside its field, which keeps it, and nothing is shown as if it were right", async () => {
  const html = await render(filtered("from=<i>&to=1998&phase=x&utm_source=letter"), site);
  expect(html).toContain(
    'aria-invalid="true" aria-describedby="from-wrong" type="text" placeholder="2022-03" name="from" value="&lt;i&gt;"',
  );
  expect(html).toContain(
    '<p class="wrong" id="from-wrong">“<bdi>&lt;i&gt;</bdi>” is no month. Write one as 2022-03; a year or a day will do too.</p>',
  );
  expect(await render(filtered("to=2022-02-30"), site)).toMatch(
    /<input id="to"[^>]* type="text"[^>]* value="2022-02-30"\/>/,
  );
  expect(html).toContain("“<bdi>x</bdi>” is none of these.");
  expect(html).toContain("<q>utm_source</q></bdi>, which this filter does not have");
  expect(html).not.toContain('<li id="e-');
  expect(html).not.toContain('rel="canonical"');
  expect(await words(filtered("from=2022-04&to=2022-03"))).toContain(
    "This time ends before it begins.",
  );
});

test("a tracker has the filter and its files where it has events", async () => {
  const { path } = trackerLink;
  const html = await render(tracker, site);
  expect(html).toContain(`<form class="ask filter" action="${path}">`);
  for (const file of ["events.csv", "events.json", "expected.ics"])
    expect(html).toContain(`<a href="${path}/${file}">`);
  const empty = await render(trackerPage([]), site);
  expect(empty).not.toContain("<form");
  expect(empty).not.toContain("events.csv");
});

test("some events as a file are asked for as they are on the page", async () => {
  const html = await render(filtered("to=2024&phase=occurred"), site);
  expect(html).toContain(`href="${trackerLink.path}/events.csv?to=2024&amp;phase=occurred">These`);
});
