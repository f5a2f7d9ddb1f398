import { randomUUID } from "node:crypto";
import { emptyAct } from "@/server/acts/rules";
import type { TypedAct } from "@/server/acts/schema";
import type { Viewer } from "@/server/auth/viewer";
import { closeContradiction } from "@/server/contradictions/commands";
import { contradictionsForDesk } from "@/server/contradictions/queries";
import type { Db } from "@/server/db";
import { saveDraft } from "@/server/drafts/commands";
import { addState, createEntity, makePage, updateEntity } from "@/server/entities/commands";
import { entityForDesk } from "@/server/entities/queries";
import type { WorkKind } from "@/server/public/projection";
import { publish } from "@/server/publications/commands";
import { bringIn } from "@/server/reports/commands";
import { readReport } from "@/server/reports/rules";
import { approve, requestChanges, submit } from "@/server/reviews/commands";
import { editionForDesk } from "@/server/reviews/queries";
import { createSource } from "@/server/sources/commands";
import { checkBody } from "@/server/text/check";
import { createTracker } from "@/server/trackers/commands";
import { createWork } from "@/server/works/commands";
import type { Status } from "@/server/works/workflow";
import {
  actsOfRegister,
  actsOfReport,
  entityNamed,
  entryOf,
  type Fate,
  fateOf,
  inWords,
  pages,
  participantsOf,
  type SeedAct,
  sentenceWith,
  withMeasures,
} from "./rules";
import type { SeedEvent, SeedRecord } from "./schema";

/** The tracker, and who does what in it. */
type Desk = { db: Db; trackerId: string; editor: Viewer; reviewer: Viewer };
type Seed = { report: string; record: SeedRecord };

export const trackerName = "Russia and Europe’s safeguards against torture";

/** A site admin makes the tracker, unless an earlier start did; its people come by invitation before `fillTracker`. */
export async function startTracker(db: Db, admin: Viewer): Promise<{ id: string }> {
  const made = await db.tracker.findFirst({ where: { name: trackerName }, select: { id: true } });
  return made ?? createTracker(db, admin, { name: trackerName });
}

/**
 * Writes, reviews and publishes what the seed holds, each act by the person whose it would be. What an earlier call that
 * was cut off has done already is left as it is, so calling it again finishes it.
 */
export async function fillTracker(desk: Desk, seed: Seed): Promise<void> {
  const read = readReport(seed.report);
  if ("problem" in read) throw new Error("The demonstration's report has no readable date.");
  const paragraphs = read.recognised.paragraphs.map(({ text }) => text);
  const ids = await writeRecord(desk, seed.record);
  const sourceId = await bringInArticle(desk, seed);
  await writeEntries(desk, { record: seed.record, paragraphs, ids, sourceId });
  await writeActs(desk, { record: seed.record, ids, sourceId });
  await writeMeasures(desk, { record: seed.record, paragraphs, ids, sourceId });
  await finishArticle(desk, seed);
  await writePage(desk, paragraphs);
  for (const event of seed.record.events) {
    const edition = await writeEvent(desk, seed.record, { event, paragraphs, sourceId });
    await takeOn(desk, edition, fateOf(event));
  }
}

/** The ids of the record's entities, by name and by abbreviation. */
type Ids = ReadonlyMap<string, string>;

async function writeRecord({ db, editor }: Desk, record: SeedRecord): Promise<Ids> {
  const ids = new Map<string, string>();
  for (const entity of record.entities) {
    const { kind, name, iso3166, short } = entity;
    const { id } = await createEntity(db, editor, { kind, name, ...namingOf(entity) });
    if (iso3166) await addState(db, editor, iso3166);
    else await putRight(db, editor, id, entryOf(entity));
    ids.set(name, id);
    if (short) ids.set(short, id);
  }
  return ids;
}

/** Both persons of the report hold an office, so readers have their names. */
const namingOf = ({ kind, public: isPublic }: SeedRecord["entities"][number]) =>
  kind === "person" && isPublic ? { nameMode: "full" as const } : {};

async function putRight(
  db: Db,
  editor: Viewer,
  entityId: string,
  entry: ReturnType<typeof entryOf>,
) {
  const { kind, names, existedFrom, existedTo, version } = await entityForDesk(
    db,
    editor,
    entityId,
  );
  if (version > 1) return;
  const now = { entityId, version, kind, names, existedFrom, existedTo };
  await updateEntity(db, editor, { ...now, ...entry });
}

type Telling = { record: SeedRecord; paragraphs: string[]; ids: Ids; sourceId: string };

