import { randomUUID } from "node:crypto";
import { emptyAct } from "@/server/acts/rules";
import type { Viewer } from "@/server/auth/viewer";
import { emptyMeasure } from "@/server/measures/rules";
import { createTracker } from "@/server/trackers/commands";
import { emptyBody, type Save, type TypedFacts } from "@/server/works/schema";
import { asBase64, smallRegister } from "./a-register";
import { as, db, person } from "./newsroom";
import { sourceFields } from "./things";

/** A text without words. */
export const noText = {
  ...{ headline: "", standfirst: "", byline: "", body: emptyBody, method: emptyBody },
  citations: [],
};

/** A tracker with all a tracker can hold, and its admin who wrote it. */
export async function aFullTracker(siteAdmin: Viewer) {
  const { id: trackerId } = await createTracker(db, siteAdmin, { name: "Full" });
  const editor = await person({ trackerId, role: "admin" });
  const desk = aDesk(editor, trackerId);
  const { call, writes } = desk;
  const [open, closed] = await sources(desk);
  const { id: stateId } = await call.entities.create({ kind: "state", name: "Velmoria" });
  const { id: ofId } = await call.entities.create({ kind: "treaty", name: "Velmorian Pact" });
  const event = await writes({
    facts: {
      ...{ kind: "event", typed: "about 1998", phrase: "some time in 1998", workedOut: "" },
      ...{ phase: "ongoing", participantIds: [stateId, ...(await everyoneNamed(editor))] },
    },
    text: { headline: "An event", standfirst: "S", citations: [cited(open), cited(closed)] },
  });
  await writes({
    facts: {
      ...{ kind: "event", typed: "", phrase: "", workedOut: "", phase: "pending" },
      participantIds: [],
      condition: {
        ...{ kind: "after", workId: event.workId, basis: "Article 22" },
        period: { duration: "P12M", until: "day" },
      },
    },
    text: { headline: "What is expected" },
  });
  await article(desk, { closed, workId: event.workId });
  await ledger(desk, { stateId, ofId, open });
  await pages(desk, ofId);
  return { trackerId, editor };
}

function aDesk(editor: Viewer, trackerId: string) {
  const call = as(editor);
  type Written = { facts: TypedFacts; text: Partial<Save["text"]> };
  /** A work with these facts and this text. */
  async function writes({ facts, text }: Written) {
    if (facts.kind === "page" || facts.kind === "entity") throw new Error("Those are there.");
    const { id: editionId } = await call.works.create({ trackerId, kind: facts.kind });
    const at = { editionId, version: 1, factsVersion: 1 };
    const { workId } = await call.drafts.save({ ...at, facts, text: { ...noText, ...text } });
    return { editionId, workId };
  }
  return { call, trackerId, editor, writes };
}
type Desk = ReturnType<typeof aDesk>;

const cited = (sourceId: string) => ({ id: randomUUID(), sourceId, place: "p. 4", quote: "Words" });

/** One that is open, one that is protected, and one that nothing cites. */
async function sources({ call, trackerId }: Desk): Promise<[open: string, closed: string]> {
  const source = async (fields: object) =>
    (await call.sources.create({ ...sourceFields, trackerId, ...fields })).id;
  const open = { title: "Open", url: "https://a.example/1", publishedOn: "2020-01-02" };
  const closed = { title: "A witness", isRestricted: true, publicWording: "a former guard" };
  await source({ title: "Cited nowhere", origin: "An agency" });
  return [await source(open), await source({ ...closed, note: "Met in May." })];
}

/** A person of each name mode, a treaty with terms and a place that is gone, with other names and codes. */
async function everyoneNamed(editor: Viewer) {
  const call = as(editor).entities;
  const idOf = async (given: Parameters<typeof call.create>[0]) => (await call.create(given)).id;
  const one = { kind: "person", pseudonym: "Witness A" } as const;
  const ids = [
    await idOf({ ...one, name: "Orla Full", nameMode: "full" }),
    await idOf({ ...one, name: "Iven Initials", nameMode: "initials" }),
    await idOf({ ...one, name: "Petra Pseudonym", nameMode: "pseudonym" }),
    await idOf({ kind: "person", name: "Wanda Withheld" }),
  ];
  const treaty = await idOf({ kind: "treaty", name: "Treaty of Terms" });
  const place = await idOf({ kind: "place", name: "Old Town" });
  const { version } = await call.one({ entityId: place });
  if (version > 1) return [...ids, treaty, place];
  const put = { version, aliases: ["Another name"], existedFrom: "", existedTo: "" };
  await call.update({
    ...{ ...put, entityId: treaty, kind: "treaty", names: { en: "Treaty of Terms" } },
    identifiers: { ets: "126", wikidata: "Q42" },
    terms: {
      ...{ inForceOn: "about 1998", noticeArticle: "Article 22", completeUpTo: "2024-05-06" },
      entry: { duration: "P3M", until: "nextMonth" },
      notice: { duration: "P12M", until: "day" },
    },
  });
  await call.update({
    ...{ ...put, entityId: place, kind: "place", identifiers: {} },
    names: { en: "Old Town", uk: "Старе місто", ru: "Старый город", ar: "البلدة القديمة" },
    ...{ existedFrom: "about 1918", existedTo: "1922" },
  });
  return [...ids, treaty, place];
}

