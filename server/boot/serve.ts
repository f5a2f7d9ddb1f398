/** Stage 2 of a start: settings, database, build, and then the product itself in this very process. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, generate } from "./build.ts";
import { type Database, openDatabase } from "./database.ts";
import { hasDemonstration, readSettings, type Settings } from "./env.ts";
import { collectWhenIdle } from "./idle.ts";
import { checkPort, takeLock } from "./lock.ts";
import { orStop } from "./say.ts";
import { derived, keptSecret } from "./secret.ts";

type Mode = { dev: boolean };

/** Starts Vigil and returns once it answers; ends the program with 1 and one sentence when it cannot. */
export async function start(mode: Mode): Promise<void> {
  const undo: (() => unknown)[] = [];
  stopWhenAsked(undo);
  process.on("exit", () => undo[0]?.());
  try {
    await orThrow(mode, undo);
  } catch (failure) {
    await undoAll(undo);
    await orStop(() => {
      throw failure;
    });
  }
}

async function orThrow(mode: Mode, undo: (() => unknown)[]) {
  const settings = readSettings();
  mkdirSync(settings.VIGIL_DATA, { recursive: true });
  undo.push(takeLock(settings.VIGIL_DATA));
  await checkPort(settings.HOST, settings.PORT);
  const secret = keptSecret(settings.VIGIL_DATA, "secret");
  await (mode.dev ? generate() : build());
  const database = await openDatabase(settings, secret);
  undo.push(database.stop);
  handOver({ settings, secret, database }, mode);
  // Only now: Next reads NODE_ENV and the rest while it is loaded.
  const { serve } = await import("../front/serve.ts");
  undo.push(await serve({ ...settings, dev: mode.dev }));
  undo.push(collectWhenIdle());
  console.log(`Vigil is at ${settings.SITE_URL}`);
}

/** What the product, which Next loads in this process, reads from its environment. The owner's address is taken away. */
function handOver(
  { settings, secret, database }: { settings: Settings; secret: string; database: Database },
  { dev }: Mode,
) {
  Object.assign(process.env, {
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DESK_DATABASE_URL: database.logins.desk,
    READER_DATABASE_URL: database.logins.reader,
    SITE_URL: settings.SITE_URL,
    SITE_TIME_ZONE: settings.SITE_TIME_ZONE,
    VIGIL_DATA: settings.VIGIL_DATA,
    VIGIL_SITE: join(settings.VIGIL_DATA, "site"),
    VIGIL_DEMONSTRATION: hasDemonstration(settings) ? "yes" : "no",
    OUTBOUND_PROXY: settings.OUTBOUND_PROXY ?? "",
    VIGIL_RESET: settings.VIGIL_RESET ?? "",
    NEXTAUTH_SECRET: derived(secret, "nextauth"),
    NEXTAUTH_URL: settings.SITE_URL,
  });
  // Next reads `.env` again unless the name is set, so it is emptied and not deleted.
  process.env.DATABASE_URL = "";
}

function stopWhenAsked(undo: (() => unknown)[]) {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await undoAll(undo);
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  // A killed stage 1 cannot pass a signal on; its child would hold the lock for ever.
  const parent = Number(process.env.VIGIL_PARENT);
  if (parent) setInterval(() => process.ppid === parent || stop(), 1000).unref();
}

async function undoAll(undo: (() => unknown)[]) {
  for (const step of undo.splice(0).reverse())
    await Promise.resolve(step()).catch((failure: unknown) => console.error(failure));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await start({ dev: process.argv.includes("--dev") });
}
