import { z } from "zod";

/** The entry that goes and the one that stays, each as it was read. */
export const merge = z.object({
  entityId: z.uuid(),
  version: z.number().int().positive(),
  intoId: z.uuid(),
  intoVersion: z.number().int().positive(),
});
export type MergeEntities = z.infer<typeof merge>;
