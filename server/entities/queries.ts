import { z } from "zod";
import type { Viewer } from "@/server/auth/viewer";
import { copiesTelling } from "@/server/captures/queries";
import { type Db, literally, type Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { Prisma } from "@/server/generated/prisma/client";
import type { TreatyTerms } from "@/server/ledger/act";
import type { EntityKind, Facts } from "@/server/public/projection";
import { factsOf } from "@/server/revisions/queries";
import { mayRead, readBy } from "@/server/works/policy";
import { type EditionRow, loadEdition } from "@/server/works/queries";
import { seal } from "@/server/works/rules";
import { mayNameEntities } from "./policy";
import {
  folded,
  standsIn,
  stateOf,
  statesNamed,
  tellingWords,
  typedTermsOf,
  withheldName,
  yearWords,
} from "./rules";
import * as schema from "./schema";

type Row = { id: string; kind: EntityKind; names: unknown; aliases: string[] };
type Listed = Row & { identifiers: unknown; nameMode: schema.NameMode | null };
const fields = { id: true, kind: true, names: true, aliases: true } as const;
const columns = Prisma.sql`e.id, e.kind::text AS kind, e.names, e.aliases, e.identifiers,
  e."nameMode"::text AS "nameMode"`;

/** An entity as it is called in English, and by the other name that was looked for where it is another. */
export type EntityNamed = { id: string; kind: EntityKind; name: string; also: string | null };

const pageLength = 50;

/** Entities of which a name, alias or identifier holds the words, in any script, by their English name; fifty at a time. Refuses `notAllowed`. */
export async function entitiesForDesk(db: Db, viewer: Viewer, input: schema.ListEntities) {
  assertMayName(viewer);
  const name = Prisma.sql`"desk"."folded"(e.names ->> 'en')`;
  const rows = await db.$queryRaw<Listed[]>`
    SELECT ${columns} FROM "desk"."Entity" e
    LEFT JOIN "desk"."Entity" last ON last.id = ${input.after ?? null}::uuid
    WHERE e.folded LIKE ${like(input.search)} AND e."mergedIntoId" IS NULL
      AND (${input.kind ?? null}::text IS NULL OR e.kind::text = ${input.kind ?? null})
      AND (last.id IS NULL OR (${name}, e.id) > ("desk"."folded"(last.names ->> 'en'), last.id))
    ORDER BY ${name}, e.id LIMIT ${pageLength + 1}`;
  const entities = rows.slice(0, pageLength).map(({ identifiers, nameMode, ...row }) => {
    const { en, ...others } = namesIn(row.names);
    return {
      id: row.id,
      kind: row.kind,
      name: en,
      others: [...Object.values(others), ...row.aliases],
      code: schema.identifiers.parse(identifiers).iso3166 ?? null,
      nameMode,
    };
  });
  return { entities, next: rows.length > pageLength ? (entities.at(-1)?.id ?? null) : null };
}

export type EntityLine = Awaited<ReturnType<typeof entitiesForDesk>>["entities"][number];

const foundAtOnce = 20;

/** Entities of which a name, alias or identifier holds the words, in any script; 20 at most, first those of which it is all. Refuses `notAllowed`. */
export async function entitiesNamed(
  db: Db,
  viewer: Viewer,
  search: string,
): Promise<EntityNamed[]> {
  assertMayName(viewer);
  const lines = Prisma.sql`E'\n' || e.folded || E'\n'`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM "desk"."Entity" e
    WHERE e.folded LIKE ${like(search)} AND e."mergedIntoId" IS NULL
    ORDER BY (${lines}) LIKE ${`%\n${literally(folded(search))}\n%`} DESC,
      (${lines}) LIKE ${`%\n${literally(folded(search))}%`} DESC,
      "desk"."folded"(e.names ->> 'en'), e.id LIMIT ${foundAtOnce}`;
  return rows.map((row) => foundBy(row, search));
}

/** The entities of these ids, in their order. Refuses `notAllowed`. */
export async function entitiesOf(db: Db, viewer: Viewer, ids: string[]): Promise<EntityNamed[]> {
  assertMayName(viewer);
  const rows = await db.entity.findMany({ where: { id: { in: ids } }, select: fields });
  const known = new Map(rows.map((row) => [row.id, foundBy(row, "")]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/**
 * The entities of which a name or alias stands in a text as words of its own, with all their names that may; the longest
 * name first, none for who may not name any.
 */
export async function entitiesIn(db: Db | Tx, viewer: Viewer, text: string) {
  if (!mayNameEntities(viewer)) return [];
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM "desk"."Entity" e WHERE e."mergedIntoId" IS NULL AND EXISTS (
      SELECT FROM (SELECT value AS words FROM jsonb_each_text(e.names)
        UNION ALL SELECT unnest(e.aliases)) known
      WHERE position(known.words IN ${text}) > 0)`;
  return rows
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      name: namesIn(row.names).en,
      words: wordsOf(row),
    }))
    .filter(({ words }) => words.some((one) => standsIn(text, one)))
    .sort((one, other) => other.name.length - one.name.length);
}

