import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { Prisma } from "@/server/generated/prisma/client";
import type { TreatyTerms } from "@/server/ledger/act";
import { sendPress } from "@/server/press/queue";
import { type EntityKind, languages } from "@/server/public/projection";
import { assertOpen } from "@/server/trackers/queries";
import { lockPublished, record, startWork } from "@/server/works/commands";
import { mayRead, mayWriteIn } from "@/server/works/policy";
import { mayNameEntities } from "./policy";
import {
  endsBeforeBeginning,
  folded,
  publicNames,
  type State,
  standsIn,
  stateOf,
  termsFrom,
  yearOf,
} from "./rules";
import * as schema from "./schema";

/**
 * Records someone or something by its English name; answers the one of that name and kind where there is one, which stays as
 * it is. A person's name is withheld from readers unless another way is chosen, and `isWithheld` says so.
 * Refuses `notAllowed`, `pseudonymTells`.
 */
export function createEntity(
  db: Db,
  viewer: Viewer,
  { kind, name, nameMode = "withheld", pseudonym = "" }: schema.CreateEntity,
) {
  assertMayName(viewer);
  const names = { en: name };
  const naming =
    kind === "person" ? namingOf({ names, aliases: [], nameMode, pseudonym }) : undefined;
  return db.$transaction(async (tx) => {
    await lockNames(tx);
    const known = await sameNamed(tx, { kind, names: [name] });
    if (known) return { id: known.id, isWithheld: false };
    const entity = { kind, names, aliases: [], identifiers: {}, ...naming };
    const { id } = await recorded(tx, viewer, entity, "createEntity");
    return { id, isWithheld: naming?.nameMode === "withheld" };
  });
}

type Named = { kind: EntityKind; name: string; terms: TreatyTerms | null };

async function entityCalled(tx: Tx, viewer: Viewer, { kind, name, terms }: Named) {
  const known = await sameNamed(tx, { kind, names: [name] });
  if (known) return { id: known.id };
  const entity = { kind, names: { en: name }, aliases: [], identifiers: {} };
  return recorded(tx, viewer, { ...entity, ...(terms && { terms }) }, "createEntity");
}

/** A state by its code of ISO 3166, anything else by its English name; what is recorded already stays as it is. */
export type ToRecord = { key: string } & ({ code: string } | Named);

/** Records what of these is not in the record, inside another command's transaction; answers the ids of all, by their keys. Refuses `notAllowed`, `notFound`. */
export async function recordAll(tx: Tx, viewer: Viewer, all: readonly ToRecord[]) {
  assertMayName(viewer);
  // Several entries are given a code here, which a publication that names them holds in another order.
  await lockPublished(tx);
  await lockNames(tx);
  const ids: Record<string, string> = {};
  for (const one of all) {
    const { id } = await ("code" in one
      ? stateCoded(tx, viewer, one.code)
      : entityCalled(tx, viewer, one));
    ids[one.key] = id;
  }
  return ids;
}

/**
 * Records a state of ISO 3166 with its code and the names the list has; answers the one recorded already. One that was
 * recorded by name alone is given the code and what names it lacks. Refuses `notAllowed`, `notFound`.
 */
export function addState(db: Db, viewer: Viewer, code: string) {
  assertMayName(viewer);
  return db.$transaction(async (tx) => {
    await lockNames(tx);
    return stateCoded(tx, viewer, code);
  });
}

async function stateCoded(tx: Tx, viewer: Viewer, code: string) {
  const state = stateOf(code);
  if (!state) throw new Refusal("notFound");
  const { names, aliases } = state;
  const known = await withCode(tx, code);
  if (known) return { id: known.id };
  const named = await sameNamed(tx, {
    kind: "state",
    names: [names.en, ...aliases],
    isUncoded: true,
  });
  if (named) return completed(tx, viewer, { id: named.id, state });
  const identifiers = { iso3166: code };
  return recorded(tx, viewer, { kind: "state", names, aliases, identifiers }, "addState");
}

/**
 * Puts an entity right for texts to come; what is published keeps the names that were approved. Only what becomes a person has
 * its name withheld, at once in what is published too, and `workIds` are then to be pressed. Refuses `notAllowed`, `notFound`,
 * `stale`, `nameTaken`, `codeTaken`, `yearUnread`, `yearsReversed`, `dateUnread`, `personStays`, `pseudonymTells`.
 */
