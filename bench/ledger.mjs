import module from "node:module";
import { gzipSync } from "node:zlib";
import { drawn } from "./drawn.mjs";
import { load } from "./load.mjs";

const actCount = 25_000;
const mostMilliseconds = 1;
const states = Array.from({ length: 197 }, (_, n) => `state-${n}`);
const on = "2025-08-26";

/**
 * How long the ledger takes to say what a state is, with 25,000 acts sorted by their pair once (`actsByPair`) and with all of
 * them handed over each time, and how long the page of a matrix of 197 states and 18 treaties takes, as the press makes it. One act in
 * twenty is vague, and the pairs asked about are drawn by a fixed seed from those that have acts.
 */
export async function measure() {
  if (!module.registerHooks)
    return [["the ledger", `not run by Node ${process.versions.node}`, "Node 24", false]];
  const { vagueDateFrom } = await load("server/dates/vague-date.ts");
  const { actsByPair } = await load("server/ledger/pairs.ts");
  const { statusOn } = await load("server/ledger/status.ts");
  const random = drawn(20251126);
  const treaties = treatiesOf(vagueDateFrom);
  const acts = actsOf({ random, treaties, vagueDateFrom });
  const ask = (from, { stateId, ofId }) => {
    const { terms } = treaties.find(({ id }) => id === ofId);
    return statusOn(from(stateId, ofId), { stateId, ofId, terms, on });
  };
  const byPair = actsByPair(acts);
  const pairs = Array.from({ length: 5000 }, () => acts[Math.floor(random() * acts.length)]);
  const one = times(pairs, (pair) => ask(byPair, pair));
  const whole = times(pairs.slice(0, 200), (pair) => ask(() => acts, pair));
  const sorting = times(Array.from({ length: 50 }), () => actsByPair(acts));
  const { size, ...pressed } = await pressing(acts, treaties);
  const most = `p95 at most ${mostMilliseconds} ms`;
  return [
    [
      `status of one pair, ${actCount} acts sorted once`,
      words(one),
      most,
      one.p95 <= mostMilliseconds,
    ],
    ["the same, out of all acts each time", words(whole), "reported", true],
    ["sorting them by pair", words(sorting), "reported", true],
    [
      "matrix of 197 × 18, worked out and pressed",
      words(pressed),
      "p95 at most 1000 ms",
      pressed.p95 <= 1000,
    ],
    ["its size", `${size} bytes with gzip -9`, "at most 40000", size <= 40_000],
  ];
}

const entry = { duration: "P30D", until: "day" };
const notice = { duration: "P1Y", until: "day" };

function treatiesOf(vagueDateFrom) {
  const told = { note: "", derivedFrom: "" };
  return Array.from({ length: 18 }, (_, n) => ({
    id: `treaty-${n}`,
    terms: {
      inForceOn: vagueDateFrom(`${1950 + n * 3}-06-26`, told),
      entry: n % 3 === 0 ? null : entry,
      notice,
      noticeArticle: "",
      completeUpTo: null,
    },
  }));
}

/** Seven acts of a pair on the average: a signature, a ratification and its entry into force, and what comes after. */
const course = [
  "signed",
  "ratified",
  "entered_into_force",
  "reservation",
  "declaration",
  "domestic_act",
  "denunciation_notified",
  "acceded",
  "objection",
];

function actsOf({ random, treaties, vagueDateFrom }) {
  return Array.from({ length: actCount }, (_, n) => {
    const type = course[Math.floor(random() * course.length)];
    const year = 1960 + Math.floor(random() * 65);
    const two = (number) => String(Math.floor(random() * number) + 1).padStart(2, "0");
    const edtf = random() < 0.05 ? `${year}` : `${year}-${two(12)}-${two(28)}`;
    return {
      id: `act-${n}`,
      stateId: states[Math.floor(random() * states.length)],
      ofId: treaties[Math.floor(random() * treaties.length)].id,
      type,
      actedOn: vagueDateFrom(edtf, { note: "", derivedFrom: "" }),
      effectiveOn: null,
      reason: null,
      supersedesId: null,
    };
  });
}

/** The page of the matrix, its parties those of the record, made as the press makes it. */
async function pressing(acts, treaties) {
  const { render } = await load("server/press/render.tsx");
  const sample = await load("components/public/sample-pages.ts");
  const record = await load("server/entities/rules.ts");
  const names = record.states.filter(({ former }) => former === null).map(({ names }) => names);
  const state = new Map(
    states.map((id, n) => [id, { id, kind: "state", names: names[n % names.length] }]),
  );
  const of = new Map(
    treaties.map(({ id }, n) => [
      id,
      { id, kind: "treaty", names: { en: `International Convention on the Subject Number ${n}` } },
    ]),
  );
  const page = {
    ...sample.matrix,
    ledger: {
      acts: acts.map((act) => ({
        act: { ...act, instrument: "" },
        state: state.get(act.stateId),
        of: of.get(act.ofId),
        path: "/en/acts/an-entry",
        isOfRegister: false,
        replacedAt: null,
      })),
      leftOut: 0,
      terms: Object.fromEntries(treaties.map(({ id, terms }) => [id, terms])),
      pages: Object.fromEntries([...state, ...of].map(([id]) => [id, `/en/record/${id}`])),
    },
  };
  const site = {
    siteUrl: "https://vigil.example",
    stylesheet: "/assets/public.css",
    icon: "/icon.svg",
    today: on,
  };
  const all = [];
  const before = process.cpuUsage();
  for (let n = 0; n < 30; n += 1) {
    const began = performance.now();
    await render(page, site);
    all.push(performance.now() - began);
  }
  const size = gzipSync(await render(page, site), { level: 9 }).length;
  return { size, ...spread(all, before) };
}

function times(things, run) {
  for (const thing of things.slice(0, 100)) run(thing);
  const before = process.cpuUsage();
  const all = things.map((thing) => {
    const began = performance.now();
    run(thing);
    return performance.now() - began;
  });
  return spread(all, before);
}

/** Of times in milliseconds, those that count, and the processor's work for each since `before`. */
function spread(unsorted, before) {
  const { user, system } = process.cpuUsage(before);
  const all = unsorted.toSorted((a, b) => a - b);
  const at = (share) => all[Math.floor((all.length - 1) * share)];
  const work = (user + system) / 1000 / all.length;
  return { median: at(0.5), p95: at(0.95), most: at(1), work };
}

// What the processor worked does not grow with what else runs beside it, as the time that passes does.
const words = ({ median, p95, most, work }) =>
  `${median.toFixed(3)} ms median, ${p95.toFixed(3)} ms p95, ${most.toFixed(1)} ms at most; ${work.toFixed(3)} ms of work each`;
