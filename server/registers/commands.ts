import { createHash, randomUUID } from "node:crypto";
import { actsOfPairs, type Content, contentOf } from "@/server/acts/queries";
import { sameAct } from "@/server/acts/rules";
import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { recordAll, type ToRecord } from "@/server/entities/commands";
import { Refusal } from "@/server/errors";
import type { RecordedAct } from "@/server/public/projection";
import { assertOpen } from "@/server/trackers/queries";
import { startWork } from "@/server/works/commands";
import { mayWriteIn } from "@/server/works/policy";
import { namedBy, partyKey, treatyKey } from "./queries";
import { actsOfRows, keptFrom, type Table, tableFrom, termsIn } from "./rules";
import {
  type KeptRow,
  type KeptTreaty,
  type MakeEntry,
  mostBytes,
  type ReadFile,
  type RegisterEntities,
} from "./schema";

/** Thousands of acts take their time. */
const patient = { timeout: 60_000, maxWait: 60_000 };

/**
 * Keeps the rows of a register's file with what becomes of each; nothing else is made. What the same person brought in and made
 * no entry of is forgotten. Refuses `notFound`, `trackerClosed`, `registerTooLarge`, `registerEmpty`, `registerWithoutRows`,
 * `registerUnread`, `registerColumns`.
 */
export async function readRegisterFile(db: Db, viewer: Viewer, input: ReadFile) {
  const { trackerId, fileName } = input;
  if (!mayWriteIn(viewer, trackerId)) throw new Refusal("notFound");
  const bytes = Buffer.from(input.file, "base64");
  if (bytes.length > mostBytes) throw new Refusal("registerTooLarge");
  const table = tableOf(bytes);
  if ("missing" in table) throw new Refusal(table.problem, { columns: table.missing });
  if ("problem" in table) throw new Refusal(table.problem);
  const hash = createHash("sha256").update(bytes).digest("hex");
  const kept = keptFrom(table.rows, randomUUID);
  return db.$transaction(async (tx) => {
    await assertOpen(tx, trackerId);
    await tx.register.deleteMany({ where: { uploadedById: viewer.id, editionId: null } });
    const { id } = await tx.register.create({
      data: { trackerId, fileName, hash, ...kept, uploadedById: viewer.id },
      select: { id: true },
    });
    return { registerId: id };
  }, patient);
}

function tableOf(bytes: Buffer): Table {
  try {
    return tableFrom(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return { problem: "registerUnread" };
    throw error;
  }
}

/**
 * Records whom and what the record lacks of a register, and makes the draft that enters its rows in the ledger; acts that are
 * there already are left out. Refuses `notFound`, `trackerClosed`, `registerMade`, `registerNothing`.
 */
export function makeEntry(db: Db, viewer: Viewer, { registerId, headline }: MakeEntry) {
  return db.$transaction(async (tx) => {
    const { trackerId } = await lockOwn(tx, viewer, registerId);
    await assertOpen(tx, trackerId);
    const content = await contentOf(tx, registerId);
    const entities = await entitiesFor(tx, viewer, content);
    const acts = content.rows.flatMap(actsOfRows(entities));
    const recordedIds = await recordedOf(tx, acts);
    if (recordedIds.length === acts.length) throw new Refusal("registerNothing");
    const start = { trackerId, kind: "act", lang: "en", headline, act: "bringIn" } as const;
    const edition = await startWork(tx, viewer, start);
    const facts = { kind: "act", acts: [], registerId };
    await tx.edition.update({
      where: { id: edition.id },
      data: { work: { update: { facts } } },
      select: { id: true },
    });
    await tx.register.update({
      where: { id: registerId },
      data: { entities, recordedIds, editionId: edition.id },
      select: { id: true },
    });
    return { editionId: edition.id };
  }, patient);
}

/** Those of the acts that are in the ledger already. */
async function recordedOf(tx: Tx, acts: readonly RecordedAct[]): Promise<string[]> {
  const known = new Set((await actsOfPairs(tx, acts)).map(({ act }) => sameAct(act)));
  return acts.filter((act) => known.has(sameAct(act))).map(({ id }) => id);
}

/** A register whose entry is there: `recordedIds` are acts that other works enter, besides those that are in the ledger. */
export type EnteredRegister = {
  id: string;
  trackerId: string;
  editionId: string;
  fileName: string;
  hash: string;
  treaties: KeptTreaty[];
  rows: KeptRow[];
  entities: RegisterEntities;
  recordedIds: string[];
};

/** Keeps the register an entry was made of elsewhere, inside another command's transaction; that command has asked who may. */
export async function registerEntered(tx: Tx, viewer: Viewer, register: EnteredRegister) {
  const acts = register.rows.flatMap(actsOfRows(register.entities));
  const recordedIds = [...new Set([...register.recordedIds, ...(await recordedOf(tx, acts))])];
  const { id, trackerId, editionId, fileName, hash, treaties, rows, entities } = register;
  await tx.register.create({
    data: {
      ...{ id, trackerId, editionId, fileName, hash, treaties, rows, entities, recordedIds },
      uploadedById: viewer.id,
    },
    select: { id: true },
  });
}

/** Whoever brought it in makes its entry, once. */
async function lockOwn(tx: Tx, viewer: Viewer, registerId: string) {
  await tx.$queryRaw`SELECT 1 FROM "desk"."Register" WHERE "id" = ${registerId}::uuid FOR UPDATE`;
  const row = await tx.register.findUnique({
    where: { id: registerId, uploadedById: viewer.id },
    select: { trackerId: true, editionId: true },
  });
  if (!row || !mayWriteIn(viewer, row.trackerId)) throw new Refusal("notFound");
  if (row.editionId) throw new Refusal("registerMade");
  return row;
}

/** The entities of its parties and treaties, those that were not in the record recorded now. */
async function entitiesFor(tx: Tx, viewer: Viewer, content: Content): Promise<RegisterEntities> {
  const { parties, treaties } = await namedBy(tx, content);
  const ids = await recordAll(tx, viewer, [
    ...parties.map(
      ({ code, kind }): ToRecord =>
        kind === "organisation"
          ? { key: partyKey(code), kind, name: code, terms: null }
          : { key: partyKey(code), code },
    ),
    ...treaties.map(
      (treaty): ToRecord => ({
        key: treatyKey(treaty.id),
        kind: "treaty",
        name: treaty.name,
        terms: termsIn(treaty),
      }),
    ),
  ]);
  return {
    parties: Object.fromEntries(parties.map(({ code }) => [code, ids[partyKey(code)] ?? ""])),
    treaties: Object.fromEntries(treaties.map(({ id }) => [id, ids[treatyKey(id)] ?? ""])),
  };
}
