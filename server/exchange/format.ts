import { z } from "zod";
import { identifiers, nameModes, names, treatyTerms } from "@/server/entities/schema";
import { entityKinds, languages } from "@/server/public/projection";
import { createSource } from "@/server/sources/schema";

/** The product's own file, written by an export and read by an import; docs/import.md tells it field by field. */
export const formatName = "vigil-export";
export const formatVersion = 1;

const words = z.string().default("");

/** A citation names a source of the file, or a page by its address. */
const citation = z.object({
  id: z.uuid().optional(),
  sourceId: z.string().optional(),
  url: words,
  title: words,
  publisher: words,
  place: words,
  quote: words,
});

const edition = z.object({
  lang: z.enum(languages).default("en"),
  status: words,
  headline: words,
  standfirst: words,
  byline: words,
  body: z.unknown().optional(),
  method: z.unknown().optional(),
  citations: z.array(citation).default([]),
});

/** A work as a file tells it. Only a headline is needed; whether it may become a draft is judged afterwards. */
export const fileWork = z.object({
  id: words,
  kind: z.string().default("event"),
  /** The date as the source writes it, where `facts` hold none. */
  date: z.string().optional(),
  facts: z.record(z.string(), z.unknown()).default({}),
  /** Names to look for in the record. */
  named: z.array(z.string()).default([]),
  risk: z.enum(["ordinary", "high"]).default("ordinary"),
  isRestricted: z.boolean().default(false),
  lookAgainOn: z.iso.date().nullable().default(null),
  editions: z.array(edition).min(1).max(languages.length),
});
export type FileWork = z.infer<typeof fileWork>;
export type FileWorkGiven = z.input<typeof fileWork>;
export type FileCitation = z.infer<typeof citation>;

const existed = z
  .string()
  .regex(/^\d{3}[\dX][?~%]?$/)
  .nullable()
  .default(null);

export const fileEntity = z
  .object({
    id: z.string(),
    kind: z.enum(entityKinds),
    names,
    aliases: z.array(z.string()).max(100).default([]),
    identifiers: identifiers.default({}),
    existedFrom: existed,
    existedTo: existed,
    /** How readers may name a person; of anything else, and where nothing was chosen, null. */
    nameMode: z.enum(nameModes).nullable().default(null),
    pseudonym: z.string().trim().max(300).default(""),
    terms: treatyTerms.nullable().default(null),
  })
  .refine(({ kind, identifiers }) => kind === "state" || identifiers.iso3166 === undefined);
export type FileEntity = z.infer<typeof fileEntity>;

export const sourceFields = createSource.omit({ trackerId: true });
export type SourceFields = z.infer<typeof sourceFields>;

/** What a file does not say of a source. */
const unsaid = {
  kind: "media",
  publisher: "",
  author: "",
  lang: "en",
  url: "",
  publishedOn: null,
  accessedOn: null,
  note: "",
  isRestricted: false,
  publicWording: "",
} as const;

export const fileSource = z
  .preprocess((given) => ({ ...unsaid, ...Object(given) }), sourceFields.extend({ id: z.string() }))
  .refine(({ isRestricted, publicWording }) => !isRestricted || publicWording !== "");
export type FileSource = z.infer<typeof fileSource>;

/** A page that is known by its address, as a source. */
export const pageSource = (page: Pick<SourceFields, "url" | "title" | "publisher">) =>
  sourceFields.safeParse({ ...unsaid, ...page });

export const vigilFile = z.object({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  entities: z.array(z.unknown()).default([]),
  sources: z.array(z.unknown()).default([]),
  works: z.array(z.unknown()),
});
