import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { emptyAct } from "@/server/acts/rules";
import type { Viewer } from "@/server/auth/viewer";
import { emptyMeasure } from "@/server/measures/rules";
import { aNewsroom, as, db, type Newsroom } from "@/server/testing/newsroom";
import type { TypedFacts } from "@/server/works/schema";
import { entitiesIn } from "./queries";
import { folded } from "./rules";

let room: Newsroom;
let editor: Viewer;
beforeAll(async () => {
  room = await aNewsroom();
  editor = room.editor;
});

const desk = () => as(editor).entities;
const found = async (search: string) => (await desk().search({ search })).map(({ id }) => id);

/** What a form sends of an entity as it stands, but for what is changed. */
async function formOf(id: string) {
  const { names, aliases, kind, identifiers, existedFrom, existedTo, version } = await desk().one({
    entityId: id,
  });
  return {
    entityId: id,
    version,
    kind,
    names,
    aliases,
    identifiers,
    existedFrom,
    existedTo,
  };
}

async function aTreaty(name = `Treaty ${randomUUID()}`) {
  return { name, ...(await desk().create({ kind: "treaty", name })) };
}

test("a state of the list comes with its code and its names, once", async () => {
  const [first, second] = await Promise.all([
    desk().addState({ code: "UA" }),
    desk().addState({ code: "UA" }),
  ]);
  expect(second).toEqual(first);
  expect(await desk().one({ entityId: first.id })).toMatchObject({
    kind: "state",
    names: { en: "Ukraine", uk: "Україна", ru: "Украина", ar: "أوكرانيا" },
    identifiers: { iso3166: "UA" },
    former: null,
  });
  const [line] = await desk().states({ search: "україна" });
  expect(line).toMatchObject({ id: "UA", name: "Ukraine", also: "Україна", recordedId: first.id });
});

test("a state recorded by one of its names is given the code and what it lacks, and keeps what it has", async () => {
  const { id } = await desk().create({ kind: "state", name: "russia" });
  expect(await desk().addState({ code: "RU" })).toEqual({ id });
  expect(await desk().one({ entityId: id })).toMatchObject({
    names: { en: "russia", ru: "Российская Федерация" },
    identifiers: { iso3166: "RU" },
    version: 2,
  });
  expect(await found("Russian Federation")).toEqual([id]);
  expect(await desk().addState({ code: "RU" })).toEqual({ id });
});

test("a state with a code of its own is never taken for another that shares a name", async () => {
  const { id } = await desk().create({ kind: "state", name: "Ivory Coast" });
  await desk().update({ ...(await formOf(id)), identifiers: { iso3166: "XI" } });
  expect((await desk().addState({ code: "CI" })).id).not.toBe(id);
  expect((await desk().one({ entityId: id })).identifiers).toEqual({ iso3166: "XI" });
});

test("a former state says what took the place of its code", async () => {
  const { id } = await desk().addState({ code: "CSHH" });
  const form = await formOf(id);
  const reversed = desk().update({ ...form, existedFrom: "1992", existedTo: "about 1918" });
  await expect(reversed).rejects.toThrow("yearsReversed");
  await desk().update({ ...form, existedFrom: "1918", existedTo: "about 1992" });
  expect(await desk().one({ entityId: id })).toMatchObject({
    former: { change: "split", to: ["Czech Republic", "Slovakia"] },
    existedFrom: "1918",
    existedTo: "about 1992",
  });
});

test("what is no state of the list is not found", async () => {
  await expect(desk().addState({ code: "ZZ" })).rejects.toThrow("notFound");
});

test("an entity is found by every name and alias, whatever the case, accents and script", async () => {
  const { id, name } = await aTreaty();
  const names = { en: name, uk: "Європейська конвенція", ar: "اتّفاقيّة" };
  const aliases = ["ЄКЗК", "Convención contra la Tortura", "ECPT"];
  await desk().update({ ...(await formOf(id)), names, aliases, identifiers: { ets: "126" } });
  for (const words of [
    "єкзк",
    "convencion",
    "ecp",
    "європейська",
    "اتفاقية",
    "126",
    name.toUpperCase(),
  ])
    expect(await found(words), words).toEqual([id]);
  const [line] = await desk().search({ search: "єкзк" });
  expect(line).toEqual({ id, kind: "treaty", name, also: "ЄКЗК" });
  expect((await desk().list({ search: "єкзк", kind: "treaty" })).entities).toHaveLength(1);
  expect((await desk().list({ search: "єкзк", kind: "body" })).entities).toEqual([]);
});

