import { signIn } from "./desk.mjs";
import { watchMemory } from "./memory.mjs";

const rows = 10_000;
const most = { seconds: 20, megabytes: 300 };

/** Ten thousand events in one table: its dry run, then its drafts, and how much memory both take beyond what was held before. They are undone in the end. */
export async function measure(base) {
  const editor = await signIn(base, "editor");
  const tracker = (await editor.trackers.list.query()).find(({ role }) => role !== null);
  const watch = watchMemory(base);
  const file = Buffer.from(table()).toString("base64");
  const began = performance.now();
  const read = { trackerId: tracker.id, name: "ten thousand.csv", file };
  const { importId } = await editor.imports.read.mutate(read);
  const dryRun = seconds(began);
  const { counts } = await editor.imports.one.query({ importId });
  for (let left = 1; left > 0; ) left = (await editor.imports.goOn.mutate({ importId })).left;
  const whole = seconds(began);
  const { idle, megabytes: more } = watch.end();
  const { binned } = await editor.imports.undo.mutate({ importId });
  const isAll = counts.all === rows && binned === counts.made + counts.remarked;
  return [
    [
      "dry run of 10,000 rows",
      `${dryRun} s, ${counts.refused} refused`,
      `at most ${most.seconds} s`,
      isAll && dryRun <= most.seconds,
    ],
    ["and their drafts", `${whole} s, ${binned} undone`, "at most 90 s", isAll && whole <= 90],
    [
      "memory of an import",
      `${more} MB above ${idle} MB`,
      `at most ${most.megabytes} MB`,
      idle > 0 && more <= most.megabytes,
    ],
  ];
}

const seconds = (since) => Math.round((performance.now() - since) / 100) / 10;

function table() {
  const run = Date.now();
  const lines = Array.from({ length: rows }, (_, n) =>
    [
      n % 100 === 99 ? "" : `Measured event ${n} of ${run}`,
      n % 3 === 0
        ? `(Believed to be) 20${10 + (n % 10)}-0${1 + (n % 9)}-1${n % 10}`
        : `May ${1950 + (n % 70)}`,
      `"What happened, in a sentence or two: ${"words and more words ".repeat(12)}"`,
      `https://example.org/${run}/${n % 4_000}`,
      `"The words of source ${n}"`,
    ].join(","),
  );
  return ["Title,Date,Summary,Source URL,Quote", ...lines].join("\n");
}
