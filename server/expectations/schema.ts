import { z } from "zod";
import { condition } from "@/server/dates/schema";
import { atVersion } from "@/server/works/schema";

/** A condition as it is being written, and the work it is written in. */
export const read = z.object({ workId: z.uuid(), condition });

const typed = z.string().max(200);
const reason = z.string().trim().max(2_000);

/** What became of a pending event. */
const outcome = z.discriminatedUnion("is", [
  z.object({ is: z.literal("happened"), typed }),
  z.object({
    is: z.literal("postponed"),
    typed,
    condition: condition.optional(),
    lookAgainOn: z.iso.date().nullable(),
    reason,
  }),
  z.object({ is: z.literal("cancelled"), reason }),
]);

export const settle = atVersion.extend({
  factsVersion: z.number().int().positive(),
  outcome,
});

export type Read = z.infer<typeof read>;
export type Settle = z.infer<typeof settle>;
export type Outcome = z.infer<typeof outcome>;
