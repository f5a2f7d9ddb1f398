import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { createEntity } from "@/server/entities/commands";
import { atOnce } from "@/server/testing/at-once";
import { aNewsroom, as, aTracker, db, type Newsroom, person } from "@/server/testing/newsroom";
import { createTracker } from "@/server/trackers/commands";
import { forgetOldImports } from "./commands";

let room: Newsroom;
beforeAll(async () => {
  room = await aNewsroom();
});

/** A tracker of its own, so that no test finds the drafts of another. */
async function aDesk() {
  const trackerId = await aTracker();
  return { trackerId, editor: await person({ trackerId, role: "editor" }) };
}
type Desk = Awaited<ReturnType<typeof aDesk>>;

const reads = async ({ editor, trackerId }: Desk, text: string, name = "events.csv") =>
  as(editor).imports.read({ trackerId, name, text });

async function runs(viewer: Viewer, importId: string) {
  for (let left = 1; left > 0; ) left = (await as(viewer).imports.goOn({ importId })).left;
  return as(viewer).imports.one({ importId });
}

async function bringsIn(desk: Desk, text: string) {
  const { importId } = await reads(desk, text);
  return runs(desk.editor, importId);
}

const draftsOf = ({ trackerId }: Pick<Desk, "trackerId">) =>
  db.edition.findMany({
    where: { work: { homeTrackerId: trackerId, binnedAt: null } },
    orderBy: { headline: "asc" },
    include: { work: true, citations: { include: { source: true }, orderBy: { position: "asc" } } },
  });

const titles = async (desk: Desk) => (await draftsOf(desk)).map(({ headline }) => headline);

const table = `ID,Title,Date,Summary,Source URL,Quote,Place
1,A strike,(Believed to be) 2020-06-05,What happened.,https://a.example/1,Some words,Ostrania
2,A verdict,May 2021,,https://a.example/1 https://b.example/2,,Nowhere
3,,1998,No title,,,
4,A ruling,06/05/2020,,nonsense,,
`;

test("a dry run says the fate of every row and makes nothing", async () => {
  const desk = await aDesk();
  await createEntity(db, room.editor, { kind: "state", name: "Ostrania" });
  const { importId } = await reads(desk, table);
  const file = await as(desk.editor).imports.one({ importId });
  expect(file).toMatchObject({
    state: "read",
    counts: { all: 4, made: 0, remarked: 3, refused: 1 },
  });
  expect(file.rows.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
    ["dateHedged"],
    ["nameUnknown"],
    ["titleMissing"],
    ["dateUnread", "addressLeftOut"],
  ]);
  expect(file.rows[0]).toMatchObject({
    title: "A strike",
    when: expect.stringMatching(/^5\sJune\s2020, perhaps$/),
  });
  expect(await titles(desk)).toEqual([]);
});

test("the right rows become drafts of the importer; a page is one source however often it is named", async () => {
  const desk = await aDesk();
  const done = await bringsIn(desk, table);
  expect(done).toMatchObject({ state: "done", counts: { done: 3 } });
  const drafts = await draftsOf(desk);
  expect(drafts.map(({ status }) => status)).toEqual(["draft", "draft", "draft"]);
  expect(drafts[1]).toMatchObject({
    headline: "A strike",
    standfirst: "What happened.",
    contributorIds: [desk.editor.id],
    work: {
      kind: "event",
      factsContributorIds: [desk.editor.id],
      facts: { typed: "perhaps 2020-06-05", phrase: "(Believed to be) 2020-06-05" },
    },
    citations: [
      { quote: "Some words", source: { url: "https://a.example/1", publisher: "a.example" } },
    ],
  });
  const urls = drafts.flatMap(({ citations }) => citations.map(({ source }) => source.url));
  expect(urls).toHaveLength(3);
  expect(await db.source.count({ where: { trackerId: desk.trackerId } })).toBe(2);
});

test("an importer cannot approve what they brought in", async () => {
  const trackerId = await aTracker();
  const reviewer = await person({ trackerId, role: "reviewer" });
  await bringsIn(
    { trackerId, editor: reviewer },
    "Title,Date,Summary,URL\nA,1998,B,https://a.example",
  );
  const [draft] = await draftsOf({ trackerId });
  const at = { editionId: draft?.id ?? "", version: 1 };
  const read = await room.submitted(reviewer, at);
  await expect(as(reviewer).reviews.approve(read)).rejects.toThrow("ownWords");
});

