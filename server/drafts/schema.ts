import { z } from "zod";
import { atVersion } from "@/server/works/schema";

export const bringBack = atVersion.extend({ revisionId: z.uuid() });
export type BringBack = z.infer<typeof bringBack>;
