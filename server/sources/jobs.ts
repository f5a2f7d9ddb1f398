import type { Db } from "@/server/db";
import { mayAskOutside } from "@/server/site/queries";
import { ask, type Check, keepCheck, type Outside } from "./commands";
import { linkSays } from "./rules";

type Link = { sourceId: string; address: string };

/** The web, the clock, and how one waits for so many milliseconds. */
type Run = Outside & { wait: (pause: number) => Promise<void> };

const mostAtATime = 200;
const hostsAtOnce = 4;
/** Milliseconds between two requests to one host, and for a whole run: the next one goes on. */
const pause = 2_000;
const mostTime = 30 * 60_000;

/**
 * Asks the links that are due, each host one at a time, and keeps how they answered. Where none answers, nor one that did the
 * last time, it is this server that is cut off, and what did not answer is not held against it. Nothing is asked while the
 * site's switch is off.
 */
export async function checkLinks(db: Db, run: Run): Promise<void> {
  if (!(await mayAskOutside(db))) return;
  const began = run.now();
  const until = new Date(began.getTime() + mostTime);
  const hosts = byHost(await linksDue(db, began));
  const checks: Check[] = [];

  async function askHosts() {
    for (let links = hosts.shift(); links; links = hosts.shift())
      checks.push(...(await askHost(db, run, { links, until })));
  }

  await Promise.all(Array.from({ length: hostsAtOnce }, askHosts));
  const silent = checks.filter(isSilent);
  const isAnswered = checks.some(({ status }) => status !== null);
  if (silent.length === 0 || (!isAnswered && (await isCutOff(db, run)))) return;
  for (const check of silent) await keep(db, check);
}

/** Asks one after the other. What answered is kept at once; of what did not, it is not known yet who is to blame. */
async function askHost(db: Db, run: Run, { links, until }: { links: Link[]; until: Date }) {
  const checks: Check[] = [];
  for (const link of links) {
    if (checks.length > 0) await run.wait(pause);
    if (run.now() > until) break;
    if (!(await mayStillAsk(db, link))) continue;
    const check = { ...link, ...(await ask(run.web, link.address)), at: run.now() };
    if (!isSilent(check)) await keep(db, check);
    checks.push(check);
  }
  return checks;
}

const isSilent = (check: Check) => linkSays(check) === "silent";

const keep = (db: Db, check: Check) => db.$transaction((tx) => keepCheck(tx, check));

const day = 24 * 3_600_000;

/**
 * Addresses that something live or a working copy outside the bin cites: those never asked first, then those not asked for
 * longest; once a week, and once a day while they fail.
 */
function linksDue(db: Db, now: Date): Promise<Link[]> {
  const before = (days: number) => new Date(now.getTime() - days * day);
  return db.$queryRaw<Link[]>`
    SELECT s."id" AS "sourceId", s."url" AS "address" FROM "desk"."Source" s
    LEFT JOIN "desk"."LinkCheck" l ON l."sourceId" = s."id"
    WHERE s."restrictedAt" IS NULL AND s."url" ~* '^https?://'
      AND (l."checkedAt" IS NULL
        OR l."checkedAt" <= CASE WHEN l."failures" > 0 THEN ${before(1)}::timestamptz ELSE ${before(7)}::timestamptz END)
      AND (
        EXISTS (SELECT FROM "desk"."Citation" c
          JOIN "desk"."Edition" e ON e."id" = c."editionId"
          JOIN "desk"."Work" w ON w."id" = e."workId"
          WHERE c."sourceId" = s."id" AND w."binnedAt" IS NULL)
        OR EXISTS (SELECT FROM "desk"."TextRevision" r
          JOIN "published"."Publication" p ON p."editionId" = r."editionId" AND p."textRevisionId" = r."id"
          JOIN "published"."LiveEdition" live ON live."publicationId" = p."id"
          WHERE r."citations" @> jsonb_build_array(jsonb_build_object('sourceId', s."id"))))
    ORDER BY l."checkedAt" NULLS FIRST, s."id" LIMIT ${mostAtATime}`;
}

const hostOf = (address: string) =>
  URL.canParse(address) ? new URL(address).hostname.toLowerCase() : address;

const byHost = (links: Link[]) => [
  ...Map.groupBy(links, ({ address }) => hostOf(address)).values(),
];

/** A run takes minutes: the switch may be off by now, the source protected or its address put right. */
async function mayStillAsk(db: Db, { sourceId, address }: Link): Promise<boolean> {
  const same = { id: sourceId, url: address, restrictedAt: null };
  return (await mayAskOutside(db)) && (await db.source.count({ where: same })) > 0;
}

const mostWitnesses = 3;

/** Whether even links that answered the last time do not. */
async function isCutOff(db: Db, { web }: Run): Promise<boolean> {
  const rows = await db.linkCheck.findMany({
    where: { failures: 0, status: { not: null }, source: { restrictedAt: null } },
    orderBy: { checkedAt: "desc" },
    take: 50,
    select: { sourceId: true, address: true },
  });
  const witnesses = byHost(rows).flatMap(([first]) => first ?? []);
  for (const link of witnesses.slice(0, mostWitnesses))
    if ((await mayStillAsk(db, link)) && (await ask(web, link.address)).status !== null)
      return false;
  return witnesses.length > 0;
}
