import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { emptyMeasure } from "@/server/measures/rules";
import { answer } from "@/server/press/answer";
import type { Projection } from "@/server/public/projection";
import { atOnce } from "@/server/testing/at-once";
import { aNewsroom, as, db, type Newsroom, person } from "@/server/testing/newsroom";
import { aSite, filesIn, leaveSite } from "@/server/testing/site";
import { sourceFields } from "@/server/testing/things";
import type { NameMode } from "./schema";

let room: Newsroom;
let editor: Viewer;
let reviewer: Viewer;
let site: string;
beforeAll(async () => {
  site = aSite();
  room = await aNewsroom();
  ({ editor, reviewer } = room);
});

afterAll(() => leaveSite(site));

async function aPerson(nameMode?: NameMode) {
  const name = `Ada Byron-${randomUUID().replace(/[\d-]/g, "")}`;
  const { id } = await as(editor).entities.create({ kind: "person", name, nameMode });
  return { id, name };
}

async function named(entityId: string, nameMode: NameMode, pseudonym = "") {
  const { version } = await as(editor).entities.one({ entityId });
  return as(editor).entities.chooseName({ entityId, version, nameMode, pseudonym });
}

async function putsRight(entityId: string, change: object) {
  const { kind, names, aliases, identifiers, existedFrom, existedTo, version } = await as(
    editor,
  ).entities.one({ entityId });
  const form = { entityId, version, kind, names, aliases, identifiers, existedFrom, existedTo };
  return as(editor).entities.update({ ...form, ...change });
}

async function liveOf({ editionId }: { editionId: string }): Promise<Projection> {
  const live = await db.liveEdition.findUniqueOrThrow({
    where: { editionId },
    select: { publication: { select: { document: { select: { projection: true } } } } },
  });
  return JSON.parse(JSON.stringify(live.publication.document?.projection));
}

const eventOf = (id: string) => room.anEvent(editor, "1998", { participantIds: [id] });

async function aPage(entityId: string) {
  const { trackerId } = room;
  const { id } = await as(editor).entities.makePage({ entityId, trackerId });
  const { version, factsVersion, facts, text } = await as(editor).reviews.edition({
    editionId: id,
  });
  const words = { ...text, standfirst: "A sentence.", citations: [] };
  await as(editor).drafts.save({ editionId: id, version, factsVersion, facts, text: words });
  return { editionId: id };
}

test("a person who is added in passing is withheld from readers, and the answer says so", async () => {
  const { id, name } = await aPerson();
  expect(await as(editor).entities.create({ kind: "person", name })).toEqual({
    id,
    isWithheld: false,
  });
  expect(await as(editor).entities.one({ entityId: id })).toMatchObject({
    nameMode: "withheld",
    publicNames: {},
  });
  const other = await as(editor).entities.create({ kind: "person", name: randomUUID() });
  expect(other.isWithheld).toBe(true);
  const state = await as(editor).entities.create({ kind: "state", name: randomUUID() });
  expect(state.isWithheld).toBe(false);
});

test.each([
  ["initials", "", { en: "A. B.-C." }],
  ["pseudonym", "Rose", { en: "Rose", uk: "Rose", ru: "Rose", ar: "Rose" }],
  ["withheld", "", {}],
] as const)(
  "an event that names a person by %s goes live with no more",
  async (mode, rose, shown) => {
    const { id } = await aPerson();
    await putsRight(id, { names: { en: "Ada Byron-Cole" } });
    await named(id, mode, rose);
    const live = await liveOf(await room.goesLive(editor, reviewer, await eventOf(id)));
    expect(live).toMatchObject({ facts: { participants: [{ id, kind: "person", names: shown }] } });
    expect(JSON.stringify(live)).not.toContain("Byron");
    // The next test records the same name.
    await putsRight(id, { names: { en: randomUUID() } });
  },
);

