import { roleOn, type Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { lockNames } from "@/server/entities/commands";
import { mayNameEntities } from "@/server/entities/policy";
import { publicNames } from "@/server/entities/rules";
import * as schema from "@/server/entities/schema";
import { Refusal } from "@/server/errors";
import { Prisma } from "@/server/generated/prisma/client";
import { sendPress } from "@/server/press/queue";
import { lockPublished } from "@/server/works/commands";
import { typedFacts } from "@/server/works/schema";
import { codeApart, mergedEntry, renamed } from "./rules";
import type { MergeEntities } from "./schema";

/**
 * Makes one entry of two that are one and the same; it cannot be undone. Drafts and what is published name the one that stays,
 * under the names that were approved; a public page of the other leads there. Answers the works to be pressed.
 * Refuses `notAllowed`, `notFound`, `stale`, `mergeApart`, `codesDiffer`, `namedApart`, `pageNotLive`.
 */
export function mergeEntities(
  db: Db,
  viewer: Viewer,
  { entityId, version, intoId, intoVersion }: MergeEntities,
) {
  if (!mayNameEntities(viewer)) throw new Refusal("notAllowed");
  return db.$transaction(async (tx) => {
    await lockPublished(tx);
    await lockNames(tx);
    const goes = await entryOf(tx, entityId, version);
    const stays = await entryOf(tx, intoId, intoVersion);
    assertMergeable(goes, stays);
    await assertPageMayGo(tx, viewer, goes, stays);
    await leadOn(tx, goes, stays);
    await nameInDrafts(tx, viewer, goes.id, stays.id);
    const changed = await tx.$queryRaw<{ workId: string }[]>`
      SELECT "published"."merge_entity"(${goes.id}::uuid, ${viewer.id}::uuid) AS "workId"`;
    const workIds = [...new Set(changed.map(({ workId }) => workId))];
    for (const workId of workIds) await sendPress(tx, workId, null);
    for (const note of [goes.id, stays.id])
      await tx.auditEvent.create({ data: { actorId: viewer.id, action: "mergeEntity", note } });
    return { id: stays.id, workIds };
  });
}

type Entry = Awaited<ReturnType<typeof entryOf>>;

async function entryOf(tx: Tx, id: string, version: number) {
  const row = await tx.entity.findUnique({
    where: { id },
    select: {
      id: true,
      kind: true,
      names: true,
      aliases: true,
      identifiers: true,
      existedFrom: true,
      existedTo: true,
      terms: true,
      nameMode: true,
      pseudonym: true,
      publicNames: true,
      mergedIntoId: true,
      version: true,
      page: { select: { id: true, homeTrackerId: true } },
    },
  });
  if (!row || row.mergedIntoId) throw new Refusal("notFound");
  if (row.version !== version) throw new Refusal("stale");
  const names = schema.names.parse(row.names);
  return { ...row, names, identifiers: schema.identifiers.parse(row.identifiers) };
}

/** Two entries of different kinds, or with different codes, are not one and the same. */
function assertMergeable(goes: Entry, stays: Entry) {
  if (goes.id === stays.id || goes.kind !== stays.kind) throw new Refusal("mergeApart");
  const register = codeApart(goes, stays);
  if (register)
    throw new Refusal("codesDiffer", {
      one: goes.identifiers[register] ?? "",
      other: stays.identifiers[register] ?? "",
    });
  // Else a name that readers may not have would come to one who is named in full.
  if (goes.nameMode !== stays.nameMode || goes.pseudonym !== stays.pseudonym)
    throw new Refusal("namedApart");
}

/** Readers of a page that goes are led to the one that stays, so that one is live; whoever lets it go could take it down. */
async function assertPageMayGo(tx: Tx, viewer: Viewer, goes: Entry, stays: Entry) {
  const isLive = async ({ page }: Entry) =>
    page !== null && (await tx.liveEdition.count({ where: { workId: page.id } })) > 0;
  if (!goes.page || !stays.page || !(await isLive(goes))) return;
  if (!(await isLive(stays))) throw new Refusal("pageNotLive", { name: stays.names.en });
  const role = roleOn(viewer, goes.page.homeTrackerId);
  if (!viewer.siteAdmin && role !== "reviewer" && role !== "admin") throw new Refusal("notAllowed");
}

async function leadOn(tx: Tx, goes: Entry, stays: Entry) {
  // A code belongs to one entry at a time, and what led to the one that goes leads on in one hop.
  await tx.entity.update({
    where: { id: goes.id },
    data: { identifiers: {}, version: { increment: 1 } },
    select: { id: true },
  });
  await tx.entity.updateMany({
    where: { OR: [{ id: goes.id }, { mergedIntoId: goes.id }] },
    data: { mergedIntoId: stays.id },
  });
  const entry = mergedEntry(stays, goes);
  const terms = stays.terms ?? goes.terms;
  const shown = publicNames({ ...stays, names: entry.names });
  await tx.entity.update({
    where: { id: stays.id },
    data: {
      ...entry,
      existedFrom: stays.existedFrom ?? goes.existedFrom,
      existedTo: stays.existedTo ?? goes.existedTo,
      terms: terms ?? Prisma.DbNull,
      publicNames: shown ?? Prisma.DbNull,
      version: { increment: 1 },
    },
    select: { id: true },
  });
  if (goes.page && !stays.page)
    await tx.work.update({
      where: { id: goes.page.id },
      data: { entityId: stays.id },
      select: { id: true },
    });
}

/** Whoever merges has changed whom the drafts name. What is in review is refused when it is published. */
async function nameInDrafts(tx: Tx, viewer: Viewer, goes: string, stays: string) {
  const works = await tx.$queryRaw<{ id: string; facts: unknown; contributors: string[] }[]>`
    SELECT "id", "facts", "factsContributorIds" AS "contributors" FROM "desk"."Work"
    WHERE position(${goes} IN "facts"::text) > 0 ORDER BY "id" FOR UPDATE`;
  for (const { id, facts, contributors } of works)
    await tx.work.update({
      where: { id },
      data: {
        facts: renamed(typedFacts.parse(facts), goes, stays),
        factsContributorIds: [...new Set([...contributors, viewer.id])],
        factsVersion: { increment: 1 },
      },
      select: { id: true },
    });
}