test("the same file twice is told of, and doubles nothing unless asked", async () => {
  const desk = await aDesk();
  await bringsIn(desk, table);
  const { importId } = await reads(desk, table);
  const again = await as(desk.editor).imports.one({ importId });
  expect(again.sameFile).not.toBeNull();
  expect(again.counts).toMatchObject({ made: 0, remarked: 0, refused: 4 });
  expect(again.rows[0]?.reasons).toContainEqual({ code: "broughtIn" });
  await expect(as(desk.editor).imports.goOn({ importId })).rejects.toThrow("importNothing");
  const columns = again.columns.map(({ target }) => target);
  await as(desk.editor).imports.check({ importId, columns, duplicates: "kept" });
  await runs(desk.editor, importId);
  expect(await titles(desk)).toHaveLength(6);
});

test("rows are known again by their own id, and without one by title and date", async () => {
  const desk = await aDesk();
  await bringsIn(desk, "ID,Title,Date\n7,First words,1998");
  const byId = await reads(desk, "ID,Title,Date\n7,Other words,1999");
  const one = await as(desk.editor).imports.one(byId);
  expect(one.rows[0]?.reasons).toEqual([{ code: "broughtIn" }]);
  const byTitle = await reads(
    desk,
    "Title,Date\nFIRST  words,1998\nNew,1998\nnew,the year 1998\nNew,1998",
  );
  const other = await as(desk.editor).imports.one(byTitle);
  expect(other.rows.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
    ["duplicateWork"],
    [],
    ["dateUnread"],
    ["duplicateRow"],
  ]);
  expect(other.rows[3]?.reasons).toEqual([{ code: "duplicateRow", told: { row: "2" } }]);
});

test("columns said anew change what would be made", async () => {
  const desk = await aDesk();
  const { importId } = await reads(desk, "Foo,Bar\nA strike,6/5/2020");
  await as(desk.editor).imports.check({
    importId,
    columns: ["title", "dateMonthFirst"],
    duplicates: "refused",
  });
  const { rows } = await runs(desk.editor, importId);
  expect(rows[0]).toMatchObject({
    title: "A strike",
    when: expect.stringMatching(/^5\sJune\s2020$/),
    fate: "made",
  });
  await expect(
    as(desk.editor).imports.check({
      importId,
      columns: ["title", "leftOut"],
      duplicates: "refused",
    }),
  ).rejects.toThrow("wrongStatus");
});

test("an import goes on where it stopped, and makes no row twice", async () => {
  const desk = await aDesk();
  const rows = Array.from({ length: 600 }, (_, n) => `Event ${n},1998`);
  const { importId } = await reads(desk, `Title,Date\n${rows.join("\n")}`);
  const goOn = () => as(desk.editor).imports.goOn({ importId });
  expect(await goOn()).toEqual({ made: 250, left: 350 });
  expect(await as(desk.editor).imports.one({ importId })).toMatchObject({ state: "running" });
  await Promise.all([goOn(), goOn(), goOn()]);
  expect(await goOn()).toEqual({ made: 600, left: 0 });
  expect(new Set(await titles(desk)).size).toBe(600);
});

test("an undo takes back what nobody touched, and lists what somebody did", async () => {
  const desk = await aDesk();
  const { id: importId } = await bringsIn(desk, "Title,Date,Summary\nA,1998,x\nB,1999,x\nC,2000,x");
  const [a, b] = await draftsOf(desk);
  await as(desk.editor).reviews.comment({ editionId: a?.id ?? "", text: "Which?" });
  await as(desk.editor).reviews.submit({ editionId: b?.id ?? "", version: 1, note: "" });
  expect(await as(desk.editor).imports.undo({ importId })).toEqual({ binned: 1 });
  const undone = await as(desk.editor).imports.one({ importId });
  expect(undone).toMatchObject({ state: "undone", left: [{ headline: "A" }, { headline: "B" }] });
  expect(await titles(desk)).toEqual(["A", "B"]);
  await expect(as(desk.editor).imports.goOn({ importId })).rejects.toThrow("wrongStatus");
  await expect(as(desk.editor).imports.undo({ importId })).rejects.toThrow("wrongStatus");
});

test("an undo beside a save leaves what is being saved", async () => {
  const desk = await aDesk();
  const { id: importId } = await bringsIn(desk, "Title,Date,Summary\nA,1998,x\nB,1999,x");
  const editionId = (await draftsOf(desk))[0]?.id ?? "";
  const { text, facts } = await as(desk.editor).reviews.edition({ editionId });
  const save = { editionId, version: 1, factsVersion: 1, facts };
  const anew = { ...text, standfirst: "Told anew.", citations: [] };
  await atOnce(
    `"desk"."Edition"`,
    () => as(desk.editor).drafts.save({ ...save, text: anew }),
    () => as(desk.editor).imports.undo({ importId }),
  );
  expect(await titles(desk)).toEqual(["A"]);
});

