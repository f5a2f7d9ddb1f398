import { createHash } from "node:crypto";
import { z } from "zod";
import { readDate } from "@/server/dates/read-date";
import { folded } from "@/server/entities/rules";
import type { Prepared, ReadyWork } from "@/server/exchange/prepare";
import { type Fate, fateOf, type Reason, reasonCodes } from "@/server/exchange/reason";
import { type Target, targets, workOfRow } from "@/server/exchange/table";
import type { TypedFacts } from "@/server/works/schema";

/** Reasons as the database kept them. */
export const reasons = z.array(
  z.object({
    code: z.enum(reasonCodes),
    told: z.record(z.string(), z.string()).optional(),
  }),
);

/** A row as the database kept it. */
export const rawRow = z.object({
  flaws: reasons,
  cells: z.array(z.string()).optional(),
  work: z.unknown().optional(),
});

export type StoredRow = z.infer<typeof rawRow>;

export const columns = z.array(z.enum(targets)).max(200);

/** The work a row tells of, its columns being what was chosen. */
export function workOf(row: Pick<StoredRow, "cells" | "work">, chosen: readonly Target[]): unknown {
  return row.cells ? workOfRow(chosen, row.cells) : row.work;
}

/** What makes two works the same one to a person: their kind, title and date. */
export function samenessOf(title: string, facts: TypedFacts): string {
  const words = folded(title);
  if (!("typed" in facts))
    return [facts.kind, words, "datedOn" in facts ? facts.datedOn : ""].join("\n");
  const read = readDate(facts.typed);
  const date = "date" in read ? (read.date?.edtf ?? "") : facts.typed;
  return [facts.kind, words, date].join("\n");
}

/** A row's own id in its file, so that it is known again; empty where it has none. */
export function keyOf(format: string, id: string): string {
  if (id === "") return "";
  // As long as an index takes.
  const short = id.length > 100 ? createHash("sha256").update(id).digest("hex") : id;
  return `${format}:${short}`;
}

/** The id that something of a file has here, always the same one for an import: a UUID of version 8 (RFC 9562, 5.8). */
export function idHere(importId: string, id: string): string {
  const bytes = createHash("sha256").update(`${importId} ${id}`).digest().subarray(0, 16);
  bytes[6] = 0x80 | (bytes.readUInt8(6) & 0x0f);
  bytes[8] = 0x80 | (bytes.readUInt8(8) & 0x3f);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** What is here before the file: what its works are the same as, the keys of rows brought in, and whether the page was written. */
export type Here = {
  sameness: ReadonlySet<string>;
  keys: ReadonlySet<string>;
  isPageWritten: boolean;
};
export type Verdict = { fate: Fate; reasons: Reason[]; key: string };
/** What was seen while reading a row, and the work it is; of that only facts and reasons matter. */
export type Judged = { flaws: readonly Reason[]; prepared: Prepared };
type Judging = { format: string; here: Here; duplicates: "kept" | "refused" };

/** The fate of every row, in the file's order: a later row is the duplicate of an earlier one. */
export function judge(rows: readonly Judged[], judging: Judging): Verdict[] {
  const firsts = new Map<string, number>();
  return rows.map(({ flaws, prepared }, at) => {
    const own = [...flaws, ...prepared.reasons];
    const key = keyOf(judging.format, prepared.id);
    if (fateOf(own) === "refused" || !prepared.work) return { fate: "refused", reasons: own, key };
    const { facts } = prepared.work;
    const sameness = samenessOf(prepared.title, facts);
    const single = singleIn(prepared.work);
    const reasons = [...own, ...against({ key, sameness, facts, single }, firsts, judging)];
    for (const name of [sameness, key, single])
      if (name && !firsts.has(name)) firsts.set(name, at + 1);
    return { fate: fateOf(reasons), reasons, key };
  });
}

type Named = { sameness: string; key: string };

/** What only one work can be made of; empty where there is nothing such. */
const singleIn = ({ facts, entityId }: Pick<ReadyWork, "facts" | "entityId">) =>
  entityId ?? ((facts.kind === "act" && facts.registerId) || "");

/** What stands against making a work that is whole in itself. */
function against(
  named: Named & { facts: TypedFacts; single: string },
  firsts: ReadonlyMap<string, number>,
  { here, duplicates }: Judging,
): Reason[] {
  if (named.facts.kind === "page") return here.isPageWritten ? [{ code: "pageWritten" }] : [];
  const taken = firsts.get(named.single);
  if (taken) return [{ code: "duplicateRow", told: { row: String(taken) } }];
  const twin = twinOf(named, firsts, here);
  if (!twin) return [];
  return [duplicates === "kept" ? { code: "duplicateKept" } : twin];
}

/** A file's own ids tell its rows apart: of two that have them only the same id makes a duplicate. */
function twinOf(
  { sameness, key }: Named,
  firsts: ReadonlyMap<string, number>,
  here: Here,
): Reason | null {
  if (key && here.keys.has(key)) return { code: "broughtIn" };
  const row = firsts.get(key || sameness);
  if (row) return { code: "duplicateRow", told: { row: String(row) } };
  return here.sameness.has(sameness) ? { code: "duplicateWork" } : null;
}
