import { z } from "zod";
import type { Fate, Party, Reason } from "@/server/exchange/read-register";
import type { ActType, CeasedReason } from "@/server/ledger/act";

/** A file of the register is no larger, and has no more rows. */
export const mostBytes = 12_000_000;
export const mostRows = 20_000;

/** A file's bytes as base64, a little more than is taken, so that too much gets its own sentence. */
export const readFile = z.object({
  trackerId: z.uuid(),
  fileName: z.string().trim().min(1).max(200),
  file: z.string().max(2 * mostBytes),
});

export const oneRegister = z.object({ registerId: z.uuid() });

/** Makes the entry, by the title readers will see. */
export const makeEntry = oneRegister.extend({ headline: z.string().trim().min(1).max(300) });

export const shownRows = ["anomalies", "changes", "sample", "all"] as const;
export type ShownRows = (typeof shownRows)[number];

/** Which rows, those alone that name the words; `cursor` is the number of the last row that was told. */
export const listRows = oneRegister.extend({
  show: z.enum(shownRows),
  search: z.string().trim().max(200).default(""),
  cursor: z.number().int().nonnegative().default(0),
});

/** The columns of a file's row that are read. */
export const registerRow = z.object({
  treatyID: z.string(),
  stateID: z.string(),
  Title: z.string(),
  Force: z.string(),
  stateSignature: z.string(),
  stateRat: z.string(),
  stateForce: z.string(),
  stateWithdrawal: z.string(),
  ProvisionalApp: z.string(),
  Acceptance: z.string(),
  Accession: z.string(),
  Succession: z.string(),
  End: z.string(),
  Term: z.string(),
});

type KeptAct = {
  id: string;
  type: ActType;
  /** ISO. */
  day: string;
  reason: CeasedReason | null;
};

/** A row as it is kept: what it says where it says anything, and what becomes of it. */
export type KeptRow = {
  /** The first one below the heading is 1. */
  number: number;
  treatyId: string;
  party: Party | null;
  fate: Fate;
  reasons: Reason[];
  acts: KeptAct[];
  said: Record<string, string>;
};

export type KeptTreaty = {
  id: string;
  /** What the record calls it. */
  name: string;
  /** The ISO day it entered into force, where all its rows say the same. */
  inForceOn: string | null;
};

/** The entities of a register's parties and treaties, by its own codes. */
export type RegisterEntities = {
  parties: Record<string, string>;
  treaties: Record<string, string>;
};

export type ReadFile = z.infer<typeof readFile>;
export type OneRegister = z.infer<typeof oneRegister>;
export type MakeEntry = z.infer<typeof makeEntry>;
export type ListRows = z.infer<typeof listRows>;
