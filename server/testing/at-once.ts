import pg from "pg";
import { expect } from "vitest";
import { db } from "./newsroom";

/**
 * What two people do at once, interleaved the same way each time: the first is held where it writes to the table, the second goes on
 * until it waits as well, then both are let go. Fails as either of them does.
 */
export async function atOnce(
  table: string,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await owner.connect();
  try {
    await owner.query(`BEGIN; LOCK TABLE ${table} IN SHARE MODE`);
    await Promise.all([
      first(),
      waiting(1).then(second),
      waiting(2).then(() => owner.query("COMMIT")),
    ]);
  } finally {
    await owner.end();
  }
}

/** Until so many wait for somebody else in this database. */
const waiting = (count: number) =>
  expect
    .poll(
      () => db.$queryRaw`
        SELECT count(*)::int FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      { interval: 10, timeout: 10_000 },
    )
    .toEqual([{ count }]);