export function updateEntity(
  db: Db,
  viewer: Viewer,
  { entityId, version, existedFrom, existedTo, terms, ...input }: schema.UpdateEntity,
) {
  assertMayName(viewer);
  const years = { existedFrom: yearOf(existedFrom), existedTo: yearOf(existedTo) };
  if (years.existedFrom === undefined || years.existedTo === undefined)
    throw new Refusal("yearUnread");
  if (endsBeforeBeginning(years.existedFrom, years.existedTo)) throw new Refusal("yearsReversed");
  const data = {
    ...input,
    ...years,
    ...termsOf(input.kind, terms),
    aliases: [...new Set(input.aliases)],
  };
  return db.$transaction(async (tx) => {
    await lockPublished(tx);
    await lockNames(tx);
    const before = await tx.entity.findUnique({ where: { id: entityId }, select: namingFields });
    if (!before) throw new Refusal("notFound");
    await assertFree(tx, { id: entityId, ...input });
    const { count } = await tx.entity.updateMany({
      where: { id: entityId, version, mergedIntoId: null },
      data: { ...data, ...namingAfter(before, data), version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("stale");
    await nameItsPage(tx, entityId, input.names);
    await tx.auditEvent.create({
      data: { actorId: viewer.id, action: "updateEntity", note: entityId },
    });
    const isNewPerson = before.kind !== "person" && input.kind === "person";
    const workIds = isNewPerson ? await narrowPublished(tx, viewer, entityId) : [];
    return { id: entityId, version: version + 1, workIds };
  });
}

const namingFields = { kind: true, nameMode: true, pseudonym: true } as const;
type Naming = { nameMode: schema.NameMode; pseudonym: string };
type Called = Pick<Entity, "names" | "aliases">;

/** How readers may name someone whose kind or names change. Who is not named in full stays a person: anything else would be. */
function namingAfter(
  before: { kind: EntityKind; nameMode: schema.NameMode | null; pseudonym: string },
  { kind, ...called }: Called & { kind: EntityKind },
) {
  const { nameMode, pseudonym } = before;
  if (kind === "person")
    return namingOf({ ...called, nameMode: nameMode ?? "withheld", pseudonym });
  if (schema.isNarrower(nameMode, "full")) throw new Refusal("personStays");
  return { nameMode: null, pseudonym: "", publicNames: Prisma.DbNull };
}

/** What is stored of how readers may name a person. Refuses `pseudonymTells`. */
function namingOf({ names, aliases, nameMode, pseudonym }: Called & Naming) {
  if (isTelling(pseudonym, { names, aliases })) throw new Refusal("pseudonymTells");
  const shown = publicNames({ names, nameMode, pseudonym });
  return { nameMode, pseudonym, publicNames: shown ?? Prisma.DbNull };
}

/** Whether a pseudonym holds a name of the person. */
const isTelling = (pseudonym: string, { names, aliases }: Called) =>
  [...Object.values(names), ...aliases].some((one) => standsIn(folded(pseudonym), folded(one)));

/**
 * Chooses how readers may name a person. Less is immediate: every published copy says no more than that, and `workIds` are to be
 * pressed. A fuller name, like a pseudonym, reaches readers with the next review of each work.
 * Refuses `notAllowed`, `notFound`, `stale`, `pseudonymTells`.
 */
export function chooseName(
  db: Db,
  viewer: Viewer,
  { entityId, version, nameMode, pseudonym }: schema.ChooseName,
) {
  assertMayName(viewer);
  return db.$transaction(async (tx) => {
    await lockPublished(tx);
    await lockNames(tx);
    const person = await tx.entity.findUnique({
      where: { id: entityId, kind: "person" },
      select: { ...namingFields, names: true, aliases: true },
    });
    if (!person) throw new Refusal("notFound");
    const called = { names: schema.names.parse(person.names), aliases: person.aliases };
    const { count } = await tx.entity.updateMany({
      where: { id: entityId, version, mergedIntoId: null },
      data: { ...namingOf({ ...called, nameMode, pseudonym }), version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("stale");
    const isLess = schema.isNarrower(nameMode, person.nameMode);
    // A pseudonym is words of whoever chose it, though it tells less than the name did.
    const action = isLess && nameMode !== "pseudonym" ? "narrowName" : "chooseName";
    await tx.auditEvent.create({ data: { actorId: viewer.id, action, note: entityId } });
    const workIds = isLess ? await narrowPublished(tx, viewer, entityId) : [];
    return { id: entityId, version: version + 1, workIds };
  });
}

/** Answers the works whose published copies said more, their presses promised; a page of the person is taken down. */
async function narrowPublished(tx: Tx, viewer: Viewer, entityId: string): Promise<string[]> {
  const page = await tx.work.findUnique({ where: { entityId }, select: { id: true } });
  const live = await tx.liveEdition.findMany({
    where: { workId: page?.id ?? entityId },
    select: { editionId: true },
  });
  const changed = await tx.$queryRaw<{ workId: string }[]>`
    SELECT "published"."narrow_name"(${entityId}::uuid, ${viewer.id}::uuid) AS "workId"`;
  const workIds = [...new Set(changed.map(({ workId }) => workId))];
  if (page && workIds.includes(page.id)) await pageIsGone(tx, viewer, { page, live });
  for (const workId of workIds) await sendPress(tx, workId, null);
  return workIds;
}

type PageGone = { page: { id: string }; live: { editionId: string }[] };

/** What a take-down leaves of a work on the desk. */
async function pageIsGone(tx: Tx, viewer: Viewer, { page, live }: PageGone) {
  for (const { editionId } of live)
    await record(tx, viewer, { action: "takeDown", editionId, note: "safety" });
  await tx.edition.updateMany({
    where: { id: { in: live.map(({ editionId }) => editionId) } },
    data: {
      status: "takenDown",
      submittedRevisionId: null,
      restoreAskedById: null,
      version: { increment: 1 },
    },
  });
  await tx.work.update({
    where: { id: page.id },
    data: { submittedFactsId: null },
    select: { id: true },
  });
}

/** What is no treaty has no terms; those of a treaty stay where none are named. Refuses `dateUnread`. */
function termsOf(kind: EntityKind, typed: schema.TypedTerms | undefined) {
  if (kind !== "treaty") return { terms: Prisma.DbNull };
  if (!typed) return {};
  const terms = termsFrom(typed);
  if (terms === undefined) throw new Refusal("dateUnread");
  return { terms: terms ?? Prisma.DbNull };
}

/** The desk's lists call the page of an entity what the record does; what is in review or live keeps the name it was cut with. */
async function nameItsPage(tx: Tx, entityId: string, names: schema.Names) {
  for (const lang of languages)
    await tx.edition.updateMany({
      where: { lang, work: { entityId } },
      data: { headline: names[lang] ?? names.en },
    });
}

/**
 * Begins the public page of an entry, in the tracker whose reviewers shall decide on it; answers the edition there is already,
 * where the viewer may read it. Refuses `notFound`, `trackerClosed`, `pageElsewhere`, `nameWithheld`.
 */
export function makePage(db: Db, viewer: Viewer, { entityId, trackerId, lang }: schema.MakePage) {
  if (!mayWriteIn(viewer, trackerId)) throw new Refusal("notFound");
  return db.$transaction(async (tx) => {
    // Two who begin it at once get one page.
    await tx.$queryRaw`SELECT 1 FROM "desk"."Entity" WHERE "id" = ${entityId}::uuid FOR UPDATE`;
    const entity = await tx.entity.findUnique({
      where: { id: entityId, mergedIntoId: null },
      select: {
        names: true,
        nameMode: true,
        page: {
          select: {
            homeTrackerId: true,
            restrictedToIds: true,
            editions: { select: { id: true }, take: 1 },
          },
        },
      },
    });
    if (!entity) throw new Refusal("notFound");
    const { page, nameMode } = entity;
    if (page) {
      const { homeTrackerId, restrictedToIds, editions } = page;
      const [edition] = editions;
      if (!edition || !mayRead(viewer, { trackerId: homeTrackerId, restrictedToIds }))
        throw new Refusal("pageElsewhere");
      return { id: edition.id };
    }
    if (nameMode === "withheld") throw new Refusal("nameWithheld");
    await assertOpen(tx, trackerId);
    const names = schema.names.parse(entity.names);
    const start = { trackerId, lang, entityId, kind: "entity", act: "create" } as const;
    const { id } = await startWork(tx, viewer, { ...start, headline: names[lang] ?? names.en });
    return { id };
  });
}

/** An entity as a file tells it, with its id there; `nameMode` is null where the file does not say how readers may name a person. */
export type EntityGiven = Entity & {
  id: string;
  existedFrom: string | null;
  existedTo: string | null;
  nameMode: schema.NameMode | null;
  pseudonym: string;
  terms: TreatyTerms | null;
};

/**
 * Where each of these entities of a file stands in the record, by its id in the file: the state of its code, or the one of its
 * kind and English name, as it is; what is not recorded yet is, a person named to readers as the file says and else not at all.
 * Inside another command's transaction. Refuses `notAllowed`.
 */
export async function entitiesFor(tx: Tx, viewer: Viewer, given: readonly EntityGiven[]) {
  assertMayName(viewer);
  await lockNames(tx);
  const ids = new Map<string, string>();
  for (const { id, nameMode, pseudonym, terms, ...entity } of given) {
    const { kind, names, identifiers } = entity;
    const known =
      (identifiers.iso3166 && (await withCode(tx, identifiers.iso3166))) ||
      (await sameNamed(tx, { kind, names: [names.en] }));
    const own = {
      ...entity,
      ...(kind === "person" &&
        namingOf({ ...entity, ...chosenIn({ nameMode, pseudonym }, entity) })),
      ...(kind === "treaty" && terms && { terms }),
    };
    const made = known ?? (await recorded(tx, viewer, own, "createEntity"));
    ids.set(id, made.id);
  }
  return ids;
}

/** What a file chose for a person; where it chose nothing, or a pseudonym that it does not give or that tells, the least. */
function chosenIn({ nameMode, pseudonym }: Chosen, called: Called): Naming {
  if (isTelling(pseudonym, called)) return { nameMode: "withheld", pseudonym: "" };
  const isGiven = nameMode !== null && (nameMode !== "pseudonym" || pseudonym !== "");
  return { nameMode: isGiven ? nameMode : "withheld", pseudonym };
}

type Chosen = Pick<EntityGiven, "nameMode" | "pseudonym">;

function assertMayName(viewer: Viewer) {
  if (!mayNameEntities(viewer)) throw new Refusal("notAllowed");
}

/** Two who record one name at once get one entity: the second waits until it sees the first one's. */
export async function lockNames(tx: Tx) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vigil entities'))`;
}

type Known = { id: string; name: string };
type Entity = Pick<schema.UpdateEntity, "kind" | "names" | "aliases" | "identifiers">;

/** Refuses `codeTaken` and `nameTaken`, saying by which other entity. */
async function assertFree(tx: Tx, { id, kind, names, identifiers }: Entity & { id: string }) {
  const code = identifiers.iso3166;
  const coded = code ? await withCode(tx, code) : undefined;
  if (code && coded && coded.id !== id) throw new Refusal("codeTaken", { code, name: coded.name });
  const named = await sameNamed(tx, { kind, names: [names.en], besides: id });
  if (named) throw new Refusal("nameTaken", { name: named.name });
}

async function withCode(tx: Tx, code: string): Promise<Known | undefined> {
  const [known] = await tx.$queryRaw<Known[]>`
    SELECT id, names ->> 'en' AS name FROM "desk"."Entity" WHERE identifiers ->> 'iso3166' = ${code}`;
  return known;
}

type Sought = { kind: EntityKind; names: string[]; besides?: string; isUncoded?: true };

/** An entity of the kind that is called one of these in English, whatever the case, or the one it was merged into; the oldest where there are several. */
async function sameNamed(
  tx: Tx,
  { kind, names, besides, isUncoded }: Sought,
): Promise<Known | undefined> {
  const [known] = await tx.$queryRaw<Known[]>`
    SELECT coalesce("mergedIntoId", id) AS id, names ->> 'en' AS name FROM "desk"."Entity"
    WHERE kind::text = ${kind} AND coalesce("mergedIntoId", id) IS DISTINCT FROM ${besides ?? null}::uuid
      AND NOT (${isUncoded ?? false} AND identifiers ? 'iso3166')
      AND "desk"."folded"(names ->> 'en') IN (SELECT "desk"."folded"(n) FROM unnest(${names}::text[]) n)
    ORDER BY id LIMIT 1`;
  return known;
}

/** How it came to be recorded: in words of one's own, or out of the list, whose names are nobody's here. */
type Recorded = "createEntity" | "addState";

async function recorded(
  tx: Tx,
  viewer: Viewer,
  entity: Entity &
    Partial<ReturnType<typeof namingOf>> &
    Partial<Pick<EntityGiven, "existedFrom" | "existedTo">> & { terms?: TreatyTerms },
  action: Recorded,
) {
  const { id } = await tx.entity.create({
    data: { ...entity, createdById: viewer.id },
    select: { id: true },
  });
  await tx.auditEvent.create({ data: { actorId: viewer.id, action, note: id } });
  return { id };
}

/** What was written by hand stays: the list adds only what is lacking. */
async function completed(tx: Tx, viewer: Viewer, { id, state }: { id: string; state: State }) {
  const row = await tx.entity.findUniqueOrThrow({
    where: { id },
    select: { names: true, aliases: true, identifiers: true },
  });
  const names = { ...state.names, ...schema.names.parse(row.names) };
  const identifiers = { iso3166: state.code, ...schema.identifiers.parse(row.identifiers) };
  const known = new Set<string>(Object.values(names));
  const aliases = new Set([...row.aliases, state.names.en, ...state.aliases]);
  await tx.entity.update({
    where: { id },
    data: {
      names,
      identifiers,
      aliases: [...aliases].filter((words) => !known.has(words)),
      version: { increment: 1 },
    },
  });
  await tx.auditEvent.create({ data: { actorId: viewer.id, action: "addState", note: id } });
  return { id };
}
