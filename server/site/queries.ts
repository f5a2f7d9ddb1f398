import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { mayWriteIn } from "@/server/works/policy";
import { assertMaySetSite } from "./policy";

const theSite = { where: { id: 1 } } as const;

/** Whether this server may ask other sites for anything at all: off until a site admin turns it on. */
export async function mayAskOutside(db: Db | Tx): Promise<boolean> {
  const select = { mayAskOutside: true } as const;
  return (await db.site.findUniqueOrThrow({ ...theSite, select })).mayAskOutside;
}

/** The site's settings, the host of the proxy it asks through, and what is wrong with its stored copies. Refuses `notAllowed`. */
export async function siteForDesk(db: Db, viewer: Viewer) {
  assertMaySetSite(viewer);
  const select = { mayAskOutside: true, version: true } as const;
  const site = await db.site.findUniqueOrThrow({ ...theSite, select });
  return {
    ...site,
    proxy: proxyHost(process.env.OUTBOUND_PROXY),
    alarms: await alarms(db, viewer),
  };
}

/** Without what else an address may hold: a name and a password. */
const proxyHost = (address: string | undefined) => (address ? new URL(address).host : null);

type Damaged = {
  captureId: string;
  state: "changed" | "missing";
  since: Date;
  takenAt: Date;
  sourceId: string;
  title: string;
  trackerId: string;
  tracker: string;
};

const mostAlarms = 100;

/** Copies whose bytes are not what was kept, the latest found first. Whose source the viewer may not know, they learn its tracker alone. */
async function alarms(db: Db, viewer: Viewer) {
  const rows = await db.$queryRaw<Damaged[]>`
    SELECT c."id" AS "captureId", f."state", f."since", c."takenAt", s."id" AS "sourceId", s."title",
      s."trackerId", t."name" AS "tracker"
    FROM "desk"."StoredFile" f
    JOIN "desk"."Capture" c ON c."hash" = f."hash"
    JOIN "desk"."Source" s ON s."id" = c."sourceId"
    JOIN "desk"."Tracker" t ON t."id" = s."trackerId"
    WHERE f."state" <> 'intact'
    ORDER BY f."since" DESC, c."id" DESC LIMIT ${mostAlarms}`;
  return rows.map(({ sourceId, title, trackerId, ...alarm }) => ({
    ...alarm,
    source: mayWriteIn(viewer, trackerId) ? { id: sourceId, title } : null,
  }));
}

export type Alarm = Awaited<ReturnType<typeof alarms>>[number];