test("what was undone can be brought in again", async () => {
  const desk = await aDesk();
  const text = "ID,Title,Date\n1,A,1998";
  const { id: importId } = await bringsIn(desk, text);
  await as(desk.editor).imports.undo({ importId });
  const again = await bringsIn(desk, text);
  expect(again).toMatchObject({ state: "done", counts: { done: 1 }, sameFile: null });
});

test("refused rows come out with their reasons and as they were", async () => {
  const desk = await aDesk();
  const { importId } = await reads(desk, table);
  expect(await as(desk.editor).imports.refused({ importId })).toEqual({
    header: ["ID", "Title", "Date", "Summary", "Source URL", "Quote", "Place"],
    rows: [
      {
        number: 3,
        cells: ["3", "", "1998", "No title", "", "", ""],
        reasons: [{ code: "titleMissing" }],
      },
    ],
  });
});

test("what is no table has no columns, and its refused rows are told by their titles", async () => {
  const desk = await aDesk();
  const event = { text: { headline: "x".repeat(301) }, start_date: { year: "1998" } };
  const { importId } = await reads(desk, JSON.stringify({ events: [event] }), "timeline.json");
  expect(await as(desk.editor).imports.refused({ importId })).toMatchObject({
    header: null,
    rows: [{ number: 1, cells: ["x".repeat(300)] }],
  });
});

test("a file that was read and not run is forgotten, one that ran is not", async () => {
  const desk = await aDesk();
  const { importId } = await reads(desk, table);
  await as(desk.editor).imports.forget({ importId });
  await expect(as(desk.editor).imports.one({ importId })).rejects.toThrow("notFound");
  const { id } = await bringsIn(desk, table);
  await expect(as(desk.editor).imports.forget({ importId: id })).rejects.toThrow("wrongStatus");
});

test("in a tracker that was closed meanwhile nothing more is made", async () => {
  const desk = await aDesk();
  const { importId } = await reads(desk, table);
  await db.tracker.update({ where: { id: desk.trackerId }, data: { closedAt: new Date() } });
  await expect(as(desk.editor).imports.goOn({ importId })).rejects.toThrow("trackerClosed");
  expect(await titles(desk)).toEqual([]);
});

test("a file of our own brings its sources, names and links along; what it restricts is the importer's", async () => {
  const desk = await aDesk();
  const [entity, source, first, second, citation] = Array.from({ length: 5 }, () => randomUUID());
  const link = { type: "workLink", attrs: { workId: first } };
  const dead = { type: "workLink", attrs: { workId: randomUUID() } };
  const words = (text: string, ...marks: object[]) => ({ type: "text", text, marks });
  const paragraph = {
    type: "paragraph",
    content: [
      words("here", link),
      words("gone", dead),
      { type: "citation", attrs: { id: citation } },
    ],
  };
  const lost = randomUUID();
  const measures = (workId?: string) => ({ type: "measures", attrs: { workId } });
  const file = {
    format: "vigil-export",
    version: 1,
    entities: [{ id: entity, kind: "organisation", names: { en: "A league of its own" } }],
    sources: [
      {
        id: source,
        title: "A letter",
        isRestricted: true,
        publicWording: "a lawyer",
        note: "Old.",
      },
    ],
    works: [
      {
        id: first,
        kind: "event",
        isRestricted: true,
        facts: { typed: "1998", participantIds: [entity] },
        editions: [{ headline: "An event", citations: [{ sourceId: source, quote: "Q" }] }],
      },
      {
        id: second,
        kind: "article",
        facts: { datedOn: "2020-01-02" },
        editions: [
          {
            headline: "An article",
            status: "published",
            body: { type: "doc", content: [paragraph, measures(first), measures(lost)] },
            citations: [{ id: citation, sourceId: source }],
          },
        ],
      },
    ],
  };
  const done = await bringsIn(desk, JSON.stringify(file));
  expect(done.rows.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
    ["restrictedToYou"],
    ["wasLive", "linksLost"],
  ]);
  const [article, event] = await draftsOf(desk);
  const named = await db.entity.findFirstOrThrow({
    where: { names: { path: ["en"], equals: "A league of its own" } },
  });
  expect(event?.work).toMatchObject({
    restrictedToIds: [desk.editor.id],
    facts: { participantIds: [named.id] },
  });
  expect(event?.citations[0]?.source).toMatchObject({ publicWording: "a lawyer", note: "Old." });
  expect(article?.citations).toMatchObject([
    { id: citation, sourceId: event?.citations[0]?.sourceId },
  ]);
  expect(JSON.stringify(article?.body)).toContain(event?.workId);
  expect(JSON.stringify(article?.body)).not.toContain(dead.attrs.workId);
  expect(article?.body).toMatchObject({
    content: [{}, measures(event?.workId), { type: "paragraph" }],
  });
});

