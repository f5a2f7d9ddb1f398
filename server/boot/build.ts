/** What has to be built before the product runs, and only when something it is built from changed. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Halt, timed } from "./say.ts";

const stylesheet = "server/generated/public.css";
const generatedStamp = "server/generated/.stamp";
const generatedFrom = [
  "prisma/schema",
  "prisma.config.ts",
  "components/public",
  "server/public",
  "package-lock.json",
];
const builtFrom = [
  "app",
  "server",
  "components",
  "messages",
  "prisma",
  "package-lock.json",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "instrumentation.ts",
  "proxy.ts",
  "public",
];

/** Generates and builds everything `npm start` needs; NEXT_DIST names Next's folder, `.next` by default. */
export async function build(): Promise<void> {
  await generate();
  const dist = process.env.NEXT_DIST || ".next";
  await unlessUnchanged({ stamp: join(dist, "vigil-stamp"), sources: builtFrom }, () =>
    timed("Built the desk", () =>
      tool("next/dist/bin/next", ["build"], { NODE_ENV: "production", NEXT_DIST: dist }),
    ),
  );
}

/** Makes the Prisma client and the readers' stylesheet. */
export async function generate(): Promise<void> {
  await unlessUnchanged({ stamp: generatedStamp, sources: generatedFrom }, () =>
    timed("Generated the database client and the stylesheet", generateAll),
  );
}

async function generateAll() {
  await tool("prisma/build/index.js", ["generate"]);
  const entry = "components/public/public.css";
  if (existsSync(entry))
    await tool("@tailwindcss/cli/dist/index.mjs", ["-i", entry, "-o", stylesheet, "--minify"]);
}

async function unlessUnchanged(
  { stamp, sources }: { stamp: string; sources: string[] },
  work: () => Promise<void>,
) {
  const now = fingerprint(sources);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(join(stamp, ".."), { recursive: true });
  // The fingerprint from before the work: a source saved meanwhile is then built again at the next start.
  writeFileSync(stamp, now);
}

/** SHA-256 over the names and bytes of the sources; tests and generated files do not count. */
function fingerprint(sources: string[]) {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(filesIn))
    hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  if (path === "server/generated" || path === "server/boot") return [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

/** Runs the program of a package with this Node; its output is shown only when it fails. */
async function tool(
  program: string,
  args: string[],
  more: NodeJS.ProcessEnv | Record<string, string> = {},
) {
  const { code, output } = await run([join("node_modules", program), ...args], {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    ...more,
  });
  if (code === 0) return;
  console.error(output);
  throw new Halt(`${program.split("/")[0]} ${args[0]} failed: its own message is above.`);
}

function run(args: string[], env: NodeJS.ProcessEnv) {
  return new Promise<{ code: number | null; output: string }>((done) => {
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
    child.on("close", (code) => done({ code, output: chunks.join("") }));
  });
}