test("a fuller name changes nothing that is live, and who chose it does not approve it", async () => {
  const { id, name } = await aPerson();
  const at = await room.goesLive(editor, reviewer, await eventOf(id));
  const { version } = await as(reviewer).entities.one({ entityId: id });
  const full = { entityId: id, version, nameMode: "full", pseudonym: "" } as const;
  await as(reviewer).entities.chooseName(full);
  expect(await liveOf(at)).toMatchObject({ facts: { participants: [{ names: {} }] } });

  const opened = await as(editor).drafts.edit(at);
  const sent = await room.submitted(editor, { ...at, version: opened.version });
  await expect(as(reviewer).reviews.approve(sent)).rejects.toThrow("ownWords");
  const approved = await as(room.admin).reviews.approve(sent);
  await as(editor).publications.publish({ ...at, version: approved.version });
  expect(await liveOf(at)).toMatchObject({ facts: { participants: [{ names: { en: name } }] } });
});

test("what was approved under a fuller name is not published with it", async () => {
  const { id, name } = await aPerson("full");
  const draft = await eventOf(id);
  const sent = await room.submitted(editor, draft);
  const { version } = await as(reviewer).reviews.approve(sent);
  await named(id, "initials");
  const publish = as(editor).publications.publish({ editionId: draft.editionId, version });
  await expect(publish).rejects.toMatchObject({
    message: "nameNarrowed",
    cause: { told: { name } },
  });
  await named(id, "full");
  await as(editor).publications.publish({ editionId: draft.editionId, version });
});

/** The page of an entry, approved by another. */
async function approvedPage(entityId: string) {
  const at = await aPage(entityId);
  const { version } = await as(editor).reviews.edition(at);
  const sent = await room.submitted(editor, { ...at, version });
  return { ...at, version: (await as(reviewer).reviews.approve(sent)).version };
}

const publication = `"published"."Publication"`;

test("a name is withheld beside the publication of the person's page: the page goes with it", async () => {
  const { id } = await aPerson("full");
  const at = await approvedPage(id);
  await atOnce(
    publication,
    () => as(editor).publications.publish(at),
    () => named(id, "withheld"),
  );
  expect(await db.liveEdition.count({ where: { editionId: at.editionId } })).toBe(0);
  expect(await as(editor).reviews.edition(at)).toMatchObject({ status: "takenDown" });
});

test("an entry is put right beside the publication of its page, which keeps the name that was approved", async () => {
  const name = `Treaty ${randomUUID()}`;
  const { id } = await as(editor).entities.create({ kind: "treaty", name });
  const at = await approvedPage(id);
  const names = { en: `${name} anew` };
  await atOnce(
    publication,
    () => as(editor).publications.publish(at),
    () => putsRight(id, { names }),
  );
  expect(await liveOf(at)).toMatchObject({ headline: name });
  expect((await as(editor).reviews.edition(at)).text).toMatchObject({ headline: names.en });
});

/** Publishes what was approved as the desk's role alone could, asking no command. */
async function publishesByHand({ editionId }: { editionId: string }) {
  const edition = await db.edition.findUniqueOrThrow({
    where: { id: editionId },
    select: {
      workId: true,
      submittedRevisionId: true,
      path: true,
      work: { select: { submittedFactsId: true } },
    },
  });
  const text = await db.textRevision.findUniqueOrThrow({
    where: { id: edition.submittedRevisionId ?? "" },
  });
  const facts = await db.factsRevision.findUniqueOrThrow({
    where: { id: edition.work.submittedFactsId ?? "" },
  });
  const { v: _, ...words } = JSON.parse(text.canonical);
  const { v: __, ...shown } = JSON.parse(facts.canonical);
  await db.$transaction(async (tx) => {
    const publication = await tx.publication.create({
      data: {
        workId: edition.workId,
        editionId,
        lang: "en",
        version: 1,
        path: edition.path ?? "",
        versionPath: `/en/v/${randomUUID()}`,
        textRevisionId: text.id,
        textHash: text.hash,
        factsRevisionId: facts.id,
        factsHash: facts.hash,
        publishedById: editor.id,
      },
    });
    await tx.document.create({
      data: { publicationId: publication.id, projection: { ...words, facts: shown } },
    });
  });
}

test("nor by the database, whatever asks it", async () => {
  const { id } = await aPerson("full");
  const draft = await eventOf(id);
  const sent = await room.submitted(editor, draft);
  await as(reviewer).reviews.approve(sent);
  await named(id, "withheld");
  await expect(publishesByHand(draft)).rejects.toThrow("to be named otherwise");
});

