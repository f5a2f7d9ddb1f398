import { z } from "zod";
import { tombstoneReasons } from "@/server/public/projection";
import { editionId } from "@/server/works/schema";

/** A take-down never waits for whoever is typing: it names no version. */
export const takeDown = editionId.extend({ reason: z.enum(tombstoneReasons) });
export type TakeDown = z.infer<typeof takeDown>;
