import { z } from "zod";

export const createTracker = z.object({ name: z.string().trim().min(1).max(200) });
export type CreateTracker = z.infer<typeof createTracker>;
