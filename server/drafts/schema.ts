import { z } from "zod";
import { atVersion, editionId, save } from "@/server/works/schema";

/** A revision of the text with the facts that stood beside it, or one of the facts alone. */
const revisionId = z.uuid();

export const revision = editionId.extend({ revisionId });
export const bringBack = atVersion.extend({ revisionId });

/** What two people wrote, chosen from part by part, and one's own words as they were before. */
export const merge = save.extend({ mine: save.pick({ text: true, facts: true }) });

export type Revision = z.infer<typeof revision>;
export type BringBack = z.infer<typeof bringBack>;
export type Merge = z.infer<typeof merge>;
