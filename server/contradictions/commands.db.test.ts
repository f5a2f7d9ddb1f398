import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { emptyMeasure } from "@/server/measures/rules";
import { aNewsroom, as, db, person } from "@/server/testing/newsroom";
import { contradicting } from "@/server/testing/things";

async function aContradiction() {
  const room = await aNewsroom();
  const { editor, reviewer } = room;
  const siteAdmin = await person(null, true);
  const scene = { room, author: editor, judge: reviewer, siteAdmin, viewer: null };
  const { editionId, key } = await contradicting(scene);
  return { ...room, editionId, key: key ?? "" };
}

test("an event that dates a ratification otherwise than the ledger shows both sides, in words", async () => {
  const { editionId, editor } = await aContradiction();
  expect(await as(editor).contradictions.ofEdition({ editionId })).toMatchObject([
    {
      kind: "date",
      place: "facts",
      said: "It ratified the treaty (1985)",
      recorded: [expect.stringMatching(/^Ratification: .*; 3\u00a0March 1987$/)],
      closed: null,
    },
  ]);
});

test("an open contradiction stops an approval, a closed one does not, and the reason is kept", async () => {
  const { editionId, key, editor, reviewer, read, submitted } = await aContradiction();
  const { version } = await as(editor).reviews.edition({ editionId });
  await submitted(editor, { editionId, version });
  const seen = await read(reviewer, { editionId });
  await expect(as(reviewer).reviews.approve(seen)).rejects.toThrow("contradictionOpen");
  const close = { editionId, key, reason: "The report is quoted as it is." };
  await as(reviewer).contradictions.close(close);
  await as(reviewer).contradictions.close(close);
  const [closed] = await as(editor).contradictions.ofEdition({ editionId });
  expect(closed?.closed).toMatchObject({ by: reviewer.name, reason: close.reason });
  expect(await db.closedContradiction.count({ where: { editionId } })).toBe(1);
  await expect(as(reviewer).reviews.approve(seen)).resolves.toMatchObject({
    version: expect.any(Number),
  });
  const { history } = await as(editor).reviews.edition({ editionId });
  expect(history).toContainEqual(
    expect.objectContaining({ action: "closeContradiction", note: close.reason }),
  );
});

test("readers are told of nothing that was closed while the text went to its reviewers", async () => {
  const { editionId, key, editor, admin } = await aContradiction();
  const { version } = await as(editor).reviews.edition({ editionId });
  const close = { editionId, key, reason: "Both.", isTold: true };
  const [sent, closed] = await Promise.allSettled([
    as(editor).reviews.submit({ editionId, version, note: "" }),
    as(admin).contradictions.close(close),
  ]);
  expect(sent.status).toBe("fulfilled");
  const { projection } = await as(editor).publications.preview({ editionId });
  const isTold = projection.differ !== undefined;
  expect(closed.status).toBe(isTold ? "fulfilled" : "rejected");
});

test("one that is opened again stops the next approval", async () => {
  const { editionId, key, editor, reviewer, read, submitted } = await aContradiction();
  await as(editor).contradictions.close({ editionId, key, reason: "Both." });
  await as(editor).contradictions.reopen({ editionId, key });
  const { version } = await as(editor).reviews.edition({ editionId });
  await submitted(editor, { editionId, version });
  const seen = await read(reviewer, { editionId });
  await expect(as(reviewer).reviews.approve(seen)).rejects.toThrow("contradictionOpen");
});

test("readers are told only from an open draft, by whoever may then not approve it, and while it is so", async () => {
  const { editionId, key, editor, reviewer, admin, read, submitted } = await aContradiction();
  const close = { editionId, key, reason: "Both.", isTold: true };
  await as(admin).contradictions.close(close);
  const { version } = await as(editor).reviews.edition({ editionId });
  await submitted(editor, { editionId, version });
  const { projection } = await as(editor).publications.preview({ editionId });
  expect(projection.differ).toMatchObject([{ said: "It ratified the treaty (1985)" }]);
  const seen = await read(admin, { editionId });
  await as(admin).reviews.approve(seen);
  const { approvedBy, contributors } = await as(editor).reviews.edition({ editionId });
  expect(contributors).toContain(admin.name);
  // The admin had no hand in the facts, and may approve those alone.
  expect(approvedBy).toEqual([admin.name]);
  await expect(as(reviewer).contradictions.reopen({ editionId, key })).rejects.toThrow(
    "wrongStatus",
  );
});

test("once the date is put right, readers are told of nothing", async () => {
  const { editionId, key, editor, submitted } = await aContradiction();
  await as(editor).contradictions.close({ editionId, key, reason: "Both.", isTold: true });
  const { text, facts, version, factsVersion } = await as(editor).reviews.edition({ editionId });
  if (facts.kind !== "event") throw new Error("An event has the facts of one.");
  const saved = await as(editor).drafts.save({
    ...{ editionId, version, factsVersion },
    text: { ...text, citations: [] },
    facts: { ...facts, typed: "1987" },
  });
  await submitted(editor, { editionId, version: saved.version });
  const { projection } = await as(editor).publications.preview({ editionId });
  expect(projection.differ).toBeUndefined();
});

/** Live, and readers are told that sources differ. */
async function toldLive() {
  const room = await aContradiction();
  const { editionId, key, editor, reviewer } = room;
  await as(editor).contradictions.close({ editionId, key, reason: "Both.", isTold: true });
  return { ...room, at: await room.goesLive(editor, reviewer, { editionId }) };
}