/** The pages of the state, the treaties and the bodies, each with a sentence of the report. */
async function writeEntries(desk: Desk, { record, paragraphs, ids, sourceId }: Telling) {
  const { db, editor, trackerId } = desk;
  for (const [name, told] of Object.entries(pages)) {
    const entityId = idOf(ids, entityNamed(record, name).name);
    const { id } = await makePage(db, editor, { entityId, trackerId, lang: "en" });
    const quoted = "quote" in told ? sentenceWith(paragraphs, told.quote) : null;
    const standfirst = "words" in told ? told.words : (quoted?.sentence ?? "");
    const place = `paragraph ${quoted?.paragraph ?? 0}`;
    const citations = quoted ? [citationOf(sourceId, place, standfirst)] : [];
    await save(desk, id, (now) => ({ ...now, text: { ...now.text, standfirst, citations } }));
    await takeOn(desk, id, "published");
  }
}

const citationOf = (sourceId: string, place: string, quote: string) => ({
  id: randomUUID(),
  sourceId,
  place,
  quote,
});

function idOf(ids: Ids, name: string): string {
  const id = ids.get(name);
  if (!id) throw new Error(`The demonstration's record has no ${name}.`);
  return id;
}

/** The acts the report tells of, and those of the register. */
async function writeActs(desk: Desk, { record, ids, sourceId }: Omit<Telling, "paragraphs">) {
  const register = await registerSource(desk, record);
  const told = [
    { title: "Acts the news report tells of", acts: actsOfReport(record), source: sourceId },
    {
      title: "Russia and the UN Convention Against Torture",
      acts: actsOfRegister(record),
      source: register,
    },
  ];
  for (const { title, acts, source } of told) {
    const id = await begun(desk, "act", title);
    await save(desk, id, ({ text }) => ({
      text: { ...text, headline: title, citations: [citationOf(source, "", "")] },
      facts: { kind: "act", acts: acts.map((act) => typedAct(ids, act)), registerId: null },
    }));
    await takeOn(desk, id, "published");
  }
}

const measuresTitle = "Visits to Russia and reports on them";

/** The numbers of the report, each with the words it is told in. */
async function writeMeasures(desk: Desk, { record, paragraphs, ids, sourceId }: Telling) {
  const id = await begun(desk, "measure", measuresTitle);
  const { sentence, paragraph } = sentenceWith(paragraphs, record.measures[0]?.quote ?? "");
  await save(desk, id, ({ text }) => ({
    text: {
      ...text,
      headline: measuresTitle,
      citations: [citationOf(sourceId, `paragraph ${paragraph}`, sentence)],
    },
    facts: {
      kind: "measure",
      measures: record.measures.map(({ of, about, name, value, period }) => ({
        id: randomUUID(),
        ofId: idOf(ids, of),
        aboutId: idOf(ids, about),
        name,
        value: String(value),
        unit: "",
        period,
        asOf: "",
      })),
    },
  }));
  await takeOn(desk, id, "published");
}

const typedAct = (ids: Ids, { party, of, type, on }: SeedAct): TypedAct => ({
  ...emptyAct(randomUUID()),
  stateId: idOf(ids, party),
  ofId: idOf(ids, of),
  type,
  acted: on,
  reason: type === "ceased_to_be_party" ? "noLongerMember" : null,
});

async function registerSource({ db, editor, trackerId }: Desk, { register }: SeedRecord) {
  const title = register[0]?.source ?? "";
  const known = await db.source.findFirst({ where: { trackerId, title }, select: { id: true } });
  const { id } =
    known ??
    (await createSource(db, editor, {
      trackerId,
      kind: "treatyRegister",
      title,
      publisher: "United Nations",
      origin: "",
      author: "",
      lang: "en",
      url: "",
      publishedOn: null,
      accessedOn: null,
      note: "",
      isRestricted: false,
      publicWording: "",
    }));
  return id;
}

/** An edition with the title, or a new one; one begun and cut off before its first save has no title yet. */
async function begun(
  desk: Desk,
  kind: "act" | "event" | "measure",
  title: string,
): Promise<string> {
  const { db, editor, trackerId } = desk;
  return (
    (await editionOf(desk, kind, title)) ??
    (await editionOf(desk, kind, "")) ??
    (await createWork(db, editor, { trackerId, kind, lang: "en" })).id
  );
}

/** The article shows the measures; what it says against the ledger stays, with a reason; then it goes live. */
async function finishArticle(desk: Desk, { record }: Seed) {
  const { db, editor } = desk;
  const editionId = await editionOf(desk, "article", record.article.headline);
  if (!editionId) throw new Error("The demonstration's article is not there.");
  const measures = await db.edition.findFirstOrThrow({
    where: { work: { homeTrackerId: desk.trackerId, kind: "measure" }, headline: measuresTitle },
    select: { workId: true },
  });
  const shown = { ...measures, quote: record.measures[0]?.quote ?? "" };
  await save(desk, editionId, ({ text, facts }) => {
    const body = withMeasures(checkBody(text.body), shown);
    const citations = text.citations.map(({ id, sourceId, place, quote }) => {
      return { id, sourceId, place, quote };
    });
    return { facts, text: { ...text, body, citations } };
  });
  const { status } = await editionForDesk(db, editor, editionId);
  if (status === "draft")
    for (const { key, kind, closed } of await contradictionsForDesk(db, editor, editionId))
      if (!closed)
        await closeContradiction(db, editor, {
          ...{ editionId, key },
          reason: kind === "date" ? keptDate : keptHeadline,
          isTold: kind === "date",
        });
  await takeOn(desk, editionId, "published");
}

