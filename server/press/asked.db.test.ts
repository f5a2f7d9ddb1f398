import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyAct } from "@/server/acts/rules";
import { mayOverlap } from "@/server/dates/date-order";
import { vagueDateFrom } from "@/server/dates/vague-date";
import { readerPool } from "@/server/public/db";
import { mayBeFound, withFacts } from "@/server/public/timeline";
import { noText } from "@/server/testing/a-full-tracker";
import { anyEdtf } from "@/server/testing/any-date";
import { aNewsroom, as, body, db, type Newsroom } from "@/server/testing/newsroom";
import { aSite, leaveSite } from "@/server/testing/site";
import { startWork } from "@/server/works/commands";
import { answer } from "./answer";

let room: Newsroom;
let folder: string;
let tracker: string;
/** The headlines of the published events, by how their dates were typed. */
const published = new Map<string, string>();

beforeAll(async () => {
  folder = aSite();
  room = await aNewsroom();
  tracker = await aTrackerPage();
  for (const typed of ["March 2022", "2022", "about May 2022", "before 1990", ""])
    published.set(typed, (await goesLive(await room.anEvent(room.editor, typed))).headline);
  await room.anEvent(room.editor, "April 2022");
}, 60_000);
afterAll(() => leaveSite(folder));

async function goesLive(at: { editionId: string }) {
  await room.goesLive(room.editor, room.reviewer, at);
  return db.edition.findUniqueOrThrow({ where: { id: at.editionId } });
}

async function aTrackerPage() {
  const { trackerId, editor } = room;
  const start = { trackerId, kind: "page", lang: "en", headline: "Exits", act: "create" } as const;
  const { id: editionId } = await db.$transaction((tx) => startWork(tx, editor, start));
  const { version, factsVersion, text, facts } = await as(editor).reviews.edition({ editionId });
  const save = { editionId, version, factsVersion, facts };
  await as(editor).drafts.save({ ...save, text: { ...text, body, citations: [] } });
  return (await goesLive({ editionId })).path ?? "";
}

const ask = (query: string, held: string | null = null, below = "") =>
  answer(`${tracker}${below}`, { query: new URLSearchParams(query), held });
const titled = (typed: string) => published.get(typed) ?? "";
/** How the dates of the events found there were typed. */
const found = (text: string) =>
  [...published].flatMap(([typed, one]) => (text.includes(one) ? [typed] : []));

test.each<[query: string, typed: string[]]>([
  ["from=2022-03&to=2022-04", ["March 2022", "2022"]],
  ["from=2022-03&to=2022-04&dates=certain", ["March 2022"]],
  ["from=2022", ["March 2022", "2022", "about May 2022"]],
  ["to=1989-12-31", ["before 1990"]],
  ["phase=occurred", ["March 2022", "2022", "about May 2022", "before 1990", ""]],
  ["phase=pending", []],
])("the page, the table and the data of ?%s have the same events", async (query, typed) => {
  const page = await ask(query);
  expect([page.status, page.headers.get("X-Robots-Tag")]).toEqual([200, "noindex"]);
  expect(page.headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate");
  expect(found(await page.text())).toEqual(typed);
  expect(found(await (await ask(query, null, "/events.csv")).text())).toEqual(typed);
  const rows = await (await ask(query, null, "/events.json")).json();
  expect(rows).toHaveLength(typed.length);
  expect(found(JSON.stringify(rows))).toEqual(typed);
});

test.each([
  ["from=2022-03&to=&dates=possible&phase=", "?from=2022-03"],
  ["phase=occurred&to=2022&from=2021", "?from=2021&to=2022&phase=occurred"],
  ["from=+2022-03", "?from=2022-03"],
  ["from=&to=&dates=certain&phase=", "#timeline"],
])("a form sent as ?%s leads to the one address of what it asks for", async (query, to) => {
  const { status, headers } = await ask(query);
  expect([status, headers.get("Location")]).toEqual([301, `${tracker}${to}`]);
});

test("what nobody knows is said beside what is found, and alone is as if nobody had asked", async () => {
  const some = await ask("from=2022-03&utm_source=letter");
  expect(some.status).toBe(200);
  expect(await some.text()).toContain("<q>utm_source</q>");
  const all = await ask("utm_source=letter");
  expect(all.headers.get("X-Robots-Tag")).toBeNull();
  expect(await all.text()).toBe(await (await ask("")).text());
});

test("what is wrong is no good answer, and finds nothing", async () => {
  for (const query of ["from=soon", "from=2023&to=2022", "phase=x", "from=2022&from=2022"]) {
    const page = await ask(query);
    expect([page.status, found(await page.text())], query).toEqual([400, []]);
    for (const file of ["/events.csv", "/events.json"]) {
      const { status, headers } = await ask(query, null, file);
      expect([status, headers.get("Content-Type")]).toEqual([400, "text/plain; charset=utf-8"]);
    }
  }
  const text = await (await ask("from=soon&to=1998&state=x", null, "/events.csv")).text();
  expect(text).toBe(
    "from: “soon” is no month. Write one as 2022-03; a year or a day will do too.\nThis address asks for state, which the filter does not have.\n",
  );
});

test("a file has a name, its kind and a mark that changes with what is published", async () => {
  const file = await ask("from=2022&dates=certain", null, "/events.csv");
  expect(Object.fromEntries(file.headers)).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": "attachment; filename*=UTF-8''exits-events-2022-certain.csv",
    "cache-control": "public, max-age=0, must-revalidate",
    "x-robots-tag": "noindex",
  });
  const tag = (await ask("", null, "/events.json")).headers.get("ETag") ?? "";
  const same = await ask("", `W/"x", ${tag}`, "/events.json");
  expect([same.status, same.headers.get("ETag"), await same.text()]).toEqual([304, tag, ""]);
  const { id } = await db.edition.findFirstOrThrow({ where: { headline: titled("2022") } });
  await as(room.admin).publications.takeDown({ editionId: id, reason: "safety" });
  const other = await ask("", tag, "/events.json");
  expect(other.status).toBe(200);
  expect(await other.text()).not.toContain(titled("2022"));
});

