import { expect, test } from "vitest";
import { aNewsroom, as, person } from "@/server/testing/newsroom";

test("whoever looks for a sign finds the words that hold it, and not every word", async () => {
  const room = await aNewsroom();
  for (const headline of ["Only 4 % of reports", "Only 4 of them", "A_B", "AxB", "C\\D"])
    await room.draft(room.editor, { headline });
  const found = async (search: string) =>
    (await as(room.editor).works.list({ search })).lines.map(({ headline }) => headline);
  expect(await found("%")).toEqual(["Only 4 % of reports"]);
  expect(await found("a_b")).toEqual(["A_B"]);
  expect(await found("\\")).toEqual(["C\\D"]);
  const named = await as(room.editor).works.search({ search: "_" });
  expect(named.map(({ headline }) => headline)).toEqual(["A_B"]);

  const state = `Land of 100 % ${room.trackerId}`;
  await as(room.editor).entities.create({ kind: "state", name: state });
  const entities = async (search: string) =>
    (await as(room.editor).entities.search({ search })).map(({ name }) => name);
  expect(await entities(`100 % ${room.trackerId}`)).toEqual([state]);
  expect(await entities(`100_%_${room.trackerId}`)).toEqual([]);

  const chief = await person(null, true);
  expect((await as(chief).people.everyone({ search: "%" })).people).toEqual([]);
});

test("the list says which works readers have", async () => {
  const room = await aNewsroom();
  const live = await room.published(room.editor, room.reviewer);
  const draft = await room.draft(room.editor);
  const { lines } = await as(room.editor).works.list({});
  const isLive = (editionId: string) => lines.find(({ id }) => id === editionId)?.isLive;
  expect([isLive(live.editionId), isLive(draft.editionId)]).toEqual([true, false]);
  await as(room.admin).publications.takeDown({ editionId: live.editionId, reason: "other" });
  const after = await as(room.editor).works.list({});
  expect(after.lines.find(({ id }) => id === live.editionId)?.isLive).toBe(false);
});
