import { z } from "zod";
import { roles } from "@/server/auth/viewer";
import { entityKinds } from "@/server/public/projection";

/** What the demonstration takes from `prisma/seed/record.json`. */
export const seedRecord = z.object({
  article: z.object({ datedOn: z.iso.date(), headline: z.string() }),
  entities: z.array(
    z.object({ kind: z.enum(entityKinds), name: z.string(), short: z.string().optional() }),
  ),
  events: z.array(
    z.object({
      date: z.string().nullable(),
      title: z.string(),
      quote: z.string(),
      derived: z.string().default(""),
      phase: z.enum(["occurred", "pending"]).default("occurred"),
      treaty: z.string().optional(),
      body: z.string().optional(),
    }),
  ),
});
export type SeedRecord = z.infer<typeof seedRecord>;
export type SeedEvent = SeedRecord["events"][number];

/** The accounts, by role, as they are kept while the demonstration is being made. */
export const crewOf = z.record(
  z.enum(roles),
  z.object({ email: z.string(), name: z.string(), password: z.string() }),
);
export type Crew = z.infer<typeof crewOf>;
export type Account = Crew["admin"];
