/** The programs `npm test` runs, and what they counted. */
import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { freePort } from "./lock.ts";
import { Halt } from "./say.ts";
import type { Count } from "./test-run.ts";

type Run = { reports: string; args: string[]; env: Record<string, string> };

/** Runs the program of a package with this Node in sight of the person, and returns its exit code. */
export function program(
  path: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<number> {
  const child = spawn(process.execPath, [join("node_modules", path), ...args], {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return new Promise((done) => child.on("exit", (code) => done(code ?? 1)));
}

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

/** Runs Vitest. A file that cannot even be loaded counts as one failure. */
export async function vitestCount({ reports, args, env }: Run): Promise<Count> {
  const file = join(reports, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await program("vitest/vitest.mjs", ["run", ...reporters, ...args], {
    NODE_ENV: "test",
    ...env,
  });
  const { numPassedTests, numFailedTests } = vitestReport.parse(
    readReport(file) ?? { numPassedTests: 0, numFailedTests: 0 },
  );
  return { passed: numPassedTests, failed: atLeastOne(numFailedTests, code) };
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** Runs Playwright. A story that passed only when tried again counts as failed. */
export async function playwrightCount({ reports, args, env }: Run): Promise<Count> {
  const file = join(reports, "playwright.json");
  const more = { PLAYWRIGHT_JSON_OUTPUT_FILE: file, ...env };
  const options = [
    "test",
    "--reporter=list,json",
    `--output=${join("test-results", basename(reports))}`,
    ...args,
  ];
  const code = await program("@playwright/test/cli.js", options, more);
  const { stats } = playwrightReport.parse(
    readReport(file) ?? { stats: { expected: 0, unexpected: 0, flaky: 0 } },
  );
  return { passed: stats.expected, failed: atLeastOne(stats.unexpected + stats.flaky, code) };
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function atLeastOne(failed: number, code: number) {
  return code === 0 ? failed : Math.max(failed, 1);
}

export type Product = { url: string; log: string; data: string; stop: () => Promise<void> };

/** Starts the built product as a process of its own and returns once it answers; its output is in the file `log`. */
export async function startProduct({
  data,
  dist,
  database,
  proxy,
}: {
  data: string;
  dist: string;
  database: string;
  /** Stands in for the web, of which no test asks anything. */
  proxy: string;
}): Promise<Product> {
  mkdirSync(data, { recursive: true });
  const log = join(data, "product.log");
  const port = await freePort(0);
  const url = `http://localhost:${port}`;
  const own = {
    PORT: String(port),
    HOST: "127.0.0.1",
    SITE_URL: url,
    DATABASE_URL: database,
    DESK_DATABASE_URL: "",
    READER_DATABASE_URL: "",
    OUTBOUND_PROXY: proxy,
  };
  const env = {
    ...process.env,
    ...own,
    VIGIL_DATA: data,
    NEXT_DIST: dist,
    VIGIL_DEMONSTRATION: "no",
    VIGIL_PARENT: String(process.pid),
  };
  const child = spawn(process.execPath, ["server/boot/serve.ts"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = createWriteStream(log);
  child.stdout.pipe(written, { end: false });
  child.stderr.pipe(written, { end: false });
  let ended = false;
  const exit = new Promise<void>((done) => child.once("exit", () => done()));
  void exit.then(() => {
    ended = true;
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await exit;
  };
  for (let attempt = 0; attempt < 600 && !ended; attempt++) {
    if (existsSync(log) && readFileSync(log, "utf8").includes("Vigil is at "))
      return { url, log, data, stop };
    await pause(100);
  }
  await stop();
  throw new Halt(`The product did not start:\n${readFileSync(log, "utf8")}`);
}