test("whoever was recorded twice and is one entry now is named by either name", async () => {
  const desk = await aDesk();
  const [old, name] = [`Old ${randomUUID()}`, `New ${randomUUID()}`];
  const [goes, stays] = [
    await createEntity(db, room.editor, { kind: "state", name: old }),
    await createEntity(db, room.editor, { kind: "state", name }),
  ];
  const { merge } = as(room.editor).entities;
  await merge({ entityId: goes.id, version: 1, intoId: stays.id, intoVersion: 1 });
  const done = await bringsIn(desk, `Title,Date,Place\nA,1998,${old}\nB,1999,${name}`);
  expect(done.rows.map(({ reasons }) => reasons)).toEqual([[], []]);
  const named = { work: { facts: { participantIds: [stays.id] } } };
  expect(await draftsOf(desk)).toMatchObject([named, named]);
});

const ownPage = (standfirst: string) =>
  JSON.stringify({
    format: "vigil-export",
    version: 1,
    works: [{ id: "page", kind: "page", editions: [{ headline: "From elsewhere", standfirst }] }],
  });

test("a tracker's page that somebody wrote in since the file was read keeps their words", async () => {
  const siteAdmin = await person(null, true);
  const { id: trackerId } = await createTracker(db, siteAdmin, { name: "Ours" });
  const editor = await person({ trackerId, role: "editor" });
  const [page] = await draftsOf({ trackerId });
  const editionId = page?.id ?? "";
  const { importId } = await reads({ trackerId, editor }, ownPage("Theirs."), "export.json");
  const { text, facts, version, factsVersion } = await as(editor).reviews.edition({ editionId });
  await as(editor).drafts.save({
    ...{ editionId, version, factsVersion, facts },
    text: { ...text, standfirst: "Ours.", citations: [] },
  });
  const file = await runs(editor, importId);
  expect(file).toMatchObject({ state: "done", counts: { refused: 1, done: 0 } });
  expect(file.rows[0]?.reasons).toEqual([{ code: "pageWritten" }]);
  const now = await as(editor).reviews.edition({ editionId });
  expect(now.text).toMatchObject({ standfirst: "Ours." });
});

test("an entry that got a page since the file was read gets no second one, and the row says so", async () => {
  const desk = await aDesk();
  const name = `League ${randomUUID()}`;
  const of = { kind: "organisation", name } as const;
  const { id: entityId } = await as(room.editor).entities.create(of);
  const file = {
    format: "vigil-export",
    version: 1,
    entities: [{ id: "league", kind: of.kind, names: { en: name } }],
    works: [{ id: "page", kind: "entity", entityId: "league", editions: [{ headline: name }] }],
  };
  const { importId } = await reads(desk, JSON.stringify(file), "export.json");
  await as(room.editor).entities.makePage({ entityId, trackerId: room.trackerId });
  const done = await runs(desk.editor, importId);
  expect(done).toMatchObject({ state: "done", counts: { refused: 1, done: 0 } });
  expect(done.rows[0]?.reasons).toEqual([{ code: "ofTheRecord" }]);
});

test("that a work restricted to others has the same title is not told", async () => {
  const desk = await aDesk();
  const other = await person({ trackerId: desk.trackerId, role: "editor" });
  await bringsIn({ ...desk, editor: other }, "ID,Title,Date\n1,Kept close,1998");
  await db.work.updateMany({
    where: { homeTrackerId: desk.trackerId },
    data: { restrictedToIds: [other.id] },
  });
  for (const text of ["Title,Date\nKept close,1998", "ID,Title,Date\n1,Kept close,1998"]) {
    const { importId } = await reads(desk, text);
    expect((await as(desk.editor).imports.one({ importId })).rows[0]?.reasons).toEqual([]);
  }
});

test("a file that was not run for thirty days is forgotten, with its rows", async () => {
  const desk = await aDesk();
  const [old, recent] = [await reads(desk, table), await reads(desk, table)];
  const createdAt = new Date(Date.now() - 31 * 86_400_000);
  await db.import.update({ where: { id: old.importId }, data: { createdAt } });
  await forgetOldImports(db, new Date());
  await expect(as(desk.editor).imports.one(old)).rejects.toThrow("notFound");
  expect(await as(desk.editor).imports.one(recent)).toMatchObject({ state: "read" });
});
