import { randomInt } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { endSession, openSession } from "@/server/account/commands";
import { viewerOf } from "@/server/account/queries";
import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { acceptLink, invite } from "@/server/invitations/commands";
import { firstAdminToken } from "@/server/people/commands";
import { fillTracker, startTracker } from "./commands";
import { seedRecord } from "./schema";

type Account = { email: string; name: string; password: string };

const file = () => path.join(process.env.VIGIL_DATA ?? ".", "demonstration.txt");

/**
 * On the first start of the embedded database on this machine alone: accounts, and the tracker the seed tells of.
 * Answers how to sign in, or null where there is no demonstration.
 */
export async function demonstration(db: Db): Promise<string | null> {
  if (process.env.VIGIL_DEMONSTRATION !== "yes") return null;
  if ((await db.user.count()) > 0) return readFile(file(), "utf8").catch(() => null);

  const [admin, editor, reviewer] = [account("admin"), account("editor"), account("reviewer")];
  const told = `Sign in at ${process.env.SITE_URL}/desk\n${[editor, reviewer, admin]
    .map(({ email, password }) => `  ${email.padEnd(28)} ${password}`)
    .join("\n")}\n`;
  // Kept before the accounts are made: a start that is cut off loses no password.
  await writeFile(file(), told, { mode: 0o600 });
  await makeAll(db, { admin, editor, reviewer });
  return told;
}

function account(role: string): Account {
  const name = `Demonstration ${role}`;
  return { email: `${role}@demonstration.example`, name, password: passphrase() };
}

const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** Four groups of four, of letters nobody takes for another: 79 bits. */
function passphrase(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

async function makeAll(db: Db, crew: Record<"admin" | "editor" | "reviewer", Account>) {
  const link = await firstAdminToken(db);
  if (!link) return;
  await acceptLink(db, { token: link, ...crew.admin });
  const admin = await signIn(db, crew.admin);
  const { id: trackerId } = await startTracker(db, admin);
  for (const role of ["editor", "reviewer"] as const) {
    const { token } = await invite(db, admin, { trackerId, email: crew[role].email, role });
    await acceptLink(db, { token, ...crew[role] });
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

/** The person as the product itself would know them; the session ends with the work. */
async function signIn(db: Db, { email, password }: Account): Promise<Viewer> {
  const here = { address: "demonstration", agent: "", mark: null };
  const opened = await openSession(db, { email, password, ...here });
  const viewer = opened && (await viewerOf(db, opened.token, new Date()));
  if (!opened || !viewer) throw new Error("The demonstration could not sign in.");
  await endSession(db, opened.token);
  return viewer;
}
