import { z } from "zod";
import { identifiers, nameModes, names, treatyTerms } from "@/server/entities/schema";
import { actTypes, ceasedReasons } from "@/server/ledger/act";
import { entityKinds, languages } from "@/server/public/projection";
import { mostRows } from "@/server/registers/schema";
import { createSource } from "@/server/sources/schema";
import { anomalies, fates, partyKinds, remarks } from "./read-register";

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
  /** Of the record's own pages: whose it is, by the id in the file. */
  entityId: z.string().nullable().default(null),
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

const registerRow = z.object({
  number: z.number().int().positive(),
  treatyId: z.string(),
  party: z.object({ code: z.string(), kind: z.enum(partyKinds) }).nullable(),
  fate: z.enum(fates),
  reasons: z.array(z.enum([...remarks, ...anomalies])),
  acts: z.array(
    z.object({
      id: z.uuid(),
      type: z.enum(actTypes),
      day: z.iso.date(),
      reason: z.enum(ceasedReasons).nullable(),
    }),
  ),
  said: z.record(z.string(), z.string()),
});

/** A register whose rows a work of the file enters; parties and treaties by their ids in the file. */
export const fileRegister = z.object({
  id: z.string(),
  fileName: z.string().trim().min(1).max(200),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  treaties: z
    .array(z.object({ id: z.string(), name: z.string(), inForceOn: z.iso.date().nullable() }))
    .max(mostRows),
  rows: z.array(registerRow).max(mostRows),
  entities: z.object({
    parties: z.record(z.string(), z.string()),
    treaties: z.record(z.string(), z.string()),
  }),
  /** Of its acts those that another work of the file enters. */
  recordedIds: z.array(z.uuid()).default([]),
});
export type FileRegister = z.infer<typeof fileRegister>;

export const sourceFields = createSource.omit({ trackerId: true });
export type SourceFields = z.infer<typeof sourceFields>;

/** What a file does not say of a source. */
const unsaid = {
  kind: "media",
  publisher: "",
  origin: "",
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
  registers: z.array(z.unknown()).default([]),
  works: z.array(z.unknown()),
});
