import { z } from "zod";
import { languages, tombstoneReasons } from "@/server/public/projection";

export const editionId = z.object({ editionId: z.uuid() });

const atVersion = editionId.extend({ version: z.number().int().positive() });

export const createArticle = z.object({
  trackerId: z.uuid(),
  lang: z.enum(languages).default("en"),
});

/** A draft is never refused for being unfinished: only its shape and size are checked. */
export const saveArticle = atVersion.extend({
  headline: z.string().max(300),
  standfirst: z.string().max(600),
  byline: z.string().max(200),
  datedOn: z.iso.date().nullable(),
  body: z.unknown(),
});

export const step = atVersion;
export const submit = atVersion.extend({ note: z.string().trim().max(2_000).default("") });
export const decide = atVersion.extend({ textHash: z.string().regex(/^[0-9a-f]{64}$/) });
export const requestChanges = decide.extend({ comment: z.string().trim().max(5_000) });
/** A take-down never waits for whoever is typing: it names no version. */
export const takeDown = editionId.extend({ reason: z.enum(tombstoneReasons) });

export type CreateArticle = z.infer<typeof createArticle>;
export type SaveArticle = z.infer<typeof saveArticle>;
export type StepInput = z.infer<typeof step>;
export type Submit = z.infer<typeof submit>;
export type Decide = z.infer<typeof decide>;
export type RequestChanges = z.infer<typeof requestChanges>;
export type TakeDown = z.infer<typeof takeDown>;
