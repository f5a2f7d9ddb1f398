import { z } from "zod";
import { atVersion, editionId } from "@/server/works/schema";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const submit = atVersion.extend({ note: z.string().trim().max(2_000).default("") });
/** What the reviewer read: the hashes of the text and of the facts that were on the screen. */
export const decide = editionId.extend({ textHash: hash, factsHash: hash });
export const requestChanges = decide.extend({ comment: z.string().trim().max(5_000) });
export const comment = editionId.extend({
  text: z.string().trim().min(1).max(5_000),
  quote: z.string().trim().max(1_000).default(""),
});
export const oneComment = z.object({ commentId: z.uuid() });

export type Submit = z.infer<typeof submit>;
export type Decide = z.infer<typeof decide>;
export type RequestChanges = z.infer<typeof requestChanges>;
export type AddComment = z.infer<typeof comment>;
export type OneComment = z.infer<typeof oneComment>;