/** One that links to a work and is restricted, high in risk and to be looked at again, in two languages. */
async function article(
  { call, editor, writes }: Desk,
  { closed, workId }: { closed: string; workId: string },
) {
  const note = cited(closed);
  const paragraph = {
    type: "paragraph",
    content: [
      { type: "text", text: "It is told ", marks: [{ type: "bold" }] },
      { type: "text", text: "here", marks: [{ type: "workLink", attrs: { workId } }] },
      { type: "citation", attrs: { id: note.id } },
    ],
  };
  const body = { type: "doc", content: [paragraph] };
  const written = await writes({
    facts: { kind: "article", datedOn: "2020-05-06" },
    text: { headline: "An article", byline: "A Writer", body, citations: [note] },
  });
  const { changedById, ...other } = await db.edition.findUniqueOrThrow({
    where: { id: written.editionId },
    select: { workId: true, changedById: true },
  });
  await db.edition.create({
    data: {
      ...{ ...other, lang: "uk", headline: "Стаття", standfirst: "Коротко" },
      ...{ body: emptyBody, method: emptyBody, changedById, contributorIds: [changedById] },
    },
  });
  await call.works.arrange({
    ...{ editionId: written.editionId, risk: "high", lookAgainOn: "2027-01-01" },
    restrictedToIds: [editor.id],
  });
}

type Pair = { stateId: string; ofId: string; open: string };

/** An act, one that takes its place, a register's, and a measure. */
async function ledger({ call, trackerId, writes }: Desk, { stateId, ofId, open }: Pair) {
  const act = { ...emptyAct(randomUUID()), stateId, ofId, type: "signed" as const };
  const other = { ...act, id: randomUUID(), acted: "May 1998", supersedesId: act.id };
  const entry = { kind: "act", registerId: null } as const;
  await writes({
    facts: { ...entry, acts: [{ ...act, acted: "about 1998" }] },
    text: { headline: "Acts", citations: [cited(open)] },
  });
  await writes({ facts: { ...entry, acts: [other] }, text: { headline: "An act put right" } });
  const file = { trackerId, fileName: "register.csv", file: asBase64(smallRegister) };
  const read = await call.registers.read(file);
  await call.registers.makeEntry({ ...read, headline: "Parties" });
  const visits = { ...emptyMeasure(randomUUID()), ofId: stateId, aboutId: ofId };
  await writes({
    facts: { kind: "measure", measures: [{ ...visits, name: "visits", value: "1,200" }] },
    text: { headline: "Measures", citations: [cited(open)] },
  });
}

/** What the tracker's own page says, and that of a treaty where it has none yet. */
async function pages({ call, trackerId }: Desk, entityId: string) {
  const known = await db.work.findUnique({ where: { entityId }, select: { id: true } });
  const own = known ? null : await call.entities.makePage({ entityId, trackerId });
  if (own)
    await call.drafts.save({
      ...{ editionId: own.id, version: 1, factsVersion: 1, facts: { kind: "entity" } },
      text: { ...noText, headline: "Velmorian Pact", standfirst: "It binds its parties." },
    });
  const { id } = await db.edition.findFirstOrThrow({
    where: { work: { homeTrackerId: trackerId, kind: "page" } },
  });
  const content = [{ type: "paragraph", content: [{ type: "text", text: "What it is." }] }];
  await call.drafts.save({
    ...{ editionId: id, version: 1, factsVersion: 1, facts: { kind: "page" } },
    text: { ...noText, headline: "Full", body: { type: "doc", content } },
  });
}
