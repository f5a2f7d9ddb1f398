import { actsOfPairs, type Content, contentOf, enteredBy } from "@/server/acts/queries";
import { sameAct } from "@/server/acts/rules";
import { roleOn, type Viewer } from "@/server/auth/viewer";
import { dateWords } from "@/server/dates/date-words";
import { vagueDateFrom } from "@/server/dates/vague-date";
import type { Db, Tx } from "@/server/db";
import { entitiesKnown, termsOf } from "@/server/entities/queries";
import { folded, stateOf } from "@/server/entities/rules";
import { Refusal } from "@/server/errors";
import type { Party } from "@/server/exchange/read-register";
import { typeWords } from "@/server/ledger/act-words";
import { statusWords } from "@/server/ledger/status-words";
import { mergedAmong } from "@/server/merges/queries";
import type { RecordedAct } from "@/server/public/projection";
import { readBy } from "@/server/works/policy";
import { readableEdition } from "@/server/works/queries";
import { isoDate } from "@/server/works/rules";
import { actsOfRows, type Change, changesIn, countsOf, partyName, sampleOf } from "./rules";
import type * as schema from "./schema";

const facts = {
  id: true,
  trackerId: true,
  tracker: { select: { name: true } },
  fileName: true,
  hash: true,
  uploadedById: true,
  uploadedAt: true,
  editionId: true,
} as const;

/** A register its uploader, or whoever may read the entry made of it, may read. Refuses `notFound`. */
async function readable(db: Db | Tx, viewer: Viewer, id: string) {
  const row = await db.register.findUnique({ where: { id }, select: facts });
  if (!row || roleOn(viewer, row.trackerId) === null) throw new Refusal("notFound");
  if (row.editionId) await readableEdition(db, viewer, row.editionId);
  else if (row.uploadedById !== viewer.id) throw new Refusal("notFound");
  return row;
}

/** Everyone and everything a register names, and which of them the record has. */
export async function namedBy(db: Db | Tx, { rows, treaties }: Pick<Content, "rows" | "treaties">) {
  const taken = rows.filter(({ acts }) => acts.length > 0);
  const parties = new Map(taken.flatMap(({ party }) => (party ? [[party.code, party]] : [])));
  const treatyIds = new Set(taken.map(({ treatyId }) => treatyId));
  const used = treaties.filter(({ id }) => treatyIds.has(id));
  const known = await entitiesKnown(db, [
    ...[...parties.values()].map(entityOfParty),
    ...used.map(({ id, name }) => ({
      key: treatyKey(id),
      kind: "treaty" as const,
      names: [name],
      code: null,
    })),
  ]);
  return { parties: [...parties.values()], treaties: used, known };
}

/** A treaty's code and a party's may be the same. */
export const partyKey = (code: string) => `party ${code}`;
export const treatyKey = (id: string) => `treaty ${id}`;

function entityOfParty({ code, kind }: Party) {
  const key = partyKey(code);
  if (kind === "organisation")
    return { key, kind: "organisation" as const, names: [code], code: null };
  const state = stateOf(code);
  const names = state ? [state.names.en, ...state.aliases] : [];
  return { key, kind: "state" as const, names, code };
}

/** What a register says in numbers, and whom the record lacks. Refuses `notFound`. */
export async function registerForDesk(db: Db, viewer: Viewer, { registerId }: schema.OneRegister) {
  const { tracker, ...row } = await readable(db, viewer, registerId);
  const content = await contentOf(db, registerId);
  const { rows } = content;
  const { parties, treaties, known } = await namedBy(db, content);
  const named = (kind: Party["kind"]) => {
    const all = parties.filter((party) => party.kind === kind);
    const missing = all.filter(({ code }) => !known.has(partyKey(code))).map(partyName);
    return { count: all.length, missing: missing.sort() };
  };
  const recorded = new Set(content.recordedIds);
  const acts = rows.flatMap((one) => one.acts).filter(({ id }) => !recorded.has(id));
  return {
    id: row.id,
    tracker: tracker.name,
    fileName: row.fileName,
    hash: row.hash,
    uploadedAt: row.uploadedAt,
    editionId: row.editionId,
    rows: rows.length,
    fates: countsOf(rows.map(({ fate }) => fate)),
    reasons: countsOf(rows.flatMap(({ reasons }) => reasons)),
    acts: acts.length,
    recorded: recorded.size,
    types: countsOf(acts.map(({ type }) => type)).map(({ key, count }) => ({
      type: typeWords(key),
      count,
    })),
    states: named("state"),
    formerStates: named("formerState"),
    organisations: named("organisation"),
    treaties: {
      count: treaties.length,
      missing: treaties
        .filter(({ id }) => !known.has(treatyKey(id)))
        .map(({ name }) => name)
        .sort(),
    },
  };
}

export type RegisterForDesk = Awaited<ReturnType<typeof registerForDesk>>;

const pageLength = 50;

/**
 * Rows in words, fifty at a time, and how many there are: those that wait for a person, those that would change a status
 * today, a sample that is the same for everybody, or all. Refuses `notFound`.
 */