test("the page of a person tells no more than the mode allows, nor does its address", async () => {
  const { id, name } = await aPerson("initials");
  await putsRight(id, { aliases: ["Lovelace"], identifiers: { wikidata: "Q7259" } });
  const live = await liveOf(await room.goesLive(editor, reviewer, await aPage(id)));
  expect(live).toMatchObject({
    headline: "A. B.",
    path: `/en/people/${id.slice(-12)}`,
    facts: { entity: { names: { en: "A. B." }, aliases: [], identifiers: {} } },
  });
  for (const word of [name, name.toLowerCase(), "Lovelace", "Q7259"])
    expect(JSON.stringify(live)).not.toContain(word);
});

test("a person whose name is withheld has no page, also where one was begun before", async () => {
  const { id } = await aPerson();
  const { trackerId } = room;
  await expect(as(editor).entities.makePage({ entityId: id, trackerId })).rejects.toThrow(
    "nameWithheld",
  );
  await named(id, "full");
  const page = await aPage(id);
  await named(id, "withheld");
  const { version } = await as(editor).reviews.edition(page);
  const sends = as(editor).reviews.submit({ ...page, version, note: "" });
  await expect(sends).rejects.toThrow("nameWithheld");
});

test("a preview shows no more than readers would get", async () => {
  const { id, name } = await aPerson("initials");
  const preview = await as(editor).publications.preview(await eventOf(id));
  expect(JSON.stringify(preview)).not.toContain(name);
});

test("a pseudonym holds no name of the person", async () => {
  const { id, name } = await aPerson();
  await expect(named(id, "pseudonym", `the brave ${name}`)).rejects.toThrow("pseudonymTells");
  await named(id, "pseudonym", "Rose");
  await expect(putsRight(id, { aliases: ["rose"] })).rejects.toThrow("pseudonymTells");
});

test("who is not named in full stays a person, and what becomes one is withheld", async () => {
  const { id } = await aPerson("initials");
  await expect(putsRight(id, { kind: "organisation" })).rejects.toThrow("personStays");
  const group = await as(editor).entities.create({ kind: "organisation", name: randomUUID() });
  await putsRight(group.id, { kind: "person" });
  const { nameMode } = await as(editor).entities.one({ entityId: group.id });
  expect(nameMode).toBe("withheld");
  await expect(named(group.id, "full")).resolves.toBeDefined();
  await putsRight(group.id, { kind: "organisation" });
  await expect(named(group.id, "withheld")).rejects.toThrow("notFound");
});

const versionsOf = async ({ editionId }: { editionId: string }) => {
  const rows = await db.document.findMany({
    where: { publication: { editionId } },
    orderBy: { publication: { version: "asc" } },
    select: { projection: true, redactedAt: true },
  });
  return rows.map(({ projection, redactedAt }) => ({
    text: JSON.stringify(projection),
    isRedacted: redactedAt !== null,
  }));
};

/** A second version, in other words. */
async function again(at: { editionId: string; version: number }, standfirst: string) {
  await as(editor).drafts.edit(at);
  const { version, factsVersion, facts, text } = await as(editor).reviews.edition(at);
  const words = { ...text, standfirst, citations: [] };
  await as(editor).drafts.save({ ...at, version, factsVersion, facts, text: words });
  return room.goesLive(editor, reviewer, at);
}

test("a name that is withheld goes at once from every version that is published, and from no revision", async () => {
  const { id, name } = await aPerson("full");
  const first = await room.goesLive(editor, reviewer, await eventOf(id));
  const at = await again(first, "Told again.");
  const { isPressed } = await named(id, "withheld");
  expect(isPressed).toBe(true);
  const versions = await versionsOf(at);
  expect(versions.map(({ isRedacted }) => isRedacted)).toEqual([true, true]);
  for (const { text } of versions) expect(text).not.toContain(name);
  const kept = await db.factsRevision.findMany({
    where: { work: { editions: { some: { id: at.editionId } } } },
    select: { canonical: true },
  });
  expect(kept.some(({ canonical }) => canonical.includes(name))).toBe(true);
  const files = await filesIn(site);
  expect([...files].filter(([, text]) => text.includes(name)).map(([file]) => file)).toEqual([]);
  const pages = [...files.values()].filter((text) => text.includes("was withheld here afterwards"));
  expect(pages).toHaveLength(3);
});

