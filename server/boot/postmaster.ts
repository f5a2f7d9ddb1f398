/** Whether the bundled PostgreSQL outlived an earlier start. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { codeOf } from "./say.ts";

/** The port of a postmaster that outlived a killed Node, once it answers as this very cluster; null when there is none. */
export async function leftRunning(
  folder: string,
  urlAt: (port: number) => (database: string) => string,
): Promise<number | null> {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return null;
  // Fourth line of postmaster.pid: the port (PostgreSQL, miscadmin.h).
  const port = Number(readFileSync(file, "utf8").split("\n")[3]);
  for (let attempt = 0; port && attempt < 100; attempt++) {
    const answer = await ask(urlAt(port)("postgres"));
    if (answer === "ready") return port;
    if (answer === "absent") return null;
    await pause(100);
  }
  return null;
}

/** 57P03: starting up or shutting down, so it is worth asking again. */
async function ask(url: string): Promise<"ready" | "wait" | "absent"> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return "ready";
  } catch (failure) {
    return codeOf(failure) === "57P03" ? "wait" : "absent";
  } finally {
    await client.end().catch(() => undefined);
  }
}
