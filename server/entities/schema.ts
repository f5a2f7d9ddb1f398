import { z } from "zod";
import { period, vagueDate } from "@/server/dates/schema";
import { entityKinds, languages } from "@/server/public/projection";

const name = z.string().trim().min(1).max(300);

/** How readers may name a person, the fullest first. */
export const nameModes = ["full", "initials", "pseudonym", "withheld"] as const;
export type NameMode = (typeof nameModes)[number];

/** Whether the one way to name a person tells readers less than the other. */
export const isNarrower = (one: NameMode | null, than: NameMode | null) =>
  nameModes.indexOf(one ?? "full") > nameModes.indexOf(than ?? "full");

const pseudonym = z.string().trim().max(300);

/** What is not chosen for a person is the least: a name withheld. */
export const createEntity = z
  .object({
    kind: z.enum(entityKinds),
    name,
    nameMode: z.enum(nameModes).optional(),
    pseudonym: pseudonym.optional(),
  })
  .refine(({ kind, nameMode }) => kind === "person" || nameMode === undefined)
  .refine(({ nameMode, pseudonym }) => nameMode !== "pseudonym" || pseudonym);
export const addState = z.object({ code: z.string().max(4) });
export const searchEntities = z.object({ search: z.string().trim().max(200).default("") });
export const entityIds = z.object({ ids: z.array(z.uuid()).max(100) });
export const oneEntity = z.object({ entityId: z.uuid() });

export const listEntities = searchEntities.extend({
  kind: z.enum(entityKinds).optional(),
  /** The last entity of the page before, to go on from. */
  after: z.uuid().optional(),
});

/**
 * Where else it is registered. A state's code is alpha-2 of ISO 3166-1, or alpha-4 of ISO 3166-3 where it is a former one;
 * `ets` is its number in the Council of Europe Treaty Series, `unts` its place in the United Nations' series or collection.
 */
export const identifiers = z.object({
  iso3166: z
    .string()
    .regex(/^[A-Z]{2}([A-Z]{2})?$/)
    .optional(),
  ets: z
    .string()
    .regex(/^\d{3}[A-Z]?$/)
    .optional(),
  unts: z.string().trim().min(1).max(40).optional(),
  wikidata: z
    .string()
    .regex(/^Q[1-9]\d{0,11}$/)
    .optional(),
});
export type Identifiers = z.infer<typeof identifiers>;

/** One name for each language that has one; English, in which the desk works, always does. */
export const names = z.object({
  en: name,
  uk: name.optional(),
  ru: name.optional(),
  ar: name.optional(),
});
export type Names = z.infer<typeof names>;
/** What readers may call a person who is not named in full. */
export const publicNames = names.partial().nullable();

const article = z.string().trim().max(100);

/** What a treaty says about who is bound, as the record keeps it. */
export const treatyTerms = z.object({
  inForceOn: vagueDate.nullable(),
  entry: period.nullable(),
  notice: period.nullable(),
  noticeArticle: article,
  completeUpTo: z.iso.date().nullable(),
});

/** The same as people type it. */
export const typedTerms = treatyTerms.extend({
  /** "1 February 1989", "about 1989"; empty where it is not known. */
  inForceOn: z.string().trim().max(200),
});
export type TypedTerms = z.infer<typeof typedTerms>;

/** Whose page, kept by which tracker's reviewers, and in which language. */
export const makePage = oneEntity.extend({
  trackerId: z.uuid(),
  lang: z.enum(languages).default("en"),
});
export type MakePage = z.infer<typeof makePage>;

export const updateEntity = oneEntity
  .extend({
    version: z.number().int().positive(),
    kind: z.enum(entityKinds),
    names,
    aliases: z.array(name).max(100),
    identifiers,
    /** A year as people say it: "1922", "about 1918"; empty where it is not known. */
    existedFrom: z.string().trim().max(60),
    existedTo: z.string().trim().max(60),
    /** Of a treaty; left as they are where they are not named. */
    terms: typedTerms.optional(),
  })
  .refine(({ kind, identifiers }) => kind === "state" || identifiers.iso3166 === undefined);

export const chooseName = oneEntity
  .extend({
    version: z.number().int().positive(),
    nameMode: z.enum(nameModes),
    /** Kept for later where it is not what readers get. */
    pseudonym,
  })
  .refine(({ nameMode, pseudonym }) => nameMode !== "pseudonym" || pseudonym !== "");
export type ChooseName = z.infer<typeof chooseName>;

export type CreateEntity = z.infer<typeof createEntity>;
export type ListEntities = z.infer<typeof listEntities>;
export type UpdateEntity = z.infer<typeof updateEntity>;
