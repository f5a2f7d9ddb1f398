/** Gives every file of database tests a database of its own, so that none sees or presses what another left. */
import { randomBytes } from "node:crypto";
import pg from "pg";

const migrated = process.env.TEST_DATABASE_URL;
if (!migrated) throw new Error("TEST_DATABASE_URL is not set. Run the tests with npm test.");

const template = new URL(migrated).pathname.slice(1);
// `npm test` drops what begins with the name of its run.
const name = `${template}_${randomBytes(4).toString("hex")}`;

const owner = new pg.Client({ connectionString: migrated });
await owner.connect();
await owner.query(
  `CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)}`,
);
// Nobody misses what a power cut loses here.
await owner.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} SET synchronous_commit = off`);
await owner.end();

for (const setting of ["TEST_DATABASE_URL", "DESK_DATABASE_URL", "READER_DATABASE_URL"])
  process.env[setting] = withDatabase(process.env[setting] ?? migrated, name);

function withDatabase(address: string, database: string) {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}
