/**
 * Run as a process of its own, bundled: presses the work whose id it is given and kills itself, as `kill -9` would, before
 * its nth change of a file, counted from 0. Ends well when there are fewer.
 */
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const [workId = "", nth = ""] = process.argv.slice(2);
let changes = 0;

for (const name of ["open", "rename", "rm"] as const) {
  const real = fs[name];
  Reflect.set(fs, name, (...given: unknown[]) => {
    if (changes === Number(nth)) process.kill(process.pid, "SIGKILL");
    changes += 1;
    return Reflect.apply(real, fs, given);
  });
}
syncBuiltinESMExports();

const { pressWork } = await import("@/server/press/press");
await pressWork(workId);
process.exit(0);
