import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { mayNameEntities } from "@/server/entities/policy";
import { Refusal } from "@/server/errors";
import { Prisma } from "@/server/generated/prisma/client";
import { actWords } from "@/server/ledger/act-words";
import { mergedAmong } from "@/server/merges/queries";
import type { Projection, RecordedAct } from "@/server/public/projection";
import { actsOfRows } from "@/server/registers/rules";
import type { KeptRow, KeptTreaty, RegisterEntities } from "@/server/registers/schema";
import { sameAct } from "./rules";
import type { LedgerPair, Replaceable } from "./schema";

/** An act as the ledger has it, in a line of English words. `isReplaced` where another one has taken its place. */
export type ActInLedger = { id: string; words: string; workId: string; isReplaced: boolean };

/**
 * What an act can take the place of: the acts of its pair in the ledger, and the one it does, for the mistake may be whose act it
 * was. Refuses `notAllowed`.
 */
export async function actsToReplace(
  db: Db,
  viewer: Viewer,
  { stateId, ofId, supersedesId }: Replaceable,
): Promise<ActInLedger[]> {
  if (!mayNameEntities(viewer)) throw new Refusal("notAllowed");
  const rows = await db.$queryRaw<(LedgerLine & { workId: string })[]>`
    SELECT ${columns}, "workId" FROM "published"."Act" a
    WHERE ("stateId" = ${stateId}::uuid AND "ofId" = ${ofId}::uuid) OR "id" = ${supersedesId}::uuid
    ORDER BY coalesce("act" #>> '{actedOn,earliest}', "act" #>> '{effectiveOn,earliest}'), "id"`;
  return rows.map(({ workId, ...line }) => ({
    id: line.act.id,
    words: lineWords(line),
    workId,
    isReplaced: line.replacedBy !== null,
  }));
}

type LedgerLine = {
  act: RecordedAct;
  /** What they are called in English. */
  state: string | null;
  of: string | null;
  /** The act that took its place, which may be of another pair; null while it counts. */
  replacedBy: string | null;
};

const columns = Prisma.sql`"act", "state" #>> '{names,en}' AS "state", "of" #>> '{names,en}' AS "of",
  (SELECT b."id" FROM "published"."Act" b WHERE b."act" ->> 'supersedesId' = a."id"::text LIMIT 1) AS "replacedBy"`;

/** What the ledger has of these pairs, and of whatever their acts are to take the place of, in one query. */
export async function actsOfPairs(tx: Db | Tx, pairs: readonly PairOfAct[]) {
  const keys = pairs.map(pairOf);
  const [states, treaties] = [new Set<string>(), new Set<string>()];
  for (const { stateId, ofId } of pairs) {
    states.add(stateId);
    treaties.add(ofId);
  }
  const old = pairs.flatMap(({ supersedesId }) => supersedesId ?? []);
  return tx.$queryRaw<LedgerLine[]>`
    SELECT ${columns} FROM "published"."Act" a
    WHERE ("stateId" = ANY (${[...states]}::uuid[]) AND "ofId" = ANY (${[...treaties]}::uuid[])
        AND ("stateId" || ' ' || "ofId") IN (SELECT unnest(${[...new Set(keys)]}::text[])))
      OR "id" = ANY (${old}::uuid[])
    ORDER BY "id"`;
}

/** The acts of the ledger that acts of these take the place of, each in a line of English words, by id. */
export async function actsReplaced(db: Db | Tx, shown: readonly Projection[]) {
  const acts = shown.flatMap(({ facts }) => (facts.kind === "act" ? facts.acts : []));
  const ids = [...new Set(acts.flatMap(({ supersedesId }) => supersedesId ?? []))];
  if (ids.length === 0) return new Map<string, string>();
  const lines = await db.$queryRaw<LedgerLine[]>`
    SELECT ${columns} FROM "published"."Act" a WHERE "id" = ANY (${ids}::uuid[])`;
  return new Map(lines.map((line) => [line.act.id, lineWords(line)]));
}

type PairOfAct = LedgerPair & Pick<RecordedAct, "supersedesId">;

const lineWords = ({ act, state, of }: LedgerLine) =>
  actWords(act, (id) => (id === act.stateId ? state : of) ?? "");

/**
 * Holds the acts of a draft against the ledger. Refuses `actPublished` where one that is in it was changed or left out,
 * `actRecorded` where it has the same act already, `supersedesUnknown` where there is nothing to take the place of.
 */
export async function assertRecordable(tx: Tx, workId: string, acts: readonly RecordedAct[]) {
  await assertUnchanged(tx, workId, acts);
  const lines = await actsOfPairs(tx, acts);
  const known = Map.groupBy(lines, ({ act }) => pairOf(act));
  const byId = new Map(lines.map((line) => [line.act.id, line]));
  for (const act of acts) {
    const counts = ({ replacedBy }: LedgerLine) => replacedBy === null || replacedBy === act.id;
    const old = byId.get(act.supersedesId ?? "");
    if (act.supersedesId && !(old && counts(old))) throw new Refusal("supersedesUnknown");
    const others = known.get(pairOf(act))?.filter((line) => line.act.id !== act.id && counts(line));
    const same = others?.find((line) => line !== old && sameAct(line.act) === sameAct(act));
    if (same) throw new Refusal("actRecorded", { act: lineWords(same) });
  }
}