test.each(["Côte  d’Ivoire", "İstanbul", "ΕΛΛΆΣ", "Ёлка", "مُعَاهَدَة", "ﬁve ½", "A\u00a0B\t"])(
  "the database folds “%s” as the rules do",
  async (words) => {
    const [row] = await db.$queryRaw<{ is: string }[]>`SELECT "desk"."folded"(${words}) AS is`;
    expect(row?.is).toBe(folded(words));
  },
);

test("the one that is called just so comes before all that only hold the words", async () => {
  const longer = await aTreaty("A QQCAT for all");
  const { id } = await aTreaty();
  await desk().update({ ...(await formOf(id)), aliases: ["QQCAT"] });
  expect(await found("qqcat")).toEqual([id, longer.id]);
});

test("a text names whom it calls by a name or alias, as whole words in their own letters", async () => {
  const { id, name } = await aTreaty();
  await desk().update({ ...(await formOf(id)), aliases: ["ZQT", "ЖЩТ"] });
  const named = async (text: string) => (await entitiesIn(db, editor, text)).map((one) => one.id);
  expect(await named(`It signed the ${name}.`)).toEqual([id]);
  expect(await named("The ZQT’s visit")).toEqual([id]);
  expect(await named("Звіт ЖЩТ, 2025")).toEqual([id]);
  for (const text of ["The EZQT", "a zqt", "ЖЩТа", ""]) expect(await named(text), text).toEqual([]);
});

test("a second save over the same version is refused, and nothing of the first is lost", async () => {
  const { id } = await aTreaty();
  const form = await formOf(id);
  await desk().update({ ...form, aliases: ["First"] });
  await expect(desk().update({ ...form, aliases: ["Second"] })).rejects.toThrow("stale");
  expect(await desk().one({ entityId: id })).toMatchObject({ aliases: ["First"], version: 2 });
});

test("a name that another of the kind has is refused, and so is a code, saying whose it is", async () => {
  const { name } = await aTreaty();
  const { id } = await aTreaty();
  const form = await formOf(id);
  await expect(
    desk().update({ ...form, names: { en: ` ${name.toUpperCase()}` } }),
  ).rejects.toMatchObject({ cause: { code: "nameTaken", told: { name } } });
  await desk().update({ ...form, kind: "body", names: { en: name } });

  await desk().addState({ code: "FR" });
  const { id: other } = await desk().create({ kind: "state", name: randomUUID() });
  await expect(
    desk().update({ ...(await formOf(other)), identifiers: { iso3166: "FR" } }),
  ).rejects.toMatchObject({ cause: { code: "codeTaken", told: { code: "FR", name: "France" } } });
});

test("a year that is none is refused", async () => {
  const form = await formOf((await aTreaty()).id);
  await expect(desk().update({ ...form, existedTo: "June 1992" })).rejects.toThrow("yearUnread");
});

test("only a state has a code of ISO 3166, also where the database alone is asked", async () => {
  const { id } = await aTreaty();
  const form = await formOf(id);
  await expect(desk().update({ ...form, identifiers: { iso3166: "DE" } })).rejects.toThrow();
  for (const identifiers of [{ iso3166: "DE" }, { wikidata: "42" }, []])
    await expect(db.entity.update({ where: { id }, data: { identifiers } })).rejects.toThrow();
  await expect(
    db.entity.update({ where: { id }, data: { existedTo: "1992-06" } }),
  ).rejects.toThrow();
  await expect(db.entity.update({ where: { id }, data: { names: { uk: "Є" } } })).rejects.toThrow();
});

