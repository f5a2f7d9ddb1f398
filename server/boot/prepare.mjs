/**
 * Stage 1, shared by start, test, check and build: a fit Node and installed packages.
 * Plain JavaScript for Node 20.19 without packages, because it runs before there are any.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Ends the program with one sentence for the person who started it. */
export function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

/**
 * Makes ready to run stage 2 in this very process: on return this is Node 24.7 or later and the packages are there.
 * On an older Node it starts `script` again with a newer one, waits for it, and never returns.
 */
export async function prepare(script) {
  process.chdir(root);
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Vigil needs Node 20.19 or later to start; this is ${process.versions.node}.`);
  }
  readSettings();
  nameParent();
  process.env.VIGIL_DATA = dataFolder();
  mkdirSync(process.env.VIGIL_DATA, { recursive: true });
  if (major < 24 || (major === 24 && minor < 7)) await runAgain(fetchedNode(), script);
  installPackages();
}

// npm, asked to stop, ends only the shell between it and us. Stage 2 therefore stops when VIGIL_PARENT is no longer its parent.
function nameParent() {
  const parent = String(process.ppid);
  if (process.env.npm_lifecycle_event || process.env.VIGIL_PARENT === parent)
    process.env.VIGIL_PARENT = parent;
  else delete process.env.VIGIL_PARENT;
}

/** As root the clone may lie where the database's unprivileged user cannot enter, so the data goes elsewhere. */
function dataFolder() {
  if (process.env.VIGIL_DATA) return resolve(process.env.VIGIL_DATA);
  if (process.getuid?.() !== 0) return join(root, ".vigil");
  return join("/var/lib/vigil", createHash("sha256").update(root).digest("hex").slice(0, 8));
}

function readSettings() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/** The folder of the Node 24 fetched from npm, which serves machines that only carry an older one. */
function fetchedNode() {
  const folder = join(process.env.VIGIL_DATA, "runtime");
  const binary = join(
    folder,
    "node_modules/node/bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (!runs(binary)) {
    console.log("Fetching Node 24 (once) …");
    mkdirSync(folder, { recursive: true });
    // npm may hold back install scripts; this package's own script is what brings the binary.
    writeFileSync(
      join(folder, "package.json"),
      '{ "private": true, "allowScripts": { "node": true } }\n',
    );
    npm(
      [
        "install",
        "--prefix",
        folder,
        "node@24",
        "--ignore-scripts=false",
        "--no-audit",
        "--no-fund",
      ],
      folder,
    );
  }
  if (!runs(binary))
    stop("Node 24 could not be fetched from npm: install Node 24.7 or later and start again.");
  return binary;
}

function runs(binary) {
  return existsSync(binary) && spawnSync(binary, ["--version"]).status === 0;
}

async function runAgain(binary, script) {
  const env = { ...process.env, VIGIL_PARENT: String(process.pid) };
  env.PATH = dirname(binary) + (process.platform === "win32" ? ";" : ":") + env.PATH;
  env.npm_execpath = npmProgram() ?? "";
  const child = spawn(
    binary,
    [...process.execArgv, fileURLToPath(script), ...process.argv.slice(2)],
    {
      stdio: "inherit",
      env,
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  const parent = Number(process.env.VIGIL_PARENT);
  if (parent) setInterval(() => process.ppid === parent || child.kill("SIGTERM"), 1000).unref();
  await new Promise((done) => child.on("exit", (code) => done(process.exit(code ?? 1))));
}

function installPackages() {
  const stamp = join(root, "node_modules/.vigil-install");
  const lock = readFileSync(join(root, "package-lock.json"));
  const wanted = createHash("sha256").update(lock).update(process.versions.node).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const began = performance.now();
  console.log("Installing packages …");
  npm(["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"], root);
  writeFileSync(stamp, wanted);
  console.log(`Packages ready in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

/** The path of npm's own program, or undefined when only a command named npm can be tried. */
function npmProgram() {
  if (process.env.npm_execpath?.endsWith("npm-cli.js")) return process.env.npm_execpath;
  const beside = dirname(process.execPath);
  const places = [
    join(beside, "../lib/node_modules/npm/bin/npm-cli.js"),
    join(beside, "node_modules/npm/bin/npm-cli.js"),
  ];
  return places.find((place) => existsSync(place));
}

function npm(args, cwd) {
  // Settings of an outer `npm start` or `npm test` must not leak into this npm: they would redirect its prefix.
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|command|config_local_prefix|config_prefix)/.test(name),
  );
  const env = { ...Object.fromEntries(kept), NODE_ENV: "development" };
  const program = npmProgram();
  const run = program
    ? spawnSync(process.execPath, [program, ...args], { cwd, env, encoding: "utf8" })
    : spawnSync("npm", args, { cwd, env, encoding: "utf8", shell: process.platform === "win32" });
  if (run.status === 0) return;
  console.error((run.stdout ?? "") + (run.stderr ?? ""));
  stop(`npm ${args[0]} failed: its own message is above.`);
}
