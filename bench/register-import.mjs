import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { csvRows } from "./csv.mjs";
import { signIn } from "./desk.mjs";
import { watchMemory } from "./memory.mjs";

const rowCount = 10_000;

/**
 * Brings a register (`REGISTER=<its CSV file>`) into a running Vigil, repeated under other treaties until it has ten thousand
 * rows: the dry run, the entry, its review, and until readers have it; and how much memory that takes at most. Each run is of
 * treaties of its own, so that it can be repeated.
 */
export async function measure(base) {
  const file = process.env.REGISTER;
  if (!file) return [["a register brought in", "not run", "REGISTER as its file", false]];
  const csv = repeated(csvRows(await readFile(file, "utf8")), Date.now().toString(36));
  const [editor, reviewer] = [await signIn(base, "editor"), await signIn(base, "reviewer")];
  const [tracker] = await editor.trackers.list.query();
  const watch = watchMemory(base);
  const [took, held] = [{}, {}];
  const timed = async (what, act) => {
    const began = performance.now();
    const answer = await act();
    took[what] = (performance.now() - began) / 1000;
    held[what] = watch.since();
    return answer;
  };

  const { registerId } = await timed("read", () =>
    editor.registers.read.mutate({
      trackerId: tracker.id,
      fileName: "register.csv",
      file: Buffer.from(csv).toString("base64"),
    }),
  );
  const summary = await timed("count", () => editor.registers.one.query({ registerId }));
  await timed("anomalies", () => editor.registers.rows.query({ registerId, show: "anomalies" }));
  const { editionId } = await timed("make", () =>
    editor.registers.makeEntry.mutate({ registerId, headline: `A register ${Date.now()}` }),
  );
  await timed("changes", () => editor.registers.rows.query({ registerId, show: "changes" }));
  await timed("open", () => editor.reviews.edition.query({ editionId }));
  await timed("submit", () => editor.reviews.submit.mutate({ editionId, version: 1, note: "" }));
  const sent = await timed("read it", () => reviewer.reviews.edition.query({ editionId }));
  const compared = await timed("compare", () =>
    reviewer.reviews.comparison.query({ editionId }).then(JSON.stringify),
  );
  const contradictions = await timed("contradictions", () =>
    reviewer.contradictions.ofEdition.query({ editionId }),
  );
  const { version } = await timed("approve", () =>
    reviewer.reviews.approve.mutate({
      editionId,
      version: sent.version,
      textHash: sent.submitted.textHash,
      factsHash: sent.submitted.factsHash,
    }),
  );
  await timed("publish", () => editor.publications.publish.mutate({ editionId, version }));
  const { live } = await editor.reviews.edition.query({ editionId });
  const html = await timed("page", async () => (await fetch(base + encodeURI(live.path))).text());
  const { idle, megabytes: most } = watch.end();

  console.log(
    `  ${summary.rows} rows, ${summary.acts} acts, ${contradictions.length} contradictions, comparison ${compared.length} bytes`,
  );
  for (const [what, seconds] of Object.entries(took)) {
    const { app, database } = held[what];
    console.log(
      `  ${what}: ${seconds.toFixed(1)} s, at most ${app} MB above idle and ${database} MB of the database`,
    );
  }
  const dryRun = took.read + took.count + took.anomalies;
  const whole = Object.values(took).reduce((one, other) => one + other, 0);
  const size = gzipSync(html, { level: 9 }).length;
  return [
    [`dry run of ${rowCount} rows`, `${dryRun.toFixed(1)} s`, "at most 20 s", dryRun <= 20],
    ["dry run to published", `${whole.toFixed(1)} s`, "at most 90 s", whole <= 90],
    ["memory", `${most} MB PSS above ${idle} MB`, "at most 300 MB", idle > 0 && most <= 300],
    ["the entry's page", `${size} bytes with gzip -9`, "at most 20000", size <= 20_000],
  ];
}

/** The rows again under other treaties, in the quoting of RFC 4180. */
function repeated(rows, run) {
  const names = Object.keys(rows[0]);
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  const all = Array.from({ length: rowCount }, (_, n) => {
    const round = `${run} ${Math.floor(n / rows.length)}`;
    const row = rows[n % rows.length];
    return { ...row, treatyID: `${row.treatyID} ${round}`, Title: `${row.Title} ${round}` };
  });
  return [names, ...all.map((row) => names.map((name) => row[name]))]
    .map((cells) => cells.map(quoted).join(","))
    .join("\n");
}
