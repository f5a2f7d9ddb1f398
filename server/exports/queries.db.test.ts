import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyAct } from "@/server/acts/rules";
import type { Viewer } from "@/server/auth/viewer";
import { createEntity } from "@/server/entities/commands";
import { emptyMeasure } from "@/server/measures/rules";
import { aNewsroom, as, aTracker, db, type Newsroom, person } from "@/server/testing/newsroom";
import { aSite, leaveSite } from "@/server/testing/site";
import { sourceFields } from "@/server/testing/things";
import { createTracker } from "@/server/trackers/commands";
import { emptyBody, type TypedFacts, typedFacts } from "@/server/works/schema";
import { trackerFile } from "./queries";

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

/** The same file with ids by the order in which they come, and without times and standing. */
function content(file: string) {
  const { sources, entities, works } = JSON.parse(file);
  const sorted = (list: { title?: string; names?: unknown; editions?: { headline: string }[] }[]) =>
    list.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)));
  const nameOf = (one: { title?: string; names?: unknown; editions?: { headline: string }[] }) =>
    one.title ?? one.editions?.[0]?.headline ?? JSON.stringify(one.names);
  const seen = new Map<string, string>();
  const text = JSON.stringify([sorted(sources), sorted(entities), sorted(works)], (name, value) =>
    ["status", "live", "exportedAt"].includes(name) ? undefined : value,
  ).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => {
    if (!seen.has(id)) seen.set(id, `#${seen.size}`);
    return seen.get(id) ?? "";
  });
  return JSON.parse(text);
}

const idsOfActs = (facts: unknown) => {
  const typed = typedFacts.parse(facts);
  return typed.kind === "act" ? typed.acts.map(({ id }) => id) : [];
};

/** A person of each name mode, a treaty with terms and a place that is gone, with other names and codes. */
async function everyoneNamed(editor: Viewer) {
  const call = as(editor).entities;
  const idOf = async (given: Parameters<typeof call.create>[0]) => (await call.create(given)).id;
  const person = { kind: "person", pseudonym: "Witness A" } as const;
  const ids = [
    await idOf({ ...person, name: "Orla Full", nameMode: "full" }),
    await idOf({ ...person, name: "Iven Initials", nameMode: "initials" }),
    await idOf({ ...person, name: "Petra Pseudonym", nameMode: "pseudonym" }),
    await idOf({ kind: "person", name: "Wanda Withheld" }),
  ];
  const [treaty, place] = [
    await idOf({ kind: "treaty", name: "Treaty of Terms" }),
    await idOf({ kind: "place", name: "Old Town" }),
  ];
  const dates = { existedFrom: "", existedTo: "" };
  const other = { version: 1, aliases: ["Another name"], ...dates };
  await call.update({
    ...{ ...other, entityId: treaty, kind: "treaty", names: { en: "Treaty of Terms" } },
    identifiers: { ets: "126", wikidata: "Q42" },
    terms: {
      inForceOn: "about 1998",
      entry: { duration: "P3M", until: "nextMonth" },
      notice: { duration: "P12M", until: "day" },
      noticeArticle: "Article 22",
      completeUpTo: "2024-05-06",
    },
  });
  await call.update({
    ...{ ...other, entityId: place, kind: "place", identifiers: {} },
    names: { en: "Old Town", uk: "Старе місто", ru: "Старый город", ar: "البلدة القديمة" },
    ...{ existedFrom: "about 1918", existedTo: "1922" },
  });
  return [...ids, treaty, place];
}

