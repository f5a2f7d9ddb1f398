import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { cut, publishParts } from "@/server/revisions/commands";
import { aNewsroom, as, db } from "@/server/testing/newsroom";
import { loadEdition } from "@/server/works/queries";
import { emptyBody } from "@/server/works/schema";
import { emptyAct } from "./rules";
import type { TypedAct } from "./schema";

async function aLedger() {
  const room = await aNewsroom();
  const { editor, reviewer, trackerId } = room;
  const entity = async (kind: "state" | "treaty") =>
    (await as(editor).entities.create({ kind, name: randomUUID() })).id;
  const [stateId, ofId] = [await entity("state"), await entity("treaty")];

  const act = (part: Partial<TypedAct>): TypedAct => ({
    ...emptyAct(randomUUID()),
    stateId,
    ofId,
    type: "ratified",
    acted: "1998",
    ...part,
  });

  async function write(acts: TypedAct[], editionId?: string) {
    const id = editionId ?? (await as(editor).works.create({ trackerId, kind: "act" })).id;
    const { version, factsVersion } = await as(editor).reviews.edition({ editionId: id });
    const text = {
      headline: randomUUID(),
      standfirst: "",
      byline: "",
      body: emptyBody,
      method: emptyBody,
      citations: [],
    };
    const facts = { kind: "act", acts } as const;
    await as(editor).drafts.save({ editionId: id, version, factsVersion, text, facts });
    return { editionId: id };
  }

  const enter = async (acts: TypedAct[]) => room.goesLive(editor, reviewer, await write(acts));
  const inLedger = () => as(editor).acts.replaceable({ stateId, ofId });
  const submit = async (at: { editionId: string }) => {
    const { version } = await as(editor).reviews.edition(at);
    return as(editor).reviews.submit({ ...at, version, note: "" });
  };
  return { ...room, stateId, act, write, enter, inLedger, submit };
}

test("an act enters the ledger when it is published, and not before", async () => {
  const { act, write, inLedger, goesLive, editor, reviewer } = await aLedger();
  const ratified = act({});
  const at = await write([ratified]);
  expect(await inLedger()).toEqual([]);
  await goesLive(editor, reviewer, at);
  expect(await inLedger()).toMatchObject([{ id: ratified.id, isReplaced: false }]);
});

test("what is taken down leaves the ledger", async () => {
  const { act, enter, inLedger, admin } = await aLedger();
  const { editionId } = await enter([act({})]);
  await as(admin).publications.takeDown({ editionId, reason: "error" });
  expect(await inLedger()).toEqual([]);
});

test("an act in the ledger is neither changed nor removed by a later draft", async () => {
  const { act, enter, write, submit, editor } = await aLedger();
  const ratified = act({});
  const { editionId, version } = await enter([ratified]);
  await as(editor).drafts.edit({ editionId, version });
  const changed = [
    [{ ...ratified, acted: "1997" }],
    [{ ...ratified, instrument: "Another" }],
    [act({ type: "signed", acted: "1996" })],
  ];
  for (const acts of changed) {
    const at = await write(acts, editionId);
    await expect(submit(at)).rejects.toThrow("actPublished");
  }
  const more = await write([ratified, act({ type: "signed", acted: "1996" })], editionId);
  await expect(submit(more)).resolves.toMatchObject({ version: expect.any(Number) });
});

test("the database itself refuses a published act that was changed", async () => {
  const { act, enter, write, editor, reviewer, read } = await aLedger();
  const ratified = act({});
  const { editionId, version } = await enter([ratified]);
  await as(editor).drafts.edit({ editionId, version });
  await write([{ ...ratified, acted: "1997" }], editionId);
  await db.$transaction(async (tx) => {
    const loaded = await loadEdition(tx, editionId);
    const { text, facts } = await cut(tx, editor, loaded);
    const { workId } = loaded.row;
    await tx.work.update({ where: { id: workId }, data: { submittedFactsId: facts.id } });
    const data = { submittedRevisionId: text.id, status: "inReview" } as const;
    await tx.edition.update({ where: { id: editionId }, data });
  });
  const { version: approved } = await as(reviewer).reviews.approve(
    await read(reviewer, { editionId }),
  );
  await expect(as(editor).publications.publish({ editionId, version: approved })).rejects.toThrow(
    "actPublished",
  );
  const unasked = db.$transaction(async (tx) =>
    publishParts(tx, editor, await loadEdition(tx, editionId)),
  );
  await expect(unasked).rejects.toThrow("a published act is superseded, never edited");
  const kept = await db.act.findUniqueOrThrow({ where: { id: ratified.id } });
  expect(kept.act).toMatchObject({ actedOn: { edtf: "1998" } });
});