test("initials take the place of a full name at once, a pseudonym only by review", async () => {
  const { id, name } = await aPerson("full");
  const at = await room.goesLive(editor, reviewer, await eventOf(id));
  await named(id, "initials");
  expect(await liveOf(at)).toMatchObject({ facts: { participants: [{ names: { en: "A. B." } }] } });
  await named(id, "pseudonym", "Rose");
  expect(await liveOf(at)).toMatchObject({ facts: { participants: [{ names: {} }] } });
  await again(at, "With a name again.");
  expect(await liveOf(at)).toMatchObject({ facts: { participants: [{ names: { en: "Rose" } }] } });
  const versions = await versionsOf(at);
  expect(versions.map(({ text }) => text.includes("Rose"))).toEqual([false, true]);
  for (const { text } of versions) expect(text).not.toContain(name);
});

test("a pseudonym is words too: who chose it in place of a full name does not approve it; who chose initials wrote nothing", async () => {
  const namedOtherwise = async (nameMode: "pseudonym" | "initials") => {
    const { id } = await aPerson("full");
    const at = await room.goesLive(editor, reviewer, await eventOf(id));
    const { version } = await as(reviewer).entities.one({ entityId: id });
    const pseudonym = nameMode === "pseudonym" ? "Rose" : "";
    await as(reviewer).entities.chooseName({ entityId: id, version, nameMode, pseudonym });
    const opened = await as(editor).drafts.edit(at);
    const sent = await room.submitted(editor, { ...at, version: opened.version });
    return (who: Viewer) => as(who).reviews.approve(sent);
  };
  const approve = await namedOtherwise("pseudonym");
  await expect(approve(reviewer)).rejects.toThrow("ownWords");
  await expect(approve(room.admin)).resolves.toMatchObject({ version: expect.any(Number) });
  const approveInitials = await namedOtherwise("initials");
  await expect(approveInitials(reviewer)).resolves.toMatchObject({ version: expect.any(Number) });
});

test("a preview of what is live has withheld from it what readers have not", async () => {
  const { id } = await aPerson("full");
  const at = await room.goesLive(editor, reviewer, await eventOf(id));
  const preview = () => as(editor).publications.preview(at);
  expect(await preview()).toMatchObject({ projection: await liveOf(at), redactedAt: null });
  await named(id, "withheld");
  expect(await preview()).toMatchObject({
    projection: { facts: { participants: [{ id, names: {} }] } },
    redactedAt: expect.any(Date),
  });
});

test("a fuller name that nobody approved yet is never made out of what was published", async () => {
  const { id } = await aPerson();
  await named(id, "pseudonym", "Rose");
  const at = await room.goesLive(editor, reviewer, await eventOf(id));
  await named(id, "full");
  await named(id, "initials");
  expect(await liveOf(at)).toMatchObject({ facts: { participants: [{ names: {} }] } });
});

test("the page of a person who is named by less is taken down, and comes back by review without the name", async () => {
  const { id, name } = await aPerson("full");
  const page = await room.goesLive(editor, reviewer, await aPage(id));
  const { path } = await liveOf(page);
  await named(id, "initials");
  expect(await db.liveEdition.count({ where: { editionId: page.editionId } })).toBe(0);
  expect(await versionsOf(page)).toEqual([]);
  expect((await answer(path)).status).toBe(410);
  expect(await as(editor).reviews.edition(page)).toMatchObject({ status: "takenDown" });

  const { version } = await as(room.admin).reviews.edition(page);
  const asked = await as(room.admin).publications.askToRestore({ ...page, version });
  const back = { ...page, version: asked.version };
  await as(reviewer).publications.confirmRestore(back);
  const third = await room.hire("reviewer");
  const approved = await as(third).reviews.approve(await room.read(third, page));
  await as(editor).publications.publish({ ...page, version: approved.version });
  const live = await liveOf(page);
  expect(live).toMatchObject({ headline: "A. B.", path: `/en/people/${id.slice(-12)}` });
  expect(JSON.stringify(live)).not.toContain(name);
  expect((await answer(path)).status).toBe(410);
});