test("a text that tells readers less because the facts were put right goes live, its words sent by whoever sent it", async () => {
  const { at, editionId, editor, reviewer, submitted } = await toldLive();
  const { version } = await as(editor).drafts.edit(at);
  const { text, facts, factsVersion } = await as(editor).reviews.edition(at);
  if (facts.kind !== "event") throw new Error("An event has the facts of one.");
  await as(editor).drafts.save({
    ...{ editionId, version, factsVersion },
    text: { ...text, citations: [] },
    facts: { ...facts, typed: "1987" },
  });
  const now = await as(editor).reviews.edition(at);
  const read = await submitted(editor, { editionId, version: now.version });
  expect(await as(editor).publications.preview(at)).not.toHaveProperty("projection.differ");
  const approved = await as(reviewer).reviews.approve(read);
  await as(editor).publications.publish({ editionId, version: approved.version });
  const live = await as(editor).reviews.edition(at);
  expect(live).toMatchObject({ status: "published", live: { version: 2 } });
});

test("with a discarded draft goes what it would have told readers, and comes back what they are told", async () => {
  const { at, editionId, key, editor, admin } = await toldLive();
  const { projection: live } = await as(editor).publications.preview(at);
  const { version } = await as(editor).drafts.edit(at);
  await as(admin).contradictions.reopen({ editionId, key });
  await as(admin).contradictions.close({ editionId, key, reason: "Not told." });
  await as(admin).drafts.discard({ editionId, version });
  const [found] = await as(editor).contradictions.ofEdition(at);
  expect(found?.closed).toMatchObject({ by: editor.name, reason: "Both.", isTold: true });
  const again = await as(editor).drafts.edit({ editionId, version: version + 1 });
  expect((await as(editor).publications.preview(at)).projection.differ).toEqual(live.differ);
  await expect(
    as(editor).reviews.submit({ editionId, version: again.version, note: "" }),
  ).rejects.toThrow("nothingChanged");
});

test("a contradiction that only a discarded draft told readers of is open again", async () => {
  const room = await aContradiction();
  const { editionId, key, editor, reviewer, admin } = room;
  await as(editor).contradictions.close({ editionId, key, reason: "Quoted." });
  const at = await room.goesLive(editor, reviewer, { editionId });
  const { version } = await as(editor).drafts.edit(at);
  await as(admin).contradictions.reopen({ editionId, key });
  await as(admin).contradictions.close({ editionId, key, reason: "Told.", isTold: true });
  await as(admin).drafts.discard({ editionId, version });
  const [found] = await as(editor).contradictions.ofEdition(at);
  expect(found?.closed).toBeNull();
});

test("it is closed with a reason, by whoever may read the draft, while it is there", async () => {
  const { editionId, key, editor } = await aContradiction();
  const { close } = as(editor).contradictions;
  await expect(close({ editionId, key, reason: " " })).rejects.toThrow("reasonNeeded");
  const other = { editionId, key: "0".repeat(64), reason: "Both." };
  await expect(close(other)).rejects.toThrow("contradictionGone");
  const stranger = (await aNewsroom()).admin;
  await expect(
    as(stranger).contradictions.close({ editionId, key, reason: "Both." }),
  ).rejects.toThrow("notFound");
});

test("a number of an article that differs from the published one shows both sides, until the measure has it too", async () => {
  const room = await aNewsroom();
  const { editor, reviewer, trackerId } = room;
  const { create } = as(editor).entities;
  const [body, state] = [`Committee ${randomUUID()}`, `State ${randomUUID()}`];
  const { id: ofId } = await create({ kind: "body", name: body });
  const { id: aboutId } = await create({ kind: "state", name: state });
  const entry = await as(editor).works.create({ trackerId, kind: "measure" });
  const visits = { ...emptyMeasure(randomUUID()), ofId, aboutId, name: "visits", period: "1998" };
  async function count(value: string) {
    const { text, version, factsVersion } = await as(editor).reviews.edition({
      editionId: entry.id,
    });
    const at = { editionId: entry.id, version, factsVersion };
    const facts = { kind: "measure" as const, measures: [{ ...visits, value }] };
    await as(editor).drafts.save({ ...at, text: { ...text, headline: "Counted" }, facts });
    return room.goesLive(editor, reviewer, { editionId: entry.id });
  }
  const { version: live } = await count("30");

  const { editionId } = await room.draft(editor);
  const { text, facts, version, factsVersion } = await as(editor).reviews.edition({ editionId });
  const words = { type: "text", text: `The ${body} made 31 visits to ${state}.` };
  const said = { type: "doc", content: [{ type: "paragraph", content: [words] }] };
  await as(editor).drafts.save({
    ...{ editionId, version, factsVersion },
    text: { ...text, body: said, citations: [] },
    facts,
  });
  const found = () => as(editor).contradictions.ofEdition({ editionId });
  expect(await found()).toMatchObject([
    {
      kind: "measure",
      place: 1,
      said: `The ${body} made 31 visits to ${state}.`,
      recorded: [`Visits: 30, of ${body} about ${state}, 1998`],
      closed: null,
    },
  ]);
  await as(editor).drafts.edit({ editionId: entry.id, version: live });
  await count("31");
  expect(await found()).toEqual([]);
});

test("when the date is put right nothing is left of it", async () => {
  const { editionId, editor } = await aContradiction();
  const { text, facts, version, factsVersion } = await as(editor).reviews.edition({ editionId });
  if (facts.kind !== "event") throw new Error("An event has the facts of one.");
  const at = { editionId, version, factsVersion };
  await as(editor).drafts.save({
    ...at,
    text: { ...text, citations: [] },
    facts: { ...facts, typed: "1987" },
  });
  expect(await as(editor).contradictions.ofEdition({ editionId })).toEqual([]);
});