/**
 * Holds approved acts against the ledger of now: two works may be sent in with the same one. Of two that are published at
 * once, the second waits. What is live already stays as it was. Refuses as `assertRecordable`.
 */
export async function assertStillRecordable(tx: Tx, workId: string, factsRevisionId: string) {
  const [entry] = await tx.$queryRaw<{ acts: RecordedAct[] }[]>`
    SELECT r."canonical"::json -> 'acts' AS "acts" FROM "desk"."FactsRevision" r JOIN "desk"."Work" w ON w."id" = r."workId"
    WHERE r."id" = ${factsRevisionId}::uuid AND w."kind" = 'act' AND NOT EXISTS (
      SELECT 1 FROM "published"."Publication" p JOIN "published"."LiveEdition" l ON l."publicationId" = p."id"
      WHERE p."factsRevisionId" = r."id")`;
  if (!entry) return;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vigil ledger'))`;
  await assertRecordable(tx, workId, entry.acts);
}

const pairOf = ({ stateId, ofId }: LedgerPair) => `${stateId} ${ofId}`;

async function assertUnchanged(tx: Tx, workId: string, acts: readonly RecordedAct[]) {
  if ((await tx.act.count({ where: { workId } })) === 0) return;
  const rows = await tx.$queryRaw<{ act: RecordedAct }[]>`
    SELECT "act" FROM "published"."Act" WHERE "workId" = ${workId}::uuid
    EXCEPT SELECT n::jsonb FROM json_array_elements(${JSON.stringify(acts)}::json) n LIMIT 1`;
  if (rows.length > 0) throw new Refusal("actPublished");
}

/** The acts of a work that are in the ledger, by id: they are read, never edited. */
export async function publishedActIds(db: Db | Tx, workId: string): Promise<string[]> {
  const rows = await db.act.findMany({ where: { workId }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** What works have in the ledger, each act by what makes it the same one. */
export async function enteredBy(db: Db | Tx, workIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ act: RecordedAct }[]>`
    SELECT "act" FROM "published"."Act" WHERE "workId" = ANY (${workIds}::uuid[])`;
  return new Set(rows.map(({ act }) => sameAct(act)));
}

/** The rows of a register as `readRegisterFile` kept them and as they stay, and who they are about in the record of today. */
export async function contentOf(db: Db | Tx, id: string): Promise<Content> {
  const [content] = await db.$queryRaw<Content[]>`
    SELECT "hash", "rows", "treaties", "entities", "recordedIds" FROM "desk"."Register" WHERE "id" = ${id}::uuid`;
  if (!content) throw new Error(`There is no register ${id}.`);
  return { ...content, entities: await entitiesNow(db, content.entities) };
}

/** The entities of a register, those that were merged into others since by the ones that stay. */
async function entitiesNow(db: Db | Tx, entities: RegisterEntities | null) {
  if (!entities) return null;
  const { parties, treaties } = entities;
  const ids = [...Object.values(parties), ...Object.values(treaties)];
  const into = await mergedAmong(db, ids);
  const now = (named: Record<string, string>) =>
    Object.fromEntries(Object.entries(named).map(([code, id]) => [code, into.get(id) ?? id]));
  return { parties: now(parties), treaties: now(treaties) };
}

export type Content = {
  hash: string;
  rows: KeptRow[];
  treaties: KeptTreaty[];
  entities: RegisterEntities | null;
  recordedIds: string[];
};

/** What a register's entry adds to the ledger, and how much of the file that is. What else its rows say is left where it is. */
export async function enteredFrom(tx: Tx, registerId: string) {
  const [register] = await tx.$queryRaw<Pick<Content, "hash" | "entities" | "recordedIds">[]>`
    SELECT "hash", "entities", "recordedIds" FROM "desk"."Register" WHERE "id" = ${registerId}::uuid`;
  if (!register) throw new Error(`There is no register ${registerId}.`);
  const rows = await tx.$queryRaw<Pick<KeptRow, "party" | "treatyId" | "acts">[]>`
    SELECT r -> 'party' AS "party", r ->> 'treatyId' AS "treatyId", r -> 'acts' AS "acts"
    FROM "desk"."Register" g, json_array_elements(g."rows") WITH ORDINALITY kept(r, n)
    WHERE g."id" = ${registerId}::uuid ORDER BY n`;
  const { hash, recordedIds } = register;
  const entities = await entitiesNow(tx, register.entities);
  const recorded = new Set(recordedIds);
  const acts = entities
    ? rows.flatMap(actsOfRows(entities)).filter(({ id }) => !recorded.has(id))
    : [];
  const leftOut = rows.filter((row) => row.acts.length === 0).length;
  return { acts, register: { hash, rows: rows.length, leftOut } };
}
