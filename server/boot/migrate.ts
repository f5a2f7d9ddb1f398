/** Brings a database to the state this version of the code expects, as its owner, before anything else uses it. */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { getConstructionPlans, getMigrationPlans } from "pg-boss";
import bossPackage from "pg-boss/package.json" with { type: "json" };
import { type Logins, makeGroups, makeLogins } from "./roles.ts";
import { codeOf, Halt } from "./say.ts";

const folder = "prisma/migrations";
// The number Prisma itself locks, so that its command line and a start never migrate at once.
const migrationLock = 72707369;

export type Wish = { url: string; secret: string; given: Logins | null };

/** Applies what is missing, one starting instance at a time, and returns the addresses the desk and the readers connect with. */
export async function migrate({ url, secret, given }: Wish): Promise<Logins> {
  const owner = new pg.Client({
    connectionString: url,
    application_name: "vigil migrate",
    connectionTimeoutMillis: 10_000,
  });
  owner.on("error", () => undefined);
  await connect(owner);
  try {
    await owner.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    await makeGroups(owner, given ? null : { url, secret });
    await applyMigrations(owner);
    await makeJobs(owner);
    return given ?? (await makeLogins(owner, { url, secret }));
  } finally {
    await owner.end();
  }
}

async function connect(owner: pg.Client) {
  try {
    await owner.connect();
  } catch (failure) {
    const why = failure instanceof Error ? failure.message || codeOf(failure) : failure;
    throw new Halt(`The database in DATABASE_URL cannot be reached: ${why}.`);
  }
  const { rows } = await owner.query<{ number: number }>(
    "SELECT current_setting('server_version_num')::int AS number",
  );
  if ((rows[0]?.number ?? 0) < 150_000)
    throw new Halt("Vigil needs PostgreSQL 15 or later: set DATABASE_URL to such a server.");
}

// Prisma's own table (schema-engine, sql_migration_persistence), so that `prisma migrate status` agrees.
const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

async function applyMigrations(owner: pg.Client) {
  await owner.query(table);
  const applied =
    "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL";
  const { rows } = await owner.query<{ migration_name: string; checksum: string }>(applied);
  const done = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  for (const name of migrationNames()) {
    const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
    const checksum = createHash("sha256").update(sql).digest("hex");
    const before = done.get(name);
    if (before === undefined) await apply(owner, { name, sql, checksum });
    else if (before !== checksum)
      throw new Halt(
        `The migration ${name} was changed after it was applied: restore the file and add a new migration instead.`,
      );
  }
}

function migrationNames() {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d/.test(name) && existsSync(join(folder, name, "migration.sql")))
    .sort();
}

// The groups are there by now, and an owner who may not make roles may not even say CREATE ROLE.
const groupsMade = /^DO \$\$ BEGIN CREATE ROLE vigil_\w+ NOLOGIN;.*$/gm;

async function apply(
  owner: pg.Client,
  { name, sql, checksum }: { name: string; sql: string; checksum: string },
) {
  const record =
    "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ($1, $2, now(), $3, 1)";
  await owner.query("BEGIN");
  try {
    await owner.query(sql.replace(groupsMade, ""));
    await owner.query(record, [randomUUID(), checksum, name]);
    await owner.query("COMMIT");
  } catch (failure) {
    await owner.query("ROLLBACK");
    throw new Halt(
      `The migration ${name} failed and was undone: ${failure instanceof Error ? failure.message : failure}.`,
    );
  }
  console.log(`Applied migration ${name}`);
}

// pg-boss runs with its own migration off: the desk's role, which it uses, may not change a schema.
async function makeJobs(owner: pg.Client) {
  const { rows } = await owner.query<{ there: boolean }>(
    "SELECT to_regclass('pgboss.version') IS NOT NULL AS there",
  );
  if (!rows[0]?.there) await owner.query(getConstructionPlans("pgboss"));
  else await updateJobs(owner);
  await owner.query(`
    GRANT ALL ON SCHEMA pgboss TO vigil_desk;
    GRANT ALL ON ALL TABLES IN SCHEMA pgboss TO vigil_desk;
    GRANT ALL ON ALL SEQUENCES IN SCHEMA pgboss TO vigil_desk;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO vigil_desk`);
}

async function updateJobs(owner: pg.Client) {
  const { rows } = await owner.query<{ version: number }>("SELECT version FROM pgboss.version");
  const version = Number(rows[0]?.version ?? 0);
  if (version < bossPackage.pgboss.schema) await owner.query(getMigrationPlans("pgboss", version));
}
