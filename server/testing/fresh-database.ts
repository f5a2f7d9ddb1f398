import { randomBytes } from "node:crypto";
import pg from "pg";
import { createDatabase } from "@/server/boot/database";
import { migrate } from "@/server/boot/migrate";

/** A database of the test's own in which nobody has been, as the desk and the readers of this process know it. Answers its owner's address and what drops it. */
export async function aFreshDatabase() {
  const owner = new URL(process.env.TEST_DATABASE_URL ?? "");
  const name = `vigil_test_${randomBytes(4).toString("hex")}_fresh`;
  await createDatabase(owner.href, name);
  const url = new URL(`/${name}`, owner);
  const logins = await migrate({ url: url.href, secret: name, given: null });
  process.env.DESK_DATABASE_URL = logins.desk;
  process.env.READER_DATABASE_URL = logins.reader;
  const leave = async () => {
    const client = new pg.Client({ connectionString: owner.href });
    await client.connect();
    await client.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    for (const who of ["desk", "reader"])
      await client.query(`DROP ROLE ${pg.escapeIdentifier(`${name}_${who}`)}`);
    await client.end();
  };
  return { owner: url.href, leave };
}
