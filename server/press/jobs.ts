import { PgBoss } from "pg-boss";
import { deskDb } from "@/server/db";
import { firstAdminToken } from "@/server/people/commands";
import { pressAll, pressEdition } from "./press";
import { pressQueue } from "./queue";

/** Starts once per process: the queue that finishes what a crash left, a press of all that differs, the first admin's link. */
export async function startWork(): Promise<void> {
  if (globalThis.vigilBoss) return;
  const boss = new PgBoss({
    connectionString: process.env.DESK_DATABASE_URL,
    schema: "pgboss",
    max: 2,
    migrate: false,
    createSchema: false,
  });
  globalThis.vigilBoss = boss;
  boss.on("error", () => {});
  await boss.start();
  await boss.createQueue(pressQueue, { retryLimit: 20, retryDelay: 2, retryBackoff: true });
  await boss.work<{ editionId: string }>(pressQueue, async (jobs) => {
    for (const { data } of jobs) await pressEdition(data.editionId);
  });
  await pressAll();
  await sayFirstLink();
}

async function sayFirstLink() {
  const token = await firstAdminToken(deskDb());
  if (!token) return;
  process.stdout.write(
    `\nNobody can sign in yet. Make the first site admin here, once:\n  ${process.env.SITE_URL}/desk/join/${token}\n\n`,
  );
}
