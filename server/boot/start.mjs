/** `npm start` and, with `--dev`, `npm run dev`. */
import { fileURLToPath } from "node:url";
import { prepare } from "./prepare.mjs";

await prepare(import.meta.url);
giveMemoryBack();
const { start } = await import("./serve.ts");
await start({ dev: process.argv.includes("--dev") });

/**
 * Begins again in this very process with glibc told to return what is freed (decision 0005): it reads its settings once, before
 * any of ours. Other C libraries of Linux pay no heed. Where the settings are someone's own, they stay.
 */
function giveMemoryBack() {
  const settings = {
    MALLOC_ARENA_MAX: "2",
    MALLOC_MMAP_THRESHOLD_: "1048576",
    MALLOC_TRIM_THRESHOLD_: "1048576",
  };
  if (process.env.VIGIL_MALLOC) {
    // The database and every other child keep their own.
    for (const name of ["VIGIL_MALLOC", ...Object.keys(settings)]) delete process.env[name];
    return;
  }
  if (process.platform !== "linux" || "MALLOC_ARENA_MAX" in process.env) return;
  const again = [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const env = { ...process.env, ...settings, VIGIL_MALLOC: "set" };
  process.execve(process.execPath, [process.execPath, ...again], env);
}
