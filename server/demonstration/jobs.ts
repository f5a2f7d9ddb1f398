import { randomInt } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { endSession, openSession } from "@/server/account/commands";
import { viewerOf } from "@/server/account/queries";
import type { Role, Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { acceptLink, invite } from "@/server/invitations/commands";
import { firstAdminToken } from "@/server/people/commands";
import { fillTracker, startTracker } from "./commands";
import { type Account, type Crew, crewOf, seedRecord } from "./schema";

const place = (name: string) => path.join(process.env.VIGIL_DATA ?? ".", name);
const told = () => place("demonstration.txt");
/** Stands until the last step is done: a start that finds it goes on where the one before was cut off. */
const begun = () => place("demonstration-begun.json");
const secret = { mode: 0o600 };

/**
 * On the first start of the embedded database on this machine alone: accounts, and the tracker the seed tells of.
 * Answers how to sign in, or null where there is no demonstration.
 */
export async function demonstration(db: Db): Promise<string | null> {
  if (process.env.VIGIL_DEMONSTRATION !== "yes") return null;
  const crew = await crewToMake(db);
  if (!crew) return readFile(told(), "utf8").catch(() => null);
  await makeAll(db, crew);
  const words = `Sign in at ${process.env.SITE_URL}/desk\n${[crew.editor, crew.reviewer, crew.admin]
    .map(({ email, password }) => `  ${email.padEnd(28)} ${password}`)
    .join("\n")}\n`;
  await writeFile(told(), words, secret);
  await rm(begun());
  return words;
}

/** Whose accounts there are to be: of a start that was cut off, or new ones where there is nobody; else null. */
async function crewToMake(db: Db): Promise<Crew | null> {
  const kept = await readFile(begun(), "utf8").catch(() => null);
  const unfinished = kept === null ? null : crewOf.parse(JSON.parse(kept));
  const emails = Object.values(unfinished ?? {}).map(({ email }) => email);
  if ((await db.user.count({ where: { email: { notIn: emails } } })) > 0) return null;
  return unfinished ?? newCrew();
}

async function newCrew(): Promise<Crew> {
  const crew = {
    admin: account("admin"),
    editor: account("editor"),
    reviewer: account("reviewer"),
  };
  // Kept, and whole, before the accounts are made: a start that is cut off loses no password.
  await writeFile(`${begun()}.part`, JSON.stringify(crew), secret);
  await rename(`${begun()}.part`, begun());
  return crew;
}

function account(role: Role): Account {
  const name = `Demonstration ${role}`;
  return { email: `${role}@demonstration.example`, name, password: passphrase() };
}

const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** Four groups of four, of letters nobody takes for another: 79 bits. */
function passphrase(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

async function makeAll(db: Db, crew: Crew) {
  await join(db, crew.admin, () => firstAdminToken(db));
  const admin = await signIn(db, crew.admin);
  const { id: trackerId } = await startTracker(db, admin);
  for (const role of ["editor", "reviewer"] as const) {
    const { email } = crew[role];
    await join(
      db,
      crew[role],
      async () => (await invite(db, admin, { trackerId, email, role })).token,
    );
  }
  const editor = await signIn(db, crew.editor);
  const reviewer = await signIn(db, crew.reviewer);
  const folder = path.join(process.cwd(), "prisma/seed");
  const record = seedRecord.parse(
    JSON.parse(await readFile(path.join(folder, "record.json"), "utf8")),
  );
  const report = await readFile(path.join(folder, "report.txt"), "utf8");
  await fillTracker({ db, trackerId, editor, reviewer }, { report, record });
}

/** Takes up an invitation, unless the person is there already. */
async function join(db: Db, person: Account, invited: () => Promise<string | null>) {
  if (await db.user.count({ where: { email: person.email } })) return;
  const token = await invited();
  if (token) await acceptLink(db, { token, ...person });
}

/** The person as the product itself would know them; the session ends with the work. */
async function signIn(db: Db, { email, password }: Account): Promise<Viewer> {
  const here = { address: "demonstration", agent: "", mark: null };
  const opened = await openSession(db, { email, password, ...here });
  const viewer = opened && (await viewerOf(db, opened.token, new Date()));
  if (!opened || !viewer) throw new Error("The demonstration could not sign in.");
  await endSession(db, opened.token);
  return viewer;
}
