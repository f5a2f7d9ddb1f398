/** One start at a time for one data folder. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { codeOf, Halt } from "./say.ts";

/** Takes the lock and returns what releases it; a Halt names the process that holds it. A dead holder's lock is taken over. */
export function takeLock(data: string): () => void {
  const file = join(data, "lock");
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, `${process.pid} ${seen(process.pid).bornAt}\n`, { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (failure) {
      if (codeOf(failure) !== "EEXIST") throw failure;
      const holder = livingHolder(file);
      if (holder)
        throw new Halt(
          `Vigil is already running (pid ${holder}); stop it first, or set VIGIL_DATA to another folder.`,
        );
      rmSync(file, { force: true });
    }
  }
  throw new Halt(`Another start is under way; the lock is ${file}.`);
}

function livingHolder(file: string): number | null {
  const [pid = 0, birth = 0] = read(file).split(" ").map(Number);
  if (!pid || pid === process.pid || !isAlive(pid)) return null;
  const { state, bornAt } = seen(pid);
  // A zombie was killed and only waits for a parent that may never ask, as in many containers.
  if (state === "Z") return null;
  return birth === 0 || bornAt === birth ? pid : null;
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch (failure) {
    return codeOf(failure) === "EPERM";
  }
}

/** State and start (clock ticks since boot, 0 where there is no /proc) of a process: proc(5), fields 3 and 22. Pids are used again. */
function seen(pid: number): { state: string; bornAt: number } {
  const fields = (read(`/proc/${pid}/stat`).split(") ").at(-1) ?? "").split(" ");
  return { state: fields[0] ?? "", bornAt: Number(fields[19] ?? 0) };
}

function read(file: string) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Refuses early, before anything is started, when the port cannot be had. */
export async function checkPort(host: string, port: number): Promise<void> {
  const code = await listenOnce(host, port);
  if (code === "EADDRINUSE")
    throw new Halt(`Port ${port} is taken by another program: set PORT to a free one.`);
  if (code === "EACCES")
    throw new Halt(
      `Port ${port} needs more rights than this user has: set PORT to one above 1023.`,
    );
  if (code)
    throw new Halt(
      `This machine cannot listen on ${host}: set HOST to one of its addresses (${code}).`,
    );
}

function listenOnce(host: string, port: number) {
  return new Promise<string | null>((done) => {
    const probe = createServer();
    probe.once("error", (failure) => done(codeOf(failure) ?? failure.message));
    probe.listen(port, host, () => probe.close(() => done(null)));
  });
}

/** A port on 127.0.0.1 that nobody listens on at this moment; the preferred one if it is free. */
export async function freePort(preferred: number): Promise<number> {
  if (preferred && !(await listenOnce("127.0.0.1", preferred))) return preferred;
  return new Promise((done, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
