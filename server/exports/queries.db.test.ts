import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyAct } from "@/server/acts/rules";
import type { TypedAct } from "@/server/acts/schema";
import type { Viewer } from "@/server/auth/viewer";
import { termsOf } from "@/server/entities/queries";
import { noTerms, type TreatyAct } from "@/server/ledger/act";
import { actsByPair } from "@/server/ledger/pairs";
import { statusOn } from "@/server/ledger/status";
import { statusWords } from "@/server/ledger/status-words";
import { aFullTracker, noText } from "@/server/testing/a-full-tracker";
import { asBase64, smallRegister } from "@/server/testing/a-register";
import { aNewsroom, as, aTracker, db, type Newsroom, person } from "@/server/testing/newsroom";
import { aSite, leaveSite } from "@/server/testing/site";
import { createTracker } from "@/server/trackers/commands";
import { exportsForDesk, trackerFile } from "./queries";

let room: Newsroom;
let folder: string;
beforeAll(async () => {
  folder = aSite();
  room = await aNewsroom();
});
afterAll(() => leaveSite(folder));

async function exported(viewer: Viewer, trackerId: string): Promise<string> {
  const { pieces } = await trackerFile(db, viewer, trackerId);
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

test("only an admin of the tracker takes it out, and it is told in the history", async () => {
  const { admin, editor, reviewer, trackerId } = room;
  const outsider = await person({ trackerId: await aTracker(), role: "admin" });
  const siteAdmin = await person(null, true);
  for (const [viewer, code] of [
    [editor, "notAllowed"],
    [reviewer, "notAllowed"],
    [outsider, "notFound"],
    [siteAdmin, "notFound"],
  ] as const)
    await expect(exported(viewer, trackerId)).rejects.toThrow(code);
  const told = () => db.auditEvent.count({ where: { action: "exportTracker", note: trackerId } });
  expect(await told()).toBe(0);
  expect(JSON.parse(await exported(admin, trackerId))).toMatchObject({ format: "vigil-export" });
  expect(await told()).toBe(1);
});

test("before a tracker is taken out its admins learn how many works the file would hold, and whether it comes in again", async () => {
  const { admin, editor, trackerId } = await aNewsroom();
  const hidden = await as(editor).works.create({ trackerId, kind: "article" });
  await as(editor).works.arrange({
    editionId: hidden.id,
    risk: "ordinary",
    restrictedToIds: [editor.id],
    lookAgainOn: null,
  });
  for (const kind of ["article", "event"] as const)
    await as(editor).works.create({ trackerId, kind });
  expect(await as(editor).exports.list()).toEqual([]);
  const own = { id: trackerId, name: "Withdrawals", works: 2 };
  expect(await as(admin).exports.list()).toEqual([{ ...own, isTooLarge: false }]);
  expect(await exportsForDesk(db, admin, 1)).toEqual([{ ...own, isTooLarge: true }]);
});

test("what is restricted to others or in the bin is not in it; what readers have is, beside the draft", async () => {
  const { admin, editor, reviewer, trackerId } = room;
  const hidden = await room.draft(editor, { headline: "Restricted to its writer" });
  await as(editor).works.arrange({
    editionId: hidden.editionId,
    risk: "ordinary",
    restrictedToIds: [editor.id],
    lookAgainOn: null,
  });
  const binned = await room.draft(editor, { headline: "In the bin" });
  await as(editor).drafts.bin(binned);
  const live = await room.published(editor, reviewer);
  const file = await exported(admin, trackerId);
  expect(file).not.toContain("Restricted to its writer");
  expect(file).not.toContain("In the bin");
  const { works } = JSON.parse(file);
  expect(works).toContainEqual(
    expect.objectContaining({
      editions: [
        expect.objectContaining({
          status: "published",
          live: expect.objectContaining({ version: 1, projection: expect.anything() }),
        }),
      ],
    }),
  );
  expect(live.version).toBeGreaterThan(1);
});

/** The same file with ids by the order in which they come, and without times, standing, and works of a kind. */
function content(file: string, without = "none") {
  const { sources, entities, registers, works: all } = JSON.parse(file);
  const works = all.filter(({ kind }: { kind: string }) => kind !== without);
  type One = { title?: string; names?: unknown; hash?: string; editions?: { headline: string }[] };
  const sorted = (list: One[]) =>
    list.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)));
  const nameOf = ({ title, editions, hash, names }: One) =>
    title ?? editions?.[0]?.headline ?? hash ?? JSON.stringify(names);
  const seen = new Map<string, string>();
  const parts = [sources, entities, registers, works].map(sorted);
  const text = JSON.stringify(parts, (name, value) =>
    ["status", "live", "exportedAt"].includes(name) ? undefined : value,
  ).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => {
    if (!seen.has(id)) seen.set(id, `#${seen.size}`);
    return seen.get(id) ?? "";
  });
  return JSON.parse(text);
}

