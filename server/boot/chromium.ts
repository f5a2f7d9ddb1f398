/** The browser of the end-to-end tests: one that is there, else one that can be fetched. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium as playwright } from "@playwright/test";
import { Halt } from "./say.ts";

// The shell alone draws and runs the same, with a fifth less work for each page.
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
const macPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Returns the path of a Chromium. A Halt says what to install when none can be had. */
export function findChromium(): string {
  const given = process.env.CHROMIUM;
  if (given && !existsSync(given))
    throw new Halt(
      `CHROMIUM names ${given}, which does not exist: set it to the path of a Chromium.`,
    );
  const found = given || present();
  if (found) return found;
  console.log("No Chromium found, fetching one (once) …");
  spawnSync(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], {
    timeout: 600_000,
  });
  if (!present() && process.getuid?.() === 0) installWithApt();
  const fetched = present();
  if (fetched) return fetched;
  throw new Halt(
    "The end-to-end tests need a Chromium: install one, or set CHROMIUM to the path of one.",
  );
}

function present() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...macPlaces, playwright.executablePath()].find((place) => existsSync(place));
}

function installWithApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { env });
  const quietly = ["install", "-y", "-qq", "--no-install-recommends"];
  // Not every release has the shell in a package of its own.
  for (const name of ["chromium-headless-shell", "chromium"])
    if (!present()) spawnSync("apt-get", [...quietly, name], { env });
}
