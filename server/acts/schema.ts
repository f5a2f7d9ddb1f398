import { z } from "zod";
import { actTypes, ceasedReasons } from "@/server/ledger/act";

/** An act as people type it. A draft may lack anything; sending it for review asks for the whole. */
export const typedAct = z.object({
  id: z.uuid(),
  stateId: z.uuid().nullable(),
  /** The treaty or body. */
  ofId: z.uuid().nullable(),
  type: z.enum(actTypes).nullable(),
  /** When it was done, as typed: "5 May 1998", "1998", "not set". */
  acted: z.string().max(200),
  /** When it took effect, as typed; empty where no source says. */
  effective: z.string().max(200),
  /** Of a party that ceased to be one. */
  reason: z.enum(ceasedReasons).nullable(),
  /** The document it was done by: "note verbale of 3 March 1987", "Federal Law 44-FZ". */
  instrument: z.string().max(300),
  supersedesId: z.uuid().nullable(),
});
export type TypedAct = z.infer<typeof typedAct>;

/** So many acts are entered by hand in one draft. */
export const mostActs = 100;

export const ledgerPair = z.object({ stateId: z.uuid(), ofId: z.uuid() });
export type LedgerPair = z.infer<typeof ledgerPair>;

/** The pair, as far as it is chosen, and what an act is to take the place of already. */
export const replaceable = z.object({
  stateId: z.uuid().nullable(),
  ofId: z.uuid().nullable(),
  supersedesId: z.uuid().nullable().default(null),
});
export type Replaceable = z.infer<typeof replaceable>;
