import { readdir, readFile } from "node:fs/promises";
import module from "node:module";
import { join } from "node:path";
import { load } from "./load.mjs";
import { boundsOf, documentIn } from "./meantime.mjs";

const folders = ["corpus_apple", "corpus_airbus"];
const target = 0.65;
const mostMilliseconds = 100;

/**
 * How well date expressions are read, against NewsReader MEANTIME (CC BY 4.0): `MEANTIME=<its folder>`, and `MEANTIME_ONLY=corpus_apple`
 * while one works on the rules, so that the other folder stays unseen. And how long the proposals for a report take.
 */
export async function measure() {
  if (!module.registerHooks)
    return [["date expressions", `not read by Node ${process.versions.node}`, "Node 24", false]];
  const { dateExpressions } = await load("server/reading/date-expressions.ts");
  const { proposeEvents } = await load("server/proposals/rules.ts");
  const corpus = process.env.MEANTIME;
  if (!corpus)
    return [["date expressions", "MEANTIME is not set", "the corpus", false], timed(proposeEvents)];
  const chosen = folders.filter((name) => (process.env.MEANTIME_ONLY ?? name) === name);
  const rows = await Promise.all(
    chosen.map(async (name) => rowsOf(name, await scoresIn(join(corpus, name), dateExpressions))),
  );
  return [...rows.flat(), timed(proposeEvents)];
}

function rowsOf(name, scores) {
  const exact = scores.filter((score) => score.isExact).length;
  const closer = scores.filter((score) => score.isCloser);
  const dated = scores.filter((score) => score.gold !== null);
  const found = dated.filter((score) => score.given);
  const share = exact / scores.length;
  if (process.env.MEANTIME_ONLY === name)
    for (const score of scores) if (!score.isExact) console.log("       ", score);
  return [
    [
      `${name}: exact bounds`,
      `${exact} of ${scores.length}, ${percent(share)}`,
      `at least ${percent(target)}`,
      share >= target,
    ],
    [`${name}: closer than the gold`, closer.length, "none", closer.length === 0],
    [
      `${name}: recall of what has a date`,
      `${found.length} of ${dated.length}, ${percent(found.length / dated.length)}`,
      "reported",
      true,
    ],
  ];
}

const percent = (share) => `${(share * 100).toFixed(1)} %`;

async function scoresIn(folder, read) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".xml")).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return texts.flatMap((xml) => scoresOf(documentIn(xml), read));
}

function scoresOf({ text, datedOn, dates }, read) {
  const expressions = read(text, datedOn);
  return dates.map(({ value, at }) => {
    const [start, end] = [at[0]?.start ?? -1, at.at(-1)?.end ?? -1];
    const shared = ({ index, text: words }) =>
      Math.min(end, index + words.length) - Math.max(start, index);
    const [best] = expressions
      .filter((each) => shared(each) > 0)
      .toSorted((a, b) => shared(b) - shared(a));
    const gold = boundsOf(value);
    const given = best?.date ?? null;
    return {
      words: text.slice(start, end),
      value,
      given: given?.edtf ?? null,
      gold,
      isExact:
        gold === null
          ? given === null
          : gold.earliest === given?.earliest && gold.latest === given?.latest,
      isCloser: given !== null && (gold === null || lengthOf(given) < lengthOf(gold)),
    };
  });
}

const lengthOf = ({ earliest, latest }) => Date.parse(latest) - Date.parse(earliest);

const sample =
  "The parliament of Ostrania voted on Monday to end the country’s part in the Hallen Protocol. Ostrania signed the protocol in the spring of 2004 and ratified it on June 17, 2005, two years after joining the union. Later that year, it opened its prisons to visits, which it had refused in 1998. The government is expected to answer by the end of March. ";

function timed(propose) {
  const words = sample.split(/\s+/).filter(Boolean).length;
  const paragraphs = Array.from({ length: Math.ceil(1000 / words) }, (_, n) => ({
    id: `paragraph-${n + 1}`,
    text: sample.trim(),
  }));
  const run = () => {
    const began = performance.now();
    propose({ paragraphs, datedOn: "2023-03-08" });
    return performance.now() - began;
  };
  for (let n = 0; n < 20; n += 1) run();
  const times = Array.from({ length: 50 }, run).toSorted((a, b) => a - b);
  const [median, slow] = [times[25], times[47]];
  return [
    "proposals for a report of 1,000 words",
    `${median.toFixed(1)} ms median, ${slow.toFixed(1)} ms p95`,
    `p95 at most ${mostMilliseconds} ms`,
    slow <= mostMilliseconds,
  ];
}
