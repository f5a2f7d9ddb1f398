/** The steps of `npm test` and `npm run check`, counted. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, generate } from "./build.ts";
import { findChromium } from "./chromium.ts";
import { freePort } from "./lock.ts";
import { orStop, timed } from "./say.ts";
import { makePlace, type Place } from "./test-place.ts";
import { playwrightCount, program, startProduct, vitestCount } from "./test-tools.ts";

export type Count = { passed: number; failed: number };

/** All counts so far, and the steps in which something failed. */
type Tally = Count & { failing: string[] };

const dist = ".next-test";
const types = ["types", "typescript/bin/tsc", ["--noEmit"]] as const;
const lint = ["Biome", "@biomejs/biome/bin/biome", ["ci", "--colors=off", "."]] as const;

/** Types, Biome and pure tests; ends the program, with 1 when anything failed. */
export async function runChecks(): Promise<void> {
  const count: Tally = { passed: 0, failed: 0, failing: [] };
  await orStop(generate);
  // Counts go beside other things that may be thrown away.
  const reports = mkdtempSync(join(prepared("server/generated"), "check-"));
  forgetBuiltTypes();
  await step(count, types);
  await step(count, lint);
  await tally(count, "unit tests", () =>
    vitestCount({ reports, args: ["--project", "rules"], env: {} }),
  );
  rmSync(reports, { recursive: true, force: true });
  finish(count);
}

/**
 * Everything, or only the tests in the files named (`server/press`, `e2e/desk/the-people`); ends the program, with 1 when
 * anything failed. The last line printed is `N passed, N failed`.
 */
export async function runTests(files: string[]): Promise<void> {
  process.env.NEXT_DIST = dist;
  const count: Tally = { passed: 0, failed: 0, failing: [] };
  let place: Place | undefined;
  let leaving: Promise<void> | undefined;
  // Asked twice when a signal ends the tests as well: both wait for the one.
  const leave = () => {
    leaving ??= place?.leave() ?? Promise.resolve();
    return leaving;
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void leave().finally(() => process.exit(130)));
  try {
    const chromium = findChromium();
    await generate();
    place = await makePlace();
    await (files.length > 0 ? only(files) : allSteps)(count, { place, chromium });
  } catch (failure) {
    count.failed++;
    count.failing.push("set-up or build");
    console.error(failure instanceof Error ? failure.message : failure);
  }
  await leave();
  finish(count);
}

type With = { place: Place; chromium: string };

async function allSteps(count: Tally, made: With) {
  forgetBuiltTypes();
  await step(count, types);
  await step(count, lint);
  await unitAndDatabase(count, made, []);
  await endToEnd(count, made, []);
}

/** No types and no lint, and a build only where a story is named. */
function only(files: string[]) {
  const stories = files.filter((file) => file.startsWith("e2e"));
  const units = files.filter((file) => !file.startsWith("e2e"));
  return async (count: Tally, made: With) => {
    if (units.length > 0) await unitAndDatabase(count, made, units);
    if (stories.length > 0) await endToEnd(count, made, stories);
  };
}

async function unitAndDatabase(count: Tally, { place }: With, files: string[]) {
  const unit = await place.database("unit");
  const env = {
    TEST_DATABASE_URL: unit.owner,
    DESK_DATABASE_URL: unit.logins.desk,
    READER_DATABASE_URL: unit.logins.reader,
    VIGIL_DATA: join(place.folder, "unit"),
  };
  await tally(count, "unit and database tests", () =>
    vitestCount({ reports: place.folder, args: files, env }),
  );
}

/** How many products the stories are shared out among, each with a database, a newsroom and a browser of its own. */
const products = 2;

async function endToEnd(count: Tally, made: With, files: string[]) {
  await build();
  const ready: (() => Promise<Count>)[] = [];
  const of = files.length > 0 ? 1 : products;
  for (let part = 1; part <= of; part++) ready.push(await storiesOf({ part, of }, made, files));
  await tally(count, "end-to-end tests", async () => {
    const counts = await Promise.all(ready.map((run) => run()));
    const sum = (of: keyof Count) => counts.reduce((all, one) => all + one[of], 0);
    return { passed: sum("passed"), failed: sum("failed") };
  });
}

/** A product of its own, with the run of its part of the stories. */
type Share = { part: number; of: number };

async function storiesOf({ part, of }: Share, { place, chromium }: With, files: string[]) {
  const { owner } = await place.database(`e2e${part}`);
  const data = join(place.folder, `e2e${part}`);
  const web = await freePort(0);
  const proxy = `http://127.0.0.1:${web}`;
  const product = await timed(`Product ${part} started`, () =>
    startProduct({ data, dist, database: owner, proxy }),
  );
  place.onLeave(product.stop);
  const env = {
    BASE_URL: product.url,
    CHROMIUM: chromium,
    VIGIL_LOG: product.log,
    VIGIL_DATA: product.data,
    E2E_DATABASE_URL: owner,
    E2E_WEB_PORT: String(web),
  };
  const args = [`--shard=${part}/${of}`, ...files];
  return () => playwrightCount({ reports: data, args, env });
}

/** What an earlier build wrote of its routes says nothing of these sources. */
function forgetBuiltTypes() {
  for (const folder of [".next", dist])
    rmSync(join(folder, "types"), { recursive: true, force: true });
}

async function step(
  count: Tally,
  [name, path, args]: readonly [string, string, readonly string[]],
) {
  await tally(count, name, async () => ({
    passed: 0,
    failed: (await program(path, [...args])) === 0 ? 0 : 1,
  }));
}

async function tally(count: Tally, name: string, work: () => Promise<Count>) {
  const began = performance.now();
  const { passed, failed } = await work();
  count.passed += passed;
  count.failed += failed;
  if (failed > 0) count.failing.push(name);
  const result = passed + failed ? `${passed} passed, ${failed} failed` : "passed";
  console.log(`${name}: ${result} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

/** The last line is the count; what failed stands above it, where the end of a long output is all that is kept. */
function finish({ passed, failed, failing }: Tally): never {
  if (failing.length > 0) console.log(`Failed: ${failing.join(", ")}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}

function prepared(folder: string) {
  mkdirSync(folder, { recursive: true });
  return folder;
}
