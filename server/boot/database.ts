/** The database of this start: the given one, or the bundled PostgreSQL. */
import pg from "pg";
import { type Cluster, startCluster } from "./cluster.ts";
import type { Settings } from "./env.ts";
import { migrate } from "./migrate.ts";
import type { Logins } from "./roles.ts";
import { timed } from "./say.ts";

export type Database = {
  owner: string;
  logins: Logins;
  stop: () => Promise<void>;
};

/** Starts PostgreSQL where none is given, migrates, and returns the addresses by role and what stops it again. */
export async function openDatabase(settings: Settings, secret: string): Promise<Database> {
  const cluster = settings.DATABASE_URL
    ? null
    : await timed("PostgreSQL ready", () => startCluster(settings.VIGIL_DATA));
  const stop = cluster?.stop ?? (async () => undefined);
  try {
    const owner = settings.DATABASE_URL ?? (await ownDatabase(cluster));
    const logins = await timed("Database up to date", () =>
      migrate({ url: owner, secret, given: givenLogins(settings) }),
    );
    return { owner, logins, stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

function givenLogins({
  DATABASE_URL,
  DESK_DATABASE_URL,
  READER_DATABASE_URL,
}: Settings): Logins | null {
  if (!DATABASE_URL || !DESK_DATABASE_URL || !READER_DATABASE_URL) return null;
  return { desk: DESK_DATABASE_URL, reader: READER_DATABASE_URL };
}

async function ownDatabase(cluster: Cluster | null) {
  if (!cluster) throw new Error("Without DATABASE_URL there is a cluster.");
  await createDatabase(cluster.url("postgres"), "vigil");
  return cluster.url("vigil");
}

/** Makes a database on the server unless it is there. */
export async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
