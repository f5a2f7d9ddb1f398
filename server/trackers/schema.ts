import { z } from "zod";

const name = z.string().trim().min(1).max(200);

export const createTracker = z.object({ name });
export const one = z.object({ trackerId: z.uuid() });
export const arrangeTracker = one.extend({
  name,
  approvals: z.int().min(1).max(3),
  /** From which risk upward two independent sources are asked for; null for never. */
  twoSourcesFrom: z.enum(["ordinary", "high"]).nullable(),
});
export const moveTracker = one.extend({ way: z.enum(["up", "down"]) });

export type CreateTracker = z.infer<typeof createTracker>;
export type ArrangeTracker = z.infer<typeof arrangeTracker>;
export type MoveTracker = z.infer<typeof moveTracker>;
