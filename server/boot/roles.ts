/** The database roles: two groups that migrations grant to, and two logins that the running product uses. */
import pg from "pg";
import { codeOf, Halt } from "./say.ts";
import { derived } from "./secret.ts";

export type Logins = { desk: string; reader: string };
type Login = { role: string; group: string; password: string };

const groups = ["vigil_desk", "vigil_reader"];

type At = { url: string; secret: string };

/** Makes the NOLOGIN groups where absent; they belong to the server, not to one database. With an address the logins with them, so that an administrator is asked once. */
export async function makeGroups(owner: pg.Client, at: At | null): Promise<void> {
  const { rowCount } = await owner.query("SELECT FROM pg_roles WHERE rolname = ANY($1)", [groups]);
  if (rowCount === groups.length) return;
  await orPrint(owner, [...groups.map(groupSql), ...(at ? loginsAt(at).flatMap(loginSql) : [])]);
}

/** Makes `<database>_desk` and `<database>_reader` (of “vigil”: `vigil_desk_login` and `vigil_reader_login`), whose passwords follow from the secret; returns the two addresses. */
export async function makeLogins(owner: pg.Client, at: At): Promise<Logins> {
  const [desk, reader] = loginsAt(at);
  if (!desk || !reader) throw new Error("There are two logins.");
  for (const login of [desk, reader]) {
    if (!(await mayEnter(owner, addressFor(at.url, login), login)))
      await orPrint(owner, [desk, reader].flatMap(loginSql));
  }
  return { desk: addressFor(at.url, desk), reader: addressFor(at.url, reader) };
}

function loginsAt({ url, secret }: At): Login[] {
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  return ["desk", "reader"].map((who) => {
    const group = `vigil_${who}`;
    // A database named “vigil” would give a login the name of its own group.
    const role = database === "vigil" ? `${group}_login` : `${database}_${who}`;
    return { role, group, password: derived(secret, role) };
  });
}

function addressFor(ownerUrl: string, login: Login) {
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(login.role);
  url.password = login.password;
  return url.toString();
}

// What an administrator made by hand from the printed SQL is as good as what we make.
async function mayEnter(owner: pg.Client, url: string, login: Login) {
  const { rowCount } = await owner.query(
    "SELECT FROM pg_roles WHERE rolname = $1 AND rolconfig @> '{statement_timeout=5s}'",
    [login.role],
  );
  if (!rowCount) return false;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ member: boolean }>(
      "SELECT pg_has_role($1, 'MEMBER') AS member",
      [login.group],
    );
    return rows[0]?.member === true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function groupSql(group: string) {
  return `DO $$ BEGIN CREATE ROLE ${group} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;`;
}

function loginSql({ role, group, password }: Login) {
  const name = pg.escapeIdentifier(role);
  return [
    `DO $$ BEGIN CREATE ROLE ${name} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;`,
    `ALTER ROLE ${name} LOGIN PASSWORD '${password}';`,
    `ALTER ROLE ${name} SET statement_timeout = '5s';`,
    `GRANT ${group} TO ${name};`,
  ];
}

async function orPrint(owner: pg.Client, statements: string[]) {
  try {
    await owner.query(statements.join("\n"));
  } catch (failure) {
    if (codeOf(failure) !== "42501") throw failure;
    const means =
      "The owner in DATABASE_URL may not make roles. Run this as an administrator of the server and start again";
    throw new Halt(
      `${means}, or set DESK_DATABASE_URL and READER_DATABASE_URL:\n\n${statements.join("\n")}\n`,
    );
  }
}