/** A tracker with all a tracker can hold. */
async function aFullTracker(siteAdmin: Viewer) {
  const { id: trackerId } = await createTracker(db, siteAdmin, { name: "Full" });
  const editor = await person({ trackerId, role: "admin" });
  const call = as(editor);
  const state = await createEntity(db, editor, { kind: "state", name: "Velmoria" });
  const source = (fields: object) => call.sources.create({ ...sourceFields, trackerId, ...fields });
  const open = await source({
    title: "Open",
    url: "https://a.example/1",
    publishedOn: "2020-01-02",
  });
  const closed = await source({
    title: "A witness",
    isRestricted: true,
    publicWording: "a former guard",
    note: "Met in May.",
  });
  await source({ title: "Cited nowhere" });
  const event = await call.works.create({ trackerId, kind: "event" });
  const facts: TypedFacts = {
    kind: "event",
    typed: "about 1998",
    phrase: "some time in 1998",
    workedOut: "",
    phase: "ongoing",
    participantIds: [state.id, ...(await everyoneNamed(editor))],
  };
  const cited = (sourceId: string) => ({
    id: crypto.randomUUID(),
    sourceId,
    place: "p. 4",
    quote: "Words",
  });
  const words = { standfirst: "S", byline: "", method: emptyBody };
  const at = { version: 1, factsVersion: 1 };
  await call.drafts.save({
    ...at,
    editionId: event.id,
    facts,
    text: {
      ...words,
      headline: "An event",
      body: emptyBody,
      citations: [cited(open.id), cited(closed.id)],
    },
  });
  const { workId } = await db.edition.findUniqueOrThrow({ where: { id: event.id } });
  const article = await call.works.create({ trackerId, kind: "article" });
  const note = cited(closed.id);
  const paragraph = {
    type: "paragraph",
    content: [
      { type: "text", text: "It is told ", marks: [{ type: "bold" }] },
      { type: "text", text: "here", marks: [{ type: "workLink", attrs: { workId } }] },
      { type: "citation", attrs: { id: note.id } },
    ],
  };
  await call.drafts.save({
    ...at,
    editionId: article.id,
    facts: { kind: "article", datedOn: "2020-05-06" },
    text: {
      ...words,
      headline: "An article",
      byline: "A Writer",
      body: { type: "doc", content: [paragraph] },
      citations: [note],
    },
  });
  await call.works.arrange({
    editionId: article.id,
    risk: "high",
    restrictedToIds: [editor.id],
    lookAgainOn: "2027-01-01",
  });
  const treaty = await createEntity(db, editor, { kind: "treaty", name: "Velmorian Pact" });
  const entry = await call.works.create({ trackerId, kind: "act" });
  const signed = { ...emptyAct(crypto.randomUUID()), stateId: state.id, ofId: treaty.id };
  await call.drafts.save({
    ...at,
    editionId: entry.id,
    facts: { kind: "act", acts: [{ ...signed, type: "signed", acted: "about 1998" }] },
    text: { ...words, headline: "Acts", body: emptyBody, citations: [cited(open.id)] },
  });
  const counted = await call.works.create({ trackerId, kind: "measure" });
  const visits = { ...emptyMeasure(crypto.randomUUID()), ofId: state.id, aboutId: treaty.id };
  await call.drafts.save({
    ...at,
    editionId: counted.id,
    facts: { kind: "measure", measures: [{ ...visits, name: "visits", value: "1,200" }] },
    text: { ...words, headline: "Measures", body: emptyBody, citations: [cited(open.id)] },
  });
  const page = await db.edition.findFirstOrThrow({
    where: { work: { homeTrackerId: trackerId, kind: "page" } },
  });
  await call.drafts.save({
    ...at,
    editionId: page.id,
    facts: { kind: "page" },
    text: {
      ...words,
      headline: "Full",
      body: {
        type: "doc",
        content: [{ type: "paragraph", content: [{ type: "text", text: "What it is." }] }],
      },
      citations: [],
    },
  });
  return { trackerId, editor };
}

/** An own tracker, and who brings the file in there. */
async function broughtIn(siteAdmin: Viewer, file: string) {
  const { id: trackerId } = await createTracker(db, siteAdmin, { name: "Full" });
  const importer = await person({ trackerId, role: "admin" });
  const { importId } = await as(importer).imports.read({
    trackerId,
    name: "full.json",
    text: file,
  });
  const before = await as(importer).imports.one({ importId });
  for (let left = 1; left > 0; ) left = (await as(importer).imports.goOn({ importId })).left;
  return { trackerId, importer, importId, rows: before.rows };
}

/** As if this were another newsroom: nobody and nothing recorded so far is found by any name or code. */
const forgetNames = () =>
  db.$executeRaw`UPDATE "desk"."Entity" SET "names" = jsonb_build_object('en', id), "aliases" = '{}', "identifiers" = '{}'`;

test.each([
  ["the same newsroom", async () => {}],
  ["another newsroom", forgetNames],
])(
  "a tracker taken out and brought into an empty one of %s has the same content",
  async (_, go) => {
    const siteAdmin = await person(null, true);
    const { trackerId, editor } = await aFullTracker(siteAdmin);
    const file = await exported(editor, trackerId);
    await go();
    const { trackerId: other, importer, rows } = await broughtIn(siteAdmin, file);
    expect(rows.filter(({ fate }) => fate === "refused")).toEqual([]);
    const again = await exported(importer, other);
    expect(content(again)).toEqual(content(file));
    expect(JSON.parse(again).works).toHaveLength(5);
    const acts = await db.work.findMany({
      where: { kind: "act", homeTrackerId: { in: [trackerId, other] } },
      select: { facts: true },
    });
    expect(new Set(acts.map(({ facts }) => idsOfActs(facts).join())).size).toBe(2);
    await forgetNames();
  },
);

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
  const { trackerId: other, importer } = await broughtIn(siteAdmin, JSON.stringify(given));
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
  const { rows } = await broughtIn(await person(null, true), file);
  const told = rows.flatMap(({ reasons }) => reasons.filter(({ code }) => code === "namedFuller"));
  expect(told).toEqual([{ code: "namedFuller", told: { name: "Fay Fuller" } }]);
});
