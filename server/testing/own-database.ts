/** Gives every file of database tests a database of its own, so that none sees or presses what another left. */
import { randomBytes } from "node:crypto";
import pg from "pg";

const migrated = process.env.TEST_DATABASE_URL;
if (!migrated) throw new Error("TEST_DATABASE_URL is not set. Run the tests with npm test.");

const template = new URL(migrated).pathname.slice(1);
// `npm test` drops what begins with the name of its run.
const name = `${template}_${randomBytes(4).toString("hex")}`;

// PostgreSQL copies no database that someone else is connected to, as another file of tests may be for a moment.
for (let attempt = 1; !(await isCopied()); attempt += 1) {
  if (attempt === 100) throw new Error(`${template} could not be copied: someone is connected.`);
  await new Promise((done) => setTimeout(done, 50 + Math.random() * 100));
}

for (const setting of ["TEST_DATABASE_URL", "DESK_DATABASE_URL", "READER_DATABASE_URL"])
  process.env[setting] = withDatabase(process.env[setting] ?? migrated, name);

async function isCopied() {
  const owner = new pg.Client({ connectionString: migrated });
  await owner.connect();
  try {
    await owner.query(
      `CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)}`,
    );
    // Nobody misses what a power cut loses here.
    await owner.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} SET synchronous_commit = off`);
    return true;
  } catch (failure) {
    // object_in_use (PostgreSQL, appendix A).
    if (failure instanceof pg.DatabaseError && failure.code === "55006") return false;
    throw failure;
  } finally {
    await owner.end();
  }
}

function withDatabase(address: string, database: string) {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}