const keptDate = "The report is published in its own words, so its year stays; readers see both.";
const keptHeadline =
  "A decree at home changes no status. The headline tells what is planned, and the text says so.";

/** Answers the report as a source. */
async function bringInArticle(desk: Desk, { report, record }: Seed): Promise<string> {
  const { db, editor, trackerId } = desk;
  const { headline, datedOn } = record.article;
  const id =
    (await editionOf(desk, "article", headline)) ??
    (
      await bringIn(db, editor, {
        trackerId,
        text: report,
        unticked: [],
        datedOn,
        headline,
        source: { publisher: "Publisher not recorded", title: "News report", url: "" },
        events: [],
      })
    ).editionId;
  const { sourceId } = await db.citation.findFirstOrThrow({
    where: { editionId: id },
    select: { sourceId: true },
  });
  return sourceId;
}

/** The tracker's edition with the headline. */
async function editionOf({ db, trackerId }: Desk, kind: WorkKind, headline: string) {
  const found = await db.edition.findFirst({
    where: { work: { homeTrackerId: trackerId, kind }, headline },
    select: { id: true },
  });
  return found?.id ?? null;
}

/** What the tracker is about, in the report's own words. */
async function writePage(desk: Desk, paragraphs: string[]) {
  const id = await editionOf(desk, "page", trackerName);
  if (!id) throw new Error("The demonstration's tracker has no page.");
  const about = sentenceWith(paragraphs, "adopted in 1987").sentence;
  const lead = sentenceWith(paragraphs, "No date has been set").sentence;
  const how = "Every entry rests on the words of one news report, quoted beside it.";
  await save(desk, id, (now) => ({
    ...now,
    text: { ...now.text, standfirst: lead, body: bodyOf(about), method: bodyOf(how) },
  }));
  await takeOn(desk, id, "published");
}

const bodyOf = (text: string) => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

type OneEvent = { event: SeedEvent; paragraphs: string[]; sourceId: string };

async function writeEvent(
  desk: Desk,
  record: SeedRecord,
  { event, paragraphs, sourceId }: OneEvent,
) {
  const { db, editor } = desk;
  const { sentence, paragraph } = sentenceWith(paragraphs, event.quote);
  const participantIds: string[] = [];
  for (const { kind, name } of participantsOf(record, event))
    participantIds.push((await createEntity(db, editor, { kind, name })).id);
  const id = await begun(desk, "event", event.title);
  const citation = citationOf(sourceId, `paragraph ${paragraph}`, event.quote);
  await save(desk, id, ({ text }) => ({
    text: { ...text, headline: event.title, standfirst: sentence, citations: [citation] },
    facts: {
      kind: "event",
      typed: event.date ?? "",
      phrase: event.quote,
      workedOut: inWords(event.derived),
      phase: event.phase,
      participantIds,
    },
  }));
  return id;
}

type Draft = Pick<Parameters<typeof saveDraft>[2], "text" | "facts">;

/** Changes a draft; what has left the editor's hands stays as it is. */
async function save({ db, editor }: Desk, editionId: string, change: (now: Draft) => Draft) {
  const now = await editionForDesk(db, editor, editionId);
  const { status, version, factsVersion } = now;
  if (status !== "draft") return;
  await saveDraft(db, editor, { editionId, version, factsVersion, ...change(now) });
}

const ends: Record<Fate, Status> = {
  published: "published",
  inReview: "inReview",
  sentBack: "changesRequested",
  draft: "draft",
};

/** Takes an edition from wherever it stands to its fate, one step by one person at a time. */
async function takeOn(desk: Desk, editionId: string, fate: Fate) {
  const { db, editor } = desk;
  for (;;) {
    const { status, version } = await editionForDesk(db, editor, editionId);
    if (status === ends[fate]) return;
    const at = { editionId, version };
    if (status === "draft") await submit(db, editor, { ...at, note: "" });
    else if (status === "inReview") await judge(desk, editionId, fate);
    else if (status === "approved") await publish(db, editor, at);
    else throw new Error(`The demonstration leads nowhere from ${status}.`);
  }
}

async function judge({ db, reviewer }: Desk, editionId: string, fate: Fate) {
  const { submitted, version } = await editionForDesk(db, reviewer, editionId);
  if (!submitted) throw new Error("Nothing lies before the reviewer.");
  const { textHash, factsHash } = submitted;
  const read = { editionId, version, textHash, factsHash };
  if (fate === "sentBack") await requestChanges(db, reviewer, { ...read, comment: correction });
  else await approve(db, reviewer, read);
}

const correction =
  "The UN’s register has signature on 10 December 1985 and ratification on 3 March 1987.";
