import { z } from "zod";
import { isHref } from "@/server/text/href";

export const sourceKinds = [
  "officialDocument",
  "court",
  "treatyRegister",
  "bodyReport",
  "ngoStatement",
  "media",
  "socialPost",
  "testimony",
] as const;
export type SourceKind = (typeof sourceKinds)[number];

const fields = {
  kind: z.enum(sourceKinds),
  title: z.string().trim().min(1).max(500),
  publisher: z.string().trim().max(200),
  /** Whose reporting it repeats; empty where it reports itself. */
  origin: z.string().trim().max(200),
  author: z.string().trim().max(200),
  lang: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  url: z
    .string()
    .trim()
    .max(2_048)
    .refine((url) => url === "" || (isHref(url) && !url.startsWith("mailto:"))),
  publishedOn: z.iso.date().nullable(),
  accessedOn: z.iso.date().nullable(),
  note: z.string().trim().max(2_000),
  isRestricted: z.boolean(),
  publicWording: z.string().trim().max(300),
};

export const createSource = z.object({ trackerId: z.uuid(), ...fields });
export const updateSource = z.object({
  sourceId: z.uuid(),
  version: z.number().int().positive(),
  ...fields,
});
export const oneSource = z.object({ sourceId: z.uuid() });
export const originsOf = z.object({ trackerId: z.uuid() });
export const searchSources = z.object({
  trackerId: z.uuid(),
  search: z.string().trim().max(200).default(""),
});

/** What a list of sources can be asked for: links that no longer answer, protected ones, those that could have a copy and have none. */
export const sourceStates = ["dead", "protected", "withoutCopy"] as const;

export const listSources = z.object({
  search: z.string().trim().max(200).default(""),
  trackerId: z.uuid().optional(),
  kind: z.enum(sourceKinds).optional(),
  state: z.enum(sourceStates).optional(),
  /** The last line of the page before, to go on from. */
  after: z.object({ createdAt: z.coerce.date(), id: z.uuid() }).optional(),
});

export type CreateSource = z.infer<typeof createSource>;
export type UpdateSource = z.infer<typeof updateSource>;
export type SearchSources = z.infer<typeof searchSources>;
export type ListSources = z.infer<typeof listSources>;
