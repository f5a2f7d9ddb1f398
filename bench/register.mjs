import { readFile } from "node:fs/promises";
import module from "node:module";
import { join } from "node:path";
import pg from "pg";
import { csvRows } from "./csv.mjs";
import { drawn } from "./drawn.mjs";
import { load } from "./load.mjs";

const days = ["1970-01-01", "1985-01-01", "1995-07-01", "2005-01-01", "2020-12-31"];
const seed = 20251126;
const shown = 100;

/**
 * Compares the ledger with an independent reading of a register of parties (`REGISTER=<its CSV file>`, of the shape of
 * globalgov/manytreaties): what each row says on five days by `register.sql`, and by the ledger over the acts read from it.
 * Prints the fates of the rows, the differences by their cause and, for judging by eye, a hundred answers other than "unknown"
 * drawn by a fixed seed, each with every day that its row gives. What was judged last is in docs/register.md.
 */
export async function measure() {
  const file = process.env.REGISTER;
  if (!module.registerHooks || !file)
    return [["the register of parties", "not read", "Node 24, and REGISTER as its file", false]];
  const raw = csvRows(await readFile(file, "utf8"));
  const [bySql, read] = await Promise.all([readBySql(raw), readByLedger(raw)]);
  const answers = bySql.map(({ number, on, status }) => ({
    row: raw[number - 1],
    ...read.rows[number - 1],
    on,
    bySql: status,
    ...read.answerOf(number, on),
  }));
  const different = answers.filter((one) => one.bySql !== one.byLedger);
  const unexplained = different.filter(({ acts }) => acts.length > 0);
  count(
    "rows",
    read.rows.map(({ fate, reasons }) => [fate, ...reasons].join(" ")),
  );
  count(
    "acts",
    read.rows.flatMap(({ acts }) => acts).map(({ type }) => type),
  );
  count(
    "differences by their cause",
    different.map(({ cause }) => cause),
  );
  const statuses = ({ byLedger, bySql }) => `${byLedger} by the ledger, ${bySql} by SQL`;
  count("differences by what is answered", different.map(statuses));
  const telling = answers.filter((one) => [one.bySql, one.byLedger].some((is) => is !== "unknown"));
  const random = drawn(seed);
  for (let n = 1; n <= shown; n += 1)
    console.log(`  ${n}. ${wordsOf(telling[Math.floor(random() * telling.length)])}`);
  for (const one of unexplained.slice(0, shown)) console.log(`  unexplained: ${wordsOf(one)}`);
  const share = (100 * (1 - different.length / answers.length)).toFixed(2);
  return [
    [
      "answers that agree",
      `${answers.length - different.length} of ${answers.length}, ${share} %`,
      "reported",
      true,
    ],
    [
      "differences about a row that was taken",
      unexplained.length,
      "none",
      unexplained.length === 0,
    ],
  ];
}

/** The SQL asks nothing of the product but a database to run in. */
async function readBySql(raw) {
  process.env.VIGIL_DATA ??= ".vigil";
  const { makePlace } = await load("server/boot/test-place.ts");
  const place = await makePlace();
  try {
    const { owner } = await place.database("register");
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    const sql = await readFile(join(import.meta.dirname, "register.sql"), "utf8");
    const { rows } = await client.query(sql, [JSON.stringify(raw), days]);
    await client.end();
    return rows;
  } finally {
    await place.leave();
  }
}

async function readByLedger(raw) {
  const { anomalies, readRegister } = await load("server/exchange/read-register.ts");
  const { actsByPair } = await load("server/ledger/pairs.ts");
  const { statusOn } = await load("server/ledger/status.ts");
  const { treaties, rows } = readRegister(raw);
  const actsOf = actsByPair(rows.flatMap(({ acts }) => acts));
  const terms = new Map(treaties.map((treaty) => [treaty.id, treaty.terms]));
  const answerOf = (number, on) => {
    const { party, treatyId: ofId, reasons } = rows[number - 1];
    const asked = { stateId: party?.code ?? "", ofId, terms: terms.get(ofId), on };
    const { status, assumed } = statusOn(actsOf(asked.stateId, ofId), asked);
    const cause = anomalies.find((anomaly) => reasons.includes(anomaly));
    return { byLedger: status, assumed, cause: cause ?? "none that the import gives" };
  };
  return { rows, answerOf };
}

function count(title, things) {
  const counts = new Map();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  console.log(`${title}: ${things.length}`);
  for (const [thing, number] of [...counts].toSorted((a, b) => b[1] - a[1]))
    console.log(`  ${number}  ${thing}`);
}

function wordsOf({ row, number, on, byLedger, assumed, bySql, reasons }) {
  const told = Object.entries(dayColumns).filter(
    ([, column]) => !["NA", noEnd].includes(row[column]),
  );
  const days = told.map(([what, column]) => `${what} ${row[column]}`).join(", ");
  const byBoth = byLedger === bySql ? byLedger : `${byLedger}, by SQL ${bySql}`;
  const answer = [byBoth, assumed && "assumed", ...reasons].filter(Boolean).join(" ");
  return `${number} ${row.stateID} ${row.treatyID} (${row.Title.slice(0, 60)}): ${days} → ${on} ${answer}`;
}

const noEnd = "31.12.9999";
const dayColumns = {
  signed: "stateSignature",
  applied: "ProvisionalApp",
  ratified: "stateRat",
  acceded: "Accession",
  accepted: "Acceptance",
  succeeded: "Succession",
  force: "stateForce",
  withdrawn: "stateWithdrawal",
  "treaty's force": "Force",
  "treaty's end": "End",
};