test("the database leaves out none that may lie in a time, and all that cannot", async () => {
  const reader = readerPool();
  const edtfs = fc.sample(anyEdtf, { numRuns: 200, seed: 3 });
  const dates = edtfs.map((edtf) => vagueDateFrom(edtf, { note: "", derivedFrom: "" }));
  const documents = dates.map((date) => ({ facts: { phase: "occurred", date } }));
  const days = dates.flatMap(({ earliest, latest }) => [earliest, latest]);
  for (let place = 0; place < 100; place += 1) {
    const [from = null, to = null] = [days[place], days[days.length - 1 - place]];
    const { rows } = await reader.query<{ place: number }>(
      `SELECT n::int - 1 AS "place" FROM jsonb_array_elements($4::jsonb) WITH ORDINALITY d("projection", n) ${withFacts}
       WHERE ${mayBeFound}`,
      ["occurred", from, to, JSON.stringify(documents)],
    );
    const may = dates.flatMap((date, at) => (mayOverlap(date, { from, to }) ? [at] : []));
    expect(rows.map((row) => row.place)).toEqual(may);
  }
});

test("an expected event lies where the event it waits for puts it", async () => {
  const notice = await room.anEvent(room.editor, "", { phase: "pending" });
  const { workId } = await goesLive(notice);
  const exit = await goesLive(
    await room.anEvent(room.editor, "", {
      phase: "pending",
      condition: {
        kind: "after",
        workId,
        period: { duration: "P12M", until: "day" },
        basis: "Article 22",
      },
    }),
  );
  const isFound = async () =>
    (await (await ask("from=2031-09&to=2031-09&dates=certain")).text()).includes(exit.headline);
  expect(await isFound()).toBe(false);
  const at = { editionId: notice.editionId };
  const { version } = await as(room.editor).reviews.edition(at);
  await as(room.editor).drafts.edit({ ...at, version });
  const now = await as(room.editor).reviews.edition(at);
  if (now.facts.kind !== "event") throw new Error("It is an event.");
  await as(room.editor).drafts.save({
    ...at,
    version: now.version,
    factsVersion: now.factsVersion,
    text: { ...now.text, citations: [] },
    facts: { ...now.facts, typed: "September 2030" },
  });
  await goesLive(at);
  expect(await isFound()).toBe(true);
});

test("a day is asked of what the ledger has, and what is no day is no good answer", async () => {
  const { editor, trackerId } = room;
  const [ruritania, pact] = await Promise.all(
    (["state", "treaty"] as const).map((kind) =>
      as(editor).entities.create({ kind, name: `Asked ${kind}` }),
    ),
  );
  if (!ruritania || !pact) throw new Error("Both were made.");
  const page = await as(editor).entities.makePage({ entityId: pact.id, trackerId });
  const first = { version: 1, factsVersion: 1 };
  await as(editor).drafts.save({
    ...{ editionId: page.id, ...first, facts: { kind: "entity" } },
    text: { ...noText, headline: "Asked treaty", standfirst: "It binds its parties." },
  });
  const { path } = await goesLive({ editionId: page.id });
  const asked = async (below: string, query: string) => {
    const { status } = await answer(below, { query: new URLSearchParams(query), held: null });
    return status;
  };
  // There is nothing a day could be asked of yet, and no form for it.
  expect(await asked(path ?? "", "on=soon")).toBe(200);
  const { id: editionId } = await as(editor).works.create({ trackerId, kind: "act" });
  const act = { ...emptyAct(randomUUID()), stateId: ruritania.id, ofId: pact.id };
  await as(editor).drafts.save({
    ...{ editionId, ...first, text: { ...noText, headline: "Asked and bound" } },
    facts: { kind: "act", acts: [{ ...act, type: "signed", acted: "1998" }] },
  });
  await goesLive({ editionId });
  for (const below of [path ?? "", `${tracker}/matrix`]) {
    for (const query of ["", "on=", "on=1999-05-01"]) expect(await asked(below, query)).toBe(200);
    for (const query of ["on=soon", "on=1999-02-30", "on=1999-05-01&on=1999-05-02"])
      expect(await asked(below, query), `${below}?${query}`).toBe(400);
  }
  expect(await asked(tracker, "on=soon")).toBe(200);
});

test("a tracker that is gone has no files, and its reason is given", async () => {
  expect((await answer("/en/trackers/none/events.csv")).status).toBe(404);
  const page = await db.edition.findFirstOrThrow({ where: { headline: "Exits" } });
  await as(room.admin).publications.takeDown({ editionId: page.id, reason: "legal" });
  for (const below of ["", "/events.csv", "/events.json"])
    expect((await ask("from=2022", null, below)).status).toBe(410);
});
