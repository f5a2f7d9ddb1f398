import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { aNewsroom, as, db, person } from "@/server/testing/newsroom";
import { emptyBody } from "@/server/works/schema";
import { emptyMeasure } from "./rules";
import type { TypedMeasure } from "./schema";

async function aCount() {
  const room = await aNewsroom();
  const { editor, reviewer, trackerId } = room;
  const entity = async (kind: "state" | "body") =>
    (await as(editor).entities.create({ kind, name: randomUUID() })).id;
  const [aboutId, ofId] = [await entity("state"), await entity("body")];

  const measure = (part: Partial<TypedMeasure>): TypedMeasure => ({
    ...emptyMeasure(randomUUID()),
    ofId,
    aboutId,
    name: "visits",
    value: "30",
    period: "between 1998 and 2025",
    ...part,
  });

  async function write(measures: TypedMeasure[], editionId?: string) {
    const id = editionId ?? (await as(editor).works.create({ trackerId, kind: "measure" })).id;
    const { version, factsVersion, text } = await as(editor).reviews.edition({ editionId: id });
    const bodies = { body: emptyBody, method: emptyBody, citations: [] };
    await as(editor).drafts.save({
      ...{ editionId: id, version, factsVersion },
      text: { ...text, ...bodies, headline: text.headline || randomUUID() },
      facts: { kind: "measure", measures },
    });
    return { editionId: id };
  }

  const publish = (at: { editionId: string }) => room.goesLive(editor, reviewer, at);
  const live = () =>
    db.measure.findMany({
      where: { ofId },
      orderBy: { place: "asc" },
      select: { measure: true, about: true },
    });
  const submit = async (at: { editionId: string }) => {
    const { version } = await as(editor).reviews.edition(at);
    return as(editor).reviews.submit({ ...at, version, note: "" });
  };
  return { ...room, aboutId, measure, write, publish, live, submit };
}

test("measures are there when they are published, in the order they were entered, and not before", async () => {
  const { aboutId, measure, write, publish, live } = await aCount();
  const at = await write([measure({}), measure({ name: "reports", value: "27", aboutId: null })]);
  expect(await live()).toEqual([]);
  await publish(at);
  expect(await live()).toMatchObject([
    {
      measure: { name: "visits", value: 30, period: { edtf: "1998/2025" } },
      about: { id: aboutId },
    },
    { measure: { name: "reports", value: 27 }, about: null },
  ]);
});

test("the next version takes the place of the numbers before it", async () => {
  const { measure, write, publish, live, editor } = await aCount();
  const visits = measure({});
  const { editionId, version } = await publish(
    await write([visits, measure({ name: "reports", value: "27" })]),
  );
  await as(editor).drafts.edit({ editionId, version });
  await write([{ ...visits, value: "31" }], editionId);
  expect(await live()).toHaveLength(2);
  await publish({ editionId });
  expect(await live()).toMatchObject([{ measure: { id: visits.id, value: 31 } }]);
});

test("what is taken down leaves no number behind", async () => {
  const { measure, write, publish, live, admin } = await aCount();
  const { editionId } = await publish(await write([measure({})]));
  await as(admin).publications.takeDown({ editionId, reason: "error" });
  expect(await live()).toEqual([]);
});

test("an entry without a number, or with one nobody can read, does not go before reviewers", async () => {
  const { measure, write, submit } = await aCount();
  await expect(submit(await write([]))).rejects.toThrow("measuresMissing");
  await expect(submit(await write([measure({ value: "thirty" })]))).rejects.toThrow("numberUnread");
});

test("a measure that names nobody in the record is not kept", async () => {
  const { measure, write } = await aCount();
  await expect(write([measure({ ofId: randomUUID() })])).rejects.toThrow("notFound");
});

test("where a text shows measures the desk has them as readers do, else as the draft stands, for whoever may read it", async () => {
  const { aboutId, measure, write, publish, live, editor, reviewer, trackerId } = await aCount();
  const shownTo = (viewer: typeof editor) => as(viewer).works.measures({ workId });
  const at = await write([measure({})]);
  const { workId } = await as(editor).reviews.edition(at);
  const [elsewhere, fellow] = [await person(null), await person({ trackerId, role: "editor" })];
  const drawn = await shownTo(fellow);
  expect(drawn).toMatchObject({ isLive: false, ...at });
  expect(drawn.lines).toEqual([expect.stringContaining("Visits: 30, of")]);
  await expect(shownTo(elsewhere)).rejects.toThrow("notFound");
  await db.work.update({
    where: { id: workId },
    data: { restrictedToIds: [editor.id, reviewer.id] },
  });
  await expect(shownTo(fellow)).rejects.toThrow("notFound");

  const { version } = await publish(at);
  expect(await live()).toMatchObject([{ about: { id: aboutId } }]);
  await as(editor).drafts.edit({ ...at, version });
  await write([measure({ value: "31" })], at.editionId);
  for (const [viewer, editionId] of [
    [editor, at.editionId],
    [fellow, null],
    [elsewhere, null],
  ] as const) {
    const shown = await shownTo(viewer);
    expect(shown).toMatchObject({ isLive: true, editionId });
    expect(shown.lines).toEqual([expect.stringContaining("Visits: 30, of")]);
  }
});
