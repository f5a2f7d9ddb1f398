import { enteredFrom } from "@/server/acts/queries";
import { recordedFrom, typedActFrom } from "@/server/acts/rules";
import { vagueDateFrom } from "@/server/dates/vague-date";
import type { Tx } from "@/server/db";
import { isNoFuller, withheldName } from "@/server/entities/rules";
import * as schema from "@/server/entities/schema";
import { Refusal } from "@/server/errors";
import { Prisma } from "@/server/generated/prisma/client";
import * as measures from "@/server/measures/rules";
import { assertUnmerged } from "@/server/merges/queries";
import {
  type EntityFacts,
  type EventFacts,
  entityKinds,
  type Facts,
  type Language,
  languages,
  type Note,
  type Participant,
  type ProseNode,
  type Text,
} from "@/server/public/projection";
import { publicSource } from "@/server/sources/rules";
import { checkBody } from "@/server/text/check";
import { citedIds } from "@/server/text/plain";
import { type EditionRow, typedFactsOf, type WorkRow } from "@/server/works/queries";
import { datingOf, pathOf, slugFrom } from "@/server/works/rules";
import type { Save, TypedFacts } from "@/server/works/schema";

/** The working copy of a text as it would be published, its address settled: fixed once published, else from the headline. */
export async function textOf(tx: Tx, row: EditionRow): Promise<Text> {
  const lang = languageOf(row.lang);
  const body = checkBody(row.body);
  const method = checkBody(row.method);
  const headline = await headlineOf(tx, row, lang);
  const common = {
    lang,
    path: await addressOf(tx, row, headline),
    headline,
    standfirst: row.standfirst.trim(),
    notes: notesOf(row, [body, method]),
    ...(await differencesOf(tx, row.id)),
  };
  switch (row.work.kind) {
    case "article":
      return { kind: "article", ...common, byline: row.byline.trim(), body };
    case "event":
      return { kind: "event", ...common };
    case "act":
      return { kind: "act", ...common };
    case "measure":
      return { kind: "measure", ...common };
    case "page":
      return { kind: "page", ...common, body, method };
    case "entity":
      return { kind: "entity", ...common, body };
  }
}

/** What the writer gave; of an entity's page its name in the record, in the text's language or else in English. */
async function headlineOf(tx: Tx, { headline, work }: EditionRow, lang: Language) {
  if (work.kind !== "entity") return headline.trim();
  const { names, publicNames } = await entityOf(tx, work);
  return shownIn(publicNames ?? names, lang) ?? withheldName;
}

/** The name in the language, else in English, else in any. */
const shownIn = (names: Participant["names"], lang: Language) =>
  names[lang] ?? names.en ?? Object.values(names)[0];

/** Where an editor keeps what contradicts the ledger and tells readers so. */
async function differencesOf(tx: Tx, editionId: string): Promise<Pick<Text, "differ">> {
  const told = await tx.closedContradiction.findMany({
    where: { editionId, isTold: true, reopenedAt: null },
    orderBy: { id: "asc" },
    select: { said: true, recorded: true },
  });
  if (told.length === 0) return {};
  return { differ: told.map(({ said, recorded }) => ({ said, recorded: recorded.split("\n") })) };
}

/** Notes in the order their markers stand in the text; sources of the whole after them. */
function notesOf(row: EditionRow, bodies: ProseNode[]): Note[] {
  const marked = citedIds(...bodies);
  const place = (id: string) => (marked.includes(id) ? marked.indexOf(id) : marked.length);
  return row.citations
    .toSorted((one, other) => place(one.id) - place(other.id))
    .map(({ id, source, place: where, quote }) => ({
      id,
      source: publicSource(source),
      // A protected source's words, and their place, can betray it: readers get the chosen wording alone.
      place: source.restrictedAt === null ? where.trim() : "",
      quote: source.restrictedAt === null ? quote.trim() : "",
    }));
}

export function languageOf(value: string): Language {
  const lang = languages.find((known) => known === value);
  if (!lang) throw new Error(`No such language: ${value}`);
  return lang;
}

async function addressOf(tx: Tx, row: EditionRow, headline: string): Promise<string> {
  const named = row.work.kind === "entity" ? await entityOf(tx, row.work) : null;
  // Of a person who is not named in full even the address tells nothing, also where it once did.
  if (named?.publicNames) return pathOf(named.kind, languageOf(row.lang), named.id.slice(-12));
  const published = await tx.publication.count({ where: { editionId: row.id } });
  if (published > 0 && row.path) return row.path;
  const { kind } = row.work;
  const folder = kind === "entity" ? (named?.kind ?? "person") : kind;
  const slug = slugFrom(headline) || folder;
  for (let n = 1; ; n += 1) {
    const path = pathOf(folder, languageOf(row.lang), n === 1 ? slug : `${slug}-${n}`);
    const taken = await tx.edition.count({ where: { path, id: { not: row.id } } });
    if (taken === 0) return path;
  }
}

