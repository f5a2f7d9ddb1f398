/** Where `npm test` keeps its data: nothing of `npm start` is read or touched, and nothing stays behind. */
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startCluster } from "./cluster.ts";
import { createDatabase } from "./database.ts";
import { readSettings } from "./env.ts";
import { migrate } from "./migrate.ts";
import type { Logins } from "./roles.ts";
import { timed } from "./say.ts";
import { keptSecret } from "./secret.ts";

export type Place = {
  folder: string;
  /** Makes and migrates a fresh database whose name ends in `purpose`. */
  database(purpose: string): Promise<{ owner: string; logins: Logins }>;
  /** What is done last-in first-out before the databases go. */
  onLeave(undo: () => Promise<void>): void;
  leave(): Promise<void>;
};

/** A folder, and a server: that of DATABASE_URL, in databases of our own, or a bundled PostgreSQL in the folder. */
export async function makePlace(): Promise<Place> {
  const { DATABASE_URL } = readSettings();
  const folder = ownFolder();
  const undo: (() => Promise<void>)[] = [
    async () => rmSync(folder, { recursive: true, force: true }),
  ];
  const server = DATABASE_URL ?? (await bundled(folder, undo));
  const secret = keptSecret(folder, "secret");
  const run = `vigil_test_${randomBytes(4).toString("hex")}`;
  return {
    folder,
    async database(purpose) {
      const name = `${run}_${purpose}`;
      const owner = withDatabase(server, name);
      await createDatabase(server, name);
      undo.push(() => drop(server, name));
      await waitForNoDisk(server, name);
      return { owner, logins: await migrate({ url: owner, secret, given: null }) };
    },
    onLeave: (step) => void undo.push(step),
    async leave() {
      for (const step of undo.splice(0).reverse())
        await step().catch((failure: unknown) => console.error(failure));
    },
  };
}

// As root the bundled PostgreSQL runs as another user, who may not be able to enter the clone.
function ownFolder() {
  const parent = process.getuid?.() === 0 ? tmpdir() : ".vigil";
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(
    join(process.getuid?.() === 0 ? parent : join(process.cwd(), parent), "vigil-test-"),
  );
  chmodSync(folder, 0o755);
  return folder;
}

async function bundled(folder: string, undo: (() => Promise<void>)[]) {
  const cluster = await timed("PostgreSQL for the tests ready", () => startCluster(folder));
  undo.push(cluster.stop);
  return cluster.url("postgres");
}

function withDatabase(server: string, name: string) {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

/** What a power cut loses here, nobody misses: a commit is answered before it is on the disk. */
async function waitForNoDisk(server: string, name: string) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} SET synchronous_commit = off`);
  } finally {
    await client.end();
  }
}

async function drop(server: string, name: string) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    // A file of tests makes its own from it, and names it after it.
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
      [name],
    );
    for (const { datname } of rows)
      await client.query(`DROP DATABASE ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
    for (const who of ["desk", "reader"])
      await client.query(`DROP ROLE IF EXISTS ${pg.escapeIdentifier(`${name}_${who}`)}`);
  } finally {
    await client.end();
  }
}
