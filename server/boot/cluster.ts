/** The bundled PostgreSQL: one cluster in one folder, listening on 127.0.0.1 only. */
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "./lock.ts";
import { type Installed, installPostgres } from "./postgres-files.ts";
import { leftRunning } from "./postmaster.ts";
import { Halt } from "./say.ts";
import { keptSecret } from "./secret.ts";

export type Cluster = { url: (database: string) => string; stop: () => Promise<void> };

/** Starts the cluster of this data folder, made at first use, or joins it when an earlier, killed start left it running. */
export async function startCluster(data: string): Promise<Cluster> {
  const folder = join(data, "postgres");
  const password = keptSecret(data, "postgres-password");
  const installed = installPostgres(data);
  if (!existsSync(join(folder, "PG_VERSION")))
    await initialise({ data, folder, password, installed });
  const urlAt = (port: number) => (database: string) =>
    `postgresql://vigil:${password}@127.0.0.1:${port}/${database}`;
  const stop = async () => {
    await installed
      .run("pg_ctl", ["stop", "-D", folder, "-m", "fast", "-w", "-t", "30"])
      .catch(() => "");
  };
  const left = await leftRunning(folder, urlAt);
  if (left) return { url: urlAt(left), stop };
  const port = await launch({ data, folder, installed });
  return { url: urlAt(port), stop };
}

type Place = { data: string; folder: string; installed: Installed };

// The builtin provider sorts alike everywhere; LC_CTYPE must still know Cyrillic and Arabic letters, for pg_trgm and text search.
const ctypes: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ["en_US.UTF-8"],
  win32: ["en-US", "C"],
};
const otherCtypes = ["C.UTF-8", "en_US.UTF-8", "C"];

async function initialise({ data, folder, password, installed }: Place & { password: string }) {
  const passwordFile = join(data, "postgres-password.initdb");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (installed.owner) chownSync(passwordFile, installed.owner.uid, installed.owner.gid);
  const fixed = [
    "-D",
    folder,
    "-U",
    "vigil",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale=C",
  ];
  const provider = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  try {
    await firstThatWorks(ctypes[process.platform] ?? otherCtypes, async (ctype) => {
      emptyFolder(folder, installed);
      await installed.run("initdb", [...fixed, ...provider, `--lc-ctype=${ctype}`]);
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

// Only ever called where there is no PG_VERSION, that is, where an earlier initdb did not finish.
function emptyFolder(folder: string, { owner }: Installed) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner) chownSync(folder, owner.uid, owner.gid);
}

async function firstThatWorks(candidates: string[], attempt: (candidate: string) => Promise<void>) {
  let last: unknown;
  for (const candidate of candidates) {
    try {
      return await attempt(candidate);
    } catch (failure) {
      last = failure;
    }
  }
  throw last;
}

async function launch({ data, folder, installed }: Place): Promise<number> {
  const portFile = join(data, "postgres-port");
  const log = join(folder, "server.log");
  rmSync(log, { force: true });
  const port = await freePort(existsSync(portFile) ? Number(readFileSync(portFile, "utf8")) : 0);
  writeFileSync(portFile, String(port));
  writeFileSync(join(folder, "postgresql.conf"), configuration(port));
  // Backends of a killed postmaster may hold its shared memory for a moment.
  for (let attempt = 1; ; attempt++) {
    try {
      await installed.run("pg_ctl", ["start", "-D", folder, "-l", log, "-w", "-t", "60"]);
      return port;
    } catch (failure) {
      if (attempt === 3)
        throw new Halt(
          `PostgreSQL did not start:\n${existsSync(log) ? readFileSync(log, "utf8") : failure}`,
        );
      await pause(1000);
    }
  }
}

// Modest memory: the whole of `npm start` is to fit a small machine.
function configuration(port: number) {
  return `listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = ''
max_connections = 60
shared_buffers = 32MB
work_mem = 4MB
maintenance_work_mem = 32MB
max_wal_size = 256MB
io_method = sync
max_parallel_workers_per_gather = 0
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
log_min_messages = warning
`;
}