/** What the record has of the terms of each of these treaties that has any, by its id. */
export async function termsOf(
  tx: Db | Tx,
  ids: string[],
): Promise<ReadonlyMap<string, TreatyTerms>> {
  const rows = await tx.entity.findMany({
    where: { id: { in: ids } },
    select: { id: true, terms: true },
  });
  return new Map(
    rows.flatMap(({ id, terms }) =>
      terms === null ? [] : [[id, schema.treatyTerms.parse(terms)] as const],
    ),
  );
}

/** What an outside list calls someone or something in English; `code` is ISO 3166's, of a state alone. */
export type EntityLooked = {
  key: string;
  kind: EntityKind;
  names: readonly string[];
  code: string | null;
};

/** The entities recorded by these codes, or by these English names where no code says otherwise; their ids, by the keys given. */
export async function entitiesKnown(
  db: Db | Tx,
  looked: readonly EntityLooked[],
): Promise<ReadonlyMap<string, string>> {
  const asked = looked.flatMap(({ names, ...one }) => names.map((name) => ({ ...one, name })));
  const rows = await db.$queryRaw<{ key: string; id: string }[]>`
    WITH e AS MATERIALIZED (
      SELECT id, kind::text AS kind, "desk"."folded"(names ->> 'en') AS name, identifiers ->> 'iso3166' AS code
      FROM "desk"."Entity"),
    l AS MATERIALIZED (
      SELECT key, kind, "desk"."folded"(name) AS name, code
      FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) l(key text, kind text, name text, code text)),
    found AS (
      SELECT l.key, e.id, 1 AS place FROM l JOIN e ON e.code = l.code
      UNION ALL SELECT l.key, e.id, 2 FROM l JOIN e ON e.kind = l.kind AND e.name = l.name
        WHERE l.code IS NULL OR e.code IS NULL)
    SELECT DISTINCT ON (key) key, id FROM found ORDER BY key, place, id`;
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Refuses `notFound` unless every id is an entity's. */
export async function assertEntities(tx: Tx, ids: string[]) {
  const known = await tx.entity.count({ where: { id: { in: ids } } });
  if (known !== new Set(ids).size) throw new Refusal("notFound");
}

/**
 * One entity with all that is recorded of it, and the works that name it; where it was merged into another, that one.
 * Refuses `notAllowed`, `notFound`.
 */
export async function entityForDesk(db: Db, viewer: Viewer, asked: string) {
  assertMayName(viewer);
  const merged = await db.entity.findUnique({
    where: { id: asked },
    select: { mergedIntoId: true },
  });
  const id = merged?.mergedIntoId ?? asked;
  const row = await db.entity.findUnique({
    where: { id },
    select: {
      ...fields,
      identifiers: true,
      existedFrom: true,
      existedTo: true,
      terms: true,
      nameMode: true,
      pseudonym: true,
      publicNames: true,
      version: true,
    },
  });
  if (!row) throw new Refusal("notFound");
  const names = namesIn(row.names);
  const identifiers = schema.identifiers.parse(row.identifiers);
  const publicNames = schema.publicNames.parse(row.publicNames);
  const telling = publicNames ? tellingWords({ names, aliases: row.aliases }) : null;
  return {
    ...row,
    names,
    publicNames,
    identifiers,
    existedFrom: yearWords(row.existedFrom),
    existedTo: yearWords(row.existedTo),
    terms: typedTermsOf(row.terms === null ? null : schema.treatyTerms.parse(row.terms)),
    page: await pageOf(db, viewer, id),
    former: formerOf(identifiers.iso3166),
    stillTold: telling ? await stillTold(db, viewer, telling) : [],
    copiesTold: telling ? await copiesTelling(db, viewer, telling) : noCopies,
    works: await worksNaming(db, viewer, { id, name: shownName(publicNames ?? names) }),
  };
}

const noCopies: Awaited<ReturnType<typeof copiesTelling>> = {
  copies: [],
  unread: 0,
  unsearched: 0,
};

export type EntityForDesk = Awaited<ReturnType<typeof entityForDesk>>;

/**
 * The public page of an entity: where it stands, and whether what was sent for review, or else what is live, is the entry as
 * it is now. Of a page the viewer may not read only its live address. Null where none was begun.
 */
async function pageOf(db: Db, viewer: Viewer, entityId: string) {
  const edition = await db.edition.findFirst({
    where: { work: { entityId } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  if (!edition) return null;
  return db.$transaction(async (tx) => {
    const { row, standing } = await loadEdition(tx, edition.id);
    const live = await tx.liveEdition.findUnique({
      where: { editionId: row.id },
      select: { path: true, publication: { select: { factsRevisionId: true } } },
    });
    const address = { path: live?.path ?? null };
    if (!mayRead(viewer, standing)) return { ...address, own: null };
    const { status, version, work } = row;
    const shownId = work.submittedFactsId ?? live?.publication.factsRevisionId ?? null;
    const isOutdated = shownId !== null && !(await isEntryNow(tx, row, shownId));
    const own = { editionId: row.id, status, version, tracker: work.homeTracker.name };
    return { ...address, own: { ...own, isOutdated, isBinned: standing.isBinned } };
  });
}

/** Where else the page is shown is no part of the entry. */
async function isEntryNow(tx: Tx, { work }: EditionRow, factsRevisionId: string) {
  const { hash, canonical } = await tx.factsRevision.findUniqueOrThrow({
    where: { id: factsRevisionId },
    select: { hash: true, canonical: true },
  });
  const { trackers }: Facts = JSON.parse(canonical);
  return hash === seal({ ...(await factsOf(tx, work)), trackers }).hash;
}

/** What became of the code of a former state, in English; null of any other. */
function formerOf(code: string | undefined) {
  const former = code ? stateOf(code)?.former : null;
  return former
    ? { change: former.change, to: former.to.map((one) => stateOf(one)?.names.en ?? one) }
    : null;
}

/** The states of ISO 3166 of which any name holds the words, with the entity each is recorded as. Refuses `notAllowed`. */
export async function statesForDesk(db: Db, viewer: Viewer, search: string) {
  assertMayName(viewer);
  const found = statesNamed(search);
  const recorded = await db.$queryRaw<{ id: string; code: string }[]>`
    SELECT id, identifiers ->> 'iso3166' AS code FROM "desk"."Entity"
    WHERE identifiers ->> 'iso3166' = ANY (${found.map(({ code }) => code)})`;
  const known = new Map(recorded.map(({ id, code }) => [code, id]));
  return found.map(({ code, names, aliases }) => ({
    id: code,
    name: names.en,
    also: alsoOf({ names, aliases }, search),
    former: formerOf(code),
    recordedId: known.get(code) ?? null,
  }));
}

type Told = {
  editionId: string;
  version: number;
  versionPath: string;
  livePath: string | null;
  projection: Prisma.JsonValue;
};

/**
 * The published versions in whose words a name of the person still stands, by edition, the newest first: those are people's to
 * put right. `editionId` is null where the viewer may not read the work. A live version has `livePath`.
 */
async function stillTold(db: Db, viewer: Viewer, words: readonly string[]) {
  const rows = await db.$queryRaw<Told[]>`
    SELECT p."editionId", p."version", p."versionPath", l."path" AS "livePath", d."projection"
    FROM "published"."Document" d JOIN "published"."Publication" p ON p."id" = d."publicationId"
    LEFT JOIN "published"."LiveEdition" l ON l."publicationId" = p."id"
    WHERE EXISTS (SELECT 1 FROM unnest(${words}::text[]) w
      WHERE position(lower(w) IN lower(d."projection"::text)) > 0)
    ORDER BY p."editionId", p."version" DESC`;
  const told = rows.filter(({ projection }) => {
    const text = folded(stringsIn(projection).join(" | "));
    return words.some((one) => standsIn(text, folded(one)));
  });
  const readable = await db.edition.findMany({
    where: { id: { in: told.map(({ editionId }) => editionId) }, work: readBy(viewer) },
    select: { id: true },
  });
  const ids = new Set(readable.map(({ id }) => id));
  return told.map(({ projection, editionId, ...version }) => ({
    ...version,
    headline: headlineIn(projection),
    editionId: ids.has(editionId) ? editionId : null,
  }));
}

const published = z.object({ headline: z.string() });
const headlineIn = (projection: Prisma.JsonValue) => published.parse(projection).headline;

function stringsIn(value: Prisma.JsonValue | undefined): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

const worksAtOnce = 50;

/**
 * The works the viewer may read whose draft names the entity, or whose live page does: the latest change first, fifty at
 * most. `shownAs` is the name readers have of it, which stays as it was approved; `name` is what new texts call it.
 */
async function worksNaming(db: Db, viewer: Viewer, { id, name }: { id: string; name: string }) {
  const shown = await shownNames(db, id);
  const rows = await db.edition.findMany({
    where: {
      work: readBy(viewer),
      OR: [{ id: { in: [...shown.keys()] } }, { workId: { in: await draftsNaming(db, id) } }],
    },
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
    take: worksAtOnce,
    select: { id: true, headline: true, status: true, work: { select: { kind: true } } },
  });
  return rows.map(({ work, ...row }) => {
    const shownAs = shown.get(row.id) ?? null;
    return { ...row, kind: work.kind, shownAs, isOutdated: shownAs !== null && shownAs !== name };
  });
}

/** What each live event, act and measure that names the entity calls it in English, by edition. */
async function shownNames(db: Db, id: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.$queryRaw<{ editionId: string; shownAs: string | null }[]>`
    SELECT l."editionId", p.one #>> '{names,en}' AS "shownAs" FROM "published"."LiveEdition" l
    JOIN "published"."Document" d ON d."publicationId" = l."publicationId",
      LATERAL jsonb_array_elements(d."projection" #> '{facts,participants}') p(one)
    WHERE l."kind" = 'event' AND l."namedIds" @> ARRAY[${id}::uuid] AND p.one ->> 'id' = ${id}
    UNION SELECT l."editionId", v.one #>> '{names,en}' FROM "published"."Act" a
    JOIN "published"."LiveEdition" l ON l."workId" = a."workId", LATERAL (VALUES (a."state"), (a."of")) v(one)
    WHERE ${id}::uuid IN (a."stateId", a."ofId") AND v.one ->> 'id' = ${id}
    UNION SELECT l."editionId", v.one #>> '{names,en}' FROM "published"."Measure" m
    JOIN "published"."LiveEdition" l ON l."workId" = m."workId", LATERAL (VALUES (m."of"), (m."about")) v(one)
    WHERE ${id}::uuid IN (m."ofId", m."aboutId") AND v.one ->> 'id' = ${id}`;
  return new Map(rows.map(({ editionId, shownAs }) => [editionId, shownAs ?? withheldName]));
}

/** The works whose working copies name the entity themselves, and not by a register. */
async function draftsNaming(db: Db, id: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "desk"."Work" WHERE "facts" @> jsonb_build_object('participantIds', jsonb_build_array(${id}::text))
      OR "facts" @> jsonb_build_object('acts', jsonb_build_array(jsonb_build_object('stateId', ${id}::text)))
      OR "facts" @> jsonb_build_object('acts', jsonb_build_array(jsonb_build_object('ofId', ${id}::text)))
      OR "facts" @> jsonb_build_object('measures', jsonb_build_array(jsonb_build_object('ofId', ${id}::text)))
      OR "facts" @> jsonb_build_object('measures', jsonb_build_array(jsonb_build_object('aboutId', ${id}::text)))`;
  return rows.map((row) => row.id);
}

function assertMayName(viewer: Viewer) {
  if (!mayNameEntities(viewer)) throw new Refusal("notAllowed");
}

const shownName = ({ en }: { en?: string | undefined }) => en ?? withheldName;
const like = (search: string) => `%${literally(folded(search))}%`;
const namesIn = (names: unknown) => schema.names.parse(names);

/** Every name and alias, in every language. */
const wordsOf = ({ names, aliases }: Pick<Row, "names" | "aliases">) => [
  ...Object.values(namesIn(names)),
  ...aliases,
];

const foundBy = ({ id, kind, names, aliases }: Row, search: string): EntityNamed => ({
  id,
  kind,
  name: namesIn(names).en,
  also: alsoOf({ names: namesIn(names), aliases }, search),
});

/** The name that was found, where the English one is not what was looked for. */
function alsoOf(row: Pick<Row, "names" | "aliases">, search: string): string | null {
  const holds = (words: string) => folded(words).includes(folded(search));
  if (holds(namesIn(row.names).en)) return null;
  return wordsOf(row).find(holds) ?? null;
}
