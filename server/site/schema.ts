import { z } from "zod";

/** Names the version that was read, as every write does. */
export const setAsking = z.object({
  mayAskOutside: z.boolean(),
  version: z.number().int().positive(),
});
export type SetAsking = z.infer<typeof setAsking>;
