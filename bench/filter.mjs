import { processorOf } from "./memory.mjs";
import { sitemap } from "./sitemap.mjs";

const times = 60;
const warmUps = 10;
const most = 150;

/** What readers ask of a timeline of thousands: a year, some years, and all that happened, of which the newest five hundred are shown. */
const filters = ["from=1990&to=1990", "from=1980&to=1981", "from=1990&to=1997", "phase=occurred"];

/**
 * How long the filter of a timeline takes, by a reader that asks over and over, and how much of a processor. For a timeline of ten
 * thousand events fill a data folder with `CROWD=timeline npm run bench crowd` first, and let the next start press it.
 */
export async function measure(base) {
  const [, tracker] = /<loc>([^<]*\/en\/trackers\/[^<]+)<\/loc>/.exec(await sitemap(base)) ?? [];
  if (!tracker) return [["filtered timeline", "no tracker is live", "a live tracker", false]];
  const url = (filter) => `${base}${new URL(tracker).pathname}?${filter}`;
  const rows = [];
  for (const filter of filters) {
    for (let n = 0; n < warmUps; n += 1) await asked(url(filter));
    const before = processorOf(base);
    const answers = [];
    for (let n = 0; n < times; n += 1) answers.push(await asked(url(filter)));
    const processor = Math.round((processorOf(base) - before) / times);
    const took = answers.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
    const [middle, slow] = [0.5, 0.95].map((share) => took[Math.ceil(times * share) - 1]);
    const [{ found, bytes }] = answers;
    const figure = `p95 ${slow} ms, median ${middle} ms, of a processor ${processor} ms, ${found} events in ${bytes} bytes`;
    rows.push([`timeline, ${filter}`, figure, `p95 at most ${most} ms`, slow <= most]);
  }
  return rows;
}

async function asked(url) {
  const began = performance.now();
  const html = await (await fetch(url)).text();
  const milliseconds = Math.round(performance.now() - began);
  return { milliseconds, found: html.split('<li id="e-').length - 1, bytes: html.length };
}
