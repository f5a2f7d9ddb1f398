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

/** What everything that `npm start` runs takes now, by its proportional share, in megabytes; `app` and `database` are its parts. */
export function memoryOf(base) {
  const { app, database } = processesOf(base);
  return { ...shares({ app, database }), count: app.length + database.length };
}

/** The time that processors gave to everything `npm start` runs, in milliseconds: unlike a clock it runs no faster where others are at work too. */
export function processorOf(base) {
  const { app, database } = processesOf(base);
  const ticks = [...app, ...database].flatMap((pid) =>
    read(pid, "stat").split(") ").at(-1).split(" ").slice(11, 13).map(Number),
  );
  return 10 * ticks.reduce((sum, one) => sum + one, 0);
}

/**
 * Reads four times a second what everything that `npm start` runs takes. `since` answers the most it took since that was last
 * asked, in all and by its parts, in megabytes above what it took when the watch began; `end` the most of the whole time.
 */
export function watchMemory(base) {
  const processes = processesOf(base);
  const idle = memoryOf(base);
  const none = { megabytes: 0, app: 0, database: 0 };
  let [now, most] = [none, none];
  const look = () => {
    // The database starts a process for each connection.
    const { megabytes, app, database } = shares({ ...processes, database: postgresOf() });
    const more = {
      megabytes: megabytes - idle.megabytes,
      app: app - idle.app,
      database: database - idle.database,
    };
    [now, most] = [now, most].map((known) => (more.megabytes > known.megabytes ? more : known));
  };
  const timer = setInterval(look, 250);
  return {
    since() {
      look();
      const had = now;
      now = none;
      return had;
    },
    end() {
      clearInterval(timer);
      return { idle: idle.megabytes, ...most };
    },
  };
}

function processesOf(base) {
  const port = new URL(base).port;
  const listening = execFileSync("ss", ["-ltnp"]).toString().split("\n");
  const app = Number(
    /pid=(\d+)/.exec(listening.find((line) => line.includes(`:${port} `)) ?? "")?.[1],
  );
  const starters = parents(app).filter((pid) => /start\.mjs|npm/.test(read(pid, "cmdline")));
  return { app: [app, ...starters], database: postgresOf() };
}

/** The database of this Vigil: others may run beside it. */
function postgresOf() {
  const data = resolve(process.env.VIGIL_DATA ?? ".vigil");
  return all().filter(
    (pid) => /postgres/.test(read(pid, "cmdline")) && ancestry(pid).includes(data),
  );
}

function shares(processes) {
  const [app, database] = [processes.app, processes.database].map((pids) =>
    Math.round(pids.reduce((sum, pid) => sum + shareOf(pid), 0) / 1024),
  );
  return { megabytes: app + database, app, database };
}

const shareOf = (pid) => Number(/^Pss:\s+(\d+)/m.exec(read(pid, "smaps_rollup"))?.[1] ?? 0);

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
