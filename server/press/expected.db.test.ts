import { afterAll, beforeAll, expect, test } from "vitest";
import type { Condition } from "@/server/dates/expected-window";
import { readerPool } from "@/server/public/db";
import { waitingDue } from "@/server/public/expectations";
import { aNewsroom, as, body, db, type Newsroom } from "@/server/testing/newsroom";
import { aSite, filesIn, leaveSite } from "@/server/testing/site";
import { startWork } from "@/server/works/commands";
import type { TypedEvent } from "@/server/works/rules";
import { answer } from "./answer";
import { pressAll, pressDue } from "./press";

let room: Newsroom;
let folder: string;
let trackerAddress: string;

beforeAll(async () => {
  folder = aSite();
  room = await aNewsroom();
  trackerAddress = await aTrackerPage();
});
afterAll(() => leaveSite(folder));

type At = { editionId: string };

const goesLive = (at: At) => room.goesLive(room.editor, room.reviewer, at);
const lookAt = ({ editionId }: At) => db.edition.findUniqueOrThrow({ where: { id: editionId } });
const page = async (address: string) => (await filesIn(folder)).get(address.slice(1)) ?? "";
const pageOf = async (at: At) => page(`${(await lookAt(at)).path}.html`);

async function aTrackerPage() {
  const { trackerId, editor } = room;
  const start = { trackerId, kind: "page", lang: "en", headline: "Exits", act: "create" } as const;
  const { id: editionId } = await db.$transaction((tx) => startWork(tx, editor, start));
  const { version, factsVersion, text, facts } = await as(editor).reviews.edition({ editionId });
  const save = { editionId, version, factsVersion, facts };
  await as(editor).drafts.save({ ...save, text: { ...text, body, citations: [] } });
  await goesLive({ editionId });
  return (await lookAt({ editionId })).path ?? "";
}

const yearAfter = (workId: string): Condition => ({
  kind: "after",
  workId,
  period: { duration: "P12M", until: "day" },
  basis: "Article 22",
});

const waitsFor = async (other: At) =>
  room.anEvent(room.editor, "", {
    phase: "pending",
    condition: yearAfter((await lookAt(other)).workId),
  });

async function rewrites(at: At, part: Partial<TypedEvent>) {
  const { version: live } = await as(room.editor).reviews.edition(at);
  await as(room.editor).drafts.edit({ ...at, version: live });
  const { version, factsVersion, text, facts } = await as(room.editor).reviews.edition(at);
  if (facts.kind !== "event") throw new Error("It is an event.");
  const save = { ...at, version, factsVersion, text: { ...text, citations: [] } };
  await as(room.editor).drafts.save({ ...save, facts: { ...facts, ...part } });
  await goesLive(at);
}

test("publishing the event waited for moves the window wherever it is shown, over however many, and taking it down ends it", async () => {
  const notice = await room.anEvent(room.editor, "", { phase: "pending" });
  const { headline } = await lookAt(notice);
  const exit = await waitsFor(notice);
  const last = await waitsFor(exit);
  await goesLive(exit);
  await goesLive(last);
  expect(await pageOf(exit)).toContain(
    "12 months after an event that is not public (<bdi>Article 22</bdi>)",
  );
  expect(await pageOf(exit)).not.toContain(headline);
  await goesLive(notice);
  const other = `“<a href="${(await lookAt(notice)).path}">${headline}</a>”`;
  expect(await pageOf(exit)).toContain(`12 months after ${other}, for which no date is set`);
  const calendars = ["/en/expected.ics", `${trackerAddress}/expected.ics`];
  for (const calendar of calendars) expect(await page(calendar)).not.toContain("VEVENT");

  await rewrites(notice, { phase: "occurred", typed: "September 2029" });
  const month = '<time dateTime="2030-09">September 2030</time>';
  expect(await pageOf(exit)).toContain(`${month}: <span class="why">12 months after ${other}`);
  expect(await pageOf(last)).toContain('<time dateTime="2031-09">September 2031</time>');
  for (const address of ["/en.html", `${trackerAddress}.html`])
    expect(await page(address)).toContain(`${month}: <span class="why">12 months after ${other}`);
  for (const calendar of calendars) {
    expect(await page(calendar)).toContain("DTSTART;VALUE=DATE:20300901\r\n");
    expect(await page(calendar)).toContain("DTSTART;VALUE=DATE:20310901\r\n");
    const missed = await answer(calendar);
    expect(missed.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
    expect(await missed.text()).toBe(await page(calendar));
  }

  await as(room.admin).publications.takeDown({ editionId: notice.editionId, reason: "error" });
  for (const address of ["/en.html", `${trackerAddress}.html`])
    expect(await page(address)).not.toContain(headline);
  expect(await pageOf(exit)).toContain("after an event that is not public");
  expect(await pageOf(last)).not.toContain("2031");
  const before = await filesIn(folder);
  await pressAll();
  expect(await filesIn(folder)).toEqual(before);
});

test("two that as readers have them wait for each other are pressed without a window", async () => {
  const first = await room.anEvent(room.editor, "2031", { phase: "pending" });
  const second = await waitsFor(first);
  await goesLive(first);
  await goesLive(second);
  const { workId } = await lookAt(second);
  await db.$executeRaw`UPDATE "desk"."Work" SET "facts" = "facts" || jsonb_build_object('typed', '', 'condition',
    ${JSON.stringify(yearAfter(workId))}::jsonb), "factsContributorIds" = ARRAY[${room.editor.id}::uuid] WHERE "id" = ${(await lookAt(first)).workId}::uuid`;
  await rewrites(first, {});
  expect(await pageOf(first)).toContain("for which no date is set");
  expect(await pageOf(second)).toContain("for which no date is set");
});

test("the day after its window, an event that waited was expected", async () => {
  const notice = await room.anEvent(room.editor, "5 March 2019");
  const exit = await waitsFor(notice);
  await goesLive(notice);
  await goesLive(exit);
  const { workId } = await lookAt(exit);
  const due = (day: string, next: string) => waitingDue(readerPool(), { after: day, upTo: next });
  expect(await due("2020-03-04", "2020-03-05")).not.toContain(workId);
  expect(await due("2020-03-05", "2020-03-06")).toContain(workId);
  expect(await due("2020-03-06", "2020-03-07")).not.toContain(workId);
  expect(await pageOf(exit)).toContain("Was expected");
  await pressDue({ after: "2020-03-05", upTo: "2020-03-06" });
});

test("an event tells how its expectation changed, from the versions readers had", async () => {
  const exit = await room.anEvent(room.editor, "June 2031", { phase: "pending" });
  await goesLive(exit);
  expect(await pageOf(exit)).not.toContain("How the expectation changed");
  await rewrites(exit, { typed: "June 2032" });
  const html = (await pageOf(exit)).replaceAll("\u00a0", " ");
  expect(html).toContain("How the expectation changed");
  expect(html).toMatch(/First expected: June 2031\..*Postponed on [^:]*: June 2032\./s);
});