/** The working copy of the facts as they would be published. An unreadable date reads as none. */
export async function factsOf(tx: Tx, work: WorkRow): Promise<Facts> {
  const typed = typedFactsOf(work);
  const trackers = [work.homeTrackerId, ...work.shownIn.map(({ trackerId }) => trackerId)];
  switch (typed.kind) {
    case "article":
      return { kind: "article", trackers, datedOn: typed.datedOn };
    case "event":
      return {
        kind: "event",
        trackers,
        phase: typed.phase,
        participants: await participantsOf(tx, typed.participantIds),
        ...datingOf(typed),
      };
    case "act": {
      const entered = typed.registerId ? await enteredFrom(tx, typed.registerId) : null;
      const own = typed.acts.flatMap((act) => recordedFrom(act) ?? []);
      const acts = [...own, ...(entered?.acts ?? [])];
      const ids = acts.flatMap(({ stateId, ofId }) => [stateId, ofId]);
      const named = await participantsOf(tx, [...new Set(ids)]);
      return {
        kind: "act",
        trackers,
        acts,
        named,
        ...(entered && { register: entered.register }),
      };
    }
    case "measure": {
      const recorded = typed.measures.flatMap((measure) => measures.recordedFrom(measure) ?? []);
      const ids = recorded.flatMap(({ ofId, aboutId }) => [ofId, aboutId ?? []].flat());
      const named = await participantsOf(tx, [...new Set(ids)]);
      return { kind: "measure", trackers, measures: recorded, named };
    }
    case "page":
      return { kind: "page", trackers };
    case "entity":
      return { kind: "entity", trackers, ...(await entryOf(tx, work)) };
  }
}

/** The entry whose page the work is, as readers would see it. */
async function entryOf(tx: Tx, work: WorkRow): Promise<Pick<EntityFacts, "entity" | "terms">> {
  const entity = await entityOf(tx, work);
  const { id, kind, names, publicNames, terms } = entity;
  // Where else a person is known, and since when, can tell what the name would.
  const { aliases, identifiers, existedFrom, existedTo } = publicNames ? nothingElse : entity;
  return {
    entity: {
      id,
      kind,
      names: publicNames ?? names,
      aliases,
      identifiers: schema.identifiers.parse(identifiers),
      existedFrom: yearOf(existedFrom),
      existedTo: yearOf(existedTo),
    },
    terms: kind === "treaty" && terms !== null ? schema.treatyTerms.parse(terms) : null,
  };
}

const nothingElse = { aliases: [], identifiers: {}, existedFrom: null, existedTo: null };

const yearOf = (edtf: string | null) =>
  edtf === null ? null : vagueDateFrom(edtf, { note: "", derivedFrom: "" });

async function entityOf(tx: Tx, { id, entityId }: WorkRow) {
  if (entityId === null) throw new Error(`The work ${id} is the page of nothing.`);
  const row = await tx.entity.findUniqueOrThrow({
    where: { id: entityId },
    select: {
      id: true,
      kind: true,
      names: true,
      publicNames: true,
      aliases: true,
      identifiers: true,
      existedFrom: true,
      existedTo: true,
      terms: true,
    },
  });
  return { ...row, names: namesIn(row.names), publicNames: publicIn(row.publicNames) };
}

async function participantsOf(tx: Tx, ids: string[]): Promise<Participant[]> {
  const rows = await tx.entity.findMany({
    where: { id: { in: ids } },
    select: { id: true, kind: true, names: true, publicNames: true },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = known.get(id);
    const kind = entityKinds.find((known) => known === row?.kind);
    return row && kind
      ? [{ id, kind, names: publicIn(row.publicNames) ?? namesIn(row.names) }]
      : [];
  });
}

/**
 * Holds approved facts against how those they name are recorded now. Refuses `nameNarrowed`, for what was approved earlier under
 * a fuller name never goes live with it, and `entryMerged`.
 */