/** An article that has another number of someone's days than a measure has, and says so to readers. */
async function differing({ id, name }: { id: string; name: string }) {
  const { trackerId } = room;
  // Without digits: they could be read as a date.
  const committee = `Committee ${randomUUID().replace(/[\d-]/g, "")}`;
  const { id: ofId } = await as(editor).entities.create({ kind: "body", name: committee });
  const entry = { editionId: (await as(editor).works.create({ trackerId, kind: "measure" })).id };
  const days = { ...emptyMeasure(randomUUID()), ofId, aboutId: id, name: "days", period: "1998" };
  const empty = await as(editor).reviews.edition(entry);
  await as(editor).drafts.save({
    ...{ ...entry, version: empty.version, factsVersion: empty.factsVersion },
    text: { ...empty.text, headline: randomUUID(), citations: [] },
    facts: { kind: "measure", measures: [{ ...days, value: "30" }] },
  });
  await room.goesLive(editor, reviewer, entry);
  const { editionId } = await room.draft(editor);
  const { text, facts, version, factsVersion } = await as(editor).reviews.edition({ editionId });
  const words = `The ${committee} counted 31 days of ${name}.`;
  const paragraph = { type: "paragraph", content: [{ type: "text", text: words }] };
  const body = { type: "doc", content: [paragraph] };
  const at = { editionId, version, factsVersion, facts };
  await as(editor).drafts.save({ ...at, text: { ...text, body, citations: [] } });
  const [found] = await as(editor).contradictions.ofEdition({ editionId });
  const close = { editionId, key: found?.key ?? "", reason: "Both.", isTold: true };
  await as(editor).contradictions.close(close);
  return { editionId, committee };
}

test("a name that is withheld goes from what a text says the record has instead, also from its next version", async () => {
  const person = await aPerson("full");
  const { editionId, committee } = await differing(person);
  const at = await room.goesLive(editor, reviewer, { editionId });
  const recorded = `Days: 30, of ${committee} about ${person.name}, 1998`;
  expect(await liveOf(at)).toMatchObject({ differ: [{ recorded: [recorded] }] });
  await named(person.id, "withheld");
  expect((await liveOf(at)).differ).toBeUndefined();
  await again(at, "Told again.");
  expect(await liveOf(at)).toMatchObject({
    differ: [{ recorded: [`Days: 30, of ${committee} about name withheld, 1998`] }],
  });
});

test("nor is it published with what was approved before, whatever asks it", async () => {
  const person = await aPerson("full");
  const { editionId } = await differing(person);
  const { version } = await as(editor).reviews.edition({ editionId });
  const sent = await room.submitted(editor, { editionId, version });
  const approved = await as(reviewer).reviews.approve(sent);
  await named(person.id, "initials");
  await expect(
    as(editor).publications.publish({ editionId, version: approved.version }),
  ).rejects.toMatchObject({ message: "nameNarrowed", cause: { told: { name: person.name } } });
  await expect(publishesByHand({ editionId })).rejects.toThrow("to be named otherwise");
});

test("what becomes a person is withheld at once", async () => {
  const name = `Group ${randomUUID()}`;
  const { id } = await as(editor).entities.create({ kind: "organisation", name });
  const at = await room.goesLive(editor, reviewer, await eventOf(id));
  await putsRight(id, { kind: "person" });
  expect(await liveOf(at)).toMatchObject({ facts: { participants: [{ names: {} }] } });
});

test("the desk lists every published version whose words still hold a name", async () => {
  const { id, name } = await aPerson("full");
  const family = name.split(" ").at(-1);
  const first = await room.goesLive(editor, reviewer, await eventOf(id));
  const second = await again(first, `It was ${family}’s.`);
  await again(second, "It was hers.");
  await named(id, "withheld");
  const { stillTold } = await as(editor).entities.one({ entityId: id });
  expect(stillTold).toMatchObject([{ editionId: first.editionId, version: 2, livePath: null }]);
});

