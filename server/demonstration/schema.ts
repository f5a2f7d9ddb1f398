import { z } from "zod";
import { roles } from "@/server/auth/viewer";
import { actTypes } from "@/server/ledger/act";
import { entityKinds } from "@/server/public/projection";

const seedEvent = z.object({
  date: z.string().nullable(),
  title: z.string(),
  act: z.enum(actTypes).optional(),
  quote: z.string(),
  derived: z.string().default(""),
  phase: z.enum(["occurred", "pending"]).default("occurred"),
  treaty: z.string().optional(),
  body: z.string().optional(),
});

/** What the demonstration takes from `prisma/seed/record.json`. */
export const seedRecord = z.object({
  article: z.object({ datedOn: z.iso.date(), headline: z.string() }),
  entities: z.array(
    z.object({
      kind: z.enum(entityKinds),
      name: z.string(),
      short: z.string().optional(),
      iso3166: z.string().optional(),
      ets: z.string().optional(),
      unts: z.string().optional(),
      /** Of a person: an office holder, whom readers may know by name. */
      public: z.boolean().optional(),
    }),
  ),
  events: z.array(seedEvent),
  register: z.array(
    z.object({
      state: z.string(),
      treaty: z.string(),
      act: z.enum(actTypes),
      date: z.string(),
      source: z.string(),
    }),
  ),
  measures: z.array(
    z.object({
      of: z.string(),
      about: z.string(),
      name: z.string(),
      value: z.number(),
      period: z.string(),
      quote: z.string(),
    }),
  ),
  statusOn: z.object({ date: z.iso.date(), Russia: z.record(z.string(), z.string()) }),
});
export type SeedRecord = z.infer<typeof seedRecord>;
export type SeedEntity = SeedRecord["entities"][number];
export type SeedEvent = SeedRecord["events"][number];

/** The accounts, by role, as they are kept while the demonstration is being made. */
export const crewOf = z.record(
  z.enum(roles),
  z.object({ email: z.string(), name: z.string(), password: z.string() }),
);
export type Crew = z.infer<typeof crewOf>;
export type Account = Crew["admin"];
