import { z } from "zod";
import { editionId } from "@/server/works/schema";

export const oneContradiction = editionId.extend({ key: z.string().regex(/^[0-9a-f]{64}$/) });

export const closeContradiction = oneContradiction.extend({
  reason: z.string().trim().max(1_000),
});

export type OneContradiction = z.infer<typeof oneContradiction>;
export type CloseContradiction = z.infer<typeof closeContradiction>;