test("the same act is recorded once, and the refusal says which", async () => {
  const { act, enter, write, submit } = await aLedger();
  await enter([act({})]);
  const at = await write([act({})]);
  await expect(submit(at)).rejects.toMatchObject({
    message: "actRecorded",
    cause: { told: { act: expect.stringMatching(/^Ratification: .*; 1998$/) } },
  });
});

test("what two works were sent in with at once is recorded by the first that is published", async () => {
  const { act, enter, write, submitted, inLedger, editor, reviewer } = await aLedger();
  const wrong = act({});
  await enter([wrong]);
  const approved = async (part: Partial<TypedAct>) => {
    const at = await write([act(part)]);
    const { version } = await as(editor).reviews.edition(at);
    const sent = await submitted(editor, { ...at, version });
    return { ...at, version: (await as(reviewer).reviews.approve(sent)).version };
  };
  const refused = async (code: string, parts: Partial<TypedAct>[]) => {
    const works = [];
    for (const part of parts) works.push(await approved(part));
    const tried = await Promise.allSettled(works.map((at) => as(editor).publications.publish(at)));
    expect(tried.flatMap((one) => (one.status === "rejected" ? one.reason.message : []))).toEqual([
      code,
    ]);
  };
  await refused("actRecorded", [{ type: "signed" }, { type: "signed" }]);
  await refused("supersedesUnknown", [
    { acted: "5 May 1998", supersedesId: wrong.id },
    { acted: "6 May 1998", supersedesId: wrong.id },
  ]);
  expect(await inLedger()).toHaveLength(3);
});

test("an act takes the place of one recorded by mistake, once", async () => {
  const { act, enter, write, submit, inLedger } = await aLedger();
  const wrong = act({});
  await enter([wrong]);
  const right = act({ acted: "5 May 1998", supersedesId: wrong.id });
  await enter([right]);
  expect(await inLedger()).toMatchObject([
    { id: wrong.id, isReplaced: true },
    { id: right.id, isReplaced: false },
  ]);
  const again = await write([act({ acted: "6 May 1998", supersedesId: wrong.id })]);
  await expect(submit(again)).rejects.toThrow("supersedesUnknown");
  const nothing = await write([act({ acted: "7 May 1998", supersedesId: randomUUID() })]);
  await expect(submit(nothing)).rejects.toThrow("supersedesUnknown");
});

test("an act takes the place of one recorded of the wrong state", async () => {
  const { act, enter, write, submit, inLedger, editor, stateId } = await aLedger();
  const wrong = act({});
  await enter([wrong]);
  const { id: another } = await as(editor).entities.create({ kind: "state", name: randomUUID() });
  const right = act({ stateId: another, supersedesId: wrong.id });
  const chosen = { stateId: another, ofId: right.ofId, supersedesId: wrong.id };
  const replaceable = await as(editor).acts.replaceable(chosen);
  expect(replaceable).toMatchObject([{ id: wrong.id }]);
  const entered = await enter([right]);
  const { rows } = await as(editor).reviews.comparison(entered);
  const told = rows.find(({ field }) => field === "acts")?.pieces[0]?.text;
  expect(told).toContain(`in place of an act recorded by mistake: ${replaceable[0]?.words}`);
  expect(await inLedger()).toMatchObject([{ id: wrong.id, isReplaced: true }]);
  const again = await write([act({ acted: "1999", supersedesId: wrong.id })]);
  await expect(submit(again)).rejects.toThrow("supersedesUnknown");
  // What was done counts again for whom it was taken from, once it is entered of them.
  await enter([act({ stateId })]);
  expect(await inLedger()).toHaveLength(2);
});

test("an act that names nobody in the record is not kept", async () => {
  const { act, write } = await aLedger();
  await expect(write([act({ stateId: randomUUID() })])).rejects.toThrow("notFound");
});
