import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { createEntity } from "@/server/entities/commands";
import { aNewsroom, as, db, type Newsroom, person } from "@/server/testing/newsroom";
import { eventTaken } from "@/server/testing/things";

const report = readFileSync("prisma/seed/report.txt", "utf8");

let room: Newsroom;
beforeAll(async () => {
  room = await aNewsroom();
});

const input = (events: (typeof eventTaken)[]) => ({
  trackerId: room.trackerId,
  text: report,
  unticked: [],
  datedOn: "2025-08-26",
  headline: "Brought in",
  source: { publisher: "A paper", title: "", url: "" },
  events,
});

test("an event taken over is a draft that rests on the report's words, with who was named", async () => {
  const state = await createEntity(db, room.editor, { kind: "state", name: "Russia" });
  const taken = { ...eventTaken, participantIds: [state.id] };
  const { sourceId } = await as(room.editor).reports.bringIn({ ...input([]), events: [taken] });
  const [event] = await db.edition.findMany({
    where: { headline: taken.title, citations: { some: { sourceId } } },
    include: { citations: true, work: true },
  });
  expect(event).toMatchObject({
    standfirst: taken.summary,
    status: "draft",
    citations: [{ quote: "adopted in 1987", place: "paragraph 1" }],
    work: {
      kind: "event",
      facts: { typed: "1987", phrase: "in 1987", participantIds: [state.id] },
      factsContributorIds: [room.editor.id],
    },
  });
});

test("nothing is brought into a closed tracker", async () => {
  const closed = await aNewsroom();
  const { trackerId } = closed;
  await as(await person(null, true)).trackers.close({ trackerId });
  const brings = as(closed.editor).reports.bringIn({ ...input([]), trackerId });
  await expect(brings).rejects.toThrow("trackerClosed");
});

test("with an event that names somebody unknown nothing at all is made", async () => {
  const count = () => db.edition.count({ where: { work: { homeTrackerId: room.trackerId } } });
  const before = await count();
  const unknown = { ...eventTaken, participantIds: ["01a21500-0000-7000-8000-000000000000"] };
  await expect(
    as(room.editor).reports.bringIn({ ...input([]), events: [eventTaken, unknown] }),
  ).rejects.toMatchObject({ message: "notFound" });
  expect(await count()).toBe(before);
});

test("a reading proposes events, with who of the recorded is named in their sentence", async () => {
  await createEntity(db, room.editor, { kind: "body", name: "Council of Europe" });
  const read = await as(room.editor).reports.read({ text: report });
  if (!("proposed" in read)) throw new Error("The report was not read.");
  const joined = read.proposed.events.find(({ sentence }) =>
    sentence.includes("Council of Europe"),
  );
  expect(joined?.participants.map(({ name }) => name)).toContain("Council of Europe");
});

test("who is known by another name is found by it, as words of their own only", async () => {
  const { id } = await createEntity(db, room.editor, {
    kind: "body",
    name: "Committee of Experts",
  });
  await db.entity.update({ where: { id }, data: { aliases: ["COE"] } });
  const named = async (text: string) => {
    const { events } = await as(room.editor).reports.propose({ text, datedOn: null });
    return events.flatMap(({ participants }) => participants.map((one) => one.id));
  };
  expect(await named("The COE met in 1987, and it is said that it met in Geneva.")).toContain(id);
  expect(await named("The COEX met in 1987, and it is said that it met in Geneva.")).not.toContain(
    id,
  );
});

test("of a report that is all dates the first events are listed", async () => {
  const text = "On Saturday it left in 1998. ".repeat(30_000);
  const { events, isCut } = await as(room.editor).reports.propose({ text, datedOn: "2025-08-26" });
  expect([events.length, isCut]).toEqual([200, true]);
});

test("words the database cannot keep are refused in words, and nothing is made", async () => {
  const count = () => db.edition.count({ where: { work: { homeTrackerId: room.trackerId } } });
  const before = await count();
  for (const quote of ["a\0b", "half \ud83d"])
    await expect(
      as(room.editor).reports.bringIn(input([{ ...eventTaken, quote }])),
    ).rejects.toMatchObject({ message: "bodyRefused" });
  expect(await count()).toBe(before);
});

test("dated on another day, the same words give other dates; dated on none, none", async () => {
  const dates = async (datedOn: string | null) =>
    (await as(room.editor).reports.propose({ text: report, datedOn })).events.map(
      ({ typed }) => typed,
    );
  const first = await dates("2025-08-26");
  expect(await dates("2025-09-26")).not.toEqual(first);
  expect((await dates(null)).length).toBeLessThanOrEqual(first.length);
});
