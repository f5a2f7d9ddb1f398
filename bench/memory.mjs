import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Everything `npm start` runs, by its proportional share of memory, a minute after the last request. */
export async function measure(base) {
  if (process.platform !== "linux")
    return [["memory", "smaps_rollup is Linux's own", "a Linux machine", false]];
  await pause(60_000);
  const { megabytes, count } = memoryOf(base);
  return [
    [
      "memory",
      `${megabytes} MB PSS in ${count} processes`,
      "at most 400 MB",
      megabytes > 0 && megabytes <= 400,
    ],
  ];
}

/** What everything that `npm start` runs takes now, by its proportional share, in megabytes. */
export function memoryOf(base) {
  const port = new URL(base).port;
  const listening = execFileSync("ss", ["-ltnp"]).toString().split("\n");
  const app = Number(
    /pid=(\d+)/.exec(listening.find((line) => line.includes(`:${port} `)) ?? "")?.[1],
  );
  // The database of this Vigil: others may run beside it.
  const data = resolve(process.env.VIGIL_DATA ?? ".vigil");
  const postgres = all().filter(
    (pid) => /postgres/.test(read(pid, "cmdline")) && ancestry(pid).includes(data),
  );
  const starters = parents(app).filter((pid) => /start\.mjs|npm/.test(read(pid, "cmdline")));
  const pids = new Set([app, ...starters, ...postgres]);
  const kilobytes = [...pids].map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(read(pid, "smaps_rollup"))?.[1] ?? 0),
  );
  const megabytes = Math.round(kilobytes.reduce((a, b) => a + b, 0) / 1024);
  return { megabytes, count: pids.size };
}

const all = () =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

const parentOf = (pid) => Number(/^PPid:\s+(\d+)/m.exec(read(pid, "status"))?.[1] ?? 0);

function parents(pid) {
  const parent = parentOf(pid);
  return parent > 1 ? [parent, ...parents(parent)] : [];
}

/** The command lines from the postmaster down: it was given its data folder. */
const ancestry = (pid) => [pid, ...parents(pid)].map((one) => read(one, "cmdline")).join(" ");