const packed = (text: string) => ({ file: gzipSync(text).toString("base64") });

/** An own tracker, and who brings the file in there. */
async function broughtIn(siteAdmin: Viewer, file: { text: string } | { file: string }) {
  const { id: trackerId } = await createTracker(db, siteAdmin, { name: "Full" });
  const importer = await person({ trackerId, role: "admin" });
  const { importId } = await as(importer).imports.read({
    trackerId,
    name: "full.json",
    ...file,
  });
  const before = await as(importer).imports.one({ importId });
  for (let left = 1; left > 0; ) left = (await as(importer).imports.goOn({ importId })).left;
  return { trackerId, importer, importId, rows: before.rows };
}

/** As if this were another newsroom: nobody and nothing recorded so far is found by any name or code. */
const forgetNames = () =>
  db.$executeRaw`UPDATE "desk"."Entity" SET "names" = jsonb_build_object('en', id), "aliases" = '{}', "identifiers" = '{}'`;

test.each([
  // An entry has one page, and that is here already.
  [
    "the same newsroom",
    async () => {},
    { kind: "entity", refused: ["ofTheRecord"], given: (text: string) => ({ text }) },
  ],
  ["another newsroom", forgetNames, { kind: "none", refused: [], given: packed }],
])(
  "a tracker taken out and brought into an empty one of %s has the same content",
  async (_, go, { kind, refused, given }) => {
    const siteAdmin = await person(null, true);
    const { trackerId, editor } = await aFullTracker(siteAdmin);
    const file = await exported(editor, trackerId);
    await go();
    const { trackerId: other, importer, rows } = await broughtIn(siteAdmin, given(file));
    const told = rows.filter(({ fate }) => fate === "refused").flatMap(({ reasons }) => reasons);
    expect(told.map(({ code }) => code)).toEqual(refused);
    const again = await exported(importer, other);
    expect(content(again)).toEqual(content(file, kind));
    expect(JSON.parse(file)).toMatchObject({ works: { length: 9 }, registers: { length: 1 } });
    const ids = [...actIdsIn(file), ...actIdsIn(again)];
    expect(new Set(ids)).toHaveLength(2 * (2 + 6));
    await forgetNames();
  },
);

type Acts = { acts?: { id: string }[] };

/** The ids of the acts of a file, of works and of registers. */
function actIdsIn(file: string): string[] {
  const { works, registers } = JSON.parse(file);
  const all: Acts[] = [
    ...works.map(({ facts }: { facts: Acts }) => facts),
    ...registers.flatMap(({ rows }: { rows: Acts[] }) => rows),
  ];
  return all.flatMap(({ acts = [] }) => acts.map(({ id }) => id));
}

/** What the ledger makes of every pair that works of a tracker say something of, in words. */
async function statusesIn(trackerId: string, on: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ act: TreatyAct; state: string; of: string }[]>`
    SELECT a."act", a."state" #>> '{names,en}' AS "state", a."of" #>> '{names,en}' AS "of" FROM "published"."Act" a
    JOIN "desk"."Work" w ON w."id" = a."workId" WHERE w."homeTrackerId" = ${trackerId}::uuid`;
  const of = actsByPair(rows.map(({ act }) => act));
  const terms = await termsOf(db, [...new Set(rows.map(({ act }) => act.ofId))]);
  const told = rows.map(({ act: { stateId, ofId }, ...named }) => {
    const asked = { stateId, ofId, terms: terms.get(ofId) ?? noTerms, on };
    return `${named.state}, ${named.of}: ${statusWords(statusOn(of(stateId, ofId), asked))}`;
  });
  return [...new Set(told)].toSorted();
}