export async function assertNamedAsNow(tx: Tx, factsRevisionId: string): Promise<void> {
  const named = await namedBy(tx, factsRevisionId);
  await assertUnmerged(
    tx,
    named.map(({ id }) => id),
  );
  const rows = await tx.entity.findMany({
    where: { id: { in: named.map(({ id }) => id) }, publicNames: { not: Prisma.DbNull } },
    select: { id: true, names: true, publicNames: true },
  });
  for (const { id, names, publicNames } of rows) {
    const shown = named.filter((one) => one.id === id);
    if (shown.every((one) => isNoFuller(one.names, namesIn(publicNames)))) continue;
    throw new Refusal("nameNarrowed", { name: namesIn(names).en ?? "" });
  }
}

/**
 * Holds what approved texts say the record has instead against how those it names may be called now. Refuses `nameNarrowed`, as
 * for the facts.
 */
export async function assertDifferencesAsNow(
  tx: Tx,
  textRevisionIds: readonly string[],
): Promise<void> {
  const [named] = await tx.$queryRaw<{ name: string }[]>`
    SELECT t."name" FROM "desk"."TextRevision" r, LATERAL "published"."tells_more"(r."canonical"::jsonb -> 'differ') t
    WHERE r."id" = ANY (${textRevisionIds}::uuid[]) LIMIT 1`;
  if (named) throw new Refusal("nameNarrowed", named);
}

/** Holds approved texts against how their sources are recorded now. Refuses `sourceNarrowed`, for one that was protected since. */
export async function assertSourcesAsNow(
  tx: Tx,
  textRevisionIds: readonly string[],
): Promise<void> {
  const [named] = await tx.$queryRaw<{ title: string }[]>`
    SELECT s."title" FROM "desk"."TextRevision" r, jsonb_array_elements(r."citations") c,
      jsonb_array_elements(r."canonical"::jsonb -> 'notes') n, "desk"."Source" s
    WHERE r."id" = ANY (${textRevisionIds}::uuid[]) AND s."id" = (c ->> 'sourceId')::uuid AND s."restrictedAt" IS NOT NULL
      AND n ->> 'id' = c ->> 'id' AND n -> 'source' ? 'title' LIMIT 1`;
  if (named) throw new Refusal("sourceNarrowed", named);
}

/** Whom a revision of facts names; of a register's facts, which are megabytes, nothing else is made anything of. */
async function namedBy(tx: Tx, factsRevisionId: string): Promise<Participant[]> {
  const rows = await tx.$queryRaw<{ named: Participant[] | null }[]>`
    SELECT coalesce(facts -> 'participants', facts -> 'named', json_build_array(facts -> 'entity')) AS "named"
    FROM (SELECT "canonical"::json AS facts FROM "desk"."FactsRevision" WHERE "id" = ${factsRevisionId}::uuid) f`;
  return (rows[0]?.named ?? []).filter((one) => one !== null);
}

const publicIn = (names: unknown) => (names === null ? null : namesIn(names));

function namesIn(names: unknown): Participant["names"] {
  const given = new Map(Object.entries(Object(names)));
  return Object.fromEntries(
    languages.flatMap((lang) => {
      const name = given.get(lang);
      return typeof name === "string" ? [[lang, name]] : [];
    }),
  );
}

/** Whether a save would change the text that is stored. */
export function isTextChanged(row: EditionRow, text: Save["text"]): boolean {
  const stored = {
    headline: row.headline,
    standfirst: row.standfirst,
    byline: row.byline,
    body: checkBody(row.body),
    method: checkBody(row.method),
    citations: row.citations.map(({ id, sourceId, place, quote }) => [id, sourceId, place, quote]),
  };
  const given = {
    headline: text.headline,
    standfirst: text.standfirst,
    byline: text.byline,
    body: text.body,
    method: text.method,
    citations: text.citations.map(({ id, sourceId, place, quote }) => [id, sourceId, place, quote]),
  };
  return JSON.stringify(stored) !== JSON.stringify(given);
}

/** The facts of a revision as a person would have typed them. */
export function typedFrom(facts: Facts): TypedFacts {
  if (facts.kind === "event") return typedEventFrom(facts);
  if (facts.kind === "act")
    return { kind: "act", acts: facts.acts.map(typedActFrom), registerId: null };
  if (facts.kind === "measure")
    return { kind: "measure", measures: facts.measures.map(measures.typedMeasureFrom) };
  if (facts.kind === "article") return { kind: "article", datedOn: facts.datedOn };
  return { kind: facts.kind };
}

function typedEventFrom({ date, phase, participants, condition }: EventFacts): TypedFacts {
  return {
    kind: "event",
    typed: date?.edtf ?? "",
    phrase: date?.note ?? "",
    workedOut: date?.derivedFrom ?? "",
    phase,
    participantIds: participants.map(({ id }) => id),
    ...(condition && { condition }),
  };
}
