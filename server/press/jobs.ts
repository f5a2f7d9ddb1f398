import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { z } from "zod";
import { rehash } from "@/server/captures/jobs";
import { deskDb } from "@/server/db";
import { demonstration } from "@/server/demonstration/jobs";
import { forgetOldImports } from "@/server/imports/commands";
import { theWeb } from "@/server/outbound/web";
import { firstAdminToken } from "@/server/people/commands";
import { siteAdminResetToken } from "@/server/resets/commands";
import { checkLinks } from "@/server/sources/jobs";
import { pressFailed } from "./after";
import { placeFile, removeUnfinished, shortHash, siteFolder } from "./files";
import { pressAll, pressDue, pressWork } from "./press";
import { linksQueue, midnightQueue, pressQueue } from "./queue";
import { siteNow, todayIn } from "./site";

const timeZone = () => process.env.SITE_TIME_ZONE ?? "UTC";

/** Starts once per process: the queues, a press of what a crash left or the calendar brought, the first admin's link. */
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
  boss.on("error", (failure) => process.stderr.write(`The queue of jobs: ${failure}\n`));
  await boss.start();
  await boss.createQueue(pressQueue, { retryLimit: 20, retryDelay: 2, retryBackoff: true });
  await boss.createQueue(midnightQueue, { retryLimit: 20, retryDelay: 30, retryBackoff: true });
  // What a run leaves, the next one takes up.
  await boss.createQueue(linksQueue, { retryLimit: 0, expireInSeconds: 3_600 });
  await removeUnfinished();
  const signIn = await demonstration(deskDb());
  await catchUp();
  await boss.work<{ workId: string }>(pressQueue, async (jobs) => {
    for (const { data } of jobs) {
      await pressWork(data.workId).catch((failure: unknown) => {
        pressFailed(data.workId, failure);
        throw failure;
      });
    }
  });
  await boss.work(midnightQueue, async () => {
    await turnTheDay(await lastPress());
    await deskDb().$executeRaw`SELECT "desk"."empty_bin"()`;
    await forgetOldImports(deskDb(), new Date());
    await rehash(deskDb(), new Date());
  });
  await boss.schedule(midnightQueue, "1 0 * * *", null, { tz: timeZone() });
  await boss.work(linksQueue, async () => {
    await checkLinks(deskDb(), { web: theWeb(), now: () => new Date(), wait });
  });
  await boss.schedule(linksQueue, "17 * * * *");
  if (signIn) process.stdout.write(`\nA demonstration to try things with. ${signIn}\n`);
  await sayFirstLink();
  await sayResetLink();
}

/** What the press last finished: with which release, and up to which day (ISO date). */
const pressed = z.object({ release: z.string(), day: z.iso.date() });
type Pressed = z.infer<typeof pressed>;

async function lastPress(): Promise<Pressed | null> {
  try {
    const file = await readFile(path.join(siteFolder(), "_pressed.json"), "utf8");
    return pressed.parse(JSON.parse(file));
  } catch {
    return null;
  }
}

const note = (state: Pressed) => placeFile("_pressed.json", Buffer.from(JSON.stringify(state)));

/** A new release presses everything again, behind the running site; else only what a crash left and what is due today. */
async function catchUp(): Promise<void> {
  const last = await lastPress();
  const release = await releaseNow();
  if (last?.release === release) {
    for (const { workId } of await unfinished()) await pressWork(workId);
    return turnTheDay(last);
  }
  const day = todayIn(timeZone(), new Date());
  const all = pressAll().then(() => note({ release, day }));
  // Left undone, it is done at the next start; until then the route answers what is missing.
  all.catch(() => {});
}

async function turnTheDay(last: Pressed | null): Promise<void> {
  const upTo = todayIn(timeZone(), new Date());
  if (last === null || last.day >= upTo) return;
  await pressDue({ after: last.day, upTo });
  await note({ ...last, day: upTo });
}

/** Works whose press was promised in a transaction and not done when the process ended. */
function unfinished() {
  return deskDb().$queryRaw<{ workId: string }[]>`
    SELECT DISTINCT "data" ->> 'workId' AS "workId" FROM "pgboss"."job"
    WHERE "name" = ${pressQueue} AND "state" < 'completed'`;
}

/** Stylesheet, templates and catalogues are of one build; the site's address is in every page. */
async function releaseNow(): Promise<string> {
  const dist = process.env.NEXT_DIST ?? ".next";
  const build = await readFile(path.join(process.cwd(), dist, "BUILD_ID"), "utf8").catch(
    () => "development",
  );
  const { siteUrl, stylesheet } = await siteNow();
  return shortHash(Buffer.from([build, siteUrl, stylesheet].join("\n")));
}

async function sayFirstLink() {
  const token = await firstAdminToken(deskDb());
  if (!token) return;
  process.stdout.write(
    `\nNobody can sign in yet. Make the first site admin here, once:\n  ${process.env.SITE_URL}/desk/join/${token}\n\n`,
  );
}

/** For the site admin VIGIL_RESET names: whoever may start the program may let them in again. */
async function sayResetLink() {
  const email = process.env.VIGIL_RESET;
  if (!email) return;
  const token = await siteAdminResetToken(deskDb(), email);
  process.stdout.write(
    token
      ? `\nA new password for ${email}, once and within the hour; every start with VIGIL_RESET makes a new link:\n  ${process.env.SITE_URL}/desk/reset/${token}\n\n`
      : `\nVIGIL_RESET made no link: no site admin who can sign in has the email ${email}.\n\n`,
  );
}
