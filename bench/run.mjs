/**
 * Measures a running Vigil: `npm start` in one window, `npm run bench [sizes serve publish import memory]` in another.
 * Apart from these, `crowd` fills a data folder with ten thousand works, `kill` starts and kills a Vigil of its own, `faults`
 * shows that the tests notice what they are for, `rounds` presses a hundred times at once, `dates` reads those of a
 * corpus, `ledger` asks it for statuses, and `register` checks those against another reading of a register; these need no running Vigil.
 * `register-import` brings that register into a running Vigil, from the dry run to what readers get; `filter` asks one for parts of
 * its timeline.
 * Each script answers rows of [what, figure, target, whether it holds]; a missing tool is a message, not a pass.
 */
import { setTimeout as pause } from "node:timers/promises";

const base = process.env.SITE_URL ?? "http://localhost:3000";
const names = process.argv.slice(2);
const all = ["sizes", "serve", "publish", "import", "memory"];

let missed = 0;
for (const name of names.length > 0 ? names : all) {
  const { measure } = await import(`./${name}.mjs`);
  // The one before may have kept this process busy for minutes: time to see which connections were closed meanwhile.
  await pause(100);
  for (const [what, figure, target, holds] of await measure(base)) {
    if (!holds) missed += 1;
    console.log(`${holds ? "holds " : "MISSED"}  ${what}: ${figure} (${target})`);
  }
}
process.exit(missed > 0 ? 1 : 0);
