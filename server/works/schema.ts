import { z } from "zod";
import { mostActs, typedAct } from "@/server/acts/schema";
import { condition } from "@/server/dates/schema";
import { phases } from "@/server/dates/vague-date";
import { mostMeasures, typedMeasure } from "@/server/measures/schema";
import { languages, workKinds } from "@/server/public/projection";
import { statuses } from "./workflow";

export const editionId = z.object({ editionId: z.uuid() });
export const workId = z.object({ workId: z.uuid() });

/** A write names the version of the working copy it read. */
export const atVersion = editionId.extend({ version: z.number().int().positive() });

export const create = z.object({
  trackerId: z.uuid(),
  kind: z.enum(["article", "event", "act", "measure"]),
  lang: z.enum(languages).default("en"),
});

const citation = z.object({
  id: z.uuid(),
  sourceId: z.uuid(),
  place: z.string().max(200),
  quote: z.string().max(4_000),
});
export const citations = z.array(citation).max(300);

export const emptyBody = { type: "doc", content: [{ type: "paragraph" }] };

const eventFields = z.object({
  kind: z.literal("event"),
  /** The date as typed: "about 1998", "between June and September 2022", "not set". */
  typed: z.string().max(200),
  /** The source's own words for it. */
  phrase: z.string().max(500),
  /** How the date follows from those words. */
  workedOut: z.string().max(500),
  phase: z.enum(phases),
  participantIds: z.array(z.uuid()).max(100),
});

type Event = z.infer<typeof eventFields> & { condition?: z.infer<typeof condition> };

const event = eventFields
  // What a pending event waits for; readers then get no date but the window that makes.
  .extend({ condition: condition.optional() })
  // Left out where there is none: facts are compared and kept as JSON, which has no place for `undefined`.
  .transform(
    ({ condition: one, ...fields }): Event => (one ? { ...fields, condition: one } : fields),
  );

/** The facts as people type them, by kind; an unreadable date is kept as it was typed. */
export const typedFacts = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("article"), datedOn: z.iso.date().nullable() }),
  event,
  z.object({
    kind: z.literal("act"),
    acts: z.array(typedAct).max(mostActs),
    /** The register whose rows it enters, which stand there and are never edited. */
    registerId: z.uuid().nullable().default(null),
  }),
  z.object({
    kind: z.literal("measure"),
    measures: z.array(typedMeasure).max(mostMeasures),
  }),
  z.object({ kind: z.literal("page") }),
  // What readers see of an entity stands in the record, and nothing of it is typed here.
  z.object({ kind: z.literal("entity") }),
]);

/** A draft is never refused for being unfinished: only its shape and size are checked. */
export const save = atVersion.extend({
  text: z.object({
    headline: z.string().max(300),
    standfirst: z.string().max(2_000),
    byline: z.string().max(200),
    body: z.unknown(),
    method: z.unknown(),
    citations,
  }),
  factsVersion: z.number().int().positive(),
  facts: typedFacts,
});

export const step = atVersion;

export const readTypedDate = z.object({ typed: z.string().max(200) });

export const list = z.object({
  search: z.string().trim().max(200).default(""),
  status: z.enum(statuses).optional(),
  kind: z.enum(workKinds).optional(),
  trackerId: z.uuid().optional(),
  personId: z.uuid().optional(),
  isBinned: z.boolean().default(false),
  /** The last line of the page before, to go on from. */
  after: z.object({ changedAt: z.coerce.date(), id: z.uuid() }).optional(),
});

/**
 * Who may see it, at what risk, in which other trackers it is shown, and when to look at it again. What is not named is left as it
 * is: a form that was opened before somebody restricted the work must not open it again.
 */
export const arrange = editionId.extend({
  risk: z.enum(["ordinary", "high"]).optional(),
  restrictedToIds: z.array(z.uuid()).max(50).optional(),
  lookAgainOn: z.iso.date().nullable().optional(),
  shownInIds: z.array(z.uuid()).max(50).optional(),
});

export const searchWorks = z.object({
  search: z.string().trim().max(200),
  /** Of every kind that words can lead to where none is named. */
  kind: z.enum(["article", "event", "measure"]).optional(),
});

export type Create = z.infer<typeof create>;
export type Save = z.infer<typeof save>;
export type TypedFacts = z.infer<typeof typedFacts>;
export type StepInput = z.infer<typeof step>;
export type List = z.infer<typeof list>;
export type Arrange = z.infer<typeof arrange>;
export type SearchWorks = z.infer<typeof searchWorks>;