/** A copy of a source with these words, chosen for readers. */
async function aCopy(words: string, given: { ending?: string; isChosen?: boolean } = {}) {
  const { ending = "html", isChosen = true } = given;
  const { trackerId } = room;
  const { id: sourceId } = await as(editor).sources.create({ trackerId, ...sourceFields });
  const hash = createHash("sha256").update(sourceId).digest("hex");
  const address = "https://example.org/";
  const of = { sourceId, address, lastAddress: address, hash, size: 1, takenById: editor.id };
  const { id: captureId } = await db.capture.create({ data: { ...of, ending, words } });
  if (isChosen) await as(editor).captures.show({ sourceId, was: null, captureId });
  return { sourceId, captureId };
}

test("the desk lists the copies of sources that readers can open and that hold a name, and says which were not read", async () => {
  const { id, name } = await aPerson("full");
  const family = name.split(" ").at(-1) ?? "";
  const published = await aCopy(`It was\n${name.toUpperCase().replace(" ", "\n  ")}, they say.`);
  const at = await room.draft(editor);
  const now = await as(editor).reviews.edition(at);
  const citations = [{ id: randomUUID(), sourceId: published.sourceId, place: "", quote: "" }];
  const { factsVersion, facts } = now;
  await as(editor).drafts.save({ ...at, factsVersion, facts, text: { ...now.text, citations } });
  await room.goesLive(editor, reviewer, at);
  const chosen = await aCopy(`(${family})`);
  await aCopy(`${family}ov and x${family}`);
  await aCopy(family, { isChosen: false });
  await aCopy("", { ending: "pdf" });
  await named(id, "withheld");
  const { copiesTold } = await as(editor).entities.one({ entityId: id });
  expect(copiesTold).toMatchObject({
    copies: [
      { id: chosen.captureId, source: { id: chosen.sourceId }, isPublished: false },
      { id: published.captureId, source: { id: published.sourceId }, isPublished: true },
    ],
    unread: 1,
    unsearched: 0,
  });
  const elsewhere = await aNewsroom();
  const seen = await as(elsewhere.editor).entities.one({ entityId: id });
  expect(seen.copiesTold.copies).toMatchObject([{ id: published.captureId, source: null }]);
});

test("a name withheld while a text that has it is published stays with no reader, whichever comes first", async () => {
  for (let n = 0; n < 5; n += 1) {
    const { id, name } = await aPerson("full");
    const draft = await eventOf(id);
    const { version } = await as(reviewer).reviews.approve(await room.submitted(editor, draft));
    await Promise.allSettled([
      as(editor).publications.publish({ editionId: draft.editionId, version }),
      named(id, "withheld"),
    ]);
    for (const { text } of await versionsOf(draft)) expect(text).not.toContain(name);
    expect((await as(editor).entities.one({ entityId: id })).nameMode).toBe("withheld");
  }
});

test("nobody without a role withholds a name, nor does the database let them", async () => {
  const { id } = await aPerson("full");
  const { version } = await as(editor).entities.one({ entityId: id });
  const stranger = await person(null);
  const less = { entityId: id, version, nameMode: "withheld", pseudonym: "" } as const;
  await expect(as(stranger).entities.chooseName(less)).rejects.toThrow("notAllowed");
  await named(id, "withheld");
  const asks = db.$queryRaw`SELECT "published"."narrow_name"(${id}::uuid, ${stranger.id}::uuid)::text`;
  await expect(asks).rejects.toThrow("may not withhold");
  const whole = await aPerson("full");
  const narrows = db.$queryRaw`SELECT "published"."narrow_name"(${whole.id}::uuid, ${editor.id}::uuid)::text`;
  await expect(narrows).rejects.toThrow("named in full");
});

test("the desk finds a person by the pseudonym, and says which works call them otherwise", async () => {
  const { id } = await aPerson("full");
  await room.goesLive(editor, reviewer, await eventOf(id));
  const rose = `Rose ${randomUUID()}`;
  await named(id, "pseudonym", rose);
  expect((await as(editor).entities.search({ search: rose })).map((one) => one.id)).toEqual([id]);
  const { works } = await as(editor).entities.one({ entityId: id });
  expect(works).toMatchObject([{ shownAs: "name withheld", isOutdated: true }]);
});

test("a choice made upon an older one is refused", async () => {
  const { id } = await aPerson();
  const stale = { entityId: id, version: 1, nameMode: "full", pseudonym: "" } as const;
  await named(id, "initials");
  await expect(as(editor).entities.chooseName(stale)).rejects.toThrow("stale");
});