test("a ledger that came from a register and was put right by hand makes the same statuses in another newsroom", async () => {
  const { editor, reviewer, admin, goesLive, trackerId } = await aNewsroom();
  const call = as(editor);
  const [kenya, uganda] = [
    await call.entities.addState({ code: "KE" }),
    await call.entities.addState({ code: "UG" }),
  ];
  const treaty = await call.entities.create({ kind: "treaty", name: "Hallen Protocol" });
  const enters = async (headline: string, act: Partial<TypedAct>) => {
    const { id: editionId } = await call.works.create({ trackerId, kind: "act" });
    const signed = { ...emptyAct(crypto.randomUUID()), ofId: treaty.id, type: "signed" as const };
    await call.drafts.save({
      ...{ editionId, version: 1, factsVersion: 1, text: { ...noText, headline } },
      facts: { kind: "act", acts: [{ ...signed, ...act }] },
    });
    await goesLive(editor, reviewer, { editionId });
  };
  await enters("1: by hand", { stateId: kenya.id, acted: "4 March 2001" });
  const file = { trackerId, fileName: "register.csv", file: asBase64(smallRegister) };
  const read = await call.registers.read(file);
  const entry = await call.registers.makeEntry({ ...read, headline: "2: the register" });
  await goesLive(editor, reviewer, entry);
  const old = await db.act.findFirstOrThrow({ where: { stateId: uganda.id, ofId: treaty.id } });
  await enters("3: put right", {
    ...{ stateId: uganda.id, type: "ratified", acted: "5 March 2001", supersedesId: old.id },
  });
  const days = ["2001-06-01", "2010-01-01"];
  const before = await Promise.all(days.map((day) => statusesIn(trackerId, day)));
  const taken = await exported(admin, trackerId);
  expect(JSON.parse(taken).registers[0].recordedIds).toHaveLength(1);
  await forgetNames();

  const { trackerId: other, importer } = await broughtIn(await person(null, true), packed(taken));
  const judge = await person({ trackerId: other, role: "reviewer" });
  expect(await statusesIn(other, "2010-01-01")).toEqual([]);
  const drafts = await db.edition.findMany({
    where: { work: { homeTrackerId: other, kind: "act" } },
    orderBy: { headline: "asc" },
  });
  for (const { id: editionId } of drafts) await goesLive(importer, judge, { editionId });
  expect(await Promise.all(days.map((day) => statusesIn(other, day)))).toEqual(before);
  expect(before[1]).toHaveLength(5);
  await forgetNames();
});

test("whom readers may not know they do not know where the file is brought in, nor by a pseudonym that tells", async () => {
  const { editor, trackerId } = room;
  const siteAdmin = await person(null, true);
  const name = "Hanna Hidden";
  const { id } = await as(editor).entities.create({ kind: "person", name });
  await room.anEvent(editor, "1998", { participantIds: [id] });
  const file = await exported(room.admin, trackerId);
  const told = JSON.parse(file);
  const own = told.entities.find((one: { id: string }) => one.id === id);
  expect(own).toMatchObject({ nameMode: "withheld" });
  const silent = { ...own, id: crypto.randomUUID(), names: { en: "Sven Silent" } };
  const careless = { ...own, id: crypto.randomUUID(), names: { en: "Carla Careless" } };
  const nobody = { ...own, id: crypto.randomUUID(), names: { en: "Nora Nobody" } };
  delete silent.nameMode;
  Object.assign(careless, { nameMode: "pseudonym", pseudonym: "Carla" });
  Object.assign(careless, { aliases: ["Carla"] });
  Object.assign(nobody, { nameMode: "pseudonym", pseudonym: "" });
  const all = [own, silent, careless, nobody];
  const [work] = told.works.filter((one: { facts: { participantIds?: string[] } }) =>
    one.facts.participantIds?.includes(id),
  );
  work.facts.participantIds = all.map((one) => one.id);
  await forgetNames();
  const given = { ...told, entities: all, works: [work] };
  const { trackerId: other, importer } = await broughtIn(siteAdmin, {
    text: JSON.stringify(given),
  });
  const here = await db.entity.findMany({
    where: { createdById: importer.id },
    select: { nameMode: true, publicNames: true },
  });
  expect(here).toEqual(Array(4).fill({ nameMode: "withheld", publicNames: {} }));
  const { id: editionId } = await db.edition.findFirstOrThrow({
    where: { work: { homeTrackerId: other, kind: "event" } },
  });
  const reviewer = await person({ trackerId: other, role: "reviewer" });
  await room.goesLive(importer, reviewer, { editionId });
  const { document } = await db.publication.findFirstOrThrow({
    where: { editionId },
    select: { document: { select: { projection: true } } },
  });
  expect(document?.projection).toMatchObject({ facts: { participants: { length: 4 } } });
  expect(JSON.stringify(document?.projection)).not.toMatch(/Hidden|Silent|Careless|Nobody|Carla/);
});

test("who is named more fully here than in the file is told of before anything is made", async () => {
  const { editor, admin, trackerId } = room;
  const { id } = await as(editor).entities.create({ kind: "person", name: "Fay Fuller" });
  await room.anEvent(editor, "1998", { participantIds: [id] });
  const file = await exported(admin, trackerId);
  await as(editor).entities.chooseName({
    ...{ entityId: id, version: 1, nameMode: "full", pseudonym: "" },
  });
  const { rows } = await broughtIn(await person(null, true), { text: file });
  const told = rows.flatMap(({ reasons }) => reasons.filter(({ code }) => code === "namedFuller"));
  expect(told).toEqual([{ code: "namedFuller", told: { name: "Fay Fuller" } }]);
});