export async function rowsForDesk(
  db: Db,
  viewer: Viewer,
  { registerId, show, search, cursor }: schema.ListRows,
) {
  await readable(db, viewer, registerId);
  const content = await contentOf(db, registerId);
  const changes = show === "changes" ? await changesOf(db, content) : new Map<number, Change>();
  const titles = new Map(content.treaties.map(({ id, name }) => [id, name]));
  const words = folded(search);
  const found = {
    all: () => content.rows,
    anomalies: () => content.rows.filter(({ fate }) => fate === "anomaly"),
    sample: () => sampleOf(content.rows, content.hash),
    changes: () => content.rows.filter(({ number }) => changes.has(number)),
  }
    [show]()
    .filter((row) => words === "" || folded(namesOf(row, titles)).includes(words));
  const rows = found.filter(({ number }) => number > cursor).slice(0, pageLength);
  const last = rows.at(-1);
  const isMore = last !== undefined && found.at(-1) !== last;
  return {
    count: found.length,
    next: isMore ? last.number : null,
    rows: rows.map((row) => lineOf(row, titles, changes.get(row.number))),
  };
}

export type RegisterLines = Awaited<ReturnType<typeof rowsForDesk>>;

function namesOf({ number, party, treatyId, said }: schema.KeptRow, titles: Map<string, string>) {
  const names = [party ? partyName(party) : "", said.stateID ?? "", titles.get(treatyId) ?? ""];
  return [`${number}`, treatyId, ...names].join(" ");
}

function lineOf(row: schema.KeptRow, titles: Map<string, string>, change: Change | undefined) {
  const { number, party, treatyId, fate, reasons, acts, said } = row;
  return {
    number,
    party: party ? partyName(party) : (said.stateID ?? ""),
    treaty: titles.get(treatyId) ?? treatyId,
    fate,
    reasons,
    acts: acts.map(({ id, type, day }) => ({ id, type: typeWords(type), when: dayWords(day) })),
    said: Object.entries(said).map(([column, value]) => ({ column, value })),
    change: change
      ? { before: statusWords(change.before), after: statusWords(change.after) }
      : null,
  };
}

const dayWords = (day: string) =>
  dateWords(vagueDateFrom(day, { note: "", derivedFrom: "" }), "en");

/** What waits for a person, as rows of a table: what the file says, and why. Refuses `notFound`. */
export async function anomaliesOf(db: Db, viewer: Viewer, { registerId }: schema.OneRegister) {
  const { fileName } = await readable(db, viewer, registerId);
  const { rows, treaties } = await contentOf(db, registerId);
  const titles = new Map(treaties.map(({ id, name }) => [id, name]));
  return {
    fileName,
    rows: rows
      .filter(({ fate }) => fate === "anomaly")
      .map(({ number, treatyId, reasons, said }) => ({
        number,
        treatyId,
        title: titles.get(treatyId) ?? "",
        reasons,
        said,
      })),
  };
}

/** The ids of everyone and everything the registers name whose entries in a tracker the viewer may read. */
export async function namedByEntered(db: Db, viewer: Viewer, trackerId: string): Promise<string[]> {
  const made = await db.register.findMany({
    where: { edition: { work: inTracker(viewer, trackerId) } },
    select: { id: true },
  });
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT jsonb_path_query("entities", '$.*.*') #>> '{}' AS id FROM "desk"."Register"
    WHERE "id" = ANY (${made.map(({ id }) => id)}::uuid[])`;
  const ids = rows.map(({ id }) => id);
  const into = await mergedAmong(db, ids);
  return ids.map((id) => into.get(id) ?? id);
}

const inTracker = (viewer: Viewer, trackerId: string) => ({
  AND: [readBy(viewer), { homeTrackerId: trackerId }],
});

/**
 * The registers whose entries in a tracker the viewer may read, one at a time and as they were read; `recordedIds` are those of
 * their acts that other such works have in the ledger.
 */
export async function* registersEntered(db: Db, viewer: Viewer, trackerId: string) {
  const theirs = inTracker(viewer, trackerId);
  const rows = await db.register.findMany({
    where: { edition: { work: theirs } },
    orderBy: { id: "asc" },
    select: { id: true, fileName: true, recordedIds: true },
  });
  if (rows.length === 0) return;
  const works = await db.work.findMany({ where: { ...theirs, kind: "act" }, select: { id: true } });
  const entered = await enteredBy(
    db,
    works.map(({ id }) => id),
  );
  for (const { id, fileName } of rows) {
    const { entities, recordedIds, ...content } = await contentOf(db, id);
    if (!entities) continue;
    const recorded = new Set(recordedIds);
    const others = content.rows
      .flatMap(actsOfRows(entities))
      .filter((act) => recorded.has(act.id) && entered.has(sameAct(act)));
    yield { id, fileName, ...content, entities, recordedIds: others.map((act) => act.id) };
  }
}

/** What the entry would change today; of a register whose entry is not made yet, nothing. */
async function changesOf(db: Db, content: Content): Promise<Map<number, Change>> {
  const { rows, entities, recordedIds } = content;
  if (!entities) return new Map();
  const own: RecordedAct[] = rows.flatMap(actsOfRows(entities));
  const ownIds = new Set(own.map(({ id }) => id));
  const inLedger = await actsOfPairs(db, own);
  return changesIn({
    rows,
    entities,
    recordedIds,
    ledger: inLedger.flatMap(({ act, replacedBy }) =>
      replacedBy === null && !ownIds.has(act.id) ? [act] : [],
    ),
    terms: await termsOf(db, Object.values(entities.treaties)),
    on: isoDate(new Date()) ?? "",
  });
}
