import { createHash } from "node:crypto";
import Papa from "papaparse";
import { vagueDateFrom } from "@/server/dates/vague-date";
import { folded, stateOf } from "@/server/entities/rules";
import {
  type Party,
  type RegisterRow,
  type RegisterTreaty,
  readRegister,
  registerColumns,
} from "@/server/exchange/read-register";
import { noTerms, type TreatyAct, type TreatyTerms } from "@/server/ledger/act";
import { actsByPair } from "@/server/ledger/pairs";
import { type StatusOn, statusOn } from "@/server/ledger/status";
import { oncePer } from "@/server/once-per";
import type { RecordedAct } from "@/server/public/projection";
import {
  type KeptRow,
  type KeptTreaty,
  mostRows,
  type RegisterEntities,
  registerRow,
} from "./schema";

export type Table =
  | { rows: RegisterRow[] }
  | { problem: "registerTooLarge" | "registerEmpty" | "registerWithoutRows" | "registerUnread" }
  | { problem: "registerColumns"; missing: string };

/** The rows of a CSV file of the register; of one that is none, why. */
export function tableFrom(text: string): Table {
  if (text.trim() === "") return { problem: "registerEmpty" };
  const { data, meta, errors } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: true,
    preview: mostRows + 1,
  });
  const missing = registerColumns.filter((column) => !meta.fields?.includes(column));
  if (missing.length === registerColumns.length) return { problem: "registerUnread" };
  if (missing.length > 0) return { problem: "registerColumns", missing: missing.join(", ") };
  if (data.length > mostRows) return { problem: "registerTooLarge" };
  if (data.length === 0) return { problem: "registerWithoutRows" };
  if (errors.length > 0) return { problem: "registerUnread" };
  return { rows: data.map((row) => registerRow.parse(row)) };
}

/** What is kept of the rows: each with its fate and with acts that have ids of their own from here on. */
export function keptFrom(rows: readonly RegisterRow[], newId: () => string) {
  const read = readRegister(rows);
  const kept = read.rows.map(
    ({ acts, ...row }, n): KeptRow => ({
      ...row,
      acts: acts.map(({ type, actedOn, reason }) => ({
        id: newId(),
        type,
        day: actedOn?.edtf ?? "",
        reason,
      })),
      said: saidIn(rows[n]),
    }),
  );
  return { rows: kept, treaties: treatiesFrom(read.treaties) };
}

function saidIn(row: RegisterRow | undefined): Record<string, string> {
  const told = Object.entries(row ?? {}).filter(
    ([column, value]) => column !== "Title" && column !== "treatyID" && !["", "NA"].includes(value),
  );
  return Object.fromEntries(told);
}

const longestName = 300;

/** What the record calls each treaty: its title, and where several have one title, its code beside it. */
function treatiesFrom(treaties: readonly RegisterTreaty[]): KeptTreaty[] {
  const titles = treaties.map(({ title }) => folded(title).slice(0, longestName));
  return treaties.map(({ id, title, terms }, n) => {
    const own = titles[n] ?? "";
    const isShared = titles.filter((one) => one === own).length > 1;
    const code = isShared || own === "" ? ` (${id})` : "";
    const name = `${title.trim().slice(0, longestName - code.length)}${code}`.trim();
    return { id, name, inForceOn: terms.inForceOn?.edtf ?? null };
  });
}

export const termsIn = ({ inForceOn }: KeptTreaty): TreatyTerms | null =>
  inForceOn === null ? null : { ...noTerms, inForceOn: dated(inForceOn) };

const dated = (day: string) => vagueDateFrom(day, { note: "", derivedFrom: "" });

/** What a party is called in English. */
export const partyName = ({ code }: Party) => stateOf(code)?.names.en ?? code;

/**
 * Makes the acts of rows, between the entities the record has for their party and their treaty; none while it has not both. Acts
 * of one day share their date: a register has thousands of acts on far fewer days.
 */
export function actsOfRows({ parties, treaties }: RegisterEntities) {
  const datedOnce = oncePer(dated);
  return ({
    party,
    treatyId,
    acts,
  }: Pick<KeptRow, "party" | "treatyId" | "acts">): RecordedAct[] => {
    const [stateId, ofId] = [party && parties[party.code], treaties[treatyId]];
    if (!stateId || !ofId) return [];
    return acts.map(({ id, type, day, reason }) => ({
      id,
      stateId,
      ofId,
      type,
      actedOn: datedOnce(day),
      effectiveOn: null,
      reason,
      instrument: "",
      supersedesId: null,
    }));
  };
}

/** How many of each, the most first. */
export function countsOf<Key extends string>(keys: readonly Key[]): { key: Key; count: number }[] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((one, other) => other.count - one.count);
}

const sampleSize = 50;

/** Fifty rows whose acts are taken, drawn by the file's hash: the same ones for everybody, and chosen by nobody. */
export function sampleOf(rows: readonly KeptRow[], hash: string): KeptRow[] {
  const drawn = rows
    .filter(({ acts }) => acts.length > 0)
    .map((row) => ({
      row,
      lot: createHash("sha256").update(`${hash} ${row.number}`).digest("hex"),
    }))
    .sort((one, other) => (one.lot < other.lot ? -1 : 1))
    .slice(0, sampleSize);
  return drawn.map(({ row }) => row).sort((one, other) => one.number - other.number);
}

export type Change = { before: StatusOn; after: StatusOn };

type Compared = {
  rows: readonly KeptRow[];
  entities: RegisterEntities;
  /** Acts that are in the ledger, those of the entry itself left out. */
  ledger: readonly TreatyAct[];
  /** Of the register that were in the ledger already. */
  recordedIds: readonly string[];
  terms: ReadonlyMap<string, TreatyTerms>;
  /** ISO. */
  on: string;
};

/** The rows whose party would be something else on the day under that treaty than the ledger says now, by their number. */
export function changesIn(compared: Compared): Map<number, Change> {
  const { rows, entities, ledger, recordedIds, terms, on } = compared;
  const known = actsByPair(ledger);
  const recorded = new Set(recordedIds);
  const actsOf = actsOfRows(entities);
  const changes = new Map<number, Change>();
  for (const row of rows) {
    const own = actsOf(row).filter(({ id }) => !recorded.has(id));
    const [first] = own;
    if (!first) continue;
    const { stateId, ofId } = first;
    const asked = { stateId, ofId, terms: terms.get(ofId) ?? noTerms, on };
    const acts = known(stateId, ofId);
    const change = { before: statusOn(acts, asked), after: statusOn([...acts, ...own], asked) };
    if (change.before.status !== change.after.status) changes.set(row.number, change);
  }
  return changes;
}