test("the list goes on where its page ended, and misses nobody", async () => {
  const word = randomUUID();
  for (let n = 0; n < 53; n++)
    await desk().create({ kind: "place", name: `${word} ${n % 9} ${n}` });
  const first = await desk().list({ search: word });
  const second = await desk().list({ search: word, after: first.next ?? undefined });
  expect([first.entities.length, second.entities.length, second.next]).toEqual([50, 3, null]);
  const names = [...first.entities, ...second.entities].map(({ name }) => name);
  expect(new Set(names).size).toBe(53);
});

const versionOf = async (at: { editionId: string }) =>
  (await as(editor).reviews.edition(at)).version;

test("the works that name an entity are listed for those who may read them, with the name readers have", async () => {
  const { id, name } = await aTreaty();
  const elsewhere = await aNewsroom();
  const at = await room.anEvent(editor);
  const { text, facts, version, factsVersion } = await as(editor).reviews.edition(at);
  if (facts.kind !== "event") throw new Error("It is no event.");
  const naming = { ...facts, participantIds: [id] };
  const saved = { ...at, version, factsVersion, text: { ...text, citations: [] }, facts: naming };
  await as(editor).drafts.save(saved);
  const works = async (viewer: Viewer) => (await as(viewer).entities.one({ entityId: id })).works;
  expect(await works(editor)).toMatchObject([{ id: at.editionId, shownAs: null }]);
  expect(await works(elsewhere.editor)).toEqual([]);

  await room.goesLive(editor, room.reviewer, at);
  expect(await works(editor)).toMatchObject([{ shownAs: name, isOutdated: false }]);
  const renamed = `Renamed ${name}`;
  await desk().update({ ...(await formOf(id)), names: { en: renamed } });
  expect(await works(editor)).toMatchObject([{ shownAs: name, isOutdated: true }]);

  // Its next draft names nobody, and readers still see it.
  await as(editor).drafts.edit({ ...at, version: await versionOf(at) });
  const next = await as(editor).reviews.edition(at);
  const { version: nextVersion, factsVersion: nextFacts } = next;
  const unnamed = { ...naming, participantIds: [] };
  const rest = { text: { ...next.text, citations: [] }, facts: unnamed };
  await as(editor).drafts.save({ ...at, version: nextVersion, factsVersion: nextFacts, ...rest });
  expect(await works(editor)).toMatchObject([{ shownAs: name }]);

  const restrictedToIds = [room.reviewer.id];
  await as(room.reviewer).works.arrange({
    editionId: at.editionId,
    risk: "high",
    restrictedToIds,
    lookAgainOn: null,
  });
  expect(await works(editor)).toEqual([]);
  expect(await works(room.reviewer)).toHaveLength(1);
});

test("acts and measures that name an entity are listed too, with the name readers have", async () => {
  const { editor, reviewer, trackerId } = room;
  const { id: ofId, name } = await aTreaty();
  const { id: stateId } = await desk().create({ kind: "state", name: randomUUID() });
  const entries: Extract<TypedFacts, { kind: "act" | "measure" }>[] = [
    {
      kind: "act",
      acts: [{ ...emptyAct(randomUUID()), stateId, ofId, type: "signed", acted: "1998" }],
      registerId: null,
    },
    {
      kind: "measure",
      measures: [
        {
          ...emptyMeasure(randomUUID()),
          ...{ ofId: stateId, aboutId: ofId, name: "reports", value: "3", period: "1998" },
        },
      ],
    },
  ];
  for (const facts of entries) {
    const { id: editionId } = await as(editor).works.create({ trackerId, kind: facts.kind });
    const { text, version, factsVersion } = await as(editor).reviews.edition({ editionId });
    const words = { ...text, headline: facts.kind, citations: [] };
    await as(editor).drafts.save({ editionId, version, factsVersion, text: words, facts });
    const one = { headline: facts.kind, kind: facts.kind };
    expect(await works()).toMatchObject([{ ...one, shownAs: null }]);
    await room.goesLive(editor, reviewer, { editionId });
    expect(await works()).toMatchObject([{ ...one, shownAs: name, isOutdated: false }]);
    await as(room.admin).works.arrange({
      ...{ editionId, risk: "ordinary", lookAgainOn: null },
      restrictedToIds: [room.admin.id],
    });
  }
  async function works() {
    return (await as(editor).entities.one({ entityId: ofId })).works;
  }
});
